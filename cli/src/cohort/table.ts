import { readRecords } from '../csv-records.ts';
import { UnusableInput } from '../exit.ts';
import type { InputProblem } from '../exit.ts';
import { refuseLarge } from '../text-file.ts';

export interface Row {
  /** Where the row begins in the file, 1-based. */
  readonly line: number;
  /** Trimmed; '' where the cell or the column is missing. */
  readonly cell: (column: string) => string;
}

export interface Table { readonly file: string; readonly rows: readonly Row[] }

export interface Columns { readonly required: readonly string[]; readonly optional: readonly string[] }

/**
 * A CSV file with the columns asked for, in any order.
 *
 * @throws UnusableInput with every problem of the header, or every row of a wrong width.
 */
export function readTable(file: string, columns: Columns): Table {
  refuseLarge(file);
  const records: CsvRecord[] = [];
  readRecords(file, { record: (cells, line) => records.push({ line, cells: [...cells] }) });
  if (records.length === 0) {
    const expected = [...columns.required, ...columns.optional].join(',');
    throw new UnusableInput([{ file, line: null, column: null, value: null, reason: 'is empty', remedy: `Its first line must name the columns: ${expected}.` }]);
  }
  const [header, ...body] = records;
  const names = header!.cells.map((name) => name.toLowerCase());
  const problems = [...headerProblems(file, header!.line, names, columns), ...body.flatMap((record) => widthProblems(file, record, names.length))];
  if (problems.length > 0) throw new UnusableInput(problems);
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const rows = body.map(({ line, cells }) => ({ line, cell: (column: string) => cells[placeOf.get(column) ?? -1] ?? '' }));
  return { file, rows };
}

interface CsvRecord { readonly line: number; readonly cells: readonly string[] }

/** A misspelt column is refused rather than ignored: `preference` would lose everybody's wishes without a word. */
function headerProblems(file: string, line: number, names: readonly string[], { required, optional }: Columns): InputProblem[] {
  const known = [...required, ...optional];
  const problems: InputProblem[] = [];
  const problem = (value: string, reason: string, remedy: string): void => { problems.push({ file, line, column: null, value, reason, remedy }); };
  let unknown = 0;
  names.forEach((name, place) => {
    // Many names need no telling twice.
    if (!known.includes(name)) problem(name, 'is not a column this file can have', unknown++ > 0 ? 'Rename or remove it.' : `Rename or remove it; there are ${known.join(', ')}.`);
    else if (names.indexOf(name) !== place) problem(name, 'is a column twice', 'Remove one of the two.');
  });
  for (const name of required) if (!names.includes(name)) problem(name, 'is missing among the columns', 'Add the column.');
  return problems;
}

function widthProblems(file: string, { line, cells }: CsvRecord, width: number): InputProblem[] {
  if (cells.length <= width) return [];
  return [{ file, line, column: null, value: cells[width]!, reason: `is cell ${width + 1} of a row with ${width} columns`, remedy: 'Put cells that hold the separator in double quotes.' }];
}
