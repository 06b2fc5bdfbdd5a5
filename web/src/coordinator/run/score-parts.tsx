import { Stack, Table, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { Names, Verdict } from '../types.ts';
import classes from './score-parts.module.css';

interface ScorePartsProps { verdict: Pick<Verdict, 'breakdown' | 'scorePercent' | 'listsNotCounted'>; mentor: string; mentee: string; labels: Names }
type Breakdown = Verdict['breakdown'];

/** Where a score comes from: each part with its points, its weight and the facts behind it (S1). `labels` says what mentees read for an attribute’s key. */
export function ScoreParts({ verdict, mentor, mentee, labels }: ScorePartsProps) {
  const t = useTranslations('coordinator.score');
  const { breakdown, scorePercent: percent } = verdict;
  const why = useReasons({ mentor, mentee, labels });
  const format = useFormatter();
  const parts = ['rank', 'tags', 'attributes', 'alignment'] as const;
  return (
    <Table className={classes.parts ?? ''} verticalSpacing={6} withRowBorders={false} maw="46rem">
      <caption className="for-readers-only">{t('title', { percent })}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('part')}</Table.Th>
          <Table.Th scope="col">{t('points')}</Table.Th>
          <Table.Th scope="col">{t('why')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {parts.map((part) => (
          <Table.Tr key={part}>
            <Table.Th scope="row" fw={500}>{t(part)}</Table.Th>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{t('of', { points: format.number(breakdown[part].points, 'points'), weight: format.number(breakdown[part].weight, 'points') })}</Table.Td>
            <Table.Td>
              <Stack gap={0}>{why(part, verdict).map((sentence) => <Text key={sentence} size="sm">{sentence}</Text>)}</Stack>
            </Table.Td>
          </Table.Tr>
        ))}
        <Table.Tr>
          <Table.Th scope="row">{t('total')}</Table.Th>
          <Table.Td fw={600} colSpan={2}>{format.number(breakdown.total, 'points')}</Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

function useReasons({ mentor, mentee, labels }: Pick<ScorePartsProps, 'mentor' | 'mentee' | 'labels'>) {
  const t = useTranslations('coordinator.score');
  const format = useFormatter();
  const rank = (person: string, other: string, part: Breakdown['rank']['mentor'], counted: boolean) =>
    !counted ? t('notCounted', { person }) : part.rank === null ? t('unranked', { person, other }) : t('rankSide', { person, other, rank: part.rank, length: part.listLength });
  const labelled = (keys: readonly string[]) => keys.map((key) => labels[key] ?? key);
  const listed = (key: 'matched' | 'missing' | 'satisfied' | 'unsatisfied' | 'fits' | 'fitsNot', items: readonly string[]) => (items.length > 0 ? [t(key, { items: format.list(items) })] : []);
  return (part: 'rank' | 'tags' | 'attributes' | 'alignment', { breakdown, listsNotCounted }: ScorePartsProps['verdict']): string[] => {
    if (part === 'rank') return [rank(mentor, mentee, breakdown.rank.mentor, !listsNotCounted.includes('mentor')), rank(mentee, mentor, breakdown.rank.mentee, !listsNotCounted.includes('mentee'))];
    if (!breakdown[part].asked) return [t('notAsked')];
    if (part === 'tags') return breakdown.tags.matched.length + breakdown.tags.missing.length === 0 ? [t('nothingMatched')] : [...listed('matched', breakdown.tags.matched), ...listed('missing', breakdown.tags.missing)];
    if (part === 'attributes') return [...listed('satisfied', labelled(breakdown.attributes.satisfied)), ...listed('unsatisfied', labelled(breakdown.attributes.unsatisfied))];
    const aspects = (['language', 'location', 'function'] as const).filter((aspect) => breakdown.alignment[aspect] !== null);
    const where = (fits: boolean) => aspects.filter((aspect) => breakdown.alignment[aspect] === fits).map((aspect) => t(aspect));
    return [...listed('fits', where(true)), ...listed('fitsNot', where(false))];
  };
}
