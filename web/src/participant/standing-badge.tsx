import { Badge } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { standing, type Participation, type Standing } from './steps.ts';

const colors: Record<Standing, string> = { notOpen: 'gray', draft: 'blue', submitted: 'sea', waiting: 'sea', missed: 'gray', published: 'grape', unmatched: 'gray' };

export function StandingBadge({ own, matched }: { own: Participation; matched: boolean }) {
  const t = useTranslations('participant.standing');
  const stands = standing(own, matched);
  return <Badge variant="light" color={colors[stands]} tt="none">{t(stands)}</Badge>;
}
