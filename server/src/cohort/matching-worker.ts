import { diagnoseCohort, evaluatePair, evaluatePairing, matchCohort, scoreMatrix, verifyResult } from '@counterpart/engine/cohort';
import { serveTasks } from '../platform/solver/serve.ts';
import type { MatchingTasks } from './matching-tasks.ts';

serveTasks<MatchingTasks>({
  match: matchCohort,
  verify: ({ snapshot, result }) => verifyResult(snapshot, result),
  diagnose: diagnoseCohort,
  evaluate: ({ snapshot, pairs }) => evaluatePairing(snapshot, pairs),
  pair: ({ snapshot, mentor, mentee }) => evaluatePair(snapshot, mentor, mentee),
  matrix: scoreMatrix,
});
