import { bidName } from './bids.ts';
import { PAIR, planKey, UNIT } from './encode.ts';
import type { EncodedCall } from './encode.ts';
import type { OpenCall } from './open-call.ts';
import { shortfallsOf } from './shortfall.ts';
import { proposalScores, statisticsOf } from './statistics.ts';
import type { Assignment, AssignmentObjective, AssignmentStatistics, ReviewerLoad, ReviewerShortage, Shortfall } from './types.ts';

/** All that follows from who reviews what, without a word about how it was found. */
export interface Described {
  readonly objective: Omit<AssignmentObjective, 'bound' | 'fairness'>;
  readonly assignments: readonly Assignment[];
  readonly shortfall: readonly Shortfall[];
  readonly reviewersBelowMinimum: readonly ReviewerShortage[];
  readonly loads: readonly ReviewerLoad[];
  readonly statistics: AssignmentStatistics;
}

/**
 * The candidates chosen, in words and numbers: proposals by id, each with its best reviewer first. Sums are made of whole units, so no order of
 * adding changes them. O(candidates + output).
 */
export function describe(open: OpenCall, chosen: Uint8Array): Described {
  const { call } = open;
  const loads = new Uint32Array(call.reviewers.length);
  let gain = 0;
  call.proposals.forEach((_, proposal) => {
    eachChosen(call, chosen, proposal, (arc) => {
      loads[call.reviewerOf[arc]!]!++;
      gain += call.gain[arc]!;
    });
  });
  const shortfall = shortfallsOf(open, chosen);
  const reviewersBelowMinimum = call.reviewers.flatMap((reviewer, at) => {
    const missing = call.reviewerMinimum[at]! - loads[at]!;
    return missing > 0 ? [{ reviewer, missing }] : [];
  });
  return {
    objective: {
      shortfall: shortfall.reduce((sum, { missing }) => sum + missing, 0),
      reviewersShort: reviewersBelowMinimum.reduce((sum, { missing }) => sum + missing, 0),
      maxLoad: loads.reduce((most, load) => Math.max(most, load), 0),
      minProposalScore: proposalScores(call, chosen).reduce((least, score) => Math.min(least, score), Infinity) / UNIT,
      totalScore: gain / UNIT,
    },
    assignments: call.proposals.flatMap((_, proposal) => assignmentsOf(call, chosen, proposal)),
    shortfall,
    reviewersBelowMinimum,
    loads: call.reviewers.map((reviewer, at) => ({ reviewer, load: loads[at]!, minimum: call.reviewerMinimum[at]!, maximum: call.reviewerMaximum[at]! })),
    statistics: statisticsOf(call, chosen, loads),
  };
}

function eachChosen({ offsets }: EncodedCall, chosen: Uint8Array, proposal: number, use: (arc: number) => void): void {
  for (let arc = offsets[proposal]!; arc < offsets[proposal + 1]!; arc++) if (chosen[arc] === 1) use(arc);
}

/** Best first; ties in the order of ids, which is that of the candidates. */
function assignmentsOf(call: EncodedCall, chosen: Uint8Array, proposal: number): Assignment[] {
  const arcs: number[] = [];
  eachChosen(call, chosen, proposal, (arc) => { arcs.push(arc); });
  return arcs.sort((a, b) => call.gain[b]! - call.gain[a]! || a - b).map((arc, at) => ({
    proposal: call.proposals[proposal]!,
    reviewer: call.reviewers[call.reviewerOf[arc]!]!,
    ...scoresOf(call, arc),
    rank: at + 1,
    locked: (call.marks[arc]! & PAIR.locked) !== 0,
    oversight: (call.marks[arc]! & PAIR.waived) === 0 ? null : call.plans.get(planKey(proposal, call.reviewerOf[arc]!))!,
    belowThreshold: (call.marks[arc]! & PAIR.belowThreshold) !== 0,
  }));
}

/** A bid is shown also where bids are off, and then counts nothing. */
export function scoresOf(call: EncodedCall, arc: number): Pick<Assignment, 'affinity' | 'bid' | 'finalScore'> {
  const scored = (call.marks[arc]! & PAIR.unscored) === 0;
  return { affinity: scored ? call.affinity[arc]! : null, bid: bidName(call.bid[arc]!), finalScore: scored ? call.gain[arc]! / UNIT : null };
}
