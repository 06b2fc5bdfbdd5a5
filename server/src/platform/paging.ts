import { z } from 'zod';
import { reason, refuse } from './refuse.ts';

/** Where the page before ended: the sort key of its last row. A cursor is data of a stranger, so it is parsed like any other. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

export function readCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | null {
  if (cursor === undefined || cursor === '') return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return refuse('invalidInput', reason('cursorUnusable', {}, 'cursor'));
  }
}

/** For lists by name: the name as it sorts, a text that PostgreSQL can take, then the id. */
export const nameCursor = z.tuple([z.string().max(500).refine((name) => name.isWellFormed() && !name.includes('\0')), z.uuid()]);
/** For lists by a number that PostgreSQL keeps in four bytes. */
export const numberCursor = z.tuple([z.int().min(0).max(2_147_483_647)]);

/** Ask for one row more than the page holds: its presence says that there is a next page. */
export function pageOf<Row, Item>(rows: readonly Row[], { limit, total, item, key }: { limit: number; total: number; item: (row: Row) => Item; key: (row: Row) => readonly (string | number)[] }) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(item), next: rows.length > limit && last ? writeCursor(key(last)) : null, total };
}

/** Text that a person typed, as a pattern that finds it anywhere. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
