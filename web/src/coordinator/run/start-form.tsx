import { useTranslations } from 'use-intl';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import type { Run } from '../types.ts';

interface StartFormProps { mode: Run['mode']; cohortId: string; includeUnsubmitted: boolean; result: unknown; variant?: 'filled' | 'default' }

/** Starts a run like one that was looked at, in the other mode or again. */
export function StartForm({ mode, cohortId, includeUnsubmitted, result, variant = 'filled' }: StartFormProps) {
  const t = useTranslations('coordinator.runs');
  return (
    <ActionForm intent="start" action={`/cohorts/${cohortId}/runs?index`} result={result} hidden={{ mode, ...(includeUnsubmitted && { includeUnsubmitted: 'true' }) }}>
      <SubmitButton variant={variant}>{t(mode === 'strict' ? 'runStrict' : 'runException')}</SubmitButton>
    </ActionForm>
  );
}
