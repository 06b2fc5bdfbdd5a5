import { Alert, Anchor, Button, Group, SimpleGrid, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link, redirect, useRouteLoaderData } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { RunBadge, Word } from '../../coordinator/badges.tsx';
import { Panel } from '../../coordinator/panel.tsx';
import { tierNames } from '../../coordinator/run/summary.tsx';
import type { Run } from '../../coordinator/types.ts';
import { attempt, clientOf, load, refuse, textOf } from '../../shared/action.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { ActionForm, SubmitButton } from '../../shared/form/action-form.tsx';
import { CheckboxField } from '../../shared/form/fields.tsx';
import { Page, Section } from '../../shared/page.tsx';
import { Pagination } from '../../shared/pagination.tsx';
import { When } from '../../shared/when.tsx';
import type { loader as cohortLoader } from './cohort.tsx';
import type { Route } from './+types/runs.ts';

export async function loader({ request, params: { cohortId }, context }: Route.LoaderArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor');
  return { ...await load(() => clientOf(context).runs.list({ cohortId, ...(cursor && { cursor }) })), first: cursor === null };
}

export async function action({ request, params: { cohortId }, context }: Route.ActionArgs) {
  const form = await request.formData();
  const mode = textOf(form, 'mode') === 'exception' ? 'exception' : 'strict';
  const started = await attempt(() => clientOf(context).runs.start({ cohortId, mode, includeUnsubmitted: form.has('includeUnsubmitted') }));
  if (!started.ok) return refuse(started.refusal, form);
  return redirect(`/cohorts/${cohortId}/runs/${started.value.id}`);
}

export default function Runs({ loaderData: { items, total, next, first }, actionData, params: { cohortId } }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  const base = `/cohorts/${cohortId}`;
  const latest = first ? items[0] : undefined;
  const infeasible = latest?.mode === 'strict' && latest.status === 'infeasible' ? latest : undefined;
  const links = (
    <>
      <Button component={Link} to={`${base}/rules`} variant="default">{t('nav.rules')}</Button>
      <Button component={Link} to={`${base}/publications`} variant="default">{t('nav.publications')}</Button>
    </>
  );
  return (
    <Page title={t('runs.title')} actions={links}>
      {infeasible && (
        <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t('runs.afterInfeasible')} <Anchor component={Link} to={`${base}/runs/${infeasible.id}`} size="sm" underline="always">{t('runs.afterInfeasibleLink')}</Anchor>
        </Alert>
      )}
      <Start result={actionData} leading={infeasible ? 'exception' : 'strict'} />
      <Section title={t('runs.historyTitle')}>
        <RunTable items={items} base={base} />
        <Pagination shown={items.length} total={total} next={next} />
      </Section>
    </Page>
  );
}

function Start({ result, leading }: { result: unknown; leading: Run['mode'] }) {
  const t = useTranslations('coordinator.runs');
  const cohort = useRouteLoaderData<typeof cohortLoader>('routes/cohorts/cohort')?.cohort;
  const waiting = cohort ? cohort.mentors + cohort.mentees - cohort.mentorsSubmitted - cohort.menteesSubmitted : 0;
  return (
    <Panel title={t('startTitle')} {...(cohort?.status === 'open' && { lead: t('openNote') })}>
      <ActionForm intent="start" result={result} gap="lg">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {(['strict', 'exception'] as const).map((mode) => (
            <Group key={mode} align="flex-start" gap="sm" style={{ flexDirection: 'column' }}>
              <SubmitButton name="mode" value={mode} variant={mode === leading ? 'filled' : 'default'}>{t(mode === 'strict' ? 'runStrict' : 'runException')}</SubmitButton>
              <Text size="sm" c="dimmed">{t(`${mode}Text`)}</Text>
            </Group>
          ))}
        </SimpleGrid>
        {waiting > 0 && <CheckboxField name="includeUnsubmitted" label={t('includeLabel')} description={t('includeText', { count: waiting })} />}
      </ActionForm>
    </Panel>
  );
}

function RunTable({ items, base }: { items: readonly Run[]; base: string }) {
  const t = useTranslations('coordinator.runs');
  const format = useFormatter();
  const exceptions = ({ summary }: Run) => (summary ? tierNames.reduce((sum, tier) => sum + summary.tiers[tier], 0) : null);
  const columns: Column<Run>[] = [
    { key: 'number', header: t('number'), value: ({ number }) => number, cell: ({ id, number }) => <Anchor component={Link} to={`${base}/runs/${id}`} size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>{t('numberOf', { number })}</Anchor> },
    { key: 'mode', header: t('mode'), value: ({ mode }) => mode, cell: ({ mode, parentRunId }) => parentRunId ? t('byHand') : t(`modeOf.${mode}`) },
    { key: 'status', header: t('status'), value: ({ status }) => status, cell: (run) => <Group gap={6}><RunBadge run={run} />{run.active && <Word color="blue">{t('active')}</Word>}{run.published && <Word color="blue">{t('published')}</Word>}</Group> },
    { key: 'pairs', header: t('pairs'), align: 'end', value: ({ summary }) => summary?.pairs ?? null, cell: ({ summary }) => summary?.pairs ?? '–' },
    { key: 'average', header: t('average'), align: 'end', value: ({ summary }) => summary?.averageScore ?? null, cell: ({ summary }) => summary ? t('percent', { percent: format.number(summary.averageScore, 'points') }) : '–' },
    { key: 'exceptions', header: t('exceptions'), align: 'end', value: exceptions, cell: (run) => exceptions(run) ?? '–' },
    { key: 'when', header: t('when'), value: ({ createdAt }) => createdAt, cell: ({ createdAt }) => <When at={createdAt} /> },
    { key: 'by', header: t('by'), value: ({ createdBy }) => createdBy, cell: ({ createdBy }) => createdBy ?? '–' },
  ];
  return <DataTable caption={t('caption')} rows={items} columns={columns} rowKey={({ id }) => id} empty={<Text size="sm" c="dimmed">{t('empty')}</Text>} />;
}
