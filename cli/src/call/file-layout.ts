import { readRecords } from '../csv-records.ts';
import { UnusableInput } from '../exit.ts';
import type { InputProblem } from '../exit.ts';
import { columnNamed, readHeader } from './columns.ts';
import type { Column } from './columns.ts';

export type OnProgress = (file: string, share: number) => void;

/** One file, whose problems are kept up to the first thousand: a file of the wrong kind is wrong in every line. */
export class CallFile {
  private problems: InputProblem[] = [];
  readonly file: string;
  /** Said with every problem of the line that is being read. */
  hint = '';

  constructor(file: string) {
    this.file = file;
  }

  problem(line: number | null, column: string | null, value: string | null, reason: string, remedy: string): void {
    if (this.problems.length < 1000) this.problems.push({ file: this.file, line, column, value, reason, remedy: `${remedy}${this.hint}` });
  }

  /** @throws UnusableInput where there are problems. */
  close(): void {
    if (this.problems.length > 0) throw new UnusableInput(this.problems);
  }
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;

/** NaN where it is none. */
export function numberIn(cell: string, decimalComma: boolean): number {
  const text = decimalComma ? cell.replace(',', '.') : cell;
  return NUMBER.test(text) ? Number(text) : NaN;
}

interface Layout {
  /** In the order that holds where no header says another. */
  readonly columns: readonly Column[];
  /** Whether a first line can only be data, whatever its ids are called. */
  readonly isData: (cells: readonly string[], decimalComma: boolean) => boolean;
  readonly take: (cells: readonly string[], line: number, decimalComma: boolean) => void;
}

/** A first line that names columns says where they stand; without one they stand as documented. Where the separator is not a comma, a decimal comma can only be one. */
export function readLayout(into: CallFile, { columns, isData, take }: Layout, onProgress: OnProgress): void {
  let decimalComma = false;
  let first = true;
  let order: readonly number[] | null = null;
  let unreadable = false;
  const isHeader = (cells: readonly string[]): boolean => cells.some((cell) => columnNamed(cell, columns) !== null);
  const takeLine = (cells: readonly string[], line: number): void => {
    if (unreadable) return;
    if (cells.length !== columns.length) into.problem(line, null, cells.join(', '), `has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`, `A line is ${asRead(columns, order)}.${splitDecimal(cells, columns)}`);
    else take(order === null ? cells : order.map((place) => cells[place]!), line, decimalComma);
  };
  readRecords(into.file, {
    width: columns.length,
    fits: (cells, separator) => isData(cells.slice(-1), separator !== ',') || isHeader(cells),
    separator: (separator) => { decimalComma = separator !== ','; },
    progress: (share) => { onProgress(into.file, share); },
    record: (cells, line) => {
      if (!first) return takeLine(cells, line);
      first = false;
      if (!isData(cells, decimalComma) && isHeader(cells)) {
        const header = readHeader(cells, columns);
        for (const { value, reason, remedy } of header.troubles) into.problem(line, null, value, reason, remedy);
        order = header.order;
        unreadable = header.troubles.length > 0;
      } else {
        if (isWords(cells)) into.hint = ` If this line is a header, name its columns ${columns.join(', ')}.`;
        takeLine(cells, line);
        into.hint = '';
      }
    },
  });
}

/** Ids and numbers have digits, as a rule. */
function isWords(cells: readonly string[]): boolean {
  return cells.every((cell) => /^\P{Nd}*\p{L}{2}\P{Nd}*$/u.test(cell));
}

/** What to do about a cell that is no number, where it nearly is one; else ''. */
export function numberHint(cell: string, decimalComma: boolean): string {
  if (!decimalComma && /^[+-]?\d+,\d+$/u.test(cell)) return ` Write ${cell.replace(',', '.')}, or separate cells by semicolons.`;
  return cell.endsWith('%') ? ' Divide percentages by 100.' : '';
}

/** `p1,r1,0,292` has one cell too many. */
function splitDecimal(cells: readonly string[], columns: readonly Column[]): string {
  const isSplit = cells.length === columns.length + 1 && cells.some((cell, at) => at > 0 && /^\d+$/u.test(cell) && /^\d+$/u.test(cells[at - 1]!));
  return isSplit ? ' If a decimal comma stands in it, write a point, or separate cells by semicolons.' : '';
}

function asRead(columns: readonly Column[], order: readonly number[] | null): string {
  return (order === null ? columns : columns.toSorted((a, b) => order[columns.indexOf(a)]! - order[columns.indexOf(b)]!)).join(',');
}
