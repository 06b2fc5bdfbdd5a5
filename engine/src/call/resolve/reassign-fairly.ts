import { gainOver, settleFairly } from '../fairflow/fair-call.ts';
import { solveSettled } from '../fairflow/solve.ts';
import { lowestSum } from '../fairflow/totals.ts';
import type { BoundProof, FairFlowProblem, FairFlowSolution } from '../fairflow/types.ts';
import { checkKeeping, measured, RewardSearch } from './reward-search.ts';

/** As `ReassignmentProblem`, with a floor. */
export interface FairReassignmentProblem {
  readonly call: FairFlowProblem;
  /** Per arc: 1 = the pair was made before and can stay. */
  readonly previous: Uint8Array;
  /** How much gain, and how much of the floor, may be given up for keeping pairs: whole, >= 0. */
  readonly loss: number;
  readonly floorLoss: number;
}

export interface FairReassignment {
  readonly chosen: Uint8Array;
  readonly gain: number;
  readonly floor: number;
  /** What a run anew gives: losses are counted from its floor and gain. */
  readonly best: FairFlowSolution;
  readonly kept: number;
  /** Nothing that keeps to both losses keeps more. */
  readonly keptBound: number;
  /** `all`: all that can stay, stay. `reward`: where each kept pair gains `reward` more, `proof` bounds the gain over the floor, and so what is kept. */
  readonly certificate: { readonly kind: 'all' } | { readonly kind: 'reward'; readonly reward: number; readonly proof: BoundProof };
}

/** In arcs looked at, for all searches through cases together. */
const SEARCH_WORK = 1e8;
const SEARCHED = 2e4;
/** Rewards beyond this outweigh all that multipliers can do for a floor. */
const DEAREST = 2 ** 36;

/**
 * Of the assignments in which the same proposals and reviewers fall short as in a run of `solveFairFlow` anew, whose floor and gain are lower by no
 * more than is allowed, one that keeps as many pairs of before as can be found; at worst what that run gives.
 *
 * Each kept pair is rewarded, as in `reassign`, and every reward's best gain is sought over the floor; its bound says how many pairs can be kept at most. Both are
 * exact where they meet, which is usual for small calls. Some 40 times `solveFairFlow`.
 *
 * @throws RangeError as `solveFairFlow`, and for `previous` of another length or a loss that is not whole or below 0.
 */
export function reassignFairly({ call, previous, loss, floorLoss }: FairReassignmentProblem): FairReassignment {
  const { transport } = call;
  checkKeeping(transport, previous, { loss, floorLoss });
  const fair = settleFairly(call);
  const best = solveSettled(fair);
  const floor = Math.max(0, best.floor - floorLoss);
  const could = previous.reduce((sum, value) => sum + value, 0);
  const effort = { left: previous.length <= SEARCHED ? SEARCH_WORK : 0 };
  const search = new RewardSearch(transport, previous, best.gain - loss, measured(transport, previous, best.chosen), could, (gain, known) => {
    const { chosen, bound, proof } = gainOver(fair, gain, floor, known, effort);
    return { chosen, bound, solution: proof };
  });
  if (search.best.kept < could) search.run(DEAREST);
  const { best: { chosen, gain, kept }, bound: keptBound, proof } = search;
  const lowest = lowestSum(fair.terms, chosen);
  return {
    chosen, gain, floor: lowest === Infinity ? 0 : lowest, best, kept, keptBound,
    certificate: proof === undefined ? { kind: 'all' } : { kind: 'reward', reward: proof.reward, proof: proof.solution },
  };
}
