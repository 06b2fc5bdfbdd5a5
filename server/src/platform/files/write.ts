import { neutral } from '@counterpart/contract/cells';
import { stringify } from 'csv-stringify/sync';
import { writeXlsx } from 'hucre/xlsx';

export type Cell = string | number | boolean | null;
export interface Sheet { readonly name: string; readonly header: readonly string[]; readonly rows: readonly (readonly Cell[])[] }

/** With a byte order mark: without it a double click in a spreadsheet shows umlauts as two signs. */
export function csvFile(fileName: string, { header, rows }: Sheet): File {
  const text = stringify([header, ...rows].map((row) => row.map(cellText)), { record_delimiter: 'windows' });
  return new File([`\ufeff${text}`], fileName, { type: 'text/csv;charset=utf-8' });
}

/** Cells are texts and numbers, never formulas; neutral all the same, since people copy them on. */
export async function xlsxFile(fileName: string, { name, header, rows }: Sheet): Promise<File> {
  const cells = [header, ...rows].map((row) => row.map((cell) => typeof cell === 'string' ? neutral(cell) : cell));
  const bytes = await writeXlsx({ sheets: [{ name, rows: cells }], stringMode: 'inline' });
  return new File([new Uint8Array(bytes)], fileName, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}

function cellText(cell: Cell): string {
  return typeof cell === 'string' ? neutral(cell) : cell === null ? '' : String(cell);
}
