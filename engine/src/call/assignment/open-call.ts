import type { TransportProblem } from '../../assignment/transport.ts';
import type { FairFlowProblem } from '../fairflow/index.ts';
import { affinityUnits, PAIR } from './encode.ts';
import type { EncodedCall } from './encode.ts';
import { gathered } from './sorted-pairs.ts';
import type { Algorithm } from './types.ts';

/** What is left to decide once the locked pairs stand: they have used up some of every bound (R11). */
export interface OpenCall {
  readonly call: EncodedCall;
  /** Per candidate of the call: 1 = the algorithm may use it, or it is locked. */
  readonly open: Uint8Array;
  /** Proposals left, reviewers right; gains are final scores in whole units. */
  readonly problem: TransportProblem;
  /** Which candidate of the call each arc of the problem is. */
  readonly candidateOf: Uint32Array;
  /** Raw affinity of each arc, in whole units. */
  readonly affinity: Float64Array;
  /** What locked pairs give already: summed affinity of each proposal in whole units, and pairs of each reviewer. */
  readonly lockedAffinity: Float64Array;
  readonly lockedLoad: Uint32Array;
  /** The locked candidates, ascending. */
  readonly locked: readonly number[];
}

/** `fairflow` leaves out what is under the threshold, the others only count it (R5). O(candidates). */
export function openCall(call: EncodedCall, algorithm: Algorithm): OpenCall {
  const barred = algorithm === 'fairflow' ? PAIR.belowThreshold : 0;
  const open = call.marks.map((marks) => ((marks & PAIR.locked) !== 0 || (marks & barred) === 0 ? 1 : 0));
  const lockedReviews = new Uint32Array(call.proposals.length);
  const lockedLoad = new Uint32Array(call.reviewers.length);
  const lockedAffinity = new Float64Array(call.proposals.length);
  const offsets = new Uint32Array(call.proposals.length + 1);
  const candidateOf = new Uint32Array(open.length);
  const locked: number[] = [];
  let arcs = 0;
  for (let proposal = 0; proposal < call.proposals.length; proposal++) {
    for (let candidate = call.offsets[proposal]!; candidate < call.offsets[proposal + 1]!; candidate++) {
      if ((call.marks[candidate]! & PAIR.locked) !== 0) {
        locked.push(candidate);
        lockedReviews[proposal]!++;
        lockedLoad[call.reviewerOf[candidate]!]!++;
        lockedAffinity[proposal]! += affinityUnits(call.affinity[candidate]!);
      } else if (open[candidate] === 1) candidateOf[arcs++] = candidate;
    }
    offsets[proposal + 1] = arcs;
  }
  const used = candidateOf.subarray(0, arcs);
  const problem: TransportProblem = {
    left: call.proposals.length, right: call.reviewers.length, offsets, fill: call.settings.fill,
    neighbours: gathered(new Uint32Array(arcs), call.reviewerOf, used),
    gain: gathered(new Float64Array(arcs), call.gain, used),
    leftMinimum: less(call.proposalMinimum, lockedReviews), leftMaximum: less(call.proposalMaximum, lockedReviews),
    rightMinimum: less(call.reviewerMinimum, lockedLoad), rightMaximum: less(call.reviewerMaximum, lockedLoad),
  };
  return { call, open, problem, candidateOf: used, affinity: gathered(new Float64Array(arcs), call.affinity, used).map(affinityUnits), lockedAffinity, lockedLoad, locked };
}

export function fairFlowProblem({ problem, affinity, lockedAffinity }: OpenCall): FairFlowProblem {
  return { transport: problem, affinity, lockedAffinity };
}

/** The open problem with no reviewer above `most` pairs, those that locks give included. */
export function withLoadUpTo({ problem, lockedLoad, call }: OpenCall, most: number): TransportProblem {
  return { ...problem, rightMaximum: less(call.reviewerMaximum.map((maximum) => Math.min(maximum, most)), lockedLoad) };
}

/**
 * The whole call for questions about loads alone: every locked pair is a proposal of its own that wants one review and has one candidate. A flow that
 * serves as many as can be may always serve those, so what it needs of anybody is what the locked call needs.
 */
export function withLocksAsProposals({ call, problem, locked, lockedLoad }: OpenCall): TransportProblem {
  if (locked.length === 0) return problem;
  const arcs = problem.neighbours.length;
  const ones = new Uint32Array(locked.length).fill(1);
  return {
    ...problem,
    left: problem.left + locked.length,
    offsets: joined(problem.offsets, Uint32Array.from(locked, (_, at) => arcs + at + 1)),
    neighbours: joined(problem.neighbours, Uint32Array.from(locked, (candidate) => call.reviewerOf[candidate]!)),
    gain: new Float64Array(arcs + locked.length),
    leftMinimum: joined(problem.leftMinimum, ones), leftMaximum: joined(problem.leftMaximum, ones),
    rightMinimum: problem.rightMinimum.map((minimum, reviewer) => minimum + lockedLoad[reviewer]!),
    rightMaximum: problem.rightMaximum.map((maximum, reviewer) => maximum + lockedLoad[reviewer]!),
  };
}

function joined(first: Uint32Array, second: Uint32Array): Uint32Array {
  const both = new Uint32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The candidates of the call that an answer to the open problem and the locks make up. */
export function wholeChoice({ call, candidateOf }: OpenCall, chosen: Uint8Array): Uint8Array {
  const whole = call.marks.map((marks) => ((marks & PAIR.locked) === 0 ? 0 : 1));
  candidateOf.forEach((candidate, arc) => { whole[candidate] = chosen[arc]!; });
  return whole;
}

/** The answer to the open problem that a choice of candidates contains. */
export function openChoice({ candidateOf }: OpenCall, whole: Uint8Array): Uint8Array {
  return gathered(new Uint8Array(candidateOf.length), whole, candidateOf);
}

function less(bounds: Uint32Array, used: Uint32Array): Uint32Array {
  return bounds.map((bound, at) => Math.max(0, bound - used[at]!));
}
