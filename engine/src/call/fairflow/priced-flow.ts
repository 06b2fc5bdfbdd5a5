/**
 * A best assignment that is kept best while single proposals' weights change.
 *
 * Every reviewer has a price, so that each proposal has exactly its candidates of greatest weight minus price; full reviewers cost something, those
 * at their minimum are subsidised, the others are free. A new weight at one proposal moves a few of its pairs; the reviewers that thereby have
 * too much or too little are mended along shortest paths of reduced cost (`MendingPaths`), which touch a neighbourhood only.
 * Source: Ahuja, Magnanti & Orlin, "Network Flows" (1993), successive shortest paths and sensitivity analysis. All values are whole: exact.
 */
import type { FlowShape } from './flow-shape.ts';
import { Holdings } from './holdings.ts';
import type { MendingPaths } from './mending-paths.ts';
import { PullingPaths } from './pulling-paths.ts';
import { PushingPaths } from './pushing-paths.ts';

/** Prices beyond this, and paths made of them, could lose their last digit. */
const EXACT = 2 ** 51;

export class PricedFlow {
  readonly weight: Float64Array;
  readonly price: Float64Array;
  readonly holdings: Holdings;
  /** What one review beyond a proposal's minimum is worth. */
  extraPrice: number;
  /** Arcs looked at so far: what the changes have cost. Infinite once prices are too large to go on. */
  work = 0;
  readonly shape: FlowShape;
  /**
   * Pairs beyond (positive) or short of (negative) what a reviewer passes on, and of the extra reviews, which are the last node; 0 everywhere
   * between two calls.
   */
  readonly imbalance: Int32Array;
  private isStrained = false;
  private readonly pushing: MendingPaths;
  private readonly pulling: MendingPaths;

  /** Keeps the arrays and changes them. */
  constructor(shape: FlowShape, weight: Float64Array, chosen: Uint8Array, price: Float64Array, extraPrice: number) {
    this.shape = shape;
    this.weight = weight;
    this.price = price;
    this.extraPrice = extraPrice;
    this.holdings = new Holdings(shape, chosen);
    this.imbalance = new Int32Array(shape.right + 1);
    this.pushing = new PushingPaths(this);
    this.pulling = new PullingPaths(this);
  }

  get chosen(): Uint8Array {
    return this.holdings.chosen;
  }

  /** To be called after the weights of p's arcs changed: p takes what is best now, and everyone else follows. */
  settle(p: number): void {
    const { offsets, neighbours, right } = this.shape;
    const { chosen, count } = this.holdings;
    const best = this.bestOf(p);
    this.imbalance[right]! -= best.size - count[p]!;
    this.work += 3 * (offsets[p + 1]! - offsets[p]!);
    const changed: number[] = [];
    // Who goes lets go first, so that places do not overflow.
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      if (chosen[arc] === 0 || best.has(arc)) continue;
      changed.push(neighbours[arc]!);
      this.holdings.leave(arc);
      this.imbalance[neighbours[arc]!]!--;
    }
    for (const arc of best) {
      if (chosen[arc] === 1) continue;
      changed.push(neighbours[arc]!);
      this.holdings.enter(arc);
      this.imbalance[neighbours[arc]!]!++;
    }
    for (const r of changed) this.mend(r);
    this.mend(right);
    if (this.isStrained) this.relieve();
  }

  setPrice(r: number, price: number): void {
    this.price[r] = price;
    if (Math.abs(price) > EXACT) this.isStrained = true;
  }

  get isExact(): boolean {
    return this.work < Infinity;
  }

  /**
   * Where all reviewers are at their minimum, or all full, their prices may drift away together against that of extra reviews: such a drift changes
   * nothing, and is taken back. Prices that are large for another reason end the work.
   */
  private relieve(): void {
    const [least, most] = this.price.reduce(([low, high], price) => [Math.min(low, price), Math.max(high, price)] as const, [Infinity, -Infinity] as const);
    const drift = Math.min(0, most) + Math.max(0, least);
    this.price.forEach((price, r) => { this.price[r] = price - drift; });
    this.extraPrice += drift;
    this.isStrained = false;
    if (Math.max(most - drift, drift - least) > EXACT) this.work = Infinity;
  }

  private mend(node: number): void {
    while (this.imbalance[node]! > 0) this.pushing.mend(node);
    while (this.imbalance[node]! < 0) this.pulling.mend(node);
  }

  /**
   * The arcs of greatest weight minus price: as many as p must have, and of what it may have beyond those that are worth more than an extra
   * review costs. Among equals the arcs that are chosen already, then by position.
   */
  private bestOf(p: number): ReadonlySet<number> {
    const { offsets, neighbours, leftMinimum, leftMaximum } = this.shape;
    const { chosen, count } = this.holdings;
    const most = leftMaximum[p]!;
    const values: number[] = [];
    const arcs: number[] = [];
    const end = most > 0 ? offsets[p + 1]! : 0;
    for (let arc = offsets[p]!; arc < end; arc++) {
      const value = this.weight[arc]! - this.price[neighbours[arc]!]!;
      const before = (at: number): boolean => value > values[at]! || (value === values[at] && chosen[arc]! > chosen[arcs[at]!]!);
      if (arcs.length === most && !before(most - 1)) continue;
      let at = Math.min(arcs.length, most - 1);
      for (; at > 0 && before(at - 1); at--) {
        values[at] = values[at - 1]!;
        arcs[at] = arcs[at - 1]!;
      }
      values[at] = value;
      arcs[at] = arc;
    }
    let wanted = Math.min(leftMinimum[p]!, arcs.length);
    while (wanted < arcs.length && (values[wanted]! > this.extraPrice || (values[wanted] === this.extraPrice && wanted < count[p]!))) wanted++;
    return new Set(arcs.slice(0, wanted));
  }
}
