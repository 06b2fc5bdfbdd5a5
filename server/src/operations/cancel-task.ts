import { finishTask } from '../platform/tasks.ts';
import { found, reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { taskById } from './store.ts';

/** The task's row tells everybody: the job that works on it looks there, ends its run or import as cancelled, and keeps nothing. */
export async function cancelTask(tx: Tx, id: string): Promise<void> {
  const task = found(await taskById(tx.db, id));
  if (!await finishTask(tx.db, id, 'cancelled', tx.now)) refuse('wrongState', reason('taskFinished', { state: task.state }));
  tx.record({ action: 'task.cancelled', subject: { kind: task.kind, id: task.subjectId }, programId: task.programId });
}
