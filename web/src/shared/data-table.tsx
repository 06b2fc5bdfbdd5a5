import { Table, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp, IconSearch } from '@tabler/icons-react';
import { columnFilteringFeature, createFilteredRowModel, createSortedRowModel, globalFilteringFeature, rowSortingFeature, tableFeatures, useTable, type ColumnDef, type SortDirection } from '@tanstack/react-table';
import { useMemo, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useHydrated } from './hydrated.ts';
import classes from './data-table.module.css';

export interface Column<Row> {
  readonly key: string;
  /** Empty for a column of buttons; readers of the page aloud still get a name for it. */
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the column sorts and filters by; without it, it does neither. */
  readonly value?: (row: Row) => string | number | boolean | null;
  readonly align?: 'end';
  /** Buttons and the like: on narrow screens without a label of its own. */
  readonly bare?: boolean;
}

export interface DataTableProps<Row> {
  /** Says what the table holds, to people who cannot see the page around it. */
  caption: string;
  rows: readonly Row[];
  /** Stable between renders (module scope or useMemo). The first column names the row. */
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Shown instead of a table without rows. */
  empty: ReactNode;
  /** A box that narrows the rows shown to those containing a text. */
  filterable?: boolean;
  /** What the rows are sorted by at first; as they come otherwise. */
  sort?: { key: string; desc?: boolean };
  rowClassName?: (row: Row) => string | undefined;
}

const features = tableFeatures({ columnFilteringFeature, globalFilteringFeature, rowSortingFeature, filteredRowModel: createFilteredRowModel(), sortedRowModel: createSortedRowModel() });

/** A table that sorts and filters the rows it has; on narrow screens every row becomes a card. */
export function DataTable<Row extends object>({ caption, rows, columns, rowKey, empty, filterable = false, sort, rowClassName }: DataTableProps<Row>) {
  const t = useTranslations('common.table');
  const hydrated = useHydrated();
  const definitions = useDefinitions(columns);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowKey,
    initialState: sort ? { sorting: [{ id: sort.key, desc: sort.desc ?? false }] } : {},
    globalFilterFn: (row, columnId, text: string) => String(row.getValue(columnId) ?? '').toLocaleLowerCase().includes(text.toLocaleLowerCase()),
    getColumnCanGlobalFilter: (column) => column.accessorFn !== undefined,
  });
  if (rows.length === 0) return empty;
  const filter = String(table.state.globalFilter ?? '');
  const shown = table.getRowModel().rows;
  return (
    <div className={classes.frame}>
      {filterable && hydrated && (
        <TextInput value={filter} onChange={(event) => table.setGlobalFilter(event.currentTarget.value)} aria-label={t('filter')} placeholder={t('filter')} leftSection={<IconSearch aria-hidden size={16} />} maw="20rem" mb="sm" />
      )}
      <Table className={classes.table} verticalSpacing="sm" highlightOnHover>
        <caption className="for-readers-only">{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => {
              const sorted = table.getColumn(column.key)?.getIsSorted() ?? false;
              return (
                <Table.Th key={column.key} scope="col" className={alignment(column)} {...(sorted && { 'aria-sort': sorted === 'asc' ? 'ascending' : 'descending' })}>
                  {column.value && hydrated ? <SortButton header={column.header} sorted={sorted} onClick={() => table.getColumn(column.key)?.toggleSorting()} /> : column.header || <span className="for-readers-only">{t('actions')}</span>}
                </Table.Th>
              );
            })}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ id, original }) => (
            <Table.Tr key={id} className={rowClassName?.(original)}>
              {columns.map((column, index) => (
                <Table.Td key={column.key} className={alignment(column)} {...(!column.bare && index > 0 && { 'data-label': column.header })}>
                  {column.cell(original)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text role="status" size="sm" c="dimmed" py={shown.length === 0 ? 'md' : 0}>
        {shown.length === 0 && t('noMatch', { text: filter })}
      </Text>
    </div>
  );
}

function SortButton({ header, sorted, onClick }: { header: string; sorted: false | SortDirection; onClick: () => void }) {
  const t = useTranslations('common.table');
  const Icon = sorted === 'asc' ? IconArrowUp : sorted === 'desc' ? IconArrowDown : IconArrowsSort;
  return (
    <button type="button" className={classes.sort} onClick={onClick} title={t('sortBy', { column: header })}>
      {header}
      <Icon aria-hidden size={14} className={sorted ? undefined : classes.idle} />
    </button>
  );
}

function useDefinitions<Row extends object>(columns: readonly Column<Row>[]): ColumnDef<typeof features, Row>[] {
  const locale = useLocale();
  return useMemo(() => {
    const collator = new Intl.Collator(locale, { numeric: true });
    return columns.map(({ key, value }): ColumnDef<typeof features, Row> => {
      if (!value) return { id: key, enableSorting: false };
      return { id: key, accessorFn: value, sortFn: (a, b) => compare(value(a.original), value(b.original), collator) };
    });
  }, [columns, locale]);
}

/** Numbers by size, text as the language sorts it, nothing after everything. */
function compare(a: string | number | boolean | null, b: string | number | boolean | null, collator: Intl.Collator): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return typeof a === 'string' && typeof b === 'string' ? collator.compare(a, b) : Number(a) - Number(b);
}

const alignment = (column: Column<never>) => (column.align === 'end' ? classes.end : undefined);
