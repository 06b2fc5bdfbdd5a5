import type { Db, Trx } from './database/connect.ts';
import { newId } from './clock.ts';
import type { Tx } from './transact.ts';
import { sql } from 'kysely';

type Kind = 'run' | 'import' | 'mailing' | 'export';
export interface TaskStep { readonly step: string; readonly progress: number; readonly total: number }
/** Channel on which a task's id is sent whenever its row changed, to all processes. */
export const taskChannel = 'counterpart_task';

/** Opens a piece of work that pages can watch. Enqueue its job in the same transaction. */
export async function openTask(tx: Tx, kind: Kind, subjectId: string, programId: string | null): Promise<string> {
  const id = newId();
  await tx.db.insertInto('task').values({ id, kind, subjectId, programId, createdBy: tx.actor.kind === 'person' ? tx.actor.id : null, createdAt: tx.now }).execute();
  return id;
}

/** False when somebody cancelled it, or when it has finished: then there is nothing to do. A repeated start after a crash is fine. */
export async function beginTask(trx: Trx, id: string, now: Date): Promise<boolean> {
  const row = await trx.updateTable('task').set({ state: 'running', startedAt: now, progress: 0, total: 0, step: null }).where('id', '=', id).where('state', 'in', ['queued', 'running']).returning('id').executeTakeFirst();
  await announce(trx, id);
  return row !== undefined;
}

export async function reportStep(db: Db | Trx, id: string, { step, progress, total }: TaskStep): Promise<void> {
  await db.updateTable('task').set({ step, progress, total }).where('id', '=', id).where('state', '=', 'running').execute();
  await announce(db, id);
}

/** False when it was cancelled meanwhile: the caller must then keep nothing of its result. */
export async function finishTask(trx: Trx, id: string, state: 'succeeded' | 'failed' | 'cancelled', now: Date, failure: string | null = null): Promise<boolean> {
  const row = await trx.updateTable('task').set((eb) => ({ state, failure, finishedAt: now, ...(state === 'succeeded' ? { progress: eb.ref('total') } : {}) })).where('id', '=', id).where('state', 'in', ['queued', 'running']).returning('id').executeTakeFirst();
  await announce(trx, id);
  return row !== undefined;
}

async function announce(db: Db | Trx, id: string): Promise<void> {
  await sql`select pg_notify(${taskChannel}, ${id})`.execute(db);
}
