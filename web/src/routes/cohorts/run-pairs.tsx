import { Alert, Anchor, Button, Group, List, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle, IconRefreshAlert } from '@tabler/icons-react';
import { Form, Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { viewerContext } from '../../context.ts';
import { carryOut } from '../../coordinator/act.ts';
import { RunBadge, Word } from '../../coordinator/badges.tsx';
import { Decide } from '../../coordinator/run/decide.tsx';
import { Failure, Unfinished } from '../../coordinator/run/failure.tsx';
import { filters, queryOf, shownMatches, type MatchQuery } from '../../coordinator/run/match-list.ts';
import { NumberedPages } from '../../coordinator/run/numbered-pages.tsx';
import { StartForm } from '../../coordinator/run/start-form.tsx';
import { PairsTable } from '../../coordinator/run/pairs-table.tsx';
import { Summary } from '../../coordinator/run/summary.tsx';
import type { Cohort, PairPerson, Run, RunDetail } from '../../coordinator/types.ts';
import { clientOf, load, textOf } from '../../shared/action.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Page, Section } from '../../shared/page.tsx';
import { TaskProgress } from '../../shared/task-progress.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/run-pairs.ts';

export async function loader({ request, params: { cohortId, runId }, context }: Route.LoaderArgs) {
  const client = clientOf(context);
  const query = queryOf(new URL(request.url).searchParams);
  return load(async () => {
    const { matches, unmatched, diagnostics, names, ...found } = await client.runs.get({ cohortId, runId });
    const working = (found.status === 'queued' || found.status === 'running') && found.taskId !== null;
    const [task, cohort, { settings }] = await Promise.all([working && found.taskId ? client.tasks.get({ id: found.taskId }) : null, client.cohorts.get({ cohortId }), client.cohorts.settings.get({ cohortId })]);
    // What was called off is over, even before its worker has noticed.
    const cancelled = task?.state === 'cancelled';
    const run = cancelled ? { ...found, status: 'cancelled' as const } : found;
    const labels = Object.fromEntries(settings.attributes.map(({ key, label }) => [key, label]));
    const page = shownMatches(matches, query, context.get(viewerContext).locale);
    return { run, task: cancelled ? null : task, cohort, query, ...page, total: matches.length, unmatched, names, labels, diagnostics: run.status === 'infeasible' ? diagnostics : null };
  });
}

export async function action({ request, params: { cohortId, runId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { runs, tasks } = clientOf(context);
  const here = `/cohorts/${cohortId}/runs/${runId}`;
  switch (textOf(form, 'intent')) {
    case 'cancel': return carryOut(form, () => tasks.cancel({ id: textOf(form, 'taskId') }), here);
    case 'activate': return carryOut(form, () => runs.activate({ cohortId, runId, expectedActiveRunId: textOf(form, 'expectedActiveRunId') || null }), here, 'coordinator.activated');
    case 'publish': return carryOut(form, () => runs.publish({ cohortId, runId, notify: form.has('notify') }), here, 'coordinator.published');
    case 'unpublish': return carryOut(form, () => runs.unpublish({ cohortId, reason: textOf(form, 'reason') }), here, 'coordinator.unpublished');
    default: throw new Response(null, { status: 400 });
  }
}

export default function RunPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  const { run, task, cohort, diagnostics, names, unmatched } = loaderData;
  const ended = run.status === 'failed' || run.status === 'timedOut' || run.status === 'cancelled';
  return (
    <Page title={t('run.title', { number: run.number })} lead={<Facts run={run} />}>
      <Notes run={run} cohort={cohort} result={actionData} />
      {task && (
        <TaskProgress task={task}>
          <Text size="sm" c="dimmed">{t('run.waiting')}</Text>
          <div><ConfirmButton intent="cancel" hidden={{ taskId: task.id }} result={actionData} label={t('run.cancel')} text={t('run.cancelText')} /></div>
        </TaskProgress>
      )}
      {ended && <Unfinished status={run.status} />}
      {diagnostics && <Failure run={run} cohort={cohort} diagnostics={diagnostics} names={names} result={actionData} />}
      {run.summary && (
        <>
          <Summary summary={run.summary} />
          <Pairs {...loaderData} />
          <Unmatched mentors={unmatched.mentors} mentees={unmatched.mentees} cohortId={run.cohortId} />
          <Decide run={run} cohort={cohort} result={actionData} />
        </>
      )}
    </Page>
  );
}

function Facts({ run }: { run: Run }) {
  const t = useTranslations('coordinator');
  return (
    <Group gap="xs">
      <RunBadge run={run} />
      {run.active && <Word color="blue">{t('runs.active')}</Word>}
      {run.published && <Word color="blue">{t('runs.published')}</Word>}
      <Text span size="sm">
        {run.parentRunId ? t('runs.byHand') : t(`runs.modeOf.${run.mode}`)} · <When at={run.createdAt} /> · {run.createdBy && `${t('run.madeBy', { name: run.createdBy })} · `}{t('run.settingsVersion', { version: run.settingsVersion })}
      </Text>
    </Group>
  );
}

function Notes({ run, cohort, result }: { run: Run & Pick<RunDetail, 'listsNotCounted'>; cohort: Cohort; result: unknown }) {
  const t = useTranslations('coordinator.run');
  return (
    <>
      {run.inputChanged && !run.published && (
        <Alert color="orange" variant="light" icon={<IconRefreshAlert aria-hidden />}>
          <Group justify="space-between" gap="sm">
            <Text size="sm" flex="1 1 20rem">{t('inputChanged')}</Text>
            <StartForm mode={run.mode} cohortId={run.cohortId} includeUnsubmitted={run.includeUnsubmitted} result={result} variant="default" />
          </Group>
        </Alert>
      )}
      {run.parentRunId && (
        <Alert color="blue" variant="light" icon={<IconInfoCircle aria-hidden />}>
          {t('parent', { reason: run.reason || t('noReason') })} <Anchor component={Link} to={`/cohorts/${run.cohortId}/runs/${run.parentRunId}`} size="sm" underline="always">{t('parentLink')}</Anchor>
        </Alert>
      )}
      {run.listsNotCounted > 0 && (
        <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t('listsNotCounted', { count: run.listsNotCounted })} {cohort.status !== 'matched' && <Anchor component={Link} to={`/cohorts/${cohort.id}`} size="sm" underline="always">{t('toSubmitting')}</Anchor>}
        </Alert>
      )}
      {run.includeUnsubmitted && <Text size="sm" c="dimmed">{t('unsubmittedIncluded')}</Text>}
    </>
  );
}

function Pairs({ run, query, shown, found, pages, total, names, labels }: Route.ComponentProps['loaderData']) {
  const t = useTranslations('coordinator.run');
  const path = `/cohorts/${run.cohortId}/runs/${run.id}`;
  return (
    <Section title={t('tableTitle')} lead={t('tableLead')}>
      <Filter query={query} />
      {found === 0 ? (
        <EmptyState title={t('nothing')} actions={<Button component={Link} to={path} variant="default">{t('showAll')}</Button>} />
      ) : (
        <>
          {found < total && <Text size="sm" c="dimmed">{t('shown', { shown: found, total })}</Text>}
          <PairsTable matches={shown} names={names} labels={labels} sorting={query.sorting} runPath={path} />
          <NumberedPages page={query.page} pages={pages} />
        </>
      )}
    </Section>
  );
}

function Filter({ query: { show, search, sorting } }: { query: MatchQuery }) {
  const t = useTranslations('coordinator.run');
  return (
    <Form role="search">
      <input type="hidden" name="sort" value={`${sorting.desc ? '-' : ''}${sorting.key}`} />
      <Group align="flex-end" gap="sm">
        <TextInput type="search" name="search" label={t('searchLabel')} defaultValue={search} key={search} />
        <NativeSelect name="show" label={t('filterLabel')} defaultValue={show} data={filters.map((value) => ({ value, label: t(`filterOf.${value}`) }))} />
        <Button type="submit" variant="default">{t('filter')}</Button>
      </Group>
    </Form>
  );
}

function Unmatched({ mentors, mentees, cohortId }: { mentors: readonly PairPerson[]; mentees: readonly PairPerson[]; cohortId: string }) {
  const t = useTranslations('coordinator.run');
  const people = [...mentors, ...mentees];
  if (people.length === 0) return null;
  return (
    <Section title={t('unmatchedTitle')} lead={t('unmatchedText')}>
      <Stack>
        <List size="sm" spacing={4}>
          {people.map(({ id, name, organization }) => (
            <List.Item key={id}>
              <Anchor component={Link} to={`/cohorts/${cohortId}/participants/${id}`} size="sm">{name}</Anchor> <Text span size="xs" c="dimmed">{organization}</Text>
            </List.Item>
          ))}
        </List>
      </Stack>
    </Section>
  );
}
