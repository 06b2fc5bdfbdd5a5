import type { Trx } from '../../platform/database/connect.ts';
import type { Table } from '../../platform/files/table.ts';
import type { ImportKind } from '../imports/columns.ts';
import type { ImportFailure } from '../imports/rows.ts';

/** What lists show of an import without reading its file again; kept when the file itself is gone. */
export interface ImportCounts { readonly rows: number; readonly accepted: number; readonly rejected: number; readonly failure: ImportFailure | null }
export type ImportStatus = 'reading' | 'previewed' | 'applied' | 'failed' | 'discarded';
export interface ImportRow { readonly id: string; readonly cohortId: string; readonly kind: ImportKind; readonly fileName: string; readonly status: ImportStatus; readonly taskId: string | null; readonly createdAt: Date; readonly counts: ImportCounts | null }

const columns = ['id', 'cohortId', 'kind', 'fileName', 'status', 'taskId', 'createdAt', 'preview as counts'] as const;

export async function insertImport(db: Trx, row: { id: string; cohortId: string; kind: ImportKind; fileName: string; taskId: string; content: Buffer; createdBy: string | null; now: Date }): Promise<void> {
  const { now, ...values } = row;
  await db.insertInto('cohortImport').values({ ...values, preview: null, createdAt: now }).execute();
}

export async function findImport(db: Trx, cohortId: string, id: string): Promise<ImportRow | undefined> {
  return await db.selectFrom('cohortImport').select(columns).where('cohortId', '=', cohortId).where('id', '=', id).executeTakeFirst() as ImportRow | undefined;
}

export async function importsOf(db: Trx, cohortId: string): Promise<ImportRow[]> {
  return await db.selectFrom('cohortImport').select(columns).where('cohortId', '=', cohortId).orderBy('createdAt', 'desc').orderBy('id').limit(200).execute() as ImportRow[];
}

/** For its job: undefined when it is gone or read already. */
export function unreadImport(db: Trx, id: string) {
  return db.selectFrom('cohortImport').select(['id', 'cohortId', 'kind', 'status', 'createdAt', 'taskId', 'content']).where('id', '=', id).where('status', '=', 'reading').executeTakeFirst();
}

/** Held until the transaction ends: an import is applied once. */
export function holdImport(db: Trx, cohortId: string, id: string) {
  return db.selectFrom('cohortImport').select(['id', 'kind', 'createdAt', 'status', 'taskId']).where('cohortId', '=', cohortId).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function importedTable(db: Trx, id: string): Promise<Table> {
  const { content } = await db.selectFrom('cohortImport').select('content').where('id', '=', id).executeTakeFirstOrThrow();
  return JSON.parse(content?.toString() ?? '{"header":[],"rows":[]}') as Table;
}

/** Read: from now on the parsed rows are kept in place of the bytes. False when it was discarded meanwhile. */
export async function keepTable(db: Trx, id: string, table: Table, counts: ImportCounts): Promise<boolean> {
  const row = await db.updateTable('cohortImport').set({ status: 'previewed', content: Buffer.from(JSON.stringify(table)), preview: JSON.stringify(counts) }).where('id', '=', id).where('status', '=', 'reading').returning('id').executeTakeFirst();
  return row !== undefined;
}

/** The file's content goes when nothing will be done with it any more. False, and nothing happens, when the import is no longer in the state that the caller saw. */
export async function endImport(db: Trx, { id, status: seen }: Pick<ImportRow, 'id' | 'status'>, status: 'applied' | 'failed' | 'discarded', now: Date, counts?: ImportCounts): Promise<boolean> {
  const row = await db.updateTable('cohortImport').set({ status, content: null, finishedAt: now, ...(counts ? { preview: JSON.stringify(counts) } : {}) }).where('id', '=', id).where('status', '=', seen).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** Previews that nobody decided about, and files whose job was lost: personal data is not kept for nothing. */
export async function forgottenImports(db: Trx, { undecidedSince, unreadSince }: { undecidedSince: Date; unreadSince: Date }): Promise<Pick<ImportRow, 'id' | 'cohortId' | 'status' | 'taskId'>[]> {
  return await db.selectFrom('cohortImport').select(['id', 'cohortId', 'status', 'taskId'])
    .where((eb) => eb.or([eb.and([eb('status', '=', 'previewed'), eb('createdAt', '<', undecidedSince)]), eb.and([eb('status', '=', 'reading'), eb('createdAt', '<', unreadSince)])])).execute();
}
