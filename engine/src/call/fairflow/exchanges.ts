/**
 * Chains of exchanges over a floor: a proposal lets go of one reviewer and takes another; whoever that reviewer reviewed until now takes the next;
 * the last has room, or is the one who was let go. Every proposal on the way stays at the floor, or where it was if that is lower.
 */
import type { FloorTerms } from './floors.ts';

/** Links of a chain. Longer ones are seldom needed where the priced search comes first. */
const LINKS = 4;

interface Chain { readonly drop: readonly number[]; readonly take: readonly number[] }

export class Exchanges {
  readonly chosen: Uint8Array;
  private readonly terms: FloorTerms;
  private readonly gain: Float64Array;
  private readonly sums: Float64Array;
  private readonly load: Uint32Array;
  private readonly held: number[][];
  private readonly leftOfArc: Uint32Array;
  /** Per link and reviewer: the best gain of a chain that brings them one pair too many, and its last two arcs. */
  private readonly best: Float64Array[];
  private readonly dropped: Int32Array[];
  private readonly taken: Int32Array[];

  /** Candidates that may still be looked at; counted, so that the same input always gets as far. */
  private effort: number;

  constructor(terms: FloorTerms, gain: Float64Array, chosen: Uint8Array, effort: number) {
    this.effort = effort;
    const { left, right, offsets, neighbours } = terms.shape;
    this.terms = terms;
    this.gain = gain;
    this.chosen = chosen.slice();
    this.sums = terms.lockedAffinity.slice();
    this.load = new Uint32Array(right);
    this.held = Array.from({ length: right }, () => []);
    this.leftOfArc = new Uint32Array(neighbours.length);
    for (let p = 0; p < left; p++) {
      for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
        this.leftOfArc[arc] = p;
        if (chosen[arc] === 1) this.move(arc, 1);
      }
    }
    this.best = Array.from({ length: LINKS }, () => new Float64Array(right));
    this.dropped = Array.from({ length: LINKS }, () => new Int32Array(right));
    this.taken = Array.from({ length: LINKS }, () => new Int32Array(right));
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
      if (this.chosen[arc] === 0) continue;
      this.explore(p, arc, floor, allows, (value, chain) => {
        if (value <= most) return;
        const links = chain();
        if (this.holds(links, floor)) [most, found] = [value, links];
      });
    }
    if (found === undefined) return false;
    for (const arc of found.drop) this.move(arc, -1);
    for (const arc of found.take) this.move(arc, 1);
    return true;
  }

  private explore(p: number, first: number, floor: number, allows: (change: number) => boolean, offer: (value: number, chain: () => Chain) => void): void {
    const { affinity, shape: { offsets, neighbours, rightMaximum, rightMinimum } } = this.terms;
    const home = neighbours[first]!;
    const canShrink = this.load[home]! > rightMinimum[home]!;
    let reached: number[] = [];
    this.best.forEach((values) => values.fill(-Infinity));
    const reach = (link: number, drop: number, arc: number, value: number, next: number[]): void => {
      const r = neighbours[arc]!;
      if (value <= this.best[link]![r]!) return;
      if (this.best[link]![r] === -Infinity) next.push(r);
      this.best[link]![r] = value;
      this.dropped[link]![r] = drop;
      this.taken[link]![r] = arc;
    };
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      if (this.chosen[arc] === 0 && allows(affinity[arc]! - affinity[first]!)) reach(0, first, arc, this.gain[arc]! - this.gain[first]!, reached);
    }
    for (let link = 0; link < LINKS && this.effort > 0; link++) {
      const next: number[] = [];
      for (const r of reached) {
        const value = this.best[link]![r]!;
        if (r === home || (canShrink && this.load[r]! < rightMaximum[r]!)) offer(value, () => this.trace(link, r));
        if (link + 1 === LINKS || r === home) continue;
        for (const drop of this.held[r]!) {
          const q = this.leftOfArc[drop]!;
          if (q === p) continue;
          this.effort -= offsets[q + 1]! - offsets[q]!;
          const least = this.terms.counted[q] === 1 ? Math.min(floor, this.sums[q]!) - this.sums[q]! + affinity[drop]! : -Infinity;
          for (let arc = offsets[q]!; arc < offsets[q + 1]!; arc++) {
            if (this.chosen[arc] === 0 && affinity[arc]! >= least) reach(link + 1, drop, arc, value + this.gain[arc]! - this.gain[drop]!, next);
          }
        }
      }
      reached = next;
    }
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
      const q = this.leftOfArc[arc]!;
      change.set(q, (change.get(q) ?? 0) + sign * this.terms.affinity[arc]!);
    };
    drop.forEach((arc) => add(arc, -1));
    take.forEach((arc) => add(arc, 1));
    return [...change].every(([q, by]) => this.terms.counted[q] === 0 || by >= 0 || this.sums[q]! + by >= floor);
  }

  private move(arc: number, sign: 1 | -1): void {
    const r = this.terms.shape.neighbours[arc]!;
    this.chosen[arc] = sign === 1 ? 1 : 0;
    this.load[r]! += sign;
    this.sums[this.leftOfArc[arc]!]! += sign * this.terms.affinity[arc]!;
    if (sign === 1) this.held[r]!.push(arc);
    else this.held[r]!.splice(this.held[r]!.indexOf(arc), 1);
  }
}
