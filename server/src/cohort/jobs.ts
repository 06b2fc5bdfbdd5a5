import type { Jobs } from '../platform/jobs.ts';
import type { Clock } from '../platform/clock.ts';
import { announceIfNear, closeIfOver, sweep } from './cohorts/keep-deadlines.ts';
import { announceDeadline, closeAtDeadline, sweepDeadlines } from './deadline.ts';
import { readImport, sweepImports } from './imports/import-job.ts';
import { readUploaded, sweepForgotten, type ImportDeps } from './imports/read-import.ts';
import { solveRun, sweepRuns } from './runs/run-job.ts';
import { endStuck, runMatching, type RunDeps } from './runs/run-matching.ts';
import { stuckRuns } from './store/run-store.ts';

export interface CohortJobDeps extends RunDeps, ImportDeps { readonly clock: Clock }
/** Longer than every attempt and pause of a run's job together. */
const lostAfterMs = 30 * 60_000;

/** Binds the slice's work; before `jobs.start`. */
export function registerCohortJobs(jobs: Pick<Jobs, 'handle'>, deps: CohortJobDeps): void {
  const { transactor, clock } = deps;
  jobs.handle(solveRun, (data, signal, attempt) => runMatching(deps, data, signal, attempt));
  jobs.handle(sweepRuns, async () => {
    for (const { id } of await transactor.read((db) => stuckRuns(db, new Date(clock.now().getTime() - lostAfterMs)))) await endStuck(transactor, id);
  });
  jobs.handle(readImport, (data, signal, attempt) => readUploaded(deps, data, signal, attempt));
  jobs.handle(sweepImports, () => sweepForgotten(deps, clock.now()));
  jobs.handle(closeAtDeadline, async ({ cohortId }) => { await closeIfOver(transactor, cohortId); });
  jobs.handle(announceDeadline, async ({ cohortId }) => { await announceIfNear(transactor, cohortId); });
  jobs.handle(sweepDeadlines, () => sweep(transactor, clock.now()));
}
