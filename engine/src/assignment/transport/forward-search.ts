import { CandidateLists } from './candidate-lists.ts';
import type { Flow } from './flow.ts';
import { NodeHeap } from './node-heap.ts';

/**
 * Inserts one unit of a left by Dijkstra over the rights. The way ends in a right with room, in a left that gives up a unit, or where it began:
 * then the unit is worth less than what it would cost.
 *
 * The nearest end found so far bounds everything: what is not below it is never queued. A left that is reached passes on at once what its list
 * holds; the rest of its row waits in the queue as an event at the list's bound, and is seldom reached.
 * Nodes: 0..right-1 rights, then lefts, then the events of lefts.
 */
export class ForwardSearch {
  private readonly flow: Flow;
  private readonly lists: CandidateLists;
  private readonly heap = new NodeHeap();
  private readonly distance: Float64Array;
  /** The arc by which a right was reached, or the arc (held) by which a left was. */
  private readonly through: Uint32Array;
  private readonly cameFrom: Uint32Array;
  private readonly touched: Uint32Array;
  private touchedCount = 0;
  private nearest = 0;
  private end = 0;

  constructor(flow: Flow) {
    const { left, right } = flow.problem;
    this.flow = flow;
    this.lists = new CandidateLists(flow);
    this.distance = new Float64Array(left + right).fill(Infinity);
    this.through = new Uint32Array(left + right);
    this.cameFrom = new Uint32Array(left + right);
    this.touched = new Uint32Array(left + right);
  }

  /** To be called once per left, before its first unit: lists its best arcs, the first of which says what it would pay. */
  enter(left: number): void {
    this.lists.fill(left);
    this.flow.leftPrice[left] = this.lists.count[left] === 0 ? 0 : this.lists.key[this.lists.length * left]!;
  }

  /** Returns false when the unit is not worth its way. Prices are right in any case. */
  insert(start: number): boolean {
    const { flow, heap, distance } = this;
    const { left, right } = flow.problem;
    const source = right + start;
    this.nearest = flow.nextOfLeft(start) + flow.leftPrice[start]!;
    if (this.nearest <= 0) return false;
    this.end = source;
    this.reach(source, 0, 0, source);
    this.relaxLeft(start, 0);
    while (heap.nearest < this.nearest) {
      const here = heap.nearest;
      const node = heap.pop();
      if (node >= left + right) this.relaxRow(node - left - right, here);
      else if (here === distance[node]) this.relaxRight(node, here);
    }
    heap.clear();
    this.settlePrices();
    if (this.end !== source) this.augment(source);
    return this.end !== source;
  }

  private reach(node: number, there: number, arc: number, from: number): void {
    if (this.distance[node] === Infinity) this.touched[this.touchedCount++] = node;
    this.distance[node] = there;
    this.through[node] = arc;
    this.cameFrom[node] = from;
  }

  /** A right with room is an end; another waits its turn. */
  private reachRight(to: number, there: number, arc: number, from: number): void {
    this.reach(to, there, arc, from);
    if (this.flow.rightDegree[to]! < this.flow.problem.rightMaximum[to]!) {
      this.nearest = there;
      this.end = to;
    } else this.heap.push(there, to);
  }

  private relaxLeft(left: number, here: number): void {
    const { flow, lists, distance } = this;
    const { right: rights, gain: gains, key: keys, arc: arcs } = lists;
    const { chosen, rightPrice } = flow;
    const { right } = flow.problem;
    const base = here + flow.leftPrice[left]!;
    const first = lists.length * left;
    const end = first + lists.count[left]!;
    for (let at = first; at < end; at++) {
      flow.effort++;
      if (base - keys[at]! >= this.nearest) return;
      const to = rights[at]!;
      const there = base - gains[at]! + rightPrice[to]!;
      if (there < this.nearest && there < distance[to]! && chosen[arcs[at]!] === 0) this.reachRight(to, there, arcs[at]!, right + left);
    }
    const rest = base - lists.bound[left]!;
    if (rest < this.nearest) this.heap.push(rest, right + flow.problem.left + left);
  }

  private relaxRow(left: number, here: number): void {
    const { flow, lists, distance } = this;
    const { offsets, neighbours, gain, right } = flow.problem;
    const { chosen, rightPrice } = flow;
    const base = distance[right + left]! + flow.leftPrice[left]!;
    // Of several events of a left only the last is not too early.
    if (here !== base - lists.bound[left]!) return;
    const end = offsets[left + 1]!;
    flow.effort += end - offsets[left]!;
    for (let arc = offsets[left]!; arc < end; arc++) {
      if (base - gain[arc]! >= this.nearest) continue;
      const to = neighbours[arc]!;
      const there = base - gain[arc]! + rightPrice[to]!;
      if (there < this.nearest && there < distance[to]! && chosen[arc] === 0) this.reachRight(to, there, arc, right + left);
    }
    lists.fill(left);
  }

  private relaxRight(node: number, here: number): void {
    const { flow, distance } = this;
    const { gain, right } = flow.problem;
    const { holder, heldArc, leftPrice } = flow;
    const base = here - flow.rightPrice[node]!;
    const end = flow.slots[node]! + flow.rightDegree[node]!;
    for (let slot = flow.slots[node]!; slot < end; slot++) {
      const left = holder[slot]!;
      const there = base + gain[heldArc[slot]!]! - leftPrice[left]!;
      if (there >= this.nearest || there >= distance[right + left]!) continue;
      this.reach(right + left, there, heldArc[slot]!, node);
      const drop = there + flow.lastOfLeft(left) + leftPrice[left]!;
      if (drop < this.nearest) { this.nearest = drop; this.end = right + left; }
      this.relaxLeft(left, there);
    }
  }

  private settlePrices(): void {
    const { distance, touched, nearest } = this;
    const { leftPrice, rightPrice } = this.flow;
    const { right } = this.flow.problem;
    for (let at = 0; at < this.touchedCount; at++) {
      const node = touched[at]!;
      const change = nearest - distance[node]!;
      distance[node] = Infinity;
      if (change <= 0) continue;
      if (node < right) rightPrice[node]! += change;
      else leftPrice[node - right]! -= change;
    }
    this.touchedCount = 0;
  }

  private augment(source: number): void {
    const { flow, through, cameFrom, end } = this;
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
