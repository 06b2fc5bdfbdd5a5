import type { importFailureCodes, importProblemCodes } from '@counterpart/contract';
import type { Table } from '../../platform/files/table.ts';
import { columnName, columnsOf, type ImportKind } from './columns.ts';

export type ProblemCode = (typeof importProblemCodes)[number];
export type Values = Readonly<Record<string, string | number>>;
export interface RowProblem { readonly row: number; readonly column: string; readonly value: string; readonly code: ProblemCode; readonly values: Values }
export interface ImportFailure { readonly code: (typeof importFailureCodes)[number] | 'internal'; readonly values: Values }

/** A row by the names of its columns; `''` where the file has no such column or the cell is empty. */
export interface Row { readonly line: number; /** No cell stands beyond the last column: else nobody knows which cell is which. */ readonly whole: boolean; cell(column: string): string }
export interface Rows { readonly rows: readonly Row[]; readonly unknownColumns: readonly string[]; readonly problems: readonly RowProblem[] }

/** The columns of a file told apart: those we know, those we leave out and say so, those without which the file means nothing. */
export function rowsOf({ header, rows }: Table, kind: ImportKind): Rows | ImportFailure {
  const { required, optional } = columnsOf[kind];
  const names = header.map((name) => columnName(name, kind));
  const known = new Set([...required, ...optional]);
  const twice = names.find((name, at) => known.has(name) && names.indexOf(name) !== at);
  if (twice !== undefined) return { code: 'columnTwice', values: { column: twice } };
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) return { code: 'columnMissing', values: { column: missing.join(', '), found: header.filter(Boolean).slice(0, 12).join(', ') } };
  const placeOf = new Map(names.map((name, at) => [name, at]));
  const extraCell = ({ cells }: { cells: readonly string[] }) => cells.slice(header.length).find((cell) => cell.trim() !== '');
  return {
    unknownColumns: header.filter((_, at) => !known.has(names[at] ?? '') && header[at] !== '').slice(0, 50),
    problems: rows.flatMap((row) => {
      const extra = extraCell(row);
      return extra === undefined ? [] : [{ row: row.line, column: String(header.length + 1), value: shown(extra), code: 'extraCell', values: { columns: header.length } }];
    }),
    rows: rows.map((row) => ({ line: row.line, whole: extraCell(row) === undefined, cell: (column) => row.cells[placeOf.get(column) ?? -1]?.trim() ?? '' })),
  };
}

/** Enough of a cell to find it again. */
export function shown(value: string): string {
  return value.length > 120 ? `${value.slice(0, 119)}…` : value;
}
