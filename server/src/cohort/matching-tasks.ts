import type { CohortResult, CohortSnapshot, Diagnostics, Pair, PairEvaluation, PairingEvaluation, ResultProblem, ScoreMatrix } from '@counterpart/engine/cohort';
import { createWorkerPool, type WorkerPool } from '../platform/solver/pool.ts';

/** What of the engine grows faster than the cohort does, and therefore runs in a worker. */
export type MatchingTasks = {
  match: { input: CohortSnapshot; output: CohortResult };
  verify: { input: { snapshot: CohortSnapshot; result: CohortResult }; output: readonly ResultProblem[] };
  diagnose: { input: CohortSnapshot; output: Diagnostics };
  evaluate: { input: { snapshot: CohortSnapshot; pairs: readonly Pair[] }; output: PairingEvaluation };
  pair: { input: { snapshot: CohortSnapshot; mentor: string; mentee: string }; output: PairEvaluation };
  matrix: { input: CohortSnapshot; output: ScoreMatrix };
};

export function createMatchingPool(size = 2): WorkerPool<MatchingTasks> {
  return createWorkerPool<MatchingTasks>(new URL('./matching-worker.ts', import.meta.url), { size });
}
