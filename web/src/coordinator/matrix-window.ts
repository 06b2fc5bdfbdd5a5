import type { Matrix, PairPerson } from './types.ts';

/** More rows or columns than this are shown in windows: a page stays readable, and light. */
export const windowSize = 40;

export type MatrixOrder = 'pairs' | 'names' | 'organizations';
export interface MatrixCell { readonly score: number; readonly kind: Matrix['kinds'][number][number]; readonly chosen: boolean }
export interface MatrixWindow {
  readonly mentors: readonly PairPerson[];
  readonly mentees: readonly PairPerson[];
  readonly cells: readonly (readonly MatrixCell[])[];
  readonly rows: Extent;
  readonly columns: Extent;
}
/** Which part of a side is shown: page numbers and places count from 1. */
export interface Extent { readonly page: number; readonly pages: number; readonly from: number; readonly until: number; readonly of: number }

/**
 * The part of the matrix that one page shows. In the order `pairs`, mentees stand in the order of their mentors,
 * so that the chosen pairs lie on the diagonal and equal page numbers show people who belong together.
 */
export function windowOf(matrix: Matrix, order: MatrixOrder, rowPage: number, columnPage: number, size = windowSize): MatrixWindow {
  const chosen = new Map(matrix.chosen.map(([mentor, mentee]) => [mentor, mentee]));
  const rowOrder = sorted(matrix.mentors, order);
  if (order === 'pairs') rowOrder.sort((a, b) => Number(chosen.has(b)) - Number(chosen.has(a)));
  const paired = order === 'pairs' ? rowOrder.flatMap((row) => chosen.get(row) ?? []) : [];
  const taken = new Set(paired);
  const columnOrder = [...paired, ...sorted(matrix.mentees, order).filter((column) => !taken.has(column))];

  const rows = extentOf(rowOrder.length, rowPage, size);
  const columns = extentOf(columnOrder.length, columnPage, size);
  const shownRows = rowOrder.slice(rows.from - 1, rows.until);
  const shownColumns = columnOrder.slice(columns.from - 1, columns.until);
  return {
    mentors: pick(matrix.mentors, shownRows), mentees: pick(matrix.mentees, shownColumns), rows, columns,
    cells: shownRows.map((row) => shownColumns.map((column) => ({
      score: matrix.scores[row]?.[column] ?? 0, kind: matrix.kinds[row]?.[column] ?? 'forbidden', chosen: chosen.get(row) === column,
    }))),
  };
}

/** Which of ten shades a score of 0–100 gets, 0 the palest. */
export function shadeOf(score: number): number {
  return Math.max(0, Math.min(9, Math.floor(score / 10)));
}

function extentOf(of: number, page: number, size: number): Extent {
  const pages = Math.max(1, Math.ceil(of / size));
  const within = Math.min(Math.max(1, page), pages);
  return { page: within, pages, from: (within - 1) * size + 1, until: Math.min(of, within * size), of };
}

function sorted(people: readonly PairPerson[], order: MatrixOrder): number[] {
  const collator = new Intl.Collator(undefined, { sensitivity: 'base' });
  const compare = (a: PairPerson, b: PairPerson) =>
    (order === 'organizations' ? collator.compare(a.organization, b.organization) : 0) || collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
  return people.map((person, at) => ({ person, at })).sort((a, b) => compare(a.person, b.person)).map(({ at }) => at);
}

function pick<T>(list: readonly T[], places: readonly number[]): T[] {
  return places.flatMap((place) => list[place] ?? []);
}
