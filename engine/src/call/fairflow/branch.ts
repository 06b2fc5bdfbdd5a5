/**
 * Branch and bound for small calls: the greatest gain over a floor, every case considered.
 *
 * A case has some pairs made and some ruled out. Its bound is the priced one of `Floors`, kept warm from case to case; where that does not settle it,
 * one more pair is decided. The number of cases is limited by a count, never by a clock.
 */
import { Floors } from './floors.ts';
import type { FloorTerms, PricedStart } from './floors.ts';
import { easeMultipliers, effortFor, raiseFloor } from './raise-floor.ts';
import type { Effort } from './raise-floor.ts';
import { gainOf } from './best-gain.ts';

export interface Searched {
  /** Undefined: nothing above what was known. */
  readonly chosen: Uint8Array | undefined;
  readonly complete: boolean;
  readonly cases: number;
}

const SHARES = [0.1, 0.01];

/** A floor alone is asked for with gains of 0 and `above` = -1. Stops at the first answer where `first` says so. */
export function searchAbove(
  terms: FloorTerms, start: PricedStart, gain: Float64Array, floor: number, above: number, effort: Effort, first: boolean, grain: number,
): Searched {
  const floors = new Floors(terms, start, gain, grain);
  const { offsets } = terms.shape;
  let chosen: Uint8Array | undefined;
  let best = above;
  let cases = 0;
  let complete = true;

  const settled = (): boolean => floors.bound(floor) <= BigInt(best);
  const relax = (): boolean => {
    const own = effortFor(gain, 0, 200);
    for (const share of SHARES) {
      const reached = raiseFloor(floors, floor, share, own);
      if (reached === 'impossible') return true;
      if (reached === 'holds') {
        const total = gainOf(gain, floors.flow.chosen);
        if (total > best && decisionsHold()) [best, chosen] = [total, floors.flow.chosen.slice()];
      }
      if (settled()) return true;
      if (reached === 'open') return false;
      easeMultipliers(floors, floor, own);
      if (settled()) return true;
    }
    return false;
  };
  const decisionsHold = (): boolean => floors.decided.every((state, arc) => state === 0 || (state === 1) === (floors.flow.chosen[arc] === 1));

  const visit = (): void => {
    cases++;
    if (floors.flow.work > effort.left) { complete = false; return; }
    if (relax() || (first && chosen !== undefined)) return;
    const arc = undecided();
    if (arc < 0) return;
    const p = leftOf(arc);
    const now = floors.flow.chosen[arc] === 1 ? 1 : -1;
    const multipliers = floors.multiplier.slice();
    for (const state of [now, -now]) {
      floors.decide(arc, state);
      floors.refresh(p);
      const implied = floors.imply(p, terms.counted[p] === 1 ? floor : 0);
      if (implied !== null) visit();
      for (const each of [arc, ...(implied ?? [])]) floors.decide(each, 0);
      multipliers.forEach((multiplier, q) => {
        if (q === p || floors.multiplier[q] !== multiplier) floors.setMultiplier(q, multiplier);
      });
      if (!complete || (first && chosen !== undefined)) return;
    }
  };
  const leftOf = (arc: number): number => {
    let p = 0;
    while (offsets[p + 1]! <= arc) p++;
    return p;
  };
  /** Of the proposal whose floor costs the bound most, the pair that is nearest to being decided otherwise; -1: all is decided. */
  const undecided = (): number => {
    let [bestArc, worst] = [-1, -1];
    for (let p = 0; p < terms.shape.left; p++) {
      const slack = Math.abs(floors.sumOf(p) - floor) * (floors.multiplier[p]! + (floors.sumOf(p) < floor ? 1 : 0));
      if (terms.counted[p] === 0 || slack <= worst) continue;
      const arc = nearest(p);
      if (arc >= 0) [bestArc, worst] = [arc, slack];
    }
    return bestArc;
  };
  const nearest = (p: number): number => {
    const { weight, price, chosen: now } = floors.flow;
    let [least, arcOf] = [Infinity, -1];
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      if (floors.decided[arc] !== 0 || now[arc] === 0) continue;
      const value = weight[arc]! - price[terms.shape.neighbours[arc]!]!;
      if (value < least) [least, arcOf] = [value, arc];
    }
    if (arcOf >= 0) return arcOf;
    let most = -Infinity;
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      if (floors.decided[arc] !== 0) continue;
      const value = weight[arc]! - price[terms.shape.neighbours[arc]!]!;
      if (value > most) [most, arcOf] = [value, arc];
    }
    return arcOf;
  };

  for (let p = 0; p < terms.shape.left; p++) {
    if (terms.counted[p] === 1 && floors.imply(p, floor) === null) return { chosen: undefined, complete: true, cases: 0 };
  }
  visit();
  effort.left -= floors.flow.work;
  return { chosen, complete, cases };
}
