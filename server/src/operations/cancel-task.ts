import { finishTask } from '../platform/tasks.ts';
import { found, reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { taskById, type TaskRow } from './store.ts';

/** What else a cancelled task changes: its run or import. Part of the same transaction. */
export type OnCancel = (tx: Tx, task: Pick<TaskRow, 'kind' | 'subjectId'>) => Promise<void>;

export async function cancelTask(tx: Tx, id: string, onCancel: OnCancel): Promise<void> {
  const task = found(await taskById(tx.db, id));
  if (!await finishTask(tx.db, id, 'cancelled', tx.now)) refuse('wrongState', reason('taskFinished', { state: task.state }));
  await onCancel(tx, task);
  tx.record({ action: 'task.cancelled', subject: { kind: task.kind, id: task.subjectId }, programId: task.programId });
}
