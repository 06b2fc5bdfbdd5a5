import { MendingPaths } from './mending-paths.ts';
import type { PricedFlow } from './priced-flow.ts';

/** To a reviewer with a pair too few: a proposal takes them instead of somebody else, who then has one too few, or can spare it. */
export class PullingPaths extends MendingPaths {
  constructor(flow: PricedFlow) {
    super(flow, -1);
  }

  protected ending(r: number): number {
    const { shape: { rightMinimum }, imbalance, price, holdings: { load } } = this.flow;
    return load[r]! - imbalance[r]! > rightMinimum[r]! ? Math.max(0, price[r]!) : Infinity;
  }

  protected relaxReviewer(node: number, so: number): void {
    const { heap, length, flow } = this;
    const { weight, price, extraPrice, shape: { right, neighbours, incoming, leftMaximum }, holdings: { chosen, count, held, heldStart } } = flow;
    const end = incoming.offsets[node + 1]!;
    flow.work += 4 * (end - incoming.offsets[node]!);
    for (let at = incoming.offsets[node]!; at < end; at++) {
      const take = incoming.arc[at]!;
      if (chosen[take] === 1) continue;
      const q = incoming.left[at]!;
      const base = so - weight[take]! + price[node]!;
      if (count[q]! < leftMaximum[q]!) this.reach(right, base + extraPrice, node, -1, take);
      const last = heldStart[q]! + count[q]!;
      for (let place = heldStart[q]!; place < last; place++) {
        const arc = held[place]!;
        const r = neighbours[arc]!;
        const distance = base + weight[arc]! - price[r]!;
        if (distance < length && distance < heap.distance[r]!) this.reach(r, distance, node, arc, take);
      }
    }
  }

  /** One extra review more somewhere is one less elsewhere. */
  protected relaxExtras(so: number): void {
    const { weight, price, extraPrice, shape: { right, neighbours, leftMinimum }, holdings: { chosen, count, leftOfArc } } = this.flow;
    this.flow.work += chosen.length;
    for (let arc = 0; arc < chosen.length; arc++) {
      const [q, r] = [leftOfArc[arc]!, neighbours[arc]!];
      if (chosen[arc] === 1 && count[q]! > leftMinimum[q]!) this.reach(r, so + weight[arc]! - price[r]! - extraPrice, right, arc, -1);
    }
  }
}
