import { validateSnapshot, type Mode } from '@counterpart/engine/cohort';
import { newId } from '../../platform/clock.ts';
import { found, reason, refuse } from '../../platform/refuse.ts';
import { openTask } from '../../platform/tasks.ts';
import type { Tx } from '../../platform/transact.ts';
import { engineVersion } from '../engine-version.ts';
import { hashOf, takeSnapshot } from '../snapshot.ts';
import { holdCohort } from '../store/cohort-store.ts';
import { insertRun, runInProgress } from '../store/run-store.ts';
import { solveRun } from './run-job.ts';

/** Possible in every state: a run changes nothing for participants until it is activated and published. One at a time per cohort. */
export async function startRun(tx: Tx, { cohortId, mode, includeUnsubmitted }: { cohortId: string; mode: Mode; includeUnsubmitted: boolean }): Promise<{ id: string; taskId: string }> {
  // Alone: lists, rules and settings of one moment, and the next number.
  const cohort = found(await holdCohort(tx.db, cohortId, 'update'));
  const other = await runInProgress(tx.db, cohortId);
  if (other !== undefined) refuse('wrongState', reason('runInProgress', { number: other }));
  const input = await takeSnapshot(tx.db, cohort, { mode, includeUnsubmitted });
  const [problem] = validateSnapshot(input.input);
  if (problem) refuse('notReady', reason('snapshotUnusable', { problem: problem.code }, problem.path));
  const id = newId();
  const taskId = await openTask(tx, 'run', id, cohortId);
  const inputHash = hashOf(input.input);
  const number = await insertRun(tx.db, {
    id, cohortId, mode, options: { includeUnsubmitted }, status: 'queued', parentRunId: null, reason: null, taskId, settingsVersion: cohort.settingsVersion,
    engineVersion, inputHash, input, result: null, createdBy: tx.actor.kind === 'person' ? tx.actor.id : null, now: tx.now,
  });
  tx.record({ action: 'run.started', subject: { kind: 'run', id }, programId: cohortId, after: { number, mode, includeUnsubmitted, inputHash, settingsVersion: cohort.settingsVersion } });
  await tx.enqueue(solveRun, { runId: id });
  return { id, taskId };
}
