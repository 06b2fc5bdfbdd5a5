/** A sheet as text: what CSV and XLSX have in common. */
export interface Table { readonly header: readonly string[]; readonly rows: readonly TableRow[] }
/** `line` is what a person sees beside the row in an editor or spreadsheet. */
export interface TableRow { readonly line: number; readonly cells: readonly string[] }

export type FileFailureCode =
  | 'empty' | 'noRows' | 'encodingUnknown' | 'notATable' | 'oldSpreadsheet' | 'csvBroken' | 'zipBroken' | 'spreadsheetBroken'
  | 'tooManyRows' | 'tooManyColumns' | 'tooLargeUnpacked' | 'tooManyParts' | 'tookTooLong' | 'tooMuchMemory';
export interface FileFailure { readonly code: FileFailureCode; readonly values: Readonly<Record<string, string | number>> }
export type ReadTable = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly failure: FileFailure };

export const tableLimits = { bytes: 10 * 1024 * 1024, rows: 20_000, columns: 200, cellCharacters: 20_000, unpackedBytes: 64 * 1024 * 1024, zipEntries: 500 } as const;

/** Thrown inside a reader and answered as data: a file that cannot be read is no mistake of ours. */
export class UnreadableFile extends Error {
  readonly failure: FileFailure;

  constructor(code: FileFailureCode, values: FileFailure['values'] = {}) {
    super(code);
    this.failure = { code, values };
  }
}

/** The first line that says something names the columns; empty lines are no rows. */
export function tableOf(records: readonly TableRow[]): Table {
  const filled = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [header, ...rows] = filled;
  if (!header) throw new UnreadableFile('empty');
  const width = filled.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  if (width > tableLimits.columns) throw new UnreadableFile('tooManyColumns', { columns: width, maximum: tableLimits.columns });
  if (rows.length === 0) throw new UnreadableFile('noRows');
  if (rows.length > tableLimits.rows) throw new UnreadableFile('tooManyRows', { maximum: tableLimits.rows });
  return { header: header.cells.map((cell) => cell.trim()), rows };
}
