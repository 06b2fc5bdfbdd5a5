import { MendingPaths } from './mending-paths.ts';
import type { PricedFlow } from './priced-flow.ts';

/** From a reviewer with a pair too many: one of their proposals takes somebody else instead, who then has one too many, or has room. */
export class PushingPaths extends MendingPaths {
  constructor(flow: PricedFlow) {
    super(flow, 1);
  }

  protected ending(r: number): number {
    const { shape: { rightMaximum }, imbalance, price, holdings: { load } } = this.flow;
    return load[r]! - imbalance[r]! < rightMaximum[r]! ? Math.max(0, -price[r]!) : Infinity;
  }

  protected relaxReviewer(node: number, so: number): void {
    const { heap, length, flow } = this;
    const { weight, price, extraPrice, shape: { right, offsets, neighbours, leftMinimum }, holdings: { chosen, count, leftOfArc, load, slots, slotStart } } = flow;
    const last = slotStart[node]! + load[node]!;
    for (let slot = slotStart[node]!; slot < last; slot++) {
      const drop = slots[slot]!;
      const q = leftOfArc[drop]!;
      const end = offsets[q + 1]!;
      flow.work += end - offsets[q]!;
      const base = so + weight[drop]! - price[node]!;
      if (count[q]! > leftMinimum[q]!) this.reach(right, base - extraPrice, node, drop, -1);
      for (let arc = offsets[q]!; arc < end; arc++) {
        if (chosen[arc] === 1) continue;
        const r = neighbours[arc]!;
        const distance = base - weight[arc]! + price[r]!;
        if (distance < length && distance < heap.distance[r]!) this.reach(r, distance, node, drop, arc);
      }
    }
  }

  /** One extra review less somewhere is one more elsewhere. */
  protected relaxExtras(so: number): void {
    const { weight, price, extraPrice, shape: { left, right, offsets, neighbours, leftMaximum }, holdings: { chosen, count } } = this.flow;
    this.flow.work += chosen.length;
    for (let q = 0; q < left; q++) {
      if (count[q]! >= leftMaximum[q]!) continue;
      for (let arc = offsets[q]!; arc < offsets[q + 1]!; arc++) {
        const r = neighbours[arc]!;
        if (chosen[arc] === 0) this.reach(r, so + extraPrice - weight[arc]! + price[r]!, right, -1, arc);
      }
    }
  }
}
