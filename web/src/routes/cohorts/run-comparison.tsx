import { Anchor, Stack, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { tierNames } from '../../coordinator/run/summary.tsx';
import type { Comparison, Match, Run } from '../../coordinator/types.ts';
import { Flags } from '../../coordinator/run/remarks.tsx';
import { clientOf, load } from '../../shared/action.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { Page, Section } from '../../shared/page.tsx';
import type { Route } from './+types/run-comparison.ts';

export async function loader({ params: { cohortId, runId, otherRunId }, context }: Route.LoaderArgs) {
  return load(() => clientOf(context).runs.compare({ cohortId, runId, otherRunId }));
}

export default function RunComparison({ loaderData: { left, right, same, changes } }: Route.ComponentProps) {
  const t = useTranslations('coordinator.compare');
  return (
    <Page title={t('with', { left: left.number, right: right.number })} lead={`${t('same', { count: same })}, ${t('changed', { count: changes.length })}.`}>
      <Numbers left={left} right={right} />
      <Section title={t('changesTitle')}>
        <Changes changes={changes} left={left} right={right} />
      </Section>
    </Page>
  );
}

function Numbers({ left, right }: { left: Run; right: Run }) {
  const t = useTranslations('coordinator');
  const format = useFormatter();
  const rows: [string, (run: Run) => string][] = [
    [t('run.pairs'), ({ summary }) => format.number(summary?.pairs ?? 0)],
    [t('run.total'), ({ summary }) => format.number(summary?.totalScore ?? 0)],
    [t('run.average'), ({ summary }) => t('run.percent', { percent: format.number(summary?.averageScore ?? 0, 'points') })],
    ...tierNames.map((tier): [string, (run: Run) => string] => [t(`run.tier.${tier}`), ({ summary }) => format.number(summary?.tiers[tier] ?? 0)]),
    [t('run.ambiguous'), ({ summary }) => format.number(summary?.ambiguous ?? 0)],
  ];
  return (
    <Table maw="34rem" verticalSpacing="xs">
      <caption className="for-readers-only">{t('compare.summaryCaption')}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('compare.measure')}</Table.Th>
          {(['left', 'right'] as const).map((side) => ({ side, run: { left, right }[side] })).map(({ side, run }) => (
            <Table.Th key={side} scope="col" ta="end">
              <Anchor component={Link} to={`/cohorts/${run.cohortId}/runs/${run.id}`} size="sm">{t('runs.numberOf', { number: run.number })}</Anchor>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([label, value]) => (
          <Table.Tr key={label}>
            <Table.Th scope="row" fw={400}>{label}</Table.Th>
            <Table.Td ta="end">{value(left)}</Table.Td>
            <Table.Td ta="end" fw={value(left) === value(right) ? 400 : 650}>{value(right)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

type Change = Comparison['changes'][number];

function Changes({ changes, left, right }: { changes: readonly Change[]; left: Run; right: Run }) {
  const t = useTranslations('coordinator');
  const difference = (change: Change) => (change.left && change.right ? change.right.scorePercent - change.left.scorePercent : null);
  const columns: Column<Change>[] = [
    { key: 'mentor', header: t('compare.mentor'), value: ({ mentor }) => mentor.name, cell: ({ mentor }) => <Stack gap={0} style={{ overflowWrap: 'anywhere' }}><span>{mentor.name}</span><Text span size="xs" c="dimmed">{mentor.organization}</Text></Stack> },
    { key: 'left', header: t('runs.numberOf', { number: left.number }), value: (change) => change.left?.mentee.name ?? null, cell: (change) => <Partner match={change.left} /> },
    { key: 'right', header: t('runs.numberOf', { number: right.number }), value: (change) => change.right?.mentee.name ?? null, cell: (change) => <Partner match={change.right} /> },
    { key: 'difference', header: t('compare.difference'), align: 'end', value: difference, cell: (change) => { const points = difference(change); return points === null ? '–' : t('compare.points', { points }); } },
  ];
  return <DataTable caption={t('compare.changesCaption')} rows={changes} columns={columns} rowKey={({ mentor }) => mentor.id} empty={<Text>{t('compare.identical')}</Text>} />;
}

function Partner({ match }: { match: Match | null }) {
  const t = useTranslations('coordinator');
  if (!match) return <Text span size="sm" c="dimmed">{t('compare.nobody')}</Text>;
  return (
    <Stack gap={2} align="flex-start">
      <span>{t('compare.partner', { name: match.mentee.name, percent: match.scorePercent })}</span>
      <Flags verdict={match} />
    </Stack>
  );
}
