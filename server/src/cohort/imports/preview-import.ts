import { newId } from '../../platform/clock.ts';
import { tableLimits } from '../../platform/files/table.ts';
import { reason, refuse } from '../../platform/refuse.ts';
import { openTask } from '../../platform/tasks.ts';
import type { Tx } from '../../platform/transact.ts';
import { cohortFor } from '../policy.ts';
import { insertImport } from '../store/import-store.ts';
import type { ImportKind } from './columns.ts';
import { readImport } from './import-job.ts';

export interface Upload { readonly name: string; readonly bytes: Buffer }

/** Before the transaction: who uploads slowly holds no connection. */
export async function uploaded(file: File): Promise<Upload> {
  if (file.size > tableLimits.bytes) refuse('fileTooLarge', reason('fileTooLarge', { megabytes: tableLimits.bytes / 1024 / 1024 }, 'file'));
  // A name is shown and kept: its last part, without signs that nobody sees.
  const name = file.name.split(/[/\\]/).at(-1)?.replaceAll(/\p{C}/gu, '').trim().slice(0, 120) ?? '';
  return { name: name || 'file', bytes: Buffer.from(await file.arrayBuffer()) };
}

/** The file is read by a job, in a thread that can be ended; nothing of the cohort changes. */
export async function previewImport(tx: Tx, { cohortId, kind }: { cohortId: string; kind: ImportKind }, { name, bytes }: Upload): Promise<{ id: string; taskId: string }> {
  await cohortFor(tx, 'applyImport', cohortId);
  const id = newId();
  const taskId = await openTask(tx, 'import', id, cohortId);
  await insertImport(tx.db, { id, cohortId, kind, fileName: name, taskId, content: bytes, createdBy: tx.actor.kind === 'person' ? tx.actor.id : null, now: tx.now });
  tx.record({ action: 'import.uploaded', subject: { kind: 'import', id }, programId: cohortId, after: { kind, bytes: bytes.length } });
  await tx.enqueue(readImport, { importId: id });
  return { id, taskId };
}
