import { refused } from './text-file.ts';
import { textChunks } from './text-chunks.ts';

/** What is longer is no line of a table, or a quote that was never closed. */
const LONGEST_RECORD = 1_000_000;

export interface RecordReader {
  /** Cells are trimmed; the list is only good until the next record. `line` is 1-based, where the record begins. */
  readonly record: (cells: readonly string[], line: number) => void;
  /** How many cells a record should have: what makes so many of the first line separates them; of several, what makes cells that fit. */
  readonly width?: number;
  readonly fits?: (cells: readonly string[], separator: string) => boolean;
  /** What separates cells, told before the first record. */
  readonly separator?: (separator: string) => void;
  readonly progress?: (share: number) => void;
}

/**
 * Reads a CSV file of any size record by record: separated by `,` `;` or tab (as its first line shows, or Excel's `sep=;` says before it), cells quoted where
 * they must be (RFC 4180), blank lines skipped. A line without a quote, as nearly all are, costs two searches and three slices.
 *
 * @throws UnusableInput for a file that cannot be read, or a quote out of place.
 */
export function readRecords(file: string, reader: RecordReader): void {
  const cells: string[] = [];
  let separator = '';
  let line = 1;
  /** Lines of a record whose quote is still open: an odd number of quotes so far. */
  let open: string[] = [];
  let length = 0;
  let began = 0;
  const take = (text: string): void => {
    if (open.length === 0) began = line;
    line++;
    const quoted = text.includes('"');
    if (open.length > 0 || (quoted && isOdd(text))) {
      const closes = open.length > 0 && quoted && isOdd(text);
      open.push(text);
      length += text.length;
      if (length > LONGEST_RECORD) throw refused(file, { line: began, ...NEVER_CLOSED });
      if (!closes) return;
      const record = open.join('\n');
      open = [];
      length = 0;
      finish(record, true);
    } else finish(text, quoted);
  };
  const finish = (record: string, quoted: boolean): void => {
    if (record.trim() === '') return;
    if (separator === '') {
      const said = SEPARATOR_SAID.exec(record)?.[1];
      separator = said ?? separatorOf(record, reader);
      reader.separator?.(separator);
      if (said !== undefined) return;
    }
    const trouble = quoted ? splitQuoted(record, separator, cells) : splitPlain(record, separator, cells);
    if (trouble !== null) throw refused(file, { line: began, reason: trouble, remedy: 'Put a cell that holds quotes, separators or line breaks in double quotes, and double the quotes inside it.' });
    if (cells.some((cell) => cell !== '')) reader.record(cells, began);
  };
  let rest = '';
  for (const chunk of textChunks(file, reader.progress ?? (() => undefined))) {
    const nul = chunk.indexOf('\0');
    if (nul >= 0) throw refused(file, { line: line + chunk.slice(0, nul).split('\n').length - 1, reason: 'holds a NUL character, which no text has', remedy: 'Export the file again as plain text.' });
    const text = rest + chunk;
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      take(text.slice(start, end));
      start = end + 1;
    }
    rest = text.slice(start);
    if (rest.length > LONGEST_RECORD) throw refused(file, { line, reason: `is longer than ${LONGEST_RECORD} characters`, remedy: 'Is this the right file?' });
  }
  if (rest !== '') take(rest);
  if (open.length > 0) throw refused(file, { line: began, ...NEVER_CLOSED });
}

const NEVER_CLOSED = { reason: 'a quote is opened and never closed', remedy: 'Close it, or double the quotes inside a cell.' };

/** Excel writes and understands this first line; RFC 4180 does not know it. */
const SEPARATOR_SAID = /^sep=(\t|[^\s\w"])\s*$/iu;

function isOdd(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}

/**
 * What stands in quotes separates nothing. Where several make the right number of cells that fit, as in `r1;5,0`, the comma comes last: within a cell it is a
 * decimal one or stands in a name, and a semicolon hardly ever stands there.
 */
function separatorOf(line: string, { width, fits = () => true }: RecordReader): string {
  const bare = line.replaceAll(/"[^"]*"/gu, '');
  const cells = (separator: string): string[] => bare.split(separator).map((cell) => cell.trim());
  const right = ['\t', ';', ','].filter((separator) => cells(separator).length === width);
  return right.find((separator) => fits(cells(separator), separator)) ?? right[0]
    ?? [',', ';', '\t'].reduce((most, separator) => (cells(separator).length > cells(most).length ? separator : most));
}

function splitPlain(record: string, separator: string, cells: string[]): null {
  cells.length = 0;
  let start = 0;
  for (let end = record.indexOf(separator); end >= 0; end = record.indexOf(separator, start)) {
    cells.push(record.slice(start, end).trim());
    start = end + 1;
  }
  cells.push(record.slice(start).trim());
  return null;
}

/** What is wrong, or null. As many quotes open as close. */
function splitQuoted(record: string, separator: string, cells: string[]): string | null {
  cells.length = 0;
  for (let start = 0; ;) {
    let end: number;
    let cell: string;
    if (record[start] === '"') {
      end = closingQuote(record, start + 1);
      cell = record.slice(start + 1, end).replaceAll('""', '"');
      end++;
      if (end < record.length && record[end] !== separator) return 'something follows a closing quote';
    } else {
      const next = record.indexOf(separator, start);
      end = next < 0 ? record.length : next;
      cell = record.slice(start, end);
      if (cell.includes('"')) return 'a quote stands in the middle of an unquoted cell';
    }
    cells.push(cell.trim());
    if (end >= record.length) return null;
    start = end + 1;
  }
}

/** The first quote that is not one half of a doubled quote. */
function closingQuote(record: string, from: number): number {
  let at = record.indexOf('"', from);
  while (record[at + 1] === '"') at = record.indexOf('"', at + 2);
  return at;
}
