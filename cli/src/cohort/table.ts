import { CsvError, parse } from 'csv-parse/sync';
import { UnusableInput } from '../exit.ts';
import type { InputProblem } from '../exit.ts';
import { readTextFile } from '../text-file.ts';

export interface Row {
  /** Where the row begins in the file, 1-based. */
  readonly line: number;
  /** Trimmed; '' where the cell or the column is missing. */
  readonly cell: (column: string) => string;
}

export interface Table { readonly file: string; readonly rows: readonly Row[] }

export interface Columns { readonly required: readonly string[]; readonly optional: readonly string[] }

/**
 * A CSV file with the columns asked for, in any order, separated by `,` `;` or tab (whichever the header has most of).
 *
 * @throws UnusableInput with every problem of the header, or every row of a wrong width.
 */
export function readTable(file: string, columns: Columns): Table {
  // One kind of line end: the parser guesses it from the first line, and would count a quoted CRLF as two lines.
  const text = readTextFile(file).replaceAll(/\r\n?/gu, '\n');
  const expected = [...columns.required, ...columns.optional].join(',');
  if (text.trim() === '') {
    throw new UnusableInput([{ file, line: null, column: null, value: null, reason: 'is empty', remedy: `Its first line must name the columns: ${expected}.` }]);
  }
  const records = parseRecords(file, text);
  const [header, ...body] = records;
  const names = header!.cells.map((name) => name.trim().toLowerCase());
  const problems = [...headerProblems(file, header!.line, names, columns), ...body.flatMap((record) => widthProblems(file, record, names.length))];
  if (problems.length > 0) throw new UnusableInput(problems);
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const rows = body.map(({ line, cells }) => ({ line, cell: (column: string) => cells[placeOf.get(column) ?? -1]?.trim() ?? '' }));
  return { file, rows: rows.filter((_, at) => body[at]!.cells.some((cell) => cell.trim() !== '')) };
}

interface CsvRecord { readonly line: number; readonly cells: readonly string[] }

function parseRecords(file: string, text: string): CsvRecord[] {
  try {
    const parsed = parse(text, { bom: true, delimiter: delimiterOf(text), info: true, record_delimiter: '\n', relax_column_count: true, skip_empty_lines: true }) as unknown as
      { readonly info: { readonly lines: number }; readonly record: readonly string[] }[];
    // The parser counts to the end of a record; quoted line breaks inside it lie between there and its beginning.
    return parsed.map(({ info, record }) => ({ line: info.lines - lineBreaks(record), cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : null;
    const reason = QUOTE_TROUBLE[error.code] ?? `cannot be read as CSV (${error.code})`;
    throw new UnusableInput([{ file, line, column: null, value: null, reason, remedy: 'Put a cell that holds quotes, separators or line breaks in double quotes, and double the quotes inside it.' }]);
  }
}

function lineBreaks(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

const QUOTE_TROUBLE: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  INVALID_OPENING_QUOTE: 'a quote stands in the middle of an unquoted cell',
  CSV_INVALID_CLOSING_QUOTE: 'something follows a closing quote',
};

function delimiterOf(text: string): string {
  const header = text.slice(0, 100_000).split('\n').find((line) => line.trim() !== '') ?? '';
  const count = (separator: string): number => header.split(separator).length;
  return [',', ';', '\t'].reduce((most, separator) => (count(separator) > count(most) ? separator : most));
}

/** A misspelt column is refused rather than ignored: `preference` would lose everybody's wishes without a word. */
function headerProblems(file: string, line: number, names: readonly string[], { required, optional }: Columns): InputProblem[] {
  const known = [...required, ...optional];
  const problems: InputProblem[] = [];
  const problem = (value: string, reason: string, remedy: string): void => { problems.push({ file, line, column: null, value, reason, remedy }); };
  names.forEach((name, place) => {
    if (!known.includes(name)) problem(name, 'is not a column this file can have', `Rename or remove it; there are ${known.join(', ')}.`);
    else if (names.indexOf(name) !== place) problem(name, 'is a column twice', 'Remove one of the two.');
  });
  for (const name of required) if (!names.includes(name)) problem(name, 'is missing among the columns', 'Add the column.');
  return problems;
}

function widthProblems(file: string, { line, cells }: CsvRecord, width: number): InputProblem[] {
  if (cells.length <= width) return [];
  return [{ file, line, column: null, value: cells[width]!, reason: `is cell ${width + 1} of a row with ${width} columns`, remedy: 'Put cells that hold the separator in double quotes.' }];
}
