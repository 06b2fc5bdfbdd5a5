import { smallestMaximumLoad } from '../../assignment/transport.ts';
import { compareText } from '../../text/order.ts';
import { describe } from '../assignment/describe.ts';
import type { Described } from '../assignment/describe.ts';
import { encodeCall, UNIT } from '../assignment/encode.ts';
import { openCall, withLoadUpTo, withLocksAsProposals, wholeChoice } from '../assignment/open-call.ts';
import type { CallSnapshot } from '../assignment/types.ts';
import { assertUsableCall } from '../assignment/validate.ts';
import { reassign } from './reassign.ts';

export interface MadePair { readonly proposal: string; readonly reviewer: string }

export interface ReassignedReviewers extends Described {
  /** Pairs of before that stay, locked ones included, that go, and that come; by proposal, then reviewer, in the order of ids. */
  readonly kept: readonly MadePair[];
  readonly dropped: readonly MadePair[];
  readonly added: readonly MadePair[];
  /** No assignment of the same standing that loses no more keeps more pairs. */
  readonly keptBound: number;
  /** Total score below the greatest that the new call allows. */
  readonly loss: number;
  readonly bestTotalScore: number;
}

/**
 * The call as it is now (a conflict more, somebody gone, a proposal more) and the pairs that were made: a new assignment that changes as few of them as
 * can be while it has the same standing as the best one (missing reviews, for `minmax` the largest load, number of pairs) and a total score at most
 * `mostLoss` points lower. With 0: the one of the best assignments that changes least. Pairs of before that name nobody here are dropped.
 * `fairflow` keeps to its threshold here, but not to its floor.
 *
 * @throws UnusableCallError as `assignReviewers`; RangeError for a loss that is negative or not finite.
 * @see `reassign` for the method and for what is exact.
 */
export function reassignReviewers(snapshot: CallSnapshot, pairs: readonly MadePair[], mostLoss: number): ReassignedReviewers {
  assertUsableCall(snapshot);
  if (!(mostLoss >= 0 && mostLoss < Infinity)) throw new RangeError(`the loss must be a number >= 0, got ${mostLoss}`);
  const call = encodeCall(snapshot);
  const { algorithm } = snapshot.settings;
  const open = openCall(call, algorithm);
  const transport = algorithm === 'minmax' ? withLoadUpTo(open, smallestMaximumLoad(withLocksAsProposals(open)).load) : open.problem;
  const before = new Map(pairs.map((pair) => [keyOf(pair), pair]));
  const pairOf: MadePair[] = [];
  call.proposals.forEach((proposal, p) => {
    for (let candidate = call.offsets[p]!; candidate < call.offsets[p + 1]!; candidate++) pairOf.push({ proposal, reviewer: call.reviewers[call.reviewerOf[candidate]!]! });
  });
  const previous = Uint8Array.from(open.candidateOf, (candidate) => Number(before.has(keyOf(pairOf[candidate]!))));
  const answer = reassign({ transport, previous, loss: lossInUnits(mostLoss) });
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
    loss: (answer.optimum - answer.gain) / UNIT,
    bestTotalScore: describe(open, wholeChoice(open, answer.certificate.optimum.chosen)).objective.totalScore,
  };
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
