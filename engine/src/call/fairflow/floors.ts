import type { TransportProblem } from '../../assignment/transport.ts';
import type { FlowShape } from './flow-shape.ts';
import { PricedFlow } from './priced-flow.ts';

/** No multiplier is above this many grains: times any affinity it stays exact. */
const MOST_GRAINS = 2 ** 19;

export interface FloorTerms {
  readonly shape: FlowShape;
  readonly affinity: Float64Array;
  readonly lockedAffinity: Float64Array;
  /** 1 per proposal under which the floor stands. */
  readonly counted: Uint8Array;
  readonly fill: TransportProblem['fill'];
}

/** Outweighs whatever gains and multipliers can do. */
const DECIDED = 2 ** 45;

export interface PricedStart { readonly chosen: Uint8Array; readonly price: Float64Array; readonly extraPrice: number }

/**
 * The floor priced into the gains (Lagrange): a proposal with multiplier m gains m per unit of affinity besides, and pays m × floor. Whatever the
 * multipliers, the best answer to that is an upper bound on the best gain over the floor; the right ones make the floor hold of itself.
 *
 * Multipliers are whole numbers of `grain` and what they add is rounded up, which keeps all sums whole and the bound a bound.
 */
export class Floors {
  readonly terms: FloorTerms;
  readonly gain: Float64Array;
  readonly grain: number;
  readonly flow: PricedFlow;
  readonly multiplier: Float64Array;
  /** Per arc: 1 = made, -1 = ruled out, 0 = open. */
  readonly decided: Int8Array;
  private made = 0;
  private readonly implied: Uint8Array;

  /** `start` is best for `gain` and, where given, multipliers. */
  constructor(terms: FloorTerms, start: PricedStart, gain: Float64Array, grain: number, multiplier = new Float64Array(terms.shape.left)) {
    this.terms = terms;
    this.gain = gain;
    this.grain = grain;
    this.multiplier = multiplier;
    this.decided = new Int8Array(gain.length);
    this.implied = new Uint8Array(terms.shape.left);
    const { offsets } = terms.shape;
    const weight = gain.slice();
    multiplier.forEach((each, p) => {
      if (each > 0) for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) weight[arc]! += Math.ceil(each * terms.affinity[arc]!);
    });
    this.flow = new PricedFlow(terms.shape, weight, start.chosen.slice(), start.price.slice(), start.extraPrice);
  }

  sumOf(p: number): number {
    const { affinity, lockedAffinity, shape: { offsets } } = this.terms;
    let sum = lockedAffinity[p]!;
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) if (this.flow.chosen[arc] === 1) sum += affinity[arc]!;
    return sum;
  }

  /** The counted proposals below a floor, in order. */
  below(floor: number): number[] {
    this.flow.work += this.flow.chosen.length;
    const short: number[] = [];
    for (let p = 0; p < this.terms.shape.left; p++) if (this.terms.counted[p] === 1 && this.sumOf(p) < floor) short.push(p);
    return short;
  }

  setMultiplier(p: number, multiplier: number): void {
    this.multiplier[p] = multiplier;
    this.refresh(p);
  }

  moveMultiplier(p: number, by: number): void {
    const grains = Math.round((this.multiplier[p]! + by) / this.grain);
    const multiplier = Math.max(0, Math.min(MOST_GRAINS, grains)) * this.grain;
    if (multiplier !== this.multiplier[p]) this.setMultiplier(p, multiplier);
  }

  /** To be followed by `refresh`. */
  decide(arc: number, state: number): void {
    this.made += Number(state === 1) - Number(this.decided[arc] === 1);
    this.decided[arc] = state;
  }

  /**
   * Decides what the floor decides: a pair without which p's best candidates miss it is made, one with which they do is ruled out. Returns the
   * arcs decided, or null where p cannot have the floor at all.
   */
  imply(p: number, floor: number): number[] | null {
    const { affinity, lockedAffinity, shape: { offsets, leftMaximum } } = this.terms;
    let [room, sum] = [leftMaximum[p]!, lockedAffinity[p]!];
    const open: number[] = [];
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      if (this.decided[arc] === 0) open.push(arc);
      else if (this.decided[arc] === 1) { sum += affinity[arc]!; room--; }
    }
    open.sort((a, b) => affinity[b]! - affinity[a]! || a - b);
    room = Math.min(room, open.length);
    for (let at = 0; at < room; at++) sum += affinity[open[at]!]!;
    if (sum < floor) return null;
    const next = room < open.length ? affinity[open[room]!]! : 0;
    const last = room > 0 ? affinity[open[room - 1]!]! : 0;
    const implied = open.filter((arc, at) => {
      const state = at < room ? Number(sum - affinity[arc]! + next < floor) : -Number(room === 0 || sum - last + affinity[arc]! < floor);
      if (state !== 0) this.decide(arc, state);
      return state !== 0;
    });
    if (implied.length > 0) this.refresh(p);
    return implied;
  }

  /** The same once per proposal; false: the floor cannot be had. */
  implyOnce(p: number, floor: number): boolean {
    if (this.implied[p] === 1) return true;
    this.implied[p] = 1;
    return this.imply(p, floor) !== null;
  }

  /** After a change of p's decisions or multiplier. */
  refresh(p: number): void {
    const { affinity, shape: { offsets } } = this.terms;
    const multiplier = this.multiplier[p]!;
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) this.flow.weight[arc] = this.worth(arc) + Math.ceil(multiplier * affinity[arc]!);
    this.flow.settle(p);
  }

  /** The smallest multiplier with which p would choose enough by itself at today's prices, then `share` and some grains more; Infinity: none. */
  raised(p: number, floor: number, share: number): number {
    let enough = Math.max(2 * this.multiplier[p]!, 64 * this.grain);
    const most = MOST_GRAINS * this.grain;
    while (this.wouldHave(p, Math.min(enough, most)) < floor) {
      if (enough >= most) return Infinity;
      enough *= 2;
    }
    const needed = this.narrowed(p, floor, this.multiplier[p]!, Math.min(enough, most));
    return Math.min(most, Math.ceil((needed * (1 + share)) / this.grain + 1024 * share) * this.grain);
  }

  /** The smallest multiplier, at most today's, with which p would still choose enough. */
  lowered(p: number, floor: number): number {
    return this.wouldHave(p, 0) >= floor ? 0 : this.narrowed(p, floor, 0, this.multiplier[p]!);
  }

  /** Upper bound on the gain of any answer with this floor, as a whole number; beyond all gains where prices are too large to tell. */
  bound(floor: number): bigint {
    if (!this.flow.isExact) return BigInt(Number.MAX_SAFE_INTEGER);
    const { weight, chosen } = this.flow;
    this.flow.work += 4 * chosen.length;
    let value = 0n;
    let part = 0;
    for (let arc = 0; arc < chosen.length; arc++) {
      if (chosen[arc] === 0) continue;
      part += weight[arc]!;
      if (Math.abs(part) > 2 ** 51) { value += BigInt(part); part = 0; }
    }
    value += BigInt(part) - BigInt(this.made) * BigInt(DECIDED);
    this.multiplier.forEach((multiplier, p) => {
      if (multiplier > 0) value -= BigInt(Math.ceil(multiplier * (floor - this.terms.lockedAffinity[p]!)));
    });
    return value;
  }

  private worth(arc: number): number {
    return this.gain[arc]! + this.decided[arc]! * DECIDED;
  }

  private narrowed(p: number, floor: number, tooLittle: number, enough: number): number {
    let [low, high] = [tooLittle / this.grain, enough / this.grain];
    while (high - low > 1 && high - low > high / 64) {
      const middle = Math.ceil((low + high) / 2);
      if (this.wouldHave(p, middle * this.grain) < floor) low = middle;
      else high = middle;
    }
    return high * this.grain;
  }

  /** p's summed affinity if it chose freely at today's prices, as many as it has. */
  private wouldHave(p: number, multiplier: number): number {
    const { affinity, lockedAffinity, shape: { offsets, neighbours } } = this.terms;
    const { price, holdings: { count } } = this.flow;
    this.flow.work += 2 * (offsets[p + 1]! - offsets[p]!);
    const most = count[p]!;
    const values: number[] = [];
    const sums: number[] = [];
    const end = most > 0 ? offsets[p + 1]! : 0;
    for (let arc = offsets[p]!; arc < end; arc++) {
      const value = this.worth(arc) + Math.ceil(multiplier * affinity[arc]!) - price[neighbours[arc]!]!;
      if (values.length === most && value <= values[most - 1]!) continue;
      let at = Math.min(values.length, most - 1);
      for (; at > 0 && values[at - 1]! < value; at--) { values[at] = values[at - 1]!; sums[at] = sums[at - 1]!; }
      values[at] = value;
      sums[at] = affinity[arc]!;
    }
    return sums.reduce((sum, value) => sum + value, lockedAffinity[p]!);
  }
}
