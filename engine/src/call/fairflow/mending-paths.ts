import { IndexedHeap } from './indexed-heap.ts';
import type { PricedFlow } from './priced-flow.ts';

/**
 * Shortest paths of reduced cost from a reviewer who has a pair too many or too few to whoever makes up for it (Dijkstra). A step is a proposal
 * that lets one reviewer go and takes another. The last node stands for extra reviews: a step to it or from it only drops or only takes.
 */
export abstract class MendingPaths {
  protected readonly flow: PricedFlow;
  protected readonly heap: IndexedHeap;
  /** The best end that is known is so far away: nothing beyond it is reached. */
  protected length = Infinity;
  /** 1 mends a pair too many, -1 one too few. */
  private readonly sign: 1 | -1;
  /** Per node: the step that leads there, -1 = nothing dropped or taken, and where it comes from. */
  private readonly dropped: Int32Array;
  private readonly taken: Int32Array;
  private readonly before: Int32Array;

  constructor(flow: PricedFlow, sign: 1 | -1) {
    const nodes = flow.shape.right + 1;
    this.flow = flow;
    this.sign = sign;
    this.heap = new IndexedHeap(nodes);
    this.dropped = new Int32Array(nodes);
    this.taken = new Int32Array(nodes);
    this.before = new Int32Array(nodes);
  }

  /** What it costs besides that a path ends at this reviewer; Infinity: it cannot. */
  protected abstract ending(r: number): number;
  /** Steps from a reviewer, `so` far from the start. */
  protected abstract relaxReviewer(r: number, so: number): void;
  protected abstract relaxExtras(so: number): void;

  /** Along the shortest path from `start` everyone drops and takes; prices follow. */
  mend(start: number): void {
    const { sign, flow: { imbalance } } = this;
    const { end, balances } = this.nearestEnd(start);
    if (end < 0) throw new RangeError(`nothing makes up for reviewer ${start}'s pairs`);
    this.reprice();
    imbalance[start]! -= sign;
    if (balances) imbalance[end]! += sign;
    // Everyone on the way lets go before anyone takes, so that places do not overflow.
    for (let node = end; node !== start; node = this.before[node]!) if (this.dropped[node]! >= 0) this.flow.holdings.leave(this.dropped[node]!);
    for (let node = end; node !== start; node = this.before[node]!) if (this.taken[node]! >= 0) this.flow.holdings.enter(this.taken[node]!);
  }

  protected reach(node: number, distance: number, from: number, drop: number, take: number): void {
    if (distance >= this.length || distance >= this.heap.distance[node]!) return;
    this.heap.lower(node, distance);
    this.before[node] = from;
    this.dropped[node] = drop;
    this.taken[node] = take;
  }

  /** Whoever is out of balance the other way, or may as well have one more or less. */
  private nearestEnd(start: number): { readonly end: number; readonly balances: boolean } {
    const { heap, sign, flow: { imbalance, shape: { right } } } = this;
    let end = -1;
    this.length = Infinity;
    heap.clear();
    heap.lower(start, 0);
    for (let node = heap.take(); node >= 0; node = heap.take()) {
      const so = heap.distance[node]!;
      if (so >= this.length) break;
      if (node !== start && sign * imbalance[node]! < 0) {
        this.length = so;
        return { end: node, balances: true };
      }
      if (node === right) {
        this.relaxExtras(so);
        continue;
      }
      const length = so + this.ending(node);
      if (length < this.length) [this.length, end] = [length, node];
      this.relaxReviewer(node, so);
    }
    return { end, balances: false };
  }

  private reprice(): void {
    const { heap, length, sign, flow } = this;
    heap.reached((node) => {
      const change = length - heap.distance[node]!;
      if (change <= 0) return;
      if (node === flow.shape.right) flow.extraPrice -= sign * change;
      else flow.setPrice(node, flow.price[node]! + sign * change);
    });
  }
}
