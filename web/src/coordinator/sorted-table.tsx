import { Table } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import table from '../shared/data-table.module.css';
import type { Sorting } from './sorting.ts';
import classes from './sorted-table.module.css';

export interface SortedColumn<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly sortable?: boolean;
  readonly align?: 'end';
  /** On narrow screens without a label of its own. */
  readonly bare?: boolean;
}

interface SortedTableProps<Row> {
  caption: string;
  rows: readonly Row[];
  columns: readonly SortedColumn<Row>[];
  rowKey: (row: Row) => string;
  sorting: Sorting;
  param?: string;
  /** A second line under each row, over all columns. */
  below?: (row: Row) => ReactNode;
}

/** A table that a loader sorted as the address says: its headings are links, so that an order can be kept, shared and gone back to. */
export function SortedTable<Row>({ caption, rows, columns, rowKey, sorting, param = 'sort', below }: SortedTableProps<Row>) {
  return (
    <div className={table.frame}>
      <Table className={table.table} verticalSpacing="sm" highlightOnHover={!below}>
        <caption className="for-readers-only">{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ key, header, sortable, align }) => (
              <Table.Th key={key} scope="col" {...(align && { className: table.end })} {...(key === sorting.key && { 'aria-sort': sorting.desc ? 'descending' : 'ascending' })}>
                {sortable ? <Heading header={header} name={key} sorting={sorting} param={param} /> : header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Fragment key={rowKey(row)}>
              <Table.Tr {...(below && { className: classes.above })}>
                {columns.map(({ key, header, cell, align, bare }, at) => (
                  <Table.Td key={key} {...(align && { className: table.end })} {...(!bare && at > 0 && { 'data-label': header })}>
                    {cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
              {below && (
                <Table.Tr className={classes.below}>
                  <Table.Td colSpan={columns.length}>{below(row)}</Table.Td>
                </Table.Tr>
              )}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Heading({ header, name, sorting, param }: { header: string; name: string; sorting: Sorting; param: string }) {
  const t = useTranslations('common.table');
  const [search] = useSearchParams();
  const sorted = name === sorting.key;
  const query = new URLSearchParams(search);
  query.delete('notice');
  query.set(param, sorted && !sorting.desc ? `-${name}` : name);
  const Icon = !sorted ? IconArrowsSort : sorting.desc ? IconArrowDown : IconArrowUp;
  return (
    <Link to={`?${query}`} className={classes.heading ?? ''} title={t('sortBy', { column: header })} preventScrollReset>
      {header}
      <Icon aria-hidden size={14} className={sorted ? undefined : table.idle} />
    </Link>
  );
}
