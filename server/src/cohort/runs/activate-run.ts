import { found, reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import type { Done } from '../done.ts';
import { requireState } from '../flow.ts';
import { holdCohort } from '../store/cohort-store.ts';
import { activateRun } from '../store/run-store.ts';
import { someRun } from './read-runs.ts';
import { requireFinished } from './require-finished.ts';

/** Commits a run as the active one, if the one that the coordinator saw still is. */
export async function activate(tx: Tx, { cohortId, runId, expectedActiveRunId }: { cohortId: string; runId: string; expectedActiveRunId: string | null }): Promise<Done> {
  const cohort = found(await holdCohort(tx.db, cohortId, 'update'));
  const run = await someRun(tx.db, { cohortId, runId });
  requireFinished(run);
  requireState('activateRun', cohort.status);
  if (!await activateRun(tx.db, cohortId, runId, expectedActiveRunId)) refuse('stale', reason('activeRunChanged'));
  tx.record({ action: 'run.activated', subject: { kind: 'run', id: runId }, programId: cohortId, before: { activeRunId: cohort.activeRunId }, after: { activeRunId: runId, number: run.number } });
  return {};
}
