/**
 * Chains of exchanges over a floor: a proposal lets go of one reviewer and takes another; whoever that reviewer reviewed until now takes the next;
 * the last has room, or is the one who was let go. Every proposal on the way stays at the floor, or where it was if that is lower.
 */
import type { FloorTerms } from './floors.ts';
import { Holdings } from './holdings.ts';
import { sumsOf } from './totals.ts';

/** Links of a chain. Longer ones are seldom needed where the priced search comes first. */
const LINKS = 4;

interface Chain { readonly drop: readonly number[]; readonly take: readonly number[] }

export class Exchanges {
  readonly holdings: Holdings;
  private readonly terms: FloorTerms;
  private readonly gain: Float64Array;
  private readonly sums: Float64Array;
  /** Per link and reviewer: the best gain of a chain that brings them one pair too many, and its last two arcs. */
  private readonly best: Float64Array[];
  private readonly dropped: Int32Array[];
  private readonly taken: Int32Array[];
  /** Per link: who was reached since the last search began. */
  private readonly reached: number[][];
  /** Candidates that may still be looked at; counted, so that the same input always gets as far. */
  private effort: number;

  constructor(terms: FloorTerms, gain: Float64Array, chosen: Uint8Array, effort: number) {
    this.effort = effort;
    const { right } = terms.shape;
    this.terms = terms;
    this.gain = gain;
    this.holdings = new Holdings(terms.shape, chosen.slice());
    this.sums = sumsOf(terms, chosen);
    this.best = Array.from({ length: LINKS }, () => new Float64Array(right).fill(-Infinity));
    this.dropped = Array.from({ length: LINKS }, () => new Int32Array(right));
    this.taken = Array.from({ length: LINKS }, () => new Int32Array(right));
    this.reached = Array.from({ length: LINKS }, () => []);
  }

  sumOf(p: number): number {
    return this.sums[p]!;
  }

  /** Brings p nearer to the floor; false: no chain does. */
  lift(p: number, floor: number): boolean {
    return this.exchange(p, floor, (change) => change > 0, -Infinity);
  }

  /** Raises the gain by a chain that begins at p; false: none does. */
  improve(p: number, floor: number): boolean {
    const spare = this.terms.counted[p] === 1 ? this.sums[p]! - floor : Infinity;
    return this.exchange(p, floor, (change) => spare + change >= 0, 0);
  }

  private exchange(p: number, floor: number, allows: (change: number) => boolean, above: number): boolean {
    const { offsets } = this.terms.shape;
    let most = above;
    let found: Chain | undefined;
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      if (this.holdings.chosen[arc] === 0) continue;
      this.explore(p, arc, floor, allows, (value, chain) => {
        if (value <= most) return;
        const links = chain();
        if (this.holds(links, floor)) [most, found] = [value, links];
      });
    }
    if (found === undefined) return false;
    this.holdings.exchange(found.drop, found.take, this.terms.affinity, this.sums);
    return true;
  }

  private explore(p: number, first: number, floor: number, allows: (change: number) => boolean, offer: (value: number, chain: () => Chain) => void): void {
    const { gain, best, reached, terms: { affinity, shape: { offsets, neighbours, rightMaximum, rightMinimum } }, holdings: { chosen, load } } = this;
    const home = neighbours[first]!;
    const canShrink = load[home]! > rightMinimum[home]!;
    reached.forEach((nodes, link) => {
      for (const r of nodes) best[link]![r] = -Infinity;
      nodes.length = 0;
    });
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      if (chosen[arc] === 0 && allows(affinity[arc]! - affinity[first]!)) this.reach(0, first, arc, gain[arc]! - gain[first]!);
    }
    for (let link = 0; link < LINKS && this.effort > 0; link++) {
      for (const r of reached[link]!) {
        const value = best[link]![r]!;
        if (r === home || (canShrink && load[r]! < rightMaximum[r]!)) offer(value, () => this.trace(link, r));
        if (link + 1 < LINKS && r !== home) this.passOn(p, link, r, value, floor);
      }
    }
  }

  /** Whoever has r may let go of them and take somebody else. */
  private passOn(p: number, link: number, r: number, value: number, floor: number): void {
    const { gain, sums, terms: { affinity, counted, shape: { offsets } }, holdings: { chosen, leftOfArc, slots, slotStart, load } } = this;
    for (let slot = slotStart[r]!; slot < slotStart[r]! + load[r]!; slot++) {
      const drop = slots[slot]!;
      const q = leftOfArc[drop]!;
      if (q === p) continue;
      this.effort -= offsets[q + 1]! - offsets[q]!;
      const least = counted[q] === 1 ? Math.min(floor, sums[q]!) - sums[q]! + affinity[drop]! : -Infinity;
      for (let arc = offsets[q]!; arc < offsets[q + 1]!; arc++) {
        if (chosen[arc] === 0 && affinity[arc]! >= least) this.reach(link + 1, drop, arc, value + gain[arc]! - gain[drop]!);
      }
    }
  }

  private reach(link: number, drop: number, take: number, value: number): void {
    const r = this.terms.shape.neighbours[take]!;
    const best = this.best[link]!;
    if (value <= best[r]!) return;
    if (best[r] === -Infinity) this.reached[link]!.push(r);
    best[r] = value;
    this.dropped[link]![r] = drop;
    this.taken[link]![r] = take;
  }

  private trace(link: number, end: number): Chain {
    const drop: number[] = [];
    const take: number[] = [];
    let r = end;
    for (let at = link; at >= 0; at--) {
      drop.push(this.dropped[at]![r]!);
      take.push(this.taken[at]![r]!);
      r = this.terms.shape.neighbours[this.dropped[at]![r]!]!;
    }
    return { drop, take };
  }

  /** A chain may meet a proposal twice: then what was looked at link by link is not what comes out. */
  private holds({ drop, take }: Chain, floor: number): boolean {
    if (new Set(drop).size < drop.length || new Set(take).size < take.length) return false;
    const change = new Map<number, number>();
    const add = (arc: number, sign: number): void => {
      const q = this.holdings.leftOfArc[arc]!;
      change.set(q, (change.get(q) ?? 0) + sign * this.terms.affinity[arc]!);
    };
    drop.forEach((arc) => add(arc, -1));
    take.forEach((arc) => add(arc, 1));
    return [...change].every(([q, by]) => this.terms.counted[q] === 0 || by >= 0 || this.sums[q]! + by >= floor);
  }
}
