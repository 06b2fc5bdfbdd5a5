import { useTranslations } from 'use-intl';
import type { Crumb } from '../shared/page.tsx';
import { useViewer } from '../shared/viewer.ts';
import { home, type Participation } from './steps.ts';

/** The way back: to the cohort, and before it to the list for whoever is in several. */
export function useCrumbs({ participantId, cohortName }: Participation): { readonly toList: readonly Crumb[]; readonly toCohort: readonly Crumb[] } {
  const t = useTranslations('participant.list');
  const { person } = useViewer();
  const toList = (person?.participations.length ?? 0) > 1 ? [{ to: '/participations', label: t('title') }] : [];
  return { toList, toCohort: [...toList, { to: home(participantId), label: cohortName }] };
}
