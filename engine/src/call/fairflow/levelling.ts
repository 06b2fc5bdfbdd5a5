/**
 * Swaps between those who have little and those who have more: a proposal below the target lets go of one reviewer and takes another, who has room
 * or whom another proposal gives away for the one let go, or who was beyond that one's minimum. Where all want the same few, this evens out in no time
 * what prices argue over for long.
 */
import type { FloorTerms } from './floors.ts';

/** Arcs; -1 = none. */
interface Swap { readonly drop: number; readonly take: number; readonly otherDrop: number; readonly otherTake: number }

/** Gains decide only between swaps that level alike. */
const AMONG_EQUALS = 2 ** -48;

export class Levelling {
  readonly chosen: Uint8Array;
  private readonly terms: FloorTerms;
  private readonly gain: Float64Array;
  private readonly sums: Float64Array;
  private readonly held: number[][];
  private readonly holders: number[][];
  private readonly leftOfArc: Uint32Array;
  /** Pairs that may still be looked at; counted, so that the same input always gets as far. */
  private effort: number;

  constructor(terms: FloorTerms, gain: Float64Array, chosen: Uint8Array, effort: number) {
    const { left, right, offsets, neighbours } = terms.shape;
    this.terms = terms;
    this.gain = gain;
    this.chosen = chosen.slice();
    this.effort = effort;
    this.sums = terms.lockedAffinity.slice();
    this.held = Array.from({ length: left }, () => []);
    this.holders = Array.from({ length: right }, () => []);
    this.leftOfArc = new Uint32Array(neighbours.length);
    for (let p = 0; p < left; p++) {
      for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
        this.leftOfArc[arc] = p;
        if (chosen[arc] === 1) this.enter(arc);
      }
    }
  }

  /** Lifts everyone below the target as far as swaps do; of two, the lower one is higher after each swap than before, so it ends. */
  raiseTo(target: number): void {
    this.untilNothingMoves((p) => {
      const own = this.sums[p]!;
      if (own >= target) return false;
      return this.swap(p, target, own + 1, (lower, change) => lower - own + AMONG_EQUALS * change);
    });
  }

  /** Swaps that gain while both stay at the floor. */
  winBack(floor: number): void {
    this.untilNothingMoves((p) => this.swap(p, floor, floor, (_, change) => change));
  }

  private untilNothingMoves(move: (p: number) => boolean): void {
    const { counted, shape: { left } } = this.terms;
    for (let moved = true; moved && this.effort > 0;) {
      moved = false;
      this.effort -= left;
      for (let p = 0; p < left; p++) while (counted[p] === 1 && this.effort > 0 && move(p)) moved = true;
    }
  }

  /** Makes the swap of p's that is worth most, and something, by the lower of both afterwards (up to the target, `least` at least) and the change in gain. */
  private swap(p: number, target: number, least: number, worth: (lower: number, change: number) => number): boolean {
    const { affinity, counted, shape: { offsets, neighbours, leftMinimum, leftMaximum, rightMinimum, rightMaximum } } = this.terms;
    const { gain } = this;
    const own = this.sums[p]!;
    let most = 0;
    let found: Swap | undefined;
    const offer = (after: number, change: number, drop: number, take: number, otherDrop: number, otherTake: number): void => {
      const lower = Math.min(target, after);
      const value = lower < least ? 0 : worth(lower, change);
      if (value > most) [most, found] = [value, { drop, take, otherDrop, otherTake }];
    };
    this.effort -= offsets[p + 1]! - offsets[p]!;
    for (let take = offsets[p]!; take < offsets[p + 1]!; take++) {
      if (this.chosen[take] === 1) continue;
      const wanted = neighbours[take]!;
      const holders = this.holders[wanted]!;
      this.effort -= holders.length;
      for (const extra of this.held[p]!.length < leftMaximum[p]! ? holders : []) {
        const q = this.leftOfArc[extra]!;
        const others = counted[q] === 1 ? this.sums[q]! - affinity[extra]! : Infinity;
        if (this.held[q]!.length > leftMinimum[q]!) offer(Math.min(own + affinity[take]!, others), gain[take]! - gain[extra]!, -1, take, extra, -1);
      }
      for (const drop of this.held[p]!) {
        const after = own + affinity[take]! - affinity[drop]!;
        if (Math.min(target, after) < least) continue;
        const home = neighbours[drop]!;
        const change = gain[take]! - gain[drop]!;
        if (holders.length < rightMaximum[wanted]! && this.holders[home]!.length > rightMinimum[home]!) offer(after, change, drop, take, -1, -1);
        this.effort -= holders.length;
        for (const otherDrop of holders) {
          const q = this.leftOfArc[otherDrop]!;
          const otherTake = this.arcOf(q, home);
          if (otherTake < 0 || this.chosen[otherTake] === 1) continue;
          const others = counted[q] === 1 ? this.sums[q]! - affinity[otherDrop]! + affinity[otherTake]! : Infinity;
          offer(Math.min(after, others), change + gain[otherTake]! - gain[otherDrop]!, drop, take, otherDrop, otherTake);
        }
      }
    }
    if (found === undefined) return false;
    for (const arc of [found.drop, found.otherDrop]) if (arc >= 0) this.leave(arc);
    for (const arc of [found.take, found.otherTake]) if (arc >= 0) this.enter(arc);
    return true;
  }

  /** The arc from q to r, or -1. O(log candidates). */
  private arcOf(q: number, r: number): number {
    const { offsets, neighbours } = this.terms.shape;
    let [low, high] = [offsets[q]!, offsets[q + 1]!];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (neighbours[middle]! < r) low = middle + 1;
      else high = middle;
    }
    return low < offsets[q + 1]! && neighbours[low] === r ? low : -1;
  }

  private enter(arc: number): void {
    const p = this.leftOfArc[arc]!;
    this.chosen[arc] = 1;
    this.sums[p]! += this.terms.affinity[arc]!;
    this.held[p]!.push(arc);
    this.holders[this.terms.shape.neighbours[arc]!]!.push(arc);
  }

  private leave(arc: number): void {
    const p = this.leftOfArc[arc]!;
    this.chosen[arc] = 0;
    this.sums[p]! -= this.terms.affinity[arc]!;
    for (const list of [this.held[p]!, this.holders[this.terms.shape.neighbours[arc]!]!]) list.splice(list.indexOf(arc), 1);
  }
}
