import { CsvError, parse } from 'csv-parse/sync';
import { tableLimits, tableOf, UnreadableFile, type Table } from './table.ts';

/** Commas, semicolons or tabs; UTF-8 with or without byte order mark, or UTF-16; quoted line breaks. */
export function readCsv(bytes: Uint8Array): Table {
  // One kind of line end: the parser would count a quoted CRLF as two lines.
  const text = decode(bytes).replaceAll(/\r\n?/g, '\n');
  if (text.trim() === '') throw new UnreadableFile('empty');
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text), relaxColumnCount: true, skipEmptyLines: true, skipRecordsWithEmptyValues: true, recordDelimiter: '\n', info: true,
      to: tableLimits.rows + 2, maxRecordSize: tableLimits.columns * tableLimits.cellCharacters,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return tableOf(records.map(({ record, info }) => ({ line: info.lines - lineBreaksIn(record), cells: record })));
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile('csvBroken', { line: Number((error as unknown as { lines?: number }).lines ?? 0), problem: error.code });
    throw error;
  }
}

/** The parser says where a record ends; people look for where it begins. */
function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
}

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : unmarkedUtf16(bytes) ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('encodingUnknown');
  }
}

/** Western text in UTF-16 has a zero byte beside nearly every letter. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2_000);
  let [even, odd] = [0, 0];
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) { if (at % 2 === 0) even += 1; else odd += 1; }
  const many = sample.length * 0.2;
  return odd > many && even < many / 4 ? 'utf-16le' : even > many && odd < many / 4 ? 'utf-16be' : null;
}

/** Whichever of the three occurs most in the first line, quotes left out. */
function delimiterOf(text: string): string {
  const first = /^[\s\uFEFF]*((?:"(?:[^"]|"")*"|[^"\n])*)/.exec(text.slice(0, 100_000))?.[1]?.replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.reduce((best, next) => next.count > best.count ? next : best).sign;
}
