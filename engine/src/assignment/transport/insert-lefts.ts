import type { Flow } from './flow.ts';
import { NodeHeap } from './node-heap.ts';

/** Gives every left its required units, then, with `fill: maximum`, the others: each by the cheapest path that ends in a right with room. */
export function insertLefts(flow: Flow): void {
  const { left, leftMinimum, leftMaximum, fill } = flow.problem;
  const search = new ForwardSearch(flow);
  for (let from = 0; from < left; from++) {
    while (flow.leftDegree[from]! < leftMinimum[from]!) if (!search.insert(from)) break;
  }
  if (fill === 'minimum') return;
  for (let from = 0; from < left; from++) {
    if (flow.leftDegree[from]! < leftMinimum[from]!) continue;
    while (flow.leftDegree[from]! < leftMaximum[from]!) if (!search.insert(from)) break;
  }
}

/**
 * Dijkstra from a left with one unit more. It ends in a right with room, in a left that gives up a unit, or where it began: then the unit
 * is worth less than what it would cost. Nodes 0..right-1 are rights, the others lefts.
 */
class ForwardSearch {
  private readonly flow: Flow;
  private readonly heap = new NodeHeap();
  private readonly distance: Float64Array;
  private readonly settled: Uint8Array;
  /** The arc by which a right was reached, or the arc (held) by which a left was. */
  private readonly through: Uint32Array;
  private readonly cameFrom: Uint32Array;
  private touched: number[] = [];

  constructor(flow: Flow) {
    this.flow = flow;
    const nodes = flow.problem.left + flow.problem.right;
    this.distance = new Float64Array(nodes).fill(Infinity);
    this.settled = new Uint8Array(nodes);
    this.through = new Uint32Array(nodes);
    this.cameFrom = new Uint32Array(nodes);
  }

  /** Returns false when the unit is not worth its path. Prices are right either way. */
  insert(start: number): boolean {
    const { flow, heap, distance, settled } = this;
    const { right, rightMaximum } = flow.problem;
    const source = right + start;
    let end = source;
    let nearest = flow.nextOfLeft(start) + flow.leftPrice[start]!;
    if (nearest <= 0) return false;
    this.reach(source, 0, 0, 0);
    while (heap.nearest < nearest) {
      const node = heap.pop();
      if (settled[node] === 1) continue;
      settled[node] = 1;
      const here = distance[node]!;
      if (node >= right) {
        if (node !== source) {
          const drop = here + flow.lastOfLeft(node - right) + flow.leftPrice[node - right]!;
          if (drop < nearest) { nearest = drop; end = node; }
        }
        this.relaxLeft(node - right, here);
      } else if (flow.rightDegree[node]! < rightMaximum[node]!) {
        nearest = here;
        end = node;
      } else this.relaxRight(node, here);
    }
    this.settlePrices(nearest);
    if (end !== source) this.augment(source, end);
    for (const node of this.touched) { distance[node] = Infinity; settled[node] = 0; }
    this.touched = [];
    heap.clear();
    return end !== source;
  }

  private relaxLeft(left: number, here: number): void {
    const { flow, distance } = this;
    const { offsets, neighbours, gain, right } = flow.problem;
    const base = here + flow.leftPrice[left]!;
    for (let arc = offsets[left]!; arc < offsets[left + 1]!; arc++) {
      const to = neighbours[arc]!;
      const there = base + flow.rightPrice[to]! - gain[arc]!;
      if (there < distance[to]! && flow.chosen[arc] === 0) this.reach(to, there, arc, right + left);
    }
  }

  private relaxRight(node: number, here: number): void {
    const { flow, distance } = this;
    const { gain, right } = flow.problem;
    for (let slot = flow.slots[node]!; slot < flow.slots[node]! + flow.rightDegree[node]!; slot++) {
      const left = flow.holder[slot]!;
      const arc = flow.heldArc[slot]!;
      const there = here + gain[arc]! - flow.leftPrice[left]! - flow.rightPrice[node]!;
      if (there < distance[right + left]!) this.reach(right + left, there, arc, node);
    }
  }

  private reach(node: number, there: number, arc: number, from: number): void {
    if (this.distance[node] === Infinity) this.touched.push(node);
    this.distance[node] = there;
    this.through[node] = arc;
    this.cameFrom[node] = from;
    this.heap.push(there, node);
  }

  private settlePrices(nearest: number): void {
    const { right } = this.flow.problem;
    for (const node of this.touched) {
      const change = nearest - this.distance[node]!;
      if (change <= 0) continue;
      if (node < right) this.flow.rightPrice[node]! += change;
      else this.flow.leftPrice[node - right]! -= change;
    }
  }

  private augment(source: number, end: number): void {
    const { flow, through, cameFrom } = this;
    const { right } = flow.problem;
    for (let node = end; node !== source; node = cameFrom[node]!) {
      const from = cameFrom[node]!;
      if (node < right) flow.choose(from - right, node, through[node]!);
      else flow.drop(from, through[node]!);
    }
    flow.leftDegree[source - right]!++;
    if (end >= right) flow.leftDegree[end - right]!--;
  }
}
