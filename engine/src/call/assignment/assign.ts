import { describe } from './describe.ts';
import { encodeCall } from './encode.ts';
import type { EncodedCall } from './encode.ts';
import { openCall } from './open-call.ts';
import { solveOpen } from './solve.ts';
import type { Solved } from './solve.ts';
import type { Algorithm, AssignmentCertificate, AssignmentResult, CallSnapshot } from './types.ts';
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
 * @throws UnusableCallError for a snapshot that `validateCall` objects to.
 * @see `solveTransport` for the method, `fairflow/` for the floor.
 */
export function assignReviewers(snapshot: CallSnapshot): AssignmentResult {
  assertUsableCall(snapshot);
  return assignEncoded(encodeCall(snapshot), snapshot.settings.algorithm);
}

export function assignEncoded(call: EncodedCall, algorithm: Algorithm): AssignmentResult {
  const solved = solveOpen(openCall(call, algorithm), algorithm);
  const described = describe(solved.open, solved.chosen);
  const bound = described.objective.totalScore;
  return { status: 'optimal', algorithm, ...described, objective: { ...described.objective, bound }, certificate: certificateOf(solved) };
}

function certificateOf({ certificate, load }: Solved): AssignmentCertificate {
  const { leftPrice, rightPrice, requiredValue, extraValue } = certificate;
  return {
    proposalPrice: Array.from(leftPrice, positiveZero), reviewerPrice: Array.from(rightPrice, positiveZero), requiredValue, extraValue,
    load: load === null ? null : { limit: load.load, side: load.witness?.side === 'right' ? 'reviewers' : 'proposals', proposals: Array.from(load.witness?.lefts ?? []) },
  };
}

/** JSON has no -0: what is stored must equal what was computed. */
function positiveZero(value: number): number {
  return value === 0 ? 0 : value;
}
