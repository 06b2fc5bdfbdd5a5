import { Anchor, Button, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { Word } from '../../coordinator/badges.tsx';
import { clientOf, load } from '../../shared/action.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Page } from '../../shared/page.tsx';
import { When } from '../../shared/when.tsx';
import type { Route } from './+types/publications.ts';

type Publication = Awaited<ReturnType<typeof loader>>['items'][number];

export async function loader({ params: { cohortId }, context }: Route.LoaderArgs) {
  return load(() => clientOf(context).runs.publications({ cohortId }));
}

export default function Publications({ loaderData: { items }, params: { cohortId } }: Route.ComponentProps) {
  const t = useTranslations('coordinator');
  const runs = `/cohorts/${cohortId}/runs`;
  const columns: Column<Publication>[] = [
    { key: 'run', header: t('publications.run'), value: ({ runNumber }) => runNumber, cell: ({ runId, runNumber }) => <Anchor component={Link} to={`${runs}/${runId}`} size="sm" fw={600}>{t('runs.numberOf', { number: runNumber })}</Anchor> },
    { key: 'published', header: t('publications.published'), value: ({ publishedAt }) => publishedAt, cell: ({ publishedAt, publishedBy }) => <Moment at={publishedAt} by={publishedBy} /> },
    { key: 'withdrawn', header: t('publications.withdrawn'), value: ({ withdrawnAt }) => withdrawnAt, cell: ({ withdrawnAt, withdrawnBy }) => withdrawnAt ? <Moment at={withdrawnAt} by={withdrawnBy} /> : <Word color="sea">{t('publications.still')}</Word> },
    { key: 'reason', header: t('publications.reason'), cell: ({ reason }) => reason ?? '–' },
  ];
  const empty = <EmptyState title={t('publications.emptyTitle')} actions={<Button component={Link} to={runs}>{t('publications.emptyAction')}</Button>}>{t('publications.emptyText')}</EmptyState>;
  return (
    <Page title={t('publications.title')} lead={t('publications.lead')} crumbs={[{ to: runs, label: t('runs.title') }]}>
      <DataTable caption={t('publications.caption')} rows={items} columns={columns} rowKey={({ runId, publishedAt }) => `${runId} ${publishedAt}`} empty={empty} />
    </Page>
  );
}

function Moment({ at, by }: { at: string; by: string | null }) {
  const t = useTranslations('coordinator.publications');
  return (
    <Stack gap={0}>
      <When at={at} />
      {by && <span>{t('by', { name: by })}</span>}
    </Stack>
  );
}
