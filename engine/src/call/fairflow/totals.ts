import type { FloorTerms } from './floors.ts';

/** What an assignment comes to. O(arcs) each. */
export function gainOf(gain: Float64Array, chosen: Uint8Array): number {
  let sum = 0;
  for (let arc = 0; arc < gain.length; arc++) if (chosen[arc] === 1) sum += gain[arc]!;
  return sum;
}

/** Each proposal's summed affinity, locked pairs included. */
export function sumsOf({ shape: { left, offsets }, affinity, lockedAffinity }: FloorTerms, chosen: Uint8Array): Float64Array {
  const sums = lockedAffinity.slice();
  for (let p = 0; p < left; p++) {
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) if (chosen[arc] === 1) sums[p]! += affinity[arc]!;
  }
  return sums;
}

/** The floor: the least sum of the counted proposals. Infinity where none counts. */
export function lowestSum(terms: FloorTerms, chosen: Uint8Array): number {
  return sumsOf(terms, chosen).reduce((least, sum, p) => (terms.counted[p] === 1 ? Math.min(least, sum) : least), Infinity);
}

/** Of the counted proposals' sums. */
export function meanSum(terms: FloorTerms, chosen: Uint8Array): number {
  const sums = sumsOf(terms, chosen).filter((_, p) => terms.counted[p] === 1);
  return sums.reduce((sum, value) => sum + value, 0) / sums.length;
}
