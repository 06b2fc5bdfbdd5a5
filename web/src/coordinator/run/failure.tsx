import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { ActionBar } from '../action-bar.tsx';
import { Certificate } from '../dashboard/certificate.tsx';
import { Options } from '../dashboard/options.tsx';
import { Organizations } from '../dashboard/organizations.tsx';
import { Findings } from '../dashboard/readiness.tsx';
import type { Cohort, Diagnostics, Names, Run } from '../types.ts';
import { StartForm } from './start-form.tsx';

/** §9: why a run made no pairs, and what can be done about it. */
export function Failure({ run, cohort, diagnostics, names, result }: { run: Run; cohort: Cohort; diagnostics: Diagnostics; names: Names; result: unknown }) {
  const t = useTranslations('coordinator.run');
  const base = `/cohorts/${run.cohortId}`;
  return (
    <>
      <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t('failedTitle')} styles={{ title: { color: 'var(--mantine-color-text)' } }}>
        {t('failedText')}
      </Alert>
      <Certificate diagnostics={diagnostics} names={names} cohort={cohort} result={result} action={`${base}?index`} place="elsewhere" />
      <Findings diagnostics={diagnostics} names={names} cohortId={run.cohortId} />
      <Options options={diagnostics.options} names={names} cohortId={run.cohortId} />
      <Organizations organizations={diagnostics.organizations} lead={t('organizationsText')} />
      <ActionBar>
        <StartForm mode="exception" cohortId={run.cohortId} includeUnsubmitted={run.includeUnsubmitted} result={result} />
        <Group>
          <Button component={Link} to={base} variant="default">{t('toOverview')}</Button>
        </Group>
      </ActionBar>
    </>
  );
}

/** Ended without an answer: cancelled, out of time, or broken on our side. */
export function Unfinished({ status }: { status: Run['status'] }) {
  const t = useTranslations('coordinator.run');
  if (status === 'cancelled') return <Alert color="gray" variant="light">{t('cancelledText')}</Alert>;
  return <Alert color="red" variant="light" title={t('technicalTitle')} icon={<IconAlertTriangle aria-hidden />}>{t(status === 'timedOut' ? 'timedOutText' : 'technicalText')}</Alert>;
}
