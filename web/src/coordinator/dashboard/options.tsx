import { Anchor, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { Panel } from '../panel.tsx';
import { SortedTable, type SortedColumn } from '../sorted-table.tsx';
import { sortedBy, sortingOf } from '../sorting.ts';
import type { Diagnostics, Names, OptionCount } from '../types.ts';
import { useWords } from '../words.ts';

const SHOWN = 10;

/** §5.2's three counts for everybody, the person with the fewest first. */
export function Options({ options, names, cohortId }: { options: Diagnostics['options']; names: Names; cohortId: string }) {
  const t = useTranslations('coordinator');
  const { name } = useWords(names);
  const locale = useLocale();
  const [search] = useSearchParams();
  const sorting = sortingOf(search, { key: 'strict', desc: false });
  const values: Record<string, (row: OptionCount) => string | number> = {
    person: ({ id }) => name(id), side: ({ side }) => t(`side.${side}`), strict: ({ strict }) => strict,
    anyAcceptability: ({ anyAcceptability }) => anyAcceptability, anyOrganization: ({ anyOrganization }) => anyOrganization,
  };
  const sorted = sortedBy(options, values[sorting.key], sorting, locale);
  const shown = search.has('options') ? sorted : sorted.slice(0, SHOWN);
  const columns: SortedColumn<OptionCount>[] = [
    { key: 'person', header: t('dashboard.optionPerson'), sortable: true, cell: ({ id }) => <Anchor component={Link} to={`/cohorts/${cohortId}/participants/${id}`} size="sm">{name(id)}</Anchor> },
    { key: 'side', header: t('dashboard.optionSide'), sortable: true, cell: ({ side }) => t(`side.${side}`) },
    { key: 'strict', header: t('dashboard.optionStrict'), sortable: true, align: 'end', cell: ({ strict }) => <Text span fw={650} size="sm" {...(strict === 0 && { c: 'var(--mantine-color-error)' })}>{strict}</Text> },
    { key: 'anyAcceptability', header: t('dashboard.optionAnyAcceptability'), sortable: true, align: 'end', cell: ({ anyAcceptability }) => anyAcceptability },
    { key: 'anyOrganization', header: t('dashboard.optionAnyOrganization'), sortable: true, align: 'end', cell: ({ anyOrganization }) => anyOrganization },
  ];
  const all = new URLSearchParams(search);
  all.set('options', 'all');
  all.delete('notice');
  return (
    <Panel title={t('dashboard.optionsTitle')} lead={t('dashboard.optionsText')}>
      {options.length === 0 ? (
        <Text size="sm">{t('dashboard.optionsNone')}</Text>
      ) : (
        <SortedTable caption={t('dashboard.optionsTitle')} rows={shown} columns={columns} rowKey={({ id }) => id} sorting={sorting} />
      )}
      {shown.length < sorted.length && (
        <Anchor component={Link} to={`?${all}`} size="sm" preventScrollReset>
          {t('dashboard.optionsAll', { count: sorted.length })}
        </Anchor>
      )}
    </Panel>
  );
}
