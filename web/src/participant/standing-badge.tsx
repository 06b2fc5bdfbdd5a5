import { Badge } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { standing, type Participation, type Standing } from './steps.ts';

const colors: Record<Standing, string> = { notOpen: 'gray', draft: 'blue', submitted: 'sea', waiting: 'sea', missed: 'gray', published: 'grape' };

export function StandingBadge({ own }: { own: Participation }) {
  const t = useTranslations('participant.standing');
  const stands = standing(own);
  return <Badge variant="light" color={colors[stands]} tt="none">{t(stands)}</Badge>;
}
