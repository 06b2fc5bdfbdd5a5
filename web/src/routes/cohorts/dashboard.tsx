import { Button, Grid, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { carryOut } from '../../coordinator/act.ts';
import { Certificate } from '../../coordinator/dashboard/certificate.tsx';
import { NextActions } from '../../coordinator/dashboard/next-actions.tsx';
import { Options } from '../../coordinator/dashboard/options.tsx';
import { Organizations } from '../../coordinator/dashboard/organizations.tsx';
import { Readiness } from '../../coordinator/dashboard/readiness.tsx';
import { CohortState } from '../../coordinator/dashboard/state.tsx';
import { Stepper } from '../../coordinator/dashboard/stepper.tsx';
import { Submissions } from '../../coordinator/dashboard/submissions.tsx';
import type { Side } from '../../coordinator/types.ts';
import { unlockSubmitted } from '../../coordinator/unlock.ts';
import { clientOf, isRefused, load, textOf } from '../../shared/action.ts';
import { Page } from '../../shared/page.tsx';
import { RefusalAlert } from '../../shared/refusal.tsx';
import { instantOf } from '../../shared/zoned-time.ts';
import type { Route } from './+types/dashboard.ts';

export async function loader({ params, context }: Route.LoaderArgs) {
  return load(() => clientOf(context).cohorts.dashboard({ cohortId: params.cohortId }));
}

const reminders = { remindSubmission: 'submission', remindProfile: 'profile', broadenPreferences: 'broaden' } as const;

export async function action({ request, params: { cohortId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const client = clientOf(context);
  const { cohorts } = client;
  const unlock = async (ids: readonly string[]) => { if (form.has('unlock')) await unlockSubmitted(client, { cohortId, ids, reason: textOf(form, 'reason') }); };
  const here = `/cohorts/${cohortId}`;
  switch (textOf(form, 'intent')) {
    case 'open': return carryOut(form, () => cohorts.open({ cohortId, notify: form.has('notify') }), here, 'coordinator.opened');
    case 'close': return carryOut(form, () => cohorts.close({ cohortId }), here, 'coordinator.closed');
    case 'reopen': {
      const { timeZone } = await load(() => cohorts.get({ cohortId }));
      return carryOut(form, () => cohorts.reopen({ cohortId, reason: textOf(form, 'reason'), deadline: instantOf(form, 'deadline', timeZone) }), here, 'coordinator.reopened');
    }
    case 'submit': return carryOut(form, () => client.participants.submitAllFor({ cohortId, participantIds: textOf(form, 'ids').split(','), reason: textOf(form, 'reason') }), here, 'coordinator.submittedFor');
    case 'remind': {
      const kind = reminders[textOf(form, 'subject') as keyof typeof reminders];
      const participantIds = textOf(form, 'ids').split(',');
      return carryOut(form, async () => {
        await unlock(participantIds);
        return cohorts.remind({ cohortId, kind, participantIds });
      }, here, 'coordinator.mailed');
    }
    case 'ask': {
      const ask = textOf(form, 'ask').split(',') as Side[];
      const pair = { mentorId: textOf(form, 'mentorId'), menteeId: textOf(form, 'menteeId') };
      return carryOut(form, async () => {
        await unlock(ask.map((side) => pair[`${side}Id`]));
        return cohorts.askToConsider({ cohortId, ...pair, ask });
      }, here, 'coordinator.mailed');
    }
    default: throw new Response(null, { status: 400 });
  }
}

export default function CohortDashboard({ loaderData: { cohort, readiness, diagnostics, names, actions, submissions }, actionData }: Route.ComponentProps) {
  const t = useTranslations('coordinator.dashboard');
  const base = `/cohorts/${cohort.id}`;
  // A draft has nothing to judge yet; once everybody has seen the pairs, what could have stood in their way is of no more interest.
  const collected = cohort.mentors + cohort.mentees > 0 && cohort.status !== 'draft';
  const deciding = collected && cohort.status !== 'matched';
  const organizations = <Organizations organizations={diagnostics.organizations} lead={t('organizationsText')} />;
  return (
    <Page title={cohort.name} lead={cohort.description} actions={<Button component={Link} to={`${base}/details`} variant="default">{t('edit')}</Button>}>
      {isRefused(actionData) && actionData.values['subject']?.[0]?.startsWith('elsewhere') && <RefusalAlert refusal={actionData.refusal} />}
      <Stepper cohort={cohort} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <NextActions actions={actions} cohort={cohort} names={names} result={actionData} />
            {collected && !deciding && organizations}
            {deciding && (
              <>
                <Readiness readiness={readiness} diagnostics={diagnostics} names={names} cohortId={cohort.id} />
                <Certificate diagnostics={diagnostics} names={names} cohort={cohort} result={actionData} action={`${base}?index`} place="why" />
              </>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <Submissions cohort={cohort} submissions={submissions} />
            <CohortState cohort={cohort} result={actionData} />
            {deciding && organizations}
          </Stack>
        </Grid.Col>
        {deciding && <Grid.Col span={12}><Options options={diagnostics.options} names={names} cohortId={cohort.id} /></Grid.Col>}
      </Grid>
    </Page>
  );
}
