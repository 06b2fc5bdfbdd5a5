import type { FloorTerms } from './floors.ts';
import type { Holdings } from './holdings.ts';

/**
 * What a swap is worth: by how much the lower of both stands above p now, up to the target, and by the change in gain. Below `least` nobody who
 * counts may end.
 */
export interface Aim { readonly target: number; readonly least: number; readonly ofLevel: number; readonly ofGain: number }

/** The swap of one proposal that is worth most, and something. Who holds whom, and the sums, are the caller's and change between two searches. */
export class BestSwap {
  /** Arcs of what was found; -1 = none. */
  drop = -1;
  take = -1;
  otherDrop = -1;
  otherTake = -1;
  /** Pairs that the last search looked at. */
  looked = 0;
  private readonly terms: FloorTerms;
  private readonly gain: Float64Array;
  private readonly holdings: Holdings;
  private readonly sums: Float64Array;
  private readonly changedAt: Uint32Array;
  /** Per reviewer: the most that anybody gains, and has of affinity, by them. */
  private readonly mostGain: Float64Array;
  private readonly mostAffinity: Float64Array;
  /** Per reviewer, of those who have them now: what anybody keeps at most who lets go, and loses at least. */
  private readonly mostKept: Float64Array;
  private readonly leastLost: Float64Array;
  /** For each reviewer that p has, by place: every proposal's arc to them, or -1. */
  private readonly arcsHome: Int32Array[] = [];
  private most = 0;

  constructor(terms: FloorTerms, gain: Float64Array, holdings: Holdings, sums: Float64Array, changedAt: Uint32Array) {
    const { shape, affinity } = terms;
    this.terms = terms;
    this.gain = gain;
    this.holdings = holdings;
    this.sums = sums;
    this.changedAt = changedAt;
    this.mostGain = new Float64Array(shape.right).fill(-Infinity);
    this.mostAffinity = new Float64Array(shape.right);
    shape.neighbours.forEach((r, arc) => {
      this.mostGain[r] = Math.max(this.mostGain[r]!, gain[arc]!);
      this.mostAffinity[r] = Math.max(this.mostAffinity[r]!, affinity[arc]!);
    });
    this.mostKept = new Float64Array(shape.right);
    this.leastLost = new Float64Array(shape.right);
    for (let r = 0; r < shape.right; r++) this.look(r);
  }

  /** To be called for every reviewer of whoever took part in a swap. */
  look(r: number): void {
    const { gain, sums, holdings: { leftOfArc, slots, slotStart, load }, terms: { affinity, counted } } = this;
    let [kept, lost] = [-Infinity, Infinity];
    for (let slot = slotStart[r]!; slot < slotStart[r]! + load[r]!; slot++) {
      const arc = slots[slot]!;
      const q = leftOfArc[arc]!;
      kept = Math.max(kept, counted[q] === 1 ? sums[q]! - affinity[arc]! : Infinity);
      lost = Math.min(lost, gain[arc]!);
    }
    this.mostKept[r] = kept;
    this.leastLost[r] = lost;
  }

  /** Only reviewers who changed after `since` swaps are looked at. */
  find(p: number, aim: Aim, since: number): void {
    const { changedAt, holdings: { chosen }, terms: { shape: { offsets, neighbours } } } = this;
    this.drop = this.take = this.otherDrop = this.otherTake = -1;
    this.most = 0;
    this.looked = offsets[p + 1]! - offsets[p]!;
    let isReady = false;
    for (let take = offsets[p]!; take < offsets[p + 1]!; take++) {
      if (chosen[take] === 1 || changedAt[neighbours[take]!]! <= since) continue;
      if (!isReady) this.setArcsHome(p, true);
      isReady = true;
      this.asExtra(p, take, aim);
      this.inExchange(p, take, aim);
    }
    if (isReady) this.setArcsHome(p, false);
  }

  private setArcsHome(p: number, known: boolean): void {
    const { arcsHome, holdings: { heldStart, held, count }, terms: { shape: { neighbours, incoming: { offsets, arc, left }, left: lefts } } } = this;
    for (let place = 0; place < count[p]!; place++) {
      const arcs = arcsHome[place] ??= new Int32Array(lefts).fill(-1);
      const home = neighbours[held[heldStart[p]! + place]!]!;
      for (let at = offsets[home]!; at < offsets[home + 1]!; at++) arcs[left[at]!] = known ? arc[at]! : -1;
      this.looked += offsets[home + 1]! - offsets[home]!;
    }
  }

  /** p takes somebody whom another has beyond their minimum. */
  private asExtra(p: number, take: number, { target, least, ofLevel, ofGain }: Aim): void {
    const { gain, sums, holdings: { count, leftOfArc, slots, slotStart, load }, terms: { affinity, counted, shape: { neighbours, leftMinimum, leftMaximum } } } = this;
    if (count[p]! >= leftMaximum[p]!) return;
    const wanted = neighbours[take]!;
    for (let slot = slotStart[wanted]!; slot < slotStart[wanted]! + load[wanted]!; slot++) {
      const extra = slots[slot]!;
      const q = leftOfArc[extra]!;
      if (count[q]! <= leftMinimum[q]!) continue;
      const others = counted[q] === 1 ? sums[q]! - affinity[extra]! : Infinity;
      const lower = Math.min(target, sums[p]! + affinity[take]!, others);
      if (lower >= least) this.offer(ofLevel * (lower - sums[p]!) + ofGain * (gain[take]! - gain[extra]!), -1, take, extra, -1);
    }
  }

  /** p takes somebody for one whom it has: from those who have room, or from another proposal that takes that one. */
  private inExchange(p: number, take: number, { target, least, ofLevel, ofGain }: Aim): void {
    const { gain, sums, mostGain, mostAffinity, holdings: { count, held, heldStart, load }, terms: { affinity, shape: { neighbours, rightMinimum, rightMaximum } } } = this;
    const wanted = neighbours[take]!;
    const own = sums[p]!;
    const [kept, lost] = [this.mostKept[wanted]!, this.leastLost[wanted]!];
    for (let place = 0; place < count[p]!; place++) {
      const drop = held[heldStart[p]! + place]!;
      const home = neighbours[drop]!;
      const reached = Math.min(target, own + affinity[take]! - affinity[drop]!);
      if (reached < least) continue;
      const change = gain[take]! - gain[drop]!;
      if (load[wanted]! < rightMaximum[wanted]! && load[home]! > rightMinimum[home]!) this.offer(ofLevel * (reached - own) + ofGain * change, drop, take, -1, -1);
      const lower = Math.min(reached, kept + mostAffinity[home]!);
      if (lower < least || ofLevel * (lower - own) + ofGain * (change + mostGain[home]! - lost) <= this.most) continue;
      this.withHolders(p, place, drop, take, reached, { least, ofLevel, ofGain });
    }
  }

  private withHolders(p: number, place: number, drop: number, take: number, reached: number, { least, ofLevel, ofGain }: Omit<Aim, 'target'>): void {
    const { gain, sums, holdings: { chosen, leftOfArc, slots, slotStart, load }, terms: { affinity, counted, shape: { neighbours } } } = this;
    const arcs = this.arcsHome[place]!;
    const wanted = neighbours[take]!;
    const own = sums[p]!;
    const change = gain[take]! - gain[drop]!;
    const end = slotStart[wanted]! + load[wanted]!;
    this.looked += load[wanted]!;
    for (let slot = slotStart[wanted]!; slot < end; slot++) {
      const otherDrop = slots[slot]!;
      const q = leftOfArc[otherDrop]!;
      const otherTake = arcs[q]!;
      if (otherTake < 0 || chosen[otherTake] === 1) continue;
      const lower = counted[q] === 1 ? Math.min(reached, sums[q]! - affinity[otherDrop]! + affinity[otherTake]!) : reached;
      if (lower >= least) this.offer(ofLevel * (lower - own) + ofGain * (change + gain[otherTake]! - gain[otherDrop]!), drop, take, otherDrop, otherTake);
    }
  }

  private offer(value: number, drop: number, take: number, otherDrop: number, otherTake: number): void {
    if (value <= this.most) return;
    this.most = value;
    this.drop = drop;
    this.take = take;
    this.otherDrop = otherDrop;
    this.otherTake = otherTake;
  }
}
