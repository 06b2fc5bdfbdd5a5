import type { Flow } from './flow.ts';
import { NodeHeap } from './node-heap.ts';
import { incomingArcs, type IncomingArcs } from './incoming-arcs.ts';

/**
 * Serves the rights that are still below their minimum: each missing unit by the cheapest path from a left that may have more, or a right
 * that can give. Before, rights were treated as if they had no minimum. Returns false once all searches have looked at more arcs than `patience`.
 */
export function coverRights(flow: Flow, patience: number): boolean {
  const { right, rightMinimum, rightMaximum } = flow.problem;
  let search: BackwardSearch | undefined;
  for (let to = 0; to < right; to++) {
    while (flow.rightDegree[to]! < Math.min(rightMinimum[to]!, rightMaximum[to]!)) {
      search ??= new BackwardSearch(flow);
      if (flow.effort > patience) return false;
      if (!search.serve(to)) break;
    }
  }
  return true;
}

/** Dijkstra against the arcs, from a right with one unit more to serve. Nodes 0..right-1 are rights, the others lefts. */
class BackwardSearch {
  private readonly flow: Flow;
  private readonly incoming: IncomingArcs;
  private readonly heap = new NodeHeap();
  private readonly distance: Float64Array;
  private readonly settled: Uint8Array;
  /** The arc by which a left leads on, or the arc (held) by which a right does. */
  private readonly through: Uint32Array;
  private readonly leadsTo: Uint32Array;
  private touched: number[] = [];

  constructor(flow: Flow) {
    this.flow = flow;
    this.incoming = incomingArcs(flow.problem);
    const nodes = flow.problem.left + flow.problem.right;
    this.distance = new Float64Array(nodes).fill(Infinity);
    this.settled = new Uint8Array(nodes);
    this.through = new Uint32Array(nodes);
    this.leadsTo = new Uint32Array(nodes);
  }

  /** Returns false when no path is worth it: the right stays short. Prices are right either way. */
  serve(target: number): boolean {
    const { flow, heap, distance, settled } = this;
    const { right } = flow.problem;
    let start = target;
    let nearest = flow.values.required + flow.rightPrice[target]!;
    if (nearest <= 0) return false;
    this.reach(target, 0, 0, 0);
    while (heap.nearest < nearest) {
      const node = heap.pop();
      if (settled[node] === 1) continue;
      settled[node] = 1;
      const here = distance[node]!;
      const toOutside = node >= right
        ? -flow.nextOfLeft(node - right) - flow.leftPrice[node - right]!
        : node === target ? Infinity : flow.lastOfRight(node) + flow.rightPrice[node]!;
      if (here + toOutside < nearest) { nearest = here + toOutside; start = node; }
      if (node >= right) this.relaxLeft(node - right, here);
      else this.relaxRight(node, here);
    }
    this.settlePrices(nearest);
    if (start !== target) this.augment(start, target);
    for (const node of this.touched) { distance[node] = Infinity; settled[node] = 0; }
    this.touched = [];
    heap.clear();
    return start !== target;
  }

  /** Who could take this right instead of something else. */
  private relaxRight(node: number, here: number): void {
    const { flow, distance, incoming } = this;
    const { gain, right } = flow.problem;
    const base = here + flow.rightPrice[node]!;
    flow.effort += incoming.offsets[node + 1]! - incoming.offsets[node]!;
    for (let at = incoming.offsets[node]!; at < incoming.offsets[node + 1]!; at++) {
      const arc = incoming.arc[at]!;
      const left = incoming.left[at]!;
      const there = base + flow.leftPrice[left]! - gain[arc]!;
      if (there < distance[right + left]! && flow.chosen[arc] === 0) this.reach(right + left, there, arc, node);
    }
  }

  /** What this left could give for it. */
  private relaxLeft(left: number, here: number): void {
    const { flow, distance } = this;
    const { offsets, neighbours, gain, right } = flow.problem;
    flow.effort += offsets[left + 1]! - offsets[left]!;
    for (let arc = offsets[left]!; arc < offsets[left + 1]!; arc++) {
      if (flow.chosen[arc] === 0) continue;
      const node = neighbours[arc]!;
      const there = here + gain[arc]! - flow.leftPrice[left]! - flow.rightPrice[node]!;
      if (there < distance[node]!) this.reach(node, there, arc, right + left);
    }
  }

  private reach(node: number, there: number, arc: number, next: number): void {
    if (this.distance[node] === Infinity) this.touched.push(node);
    this.distance[node] = there;
    this.through[node] = arc;
    this.leadsTo[node] = next;
    this.heap.push(there, node);
  }

  private settlePrices(nearest: number): void {
    const { right } = this.flow.problem;
    for (const node of this.touched) {
      const change = nearest - this.distance[node]!;
      if (change <= 0) continue;
      if (node < right) this.flow.rightPrice[node]! -= change;
      else this.flow.leftPrice[node - right]! += change;
    }
  }

  /** A right gives up a unit before it takes another: its places never overflow. */
  private augment(start: number, target: number): void {
    const { flow, through, leadsTo } = this;
    const { right } = flow.problem;
    let node = start;
    if (node < right) node = this.release(node);
    else flow.leftDegree[node - right]!++;
    for (;;) {
      const to = leadsTo[node]!;
      const next = to === target ? to : this.release(to);
      flow.choose(node - right, to, through[node]!);
      if (to === target) return;
      node = next;
    }
  }

  private release(node: number): number {
    this.flow.drop(node, this.through[node]!);
    return this.leadsTo[node]!;
  }
}
