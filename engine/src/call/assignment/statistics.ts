import { BID_NAMES, bidValue } from './bids.ts';
import { affinityUnits, PAIR, UNIT } from './encode.ts';
import type { EncodedCall } from './encode.ts';
import type { AssignmentStatistics, Spread } from './types.ts';

/** Summed raw affinity of each proposal, in whole units. O(candidates). */
export function proposalScores(call: EncodedCall, chosen: Uint8Array): Float64Array {
  return Float64Array.from(call.proposals, (_, proposal) => {
    let sum = 0;
    for (let arc = call.offsets[proposal]!; arc < call.offsets[proposal + 1]!; arc++) if (chosen[arc] === 1) sum += affinityUnits(call.affinity[arc]!);
    return sum;
  });
}

/** O(candidates + proposals · log + reviewers · log). */
export function statisticsOf(call: EncodedCall, chosen: Uint8Array, loads: Uint32Array): AssignmentStatistics {
  const assigned = new Map<number, number>();
  let pairs = 0;
  let belowThreshold = 0;
  let underOversight = 0;
  for (let arc = 0; arc < chosen.length; arc++) {
    if (chosen[arc] === 0) continue;
    const marks = call.marks[arc]!;
    pairs++;
    if ((marks & PAIR.belowThreshold) !== 0) belowThreshold++;
    if ((marks & PAIR.waived) !== 0) underOversight++;
    assigned.set(call.bid[arc]!, (assigned.get(call.bid[arc]!) ?? 0) + 1);
  }
  const bids = Object.fromEntries(BID_NAMES.map((name) => [name, { given: call.bidsGiven[name], assigned: assigned.get(bidValue(name)) ?? 0 }]));
  const load = Float64Array.from(loads).sort();
  return {
    pairs,
    proposalScore: spreadOf(proposalScores(call, chosen).sort(), UNIT),
    load: { ...spreadOf(load, 1), gini: giniOf(load) },
    bids: bids as AssignmentStatistics['bids'],
    belowThreshold,
    underOversight,
  };
}

/** Of ascending whole numbers, divided by the unit. */
function spreadOf(ascending: Float64Array, unit: number): Spread {
  const quantile = (share: number): number => ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)]! / unit;
  return {
    minimum: quantile(0), lowerQuartile: quantile(0.25), median: quantile(0.5), upperQuartile: quantile(0.75), maximum: quantile(1),
    mean: total(ascending) / ascending.length / unit,
  };
}

/** Half the mean absolute difference of two, relative to the mean (Gini 1912), by ranks; 0 where nobody has anything. */
function giniOf(ascending: Float64Array): number {
  const sum = total(ascending);
  const weighted = ascending.reduce((soFar, value, at) => soFar + (2 * at + 1 - ascending.length) * value, 0);
  return sum === 0 ? 0 : weighted / (ascending.length * sum);
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
