import { Alert, Anchor, Button, SimpleGrid } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { carryOut } from '../../coordinator/act.ts';
import { Certificate } from '../../coordinator/dashboard/certificate.tsx';
import { NextActions } from '../../coordinator/dashboard/next-actions.tsx';
import { Options } from '../../coordinator/dashboard/options.tsx';
import { Organizations } from '../../coordinator/dashboard/organizations.tsx';
import { Findings, Readiness } from '../../coordinator/dashboard/readiness.tsx';
import { CohortState } from '../../coordinator/dashboard/state.tsx';
import { Stepper } from '../../coordinator/dashboard/stepper.tsx';
import { Submissions } from '../../coordinator/dashboard/submissions.tsx';
import type { Side } from '../../coordinator/types.ts';
import { clientOf, load, textOf } from '../../shared/action.ts';
import { Page } from '../../shared/page.tsx';
import { When } from '../../shared/when.tsx';
import { instantOf } from '../../shared/zoned-time.ts';
import type { Route } from './+types/dashboard.ts';

export async function loader({ params, context }: Route.LoaderArgs) {
  return load(() => clientOf(context).cohorts.dashboard({ cohortId: params.cohortId }));
}

const reminders = { remindSubmission: 'submission', remindProfile: 'profile', broadenPreferences: 'broaden' } as const;

export async function action({ request, params: { cohortId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { cohorts } = clientOf(context);
  const here = `/cohorts/${cohortId}`;
  switch (textOf(form, 'intent')) {
    case 'open': return carryOut(form, () => cohorts.open({ cohortId, notify: form.has('notify') }), here, 'coordinator.opened');
    case 'close': return carryOut(form, () => cohorts.close({ cohortId }), here, 'coordinator.closed');
    case 'reopen': {
      const { timeZone } = await load(() => cohorts.get({ cohortId }));
      return carryOut(form, () => cohorts.reopen({ cohortId, reason: textOf(form, 'reason'), deadline: instantOf(form, 'deadline', timeZone) }), here, 'coordinator.reopened');
    }
    case 'remind': {
      const kind = reminders[textOf(form, 'subject') as keyof typeof reminders];
      return carryOut(form, () => cohorts.remind({ cohortId, kind, participantIds: textOf(form, 'ids').split(',') }), here, 'coordinator.mailed');
    }
    case 'ask': {
      const ask = textOf(form, 'ask').split(',') as Side[];
      return carryOut(form, () => cohorts.askToConsider({ cohortId, mentorId: textOf(form, 'mentorId'), menteeId: textOf(form, 'menteeId'), ask }), here, 'coordinator.mailed');
    }
    default: throw new Response(null, { status: 400 });
  }
}

export default function CohortDashboard({ loaderData: { cohort, readiness, diagnostics, names, actions, submissions }, actionData }: Route.ComponentProps) {
  const t = useTranslations('coordinator.dashboard');
  const base = `/cohorts/${cohort.id}`;
  const peopleIn = cohort.mentors + cohort.mentees > 0;
  return (
    <Page title={cohort.name} lead={cohort.description} actions={<Button component={Link} to={`${base}/details`} variant="default">{t('edit')}</Button>}>
      <Stepper cohort={cohort} />
      {cohort.publishedAt && cohort.activeRunId && (
        <Alert color="sea" variant="light" icon={<IconEye aria-hidden />}>
          {t('participants')} <When at={cohort.publishedAt} />. <Anchor component={Link} to={`${base}/runs/${cohort.activeRunId}`} size="sm">{t('seeResult')}</Anchor>
        </Alert>
      )}
      <NextActions actions={actions} cohort={cohort} names={names} result={actionData} />
      {peopleIn && (
        <>
          <Readiness readiness={readiness} />
          <Findings diagnostics={diagnostics} names={names} cohortId={cohort.id} />
          <Certificate diagnostics={diagnostics} names={names} result={actionData} action={`${base}?index`} />
        </>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
        <Submissions cohort={cohort} submissions={submissions} />
        <CohortState cohort={cohort} result={actionData} />
      </SimpleGrid>
      {peopleIn && (
        <>
          <Organizations organizations={diagnostics.organizations} />
          <Options options={diagnostics.options} names={names} cohortId={cohort.id} />
        </>
      )}
    </Page>
  );
}
