import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { SortedTable, type SortedColumn } from '../sorted-table.tsx';
import type { Sorting } from '../sorting.ts';
import type { Match, Names, PairPerson } from '../types.ts';
import { useWords } from '../words.ts';
import { Remarks } from './remarks.tsx';
import { ScoreParts } from './score-parts.tsx';
import classes from './pairs-table.module.css';

interface PairsTableProps { matches: readonly Match[]; names: Names; labels: Names; sorting: Sorting; runPath: string }

export function PairsTable({ matches, names, labels, sorting, runPath }: PairsTableProps) {
  const t = useTranslations('coordinator');
  const columns: SortedColumn<Match>[] = [
    { key: 'mentor', header: t('run.mentor'), sortable: true, cell: ({ mentor }) => <Person person={mentor} /> },
    { key: 'mentee', header: t('run.mentee'), sortable: true, cell: ({ mentee }) => <Person person={mentee} /> },
    { key: 'match', header: t('run.match'), sortable: true, align: 'end', cell: ({ scorePercent }) => <Text span fw={650} size="sm">{t('run.percent', { percent: scorePercent })}</Text> },
    { key: 'remarks', header: t('run.flags'), sortable: true, cell: (match) => <Remarks match={match} names={names} /> },
    { key: 'regret', header: t('run.regret'), sortable: true, align: 'end', cell: ({ regret }) => regret === null ? t('regret.only') : regret === 0 ? t('regret.free') : t('regret.short', { points: regret }) },
  ];
  return <SortedTable caption={t('run.caption')} rows={matches} columns={columns} rowKey={({ id }) => id} sorting={sorting} below={(match) => <Details match={match} names={names} labels={labels} runPath={runPath} />} />;
}

function Person({ person: { name, organization } }: { person: PairPerson }) {
  return (
    <Stack gap={0} style={{ overflowWrap: 'anywhere' }}>
      <Text span fw={550} size="sm">{name}</Text>
      <Text span size="xs" c="dimmed">{organization}</Text>
    </Stack>
  );
}

/** On demand: the parts of the score, close calls and cost in sentences, and where to go from here. */
function Details({ match, names, labels, runPath }: { match: Match; names: Names; labels: Names; runPath: string }) {
  const t = useTranslations('coordinator');
  const { ambiguity, regret } = useWords(names);
  const { mentor, mentee } = match;
  const two = { mentor: mentor.name, mentee: mentee.name };
  return (
    <details className={classes.details}>
      <summary aria-label={t('run.showParts', two)}>{t('score.show')}</summary>
      <Stack gap="sm" pt="sm">
        <ScoreParts verdict={match} labels={labels} {...two} />
        <Stack gap={2}>
          {[...ambiguity(match), regret(match.regret), ...(match.overrideReason ? [t('exception.manualText', { reason: match.overrideReason })] : [])].map((sentence) => <Text key={sentence} size="sm">{sentence}</Text>)}
        </Stack>
        <Group gap="lg">
          <Anchor component={Link} to={`${runPath}/pairs/${mentor.id}/${mentee.id}`} size="sm">{t('run.sideBySide')}</Anchor>
          <Anchor component={Link} to={`${runPath}/override?mentor=${mentor.id}`} size="sm" aria-label={t('run.changePairLabel', two)}>{t('run.changePair')}</Anchor>
        </Group>
      </Stack>
    </details>
  );
}
