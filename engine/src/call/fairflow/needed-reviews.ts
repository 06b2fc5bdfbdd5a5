import { solveTransport } from '../../assignment/transport.ts';
import type { FloorTerms, PricedStart } from './floors.ts';
import { pricedBy } from './settled.ts';

/** The same call for a floor, and what gains most in it. */
export interface NeedyCall { readonly terms: FloorTerms; readonly start: PricedStart }

/**
 * Where reviewers' minimums force more reviews than proposals need, a floor says who must have how many of them: nobody reaches it with fewer than
 * so many of their best candidates. Multipliers alone do not see that, since they let everyone have fractions. Undefined: there are not enough
 * for all, and the floor cannot be had.
 */
export function withNeededReviews(terms: FloorTerms, start: PricedStart, gain: Float64Array, floor: number): NeedyCall | undefined {
  const { shape, fill } = terms;
  const leftMinimum = shape.leftMinimum.map((minimum, p) => (terms.counted[p] === 1 ? Math.max(minimum, neededReviews(terms, p, floor)) : minimum));
  if (leftMinimum.some((needed, p) => needed > shape.leftMaximum[p]!)) return undefined;
  if (leftMinimum.every((needed, p) => needed === shape.leftMinimum[p])) return { terms, start };
  const raised = { ...shape, leftMinimum };
  const best = solveTransport({ ...raised, gain, fill });
  if (best.shortfall + best.rightShortage > 0 || pairs(best.chosen) !== pairs(start.chosen)) return undefined;
  return { terms: { ...terms, shape: raised }, start: pricedBy(best) };
}

/** How many of p's best candidates reach the floor; one more than it may have where none do. */
function neededReviews({ affinity, lockedAffinity, shape: { offsets, leftMaximum } }: FloorTerms, p: number, floor: number): number {
  const best = affinity.slice(offsets[p], offsets[p + 1]).sort();
  const most = leftMaximum[p]!;
  let sum = lockedAffinity[p]!;
  for (let reviews = 0; reviews <= most; reviews++) {
    if (sum >= floor) return reviews;
    sum += best[best.length - 1 - reviews] ?? 0;
  }
  return most + 1;
}

function pairs(chosen: Uint8Array): number {
  return chosen.reduce((sum, used) => sum + used, 0);
}
