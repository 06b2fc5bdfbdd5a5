import { assignReviewers } from './assign.ts';
import { bidName, bidValue } from './bids.ts';
import { scoresOf } from './describe.ts';
import { encodeCall, PAIR } from './encode.ts';
import type { EncodedCall } from './encode.ts';
import { findPair } from './sorted-pairs.ts';
import type { Assignment, AssignmentResult, CallSnapshot, Pairs } from './types.ts';
import { assertUsableCall, validateCall } from './validate.ts';
import type { CallProblem } from './validate.ts';

export interface PairName { readonly proposal: string; readonly reviewer: string }

/** A candidate that the proposal has not got. */
export interface NextCandidate extends Pick<Assignment, 'reviewer' | 'affinity' | 'bid' | 'finalScore'> { readonly load: number; readonly maximum: number }

/** What the best assignment without the pair (where it is assigned), or with it, has more of than this one. */
export interface PairCost {
  readonly action: 'forbid' | 'force';
  readonly shortfall: number;
  readonly reviewersShort: number;
  readonly maxLoad: number;
  readonly minProposalScore: number;
  /** Negative: the loss. It may be a gain where one of the others is worse. */
  readonly totalScore: number;
  /** Whether both are proven optima; else both are as good as `fairflow` found them. */
  readonly exact: boolean;
  /** Who would have to go, and who would come instead: also with other proposals, where the change passes on. */
  readonly removed: readonly PairName[];
  readonly added: readonly PairName[];
}

export interface PairExplanation extends PairName {
  /** `conflict`: excluded by a conflict or such a bid; `notScored`: no candidate. */
  readonly standing: 'assigned' | 'candidate' | 'belowThreshold' | 'conflict' | 'notScored';
  readonly locked: boolean;
  readonly affinity: number | null;
  /** Shown also where it excludes the pair (R1), or there is no score. */
  readonly bid: Assignment['bid'];
  /** affinity + bidPoints; null where there is no affinity. */
  readonly bidPoints: number | null;
  readonly finalScore: number | null;
  /** Place among the proposal's candidates by final score, 1 = best; null where it is none. */
  readonly place: number | null;
  readonly candidates: number;
  /** The best candidate that this proposal has not got, and how much that reviewer does: who would have been next, were the others left alone. */
  readonly next: NextCandidate | null;
  /** Null for a pair that may never be; or where locks and bounds do not allow the other way, as `impossible` says. */
  readonly cost: PairCost | null;
  readonly impossible: readonly CallProblem[];
}

/**
 * Why a proposal and a reviewer were, or were not, put together: what the pair's score is made of, where it stands among the proposal's candidates,
 * who is next, and what the other decision would have cost, found by running the call again with it. `result` must be the snapshot's.
 *
 * Time of a run.
 *
 * @throws UnusableCallError for a snapshot that `validateCall` objects to; RangeError for an id that the call does not have.
 */
export function explainPair(snapshot: CallSnapshot, result: AssignmentResult, { proposal, reviewer }: PairName): PairExplanation {
  assertUsableCall(snapshot);
  const places = { proposal: indexOf(snapshot.proposals, proposal), reviewer: indexOf(snapshot.reviewers, reviewer) };
  const call = encodeCall(snapshot);
  const row = call.proposals.indexOf(proposal);
  const column = call.reviewers.indexOf(reviewer);
  const candidate = findPair(call.offsets, call.reviewerOf, row, column);
  const mine = result.assignments.filter((assignment) => assignment.proposal === proposal);
  const standing = standingOf(snapshot, places, call, candidate, mine.some((assignment) => assignment.reviewer === reviewer));
  const scores = candidate < 0 ? { affinity: null, bid: bidName(snapshot.bids.value[entryOf(snapshot.bids, places)] ?? 0), finalScore: null } : scoresOf(call, candidate);
  const scored = scoredCandidates(call, row);
  return {
    proposal, reviewer, standing, ...scores,
    locked: candidate >= 0 && (call.marks[candidate]! & PAIR.locked) !== 0,
    bidPoints: scores.finalScore === null ? null : call.settings.useReviewerBids ? call.settings.bidWeight * call.bid[candidate]! : 0,
    place: scores.finalScore === null ? null : scored.indexOf(candidate) + 1,
    candidates: scored.length,
    next: nextCandidate(call, scored, result, mine, reviewer),
    ...(standing === 'conflict' ? { cost: null, impossible: [] } : costOf(snapshot, result, places, { proposal, reviewer })),
  };
}

function indexOf(members: readonly { readonly id: string }[], id: string): number {
  const at = members.findIndex((member) => member.id === id);
  if (at < 0) throw new RangeError(`the call has no ${id}`);
  return at;
}

interface Place { readonly proposal: number; readonly reviewer: number }

function standingOf(snapshot: CallSnapshot, places: Place, call: EncodedCall, candidate: number, assigned: boolean): PairExplanation['standing'] {
  const { settings, conflicts, bids } = snapshot;
  if (assigned) return 'assigned';
  if (candidate < 0) return entryOf(conflicts, places) >= 0 || bids.value[entryOf(bids, places)] === bidValue('conflict') ? 'conflict' : 'notScored';
  return settings.algorithm === 'fairflow' && (call.marks[candidate]! & PAIR.belowThreshold) !== 0 ? 'belowThreshold' : 'candidate';
}

/** Best final score first; ties in the order of ids. */
function scoredCandidates({ offsets, gain, marks }: EncodedCall, row: number): number[] {
  const candidates = Array.from({ length: offsets[row + 1]! - offsets[row]! }, (_, at) => offsets[row]! + at);
  return candidates.filter((candidate) => (marks[candidate]! & PAIR.unscored) === 0).sort((a, b) => gain[b]! - gain[a]! || a - b);
}

function nextCandidate(call: EncodedCall, scored: readonly number[], { algorithm, loads }: AssignmentResult, mine: readonly Assignment[], reviewer: string): NextCandidate | null {
  const taken = new Set([reviewer, ...mine.map((assignment) => assignment.reviewer)]);
  const barred = algorithm === 'fairflow' ? PAIR.belowThreshold : 0;
  const next = scored.find((candidate) => (call.marks[candidate]! & barred) === 0 && !taken.has(call.reviewers[call.reviewerOf[candidate]!]!));
  if (next === undefined) return null;
  const { reviewer: name, load, maximum } = loads[call.reviewerOf[next]!]!;
  return { reviewer: name, ...scoresOf(call, next), load, maximum };
}

function costOf(snapshot: CallSnapshot, result: AssignmentResult, places: Place, pair: PairName): Pick<PairExplanation, 'cost' | 'impossible'> {
  const assigned = result.assignments.some(({ proposal, reviewer }) => proposal === pair.proposal && reviewer === pair.reviewer);
  const other: CallSnapshot = assigned
    ? { ...snapshot, locks: without(snapshot.locks, places), conflicts: withPair(snapshot.conflicts, places) }
    : { ...snapshot, locks: withPair(snapshot.locks, places) };
  const impossible = validateCall(other);
  if (impossible.length > 0) return { cost: null, impossible };
  const instead = assignReviewers(other);
  const difference = (name: 'shortfall' | 'reviewersShort' | 'maxLoad' | 'minProposalScore' | 'totalScore'): number => instead.objective[name] - result.objective[name];
  return {
    impossible,
    cost: {
      action: assigned ? 'forbid' : 'force',
      shortfall: difference('shortfall'), reviewersShort: difference('reviewersShort'), maxLoad: difference('maxLoad'),
      minProposalScore: inNinePlaces(difference('minProposalScore')), totalScore: inNinePlaces(difference('totalScore')),
      exact: result.status === 'optimal' && instead.status === 'optimal',
      removed: pairsMissing(result, instead), added: pairsMissing(instead, result),
    },
  };
}

function inNinePlaces(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

function pairsMissing(from: AssignmentResult, other: AssignmentResult): PairName[] {
  const key = ({ proposal, reviewer }: PairName): string => JSON.stringify([proposal, reviewer]);
  const known = new Set(other.assignments.map(key));
  return from.assignments.filter((pair) => !known.has(key(pair))).map(({ proposal, reviewer }) => ({ proposal, reviewer }));
}

function entryOf(pairs: Pairs, { proposal, reviewer }: Place): number {
  for (let at = 0; at < pairs.proposal.length; at++) if (pairs.proposal[at] === proposal && pairs.reviewer[at] === reviewer) return at;
  return -1;
}

function withPair({ proposal, reviewer }: Pairs, pair: Place): Pairs {
  return { proposal: [...Array.from(proposal), pair.proposal], reviewer: [...Array.from(reviewer), pair.reviewer] };
}

function without({ proposal, reviewer }: Pairs, pair: Place): Pairs {
  const kept = Array.from(proposal, (_, at) => at).filter((at) => proposal[at] !== pair.proposal || reviewer[at] !== pair.reviewer);
  return { proposal: kept.map((at) => proposal[at]!), reviewer: kept.map((at) => reviewer[at]!) };
}
