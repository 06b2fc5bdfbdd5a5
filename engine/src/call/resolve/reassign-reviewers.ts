import { smallestMaximumLoad } from '../../assignment/transport.ts';
import { compareText } from '../../text/order.ts';
import { describe } from '../assignment/describe.ts';
import type { Described } from '../assignment/describe.ts';
import { encodeCall, UNIT } from '../assignment/encode.ts';
import { fairFlowProblem, openCall, withLoadUpTo, withLocksAsProposals, wholeChoice } from '../assignment/open-call.ts';
import type { OpenCall } from '../assignment/open-call.ts';
import type { Algorithm, CallSnapshot } from '../assignment/types.ts';
import { assertUsableCall } from '../assignment/validate.ts';
import { reassignFairly } from './reassign-fairly.ts';
import { reassign } from './reassign.ts';

export interface MadePair { readonly proposal: string; readonly reviewer: string }

export interface ReassignedReviewers extends Described {
  /** Pairs of before that stay, locked ones included, that go, and that come; by proposal, then reviewer, in the order of ids. */
  readonly kept: readonly MadePair[];
  readonly dropped: readonly MadePair[];
  readonly added: readonly MadePair[];
  /** No assignment of the same standing that loses no more keeps more pairs. */
  readonly keptBound: number;
  /** Total score below that of a run anew; for `fairflow` less than 0 where the floor that was given up lets the total rise. */
  readonly loss: number;
  readonly bestTotalScore: number;
  /** Only `fairflow`: the least summed affinity of the proposals under the floor, and that of a run anew. */
  readonly floor: number | null;
  readonly bestFloor: number | null;
}

/**
 * The call as it is now (a conflict more, somebody gone, a proposal more) and the pairs that were made: a new assignment that changes as few of them as
 * can be while it has the same standing as the best one (missing reviews, for `minmax` the largest load, number of pairs) and a total score at most
 * `mostLoss` points lower. With 0: the one of the best assignments that changes least. Pairs of before that name nobody here are dropped.
 *
 * `fairflow` keeps to its threshold and its floor: the proposals that do not fall short have a summed affinity of at most `mostFloorLoss` less
 * than the floor of a run anew, and the total is held against that run's.
 *
 * @throws UnusableCallError as `assignReviewers`; RangeError for a loss that is negative or not finite.
 * @see `reassign` and `reassignFairly` for the methods and for what is exact.
 */
export function reassignReviewers(snapshot: CallSnapshot, pairs: readonly MadePair[], mostLoss: number, mostFloorLoss = mostLoss): ReassignedReviewers {
  assertUsableCall(snapshot);
  for (const loss of [mostLoss, mostFloorLoss]) if (!(loss >= 0 && loss < Infinity)) throw new RangeError(`the loss must be a number >= 0, got ${loss}`);
  const call = encodeCall(snapshot);
  const { algorithm } = snapshot.settings;
  const open = openCall(call, algorithm);
  const before = new Map(pairs.map((pair) => [keyOf(pair), pair]));
  const pairOf: MadePair[] = [];
  call.proposals.forEach((proposal, p) => {
    for (let candidate = call.offsets[p]!; candidate < call.offsets[p + 1]!; candidate++) pairOf.push({ proposal, reviewer: call.reviewers[call.reviewerOf[candidate]!]! });
  });
  const previous = Uint8Array.from(open.candidateOf, (candidate) => Number(before.has(keyOf(pairOf[candidate]!))));
  const answer = faithful(open, algorithm, previous, lossInUnits(mostLoss), lossInUnits(mostFloorLoss));
  const whole = wholeChoice(open, answer.chosen);
  const now = pairOf.filter((_, candidate) => whole[candidate] === 1);
  const keys = new Set(now.map(keyOf));
  const lockedBefore = open.locked.filter((candidate) => before.has(keyOf(pairOf[candidate]!))).length;
  return {
    ...describe(open, whole),
    kept: now.filter((pair) => before.has(keyOf(pair))),
    dropped: [...before.values()].filter((pair) => !keys.has(keyOf(pair))).map(({ proposal, reviewer }) => ({ proposal, reviewer })).sort(byIds),
    added: now.filter((pair) => !before.has(keyOf(pair))),
    keptBound: answer.keptBound + lockedBefore,
    loss: (answer.best.gain - answer.gain) / UNIT,
    bestTotalScore: describe(open, wholeChoice(open, answer.best.chosen)).objective.totalScore,
    floor: answer.floor === undefined ? null : answer.floor / UNIT, bestFloor: answer.best.floor === undefined ? null : answer.best.floor / UNIT,
  };
}

interface Kept { readonly chosen: Uint8Array; readonly gain: number; readonly floor?: number }

/** By the algorithm's objective, beside what a run anew gives. */
function faithful(open: OpenCall, algorithm: Algorithm, previous: Uint8Array, loss: number, floorLoss: number): Kept & { readonly keptBound: number; readonly best: Kept } {
  if (algorithm === 'fairflow') return reassignFairly({ call: fairFlowProblem(open), previous, loss, floorLoss });
  const transport = algorithm === 'minmax' ? withLoadUpTo(open, smallestMaximumLoad(withLocksAsProposals(open)).load) : open.problem;
  const answer = reassign({ transport, previous, loss });
  return { ...answer, best: answer.certificate.optimum };
}

/** To the nearest: the double of a score with nine places may lie under it, and a loss that is just allowed must not become one that is not. */
function lossInUnits(score: number): number {
  return Math.min(Number.MAX_SAFE_INTEGER, Math.round(score * UNIT));
}

function keyOf({ proposal, reviewer }: MadePair): string {
  return JSON.stringify([proposal, reviewer]);
}

function byIds(one: MadePair, other: MadePair): number {
  return compareText(one.proposal, other.proposal) || compareText(one.reviewer, other.reviewer);
}
