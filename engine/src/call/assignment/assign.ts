import { certificateOf } from './certificate.ts';
import { describe } from './describe.ts';
import { encodeCall, UNIT } from './encode.ts';
import type { EncodedCall } from './encode.ts';
import { openCall } from './open-call.ts';
import { solveOpen } from './solve.ts';
import type { Solved } from './solve.ts';
import type { Algorithm, AssignmentResult, CallSnapshot, Fairness } from './types.ts';
import { assertUsableCall } from './validate.ts';

/**
 * Who reviews what. Exclusions and maximums are kept, locks stand; then, each before the next (R5): fewest reviews missing below the proposals' minimum;
 * fewest missing below the reviewers' minimum; for `minmax` the smallest largest load; as few reviews beyond the proposals' minimum as that
 * needs, or with `fill: maximum` as many as there can be; for `fairflow` a high floor under every proposal's summed affinity; the greatest total
 * final score. Missing reviews are an answer, with a reason per proposal, not an error.
 *
 * The same call gives the same bytes whatever order proposals, reviewers and pairs come in. Near linear in the scores for usual calls: seconds
 * at 25,000 proposals and 2.5 million scores, some 200 bytes per score.
 *
 * @throws UnusableCallError for a snapshot that `validateCall` objects to; RangeError where both sides have more than some 200,000 members, whose
 * sums of billionths would no longer be exact.
 * @see `solveTransport` for the method, `solveFairFlow` for the floor.
 */
export function assignReviewers(snapshot: CallSnapshot): AssignmentResult {
  assertUsableCall(snapshot);
  return assignEncoded(encodeCall(snapshot), snapshot.settings.algorithm);
}

export function assignEncoded(call: EncodedCall, algorithm: Algorithm): AssignmentResult {
  const solved = solveOpen(openCall(call, algorithm), algorithm);
  const { objective, ...described } = describe(solved.open, solved.chosen);
  const fairness = fairnessOf(solved, objective.totalScore);
  return {
    status: isProven(fairness, objective.totalScore) ? 'optimal' : 'feasible', algorithm, objective: { ...objective, bound: fairness?.floorBound ?? objective.totalScore, fairness }, ...described,
    certificate: certificateOf(solved),
  };
}

/** Whether the bounds leave nothing to gain. */
export function isProven(fairness: Fairness | null, totalScore: number): boolean {
  return fairness === null || (fairness.floor === fairness.floorBound && totalScore === fairness.totalBound);
}

/** Locked pairs add the same to every total. */
function fairnessOf({ fairness }: Solved, totalScore: number): Fairness | null {
  if (fairness === null) return null;
  const { floor, floorBound, gain, gainBound, counted } = fairness;
  return {
    floor: floor / UNIT, counted: counted.reduce((sum, each) => sum + each, 0), floorBound: floorBound / UNIT,
    totalBound: (Math.round(totalScore * UNIT) + gainBound - gain) / UNIT,
  };
}
