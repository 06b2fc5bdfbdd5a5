import { readXlsx } from 'hucre/xlsx';
import { tableOf, UnreadableFile, type Table } from './table.ts';
import { repack } from './zip.ts';

/** What a table can need; pictures, macros, links and everything else stay packed. */
const wanted = /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml|docProps\/[^/]+\.xml)$/i;

/** The first visible sheet. Only inside a worker with a memory limit: a small file can describe a very large rectangle. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<Table> {
  const safe = repack(bytes, (name) => wanted.test(name));
  let seen = false;
  const firstVisible = ({ hidden, veryHidden }: { hidden?: boolean; veryHidden?: boolean }): boolean => !seen && !hidden && !veryHidden && (seen = true);
  let rows: readonly (readonly unknown[])[];
  try {
    rows = (await readXlsx(safe, { sheets: firstVisible })).sheets[0]?.rows ?? [];
  } catch {
    throw new UnreadableFile('spreadsheetBroken');
  }
  return tableOf(rows.map((cells, at) => ({ line: at + 1, cells: trimmed(cells).map(textOf) })));
}

/** A sheet is a rectangle: rows end where their last value is. */
function trimmed(cells: readonly unknown[]): readonly unknown[] {
  return cells.slice(0, cells.findLastIndex((cell) => textOf(cell) !== '') + 1);
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'object') return 'value' in cell ? textOf(cell.value) : 'text' in cell ? textOf(cell.text) : '';
  return String(cell as string | number | boolean);
}
