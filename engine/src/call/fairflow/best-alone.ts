import type { FloorTerms } from './floors.ts';

/** What a proposal could have if it chose first: its locked affinity and its best candidates', as many as it may get at most. O(candidates). */
export function bestAlone({ shape: { offsets, leftMaximum }, affinity, lockedAffinity }: FloorTerms, p: number): number {
  const most = leftMaximum[p]!;
  const best: number[] = [];
  const end = most > 0 ? offsets[p + 1]! : 0;
  for (let arc = offsets[p]!; arc < end; arc++) {
    const value = affinity[arc]!;
    if (best.length === most && value <= best[most - 1]!) continue;
    let at = Math.min(best.length, most - 1);
    for (; at > 0 && best[at - 1]! < value; at--) best[at] = best[at - 1]!;
    best[at] = value;
  }
  return best.reduce((sum, value) => sum + value, lockedAffinity[p]!);
}

/** The counted proposal that bounds the floor most: no floor is above what it could have alone. -1 where none counts. */
export function mostModest(terms: FloorTerms): { readonly proposal: number; readonly bound: number } {
  let [proposal, bound] = [-1, Infinity];
  terms.counted.forEach((counted, p) => {
    const value = counted === 1 ? bestAlone(terms, p) : Infinity;
    if (value < bound) [proposal, bound] = [p, value];
  });
  return { proposal, bound };
}
