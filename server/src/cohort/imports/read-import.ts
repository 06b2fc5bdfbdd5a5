import type { FileReader } from '../../platform/files/reader.ts';
import { system } from '../../platform/identity.ts';
import { beginTask, finishTask, reportStep } from '../../platform/tasks.ts';
import type { Transactor, Tx } from '../../platform/transact.ts';
import type { PeoplePort } from '../deps.ts';
import { someCohort } from '../policy.ts';
import { endImport, forgottenImports, keepTable, unreadImport, type ImportRow } from '../store/import-store.ts';
import { countsOf, planOf } from './make-plan.ts';
import type { ImportFailure } from './rows.ts';

export interface ImportDeps { readonly transactor: Transactor; readonly files: FileReader; readonly foldName: PeoplePort['foldName'] }
const hour = 3_600_000;
const undecidedFor = 14 * 24 * hour;
/** Longer than every attempt and pause of the job together. */
const lostAfter = hour;

/** The job of an upload: read the bytes in a thread that can be ended, keep the rows, and count what they would do. */
export async function readUploaded(deps: ImportDeps, { importId }: { importId: string }, signal: AbortSignal, attempt: { last: boolean }): Promise<void> {
  const work = await deps.transactor.write(system, (tx) => begin(tx, importId));
  if (!work) return;
  try {
    await read(deps, work, signal);
  } catch (error) {
    if (attempt.last) await deps.transactor.write(system, (tx) => fail(tx, work, { code: 'internal', values: {} }));
    throw error;
  }
}

async function read({ transactor, files, foldName }: ImportDeps, work: Work, signal: AbortSignal): Promise<void> {
  const outcome = await files.read(work.content, signal);
  if (outcome === null) throw new Error('The job was taken back before its file was read.');
  await transactor.write(system, async (tx) => {
    if (!outcome.ok) return fail(tx, work, outcome.failure);
    const plan = await planOf(tx.db, await someCohort(tx.db, work.cohortId), work, outcome.table, foldName);
    if ('code' in plan) return fail(tx, work, plan);
    if (!await finishTask(tx.db, work.taskId, 'succeeded', tx.now)) return drop(tx, work);
    await keepTable(tx.db, work.id, outcome.table, countsOf(plan));
  });
}

type Work = NonNullable<Awaited<ReturnType<typeof begin>>>;

/** Null where there is nothing to do: discarded or cancelled meanwhile, or read by an earlier attempt. */
async function begin(tx: Tx, importId: string) {
  const row = await unreadImport(tx.db, importId);
  if (!row?.taskId || !row.content) return null;
  if (!await beginTask(tx.db, row.taskId, tx.now)) {
    await drop(tx, row);
    return null;
  }
  await reportStep(tx.db, row.taskId, { step: 'reading', progress: 0, total: 1 });
  return { ...row, taskId: row.taskId, content: new Uint8Array(row.content) };
}

type Unfinished = Pick<ImportRow, 'id' | 'cohortId' | 'status' | 'taskId'>;

async function fail(tx: Tx, unread: Unfinished, failure: ImportFailure): Promise<void> {
  if (unread.taskId && !await finishTask(tx.db, unread.taskId, 'failed', tx.now, failure.code)) return drop(tx, unread);
  if (!await endImport(tx.db, unread, 'failed', tx.now, { rows: 0, accepted: 0, rejected: 0, failure })) return;
  tx.record({ action: 'import.failed', subject: { kind: 'import', id: unread.id }, programId: unread.cohortId, after: { failure: failure.code } });
}

/** Its task was cancelled, or nobody decided about it. Nothing where the import has gone on or ended meanwhile. */
async function drop(tx: Tx, unfinished: Unfinished): Promise<void> {
  if (!await endImport(tx.db, unfinished, 'discarded', tx.now)) return;
  tx.record({ action: 'import.discarded', subject: { kind: 'import', id: unfinished.id }, programId: unfinished.cohortId });
}

/** Nobody's addresses lie about in a preview that is forgotten, and no import says "reading" for ever. */
export async function sweepForgotten({ transactor }: Pick<ImportDeps, 'transactor'>, now: Date): Promise<void> {
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  for (const forgotten of await transactor.read((db) => forgottenImports(db, { undecidedSince: ago(undecidedFor), unreadSince: ago(lostAfter) }))) {
    await transactor.write(system, (tx) => forgotten.status === 'reading' ? fail(tx, forgotten, { code: 'internal', values: {} }) : drop(tx, forgotten));
  }
}
