import { Code, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { Section } from '../../shared/page.tsx';
import type { ImportPreview } from '../types.ts';

type Problem = ImportPreview['problems'][number];

/** Rejected rows: line, column, what stands there and what to do about it. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslations('coordinator.import');
  const sentence = useProblemSentence();
  const columns: Column<Problem & { place: number }>[] = [
    { key: 'row', header: t('row'), value: ({ row }) => row, cell: ({ row }) => row },
    { key: 'column', header: t('column'), value: ({ column }) => column, cell: ({ column }) => <Code>{column}</Code> },
    { key: 'value', header: t('value'), value: ({ value }) => value, cell: ({ value }) => value === '' ? <Text span size="sm" c="dimmed">{t('emptyValue')}</Text> : value },
    { key: 'remedy', header: t('remedy'), cell: (problem) => sentence(problem) },
  ];
  return (
    <Section title={t('problemsTitle')} lead={t('problemsText')}>
      <DataTable caption={t('problemsCaption')} rows={problems.map((problem, place) => ({ ...problem, place }))} columns={columns} rowKey={({ place }) => String(place)} empty={null} filterable={problems.length > 20} />
    </Section>
  );
}

/** The remedy of a problem, of a row or of the whole file, by its code. */
export function useProblemSentence(): (problem: Pick<Problem, 'values'> & { code: Problem['code'] | NonNullable<ImportPreview['failure']>['code'] }) => string {
  const t = useTranslations('coordinator.import.problem');
  return ({ code, values }) => t(code, values);
}
