/**
 * A best assignment that is kept best while single proposals' weights change.
 *
 * Every reviewer has a price, so that each proposal has exactly its candidates of greatest weight minus price; full reviewers cost something, those
 * at their minimum are subsidised, the others are free. A new weight at one proposal moves a few of its pairs; the reviewers that thereby have
 * too much or too little are mended along shortest paths of reduced cost, which touch a neighbourhood only.
 * Source: Ahuja, Magnanti & Orlin, "Network Flows" (1993), successive shortest paths and sensitivity analysis. All values are whole: exact.
 */
import { IndexedHeap } from './indexed-heap.ts';

/** Who may get whom and how many; `leftMinimum` can be met by everyone, and the number of pairs is given. */
export interface FlowShape {
  readonly left: number;
  readonly right: number;
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly leftMinimum: Uint32Array;
  readonly leftMaximum: Uint32Array;
  readonly rightMinimum: Uint32Array;
  readonly rightMaximum: Uint32Array;
}

export class PricedFlow {
  readonly count: Uint32Array;
  readonly load: Uint32Array;
  readonly price: Float64Array;
  /** What one review beyond a proposal's minimum is worth. */
  extraPrice: number;
  /** Arcs looked at so far: what the changes have cost. */
  work = 0;
  private readonly leftOfArc: Uint32Array;
  private readonly slotStart: Uint32Array;
  private readonly slots: Uint32Array;
  /** The arcs that each proposal has. */
  private readonly heldStart: Uint32Array;
  private readonly held: Uint32Array;
  /** Pairs beyond (positive) or short of (negative) what a reviewer passes on; 0 everywhere between two calls. */
  private readonly imbalance: Int32Array;
  private readonly heap: IndexedHeap;
  private readonly dropped: Int32Array;
  private readonly taken: Int32Array;
  private readonly before: Int32Array;
  private incoming: { readonly offsets: Uint32Array; readonly arcs: Uint32Array } | undefined;

  readonly weight: Float64Array;
  readonly chosen: Uint8Array;
  private readonly shape: FlowShape;

  constructor(shape: FlowShape, weight: Float64Array, chosen: Uint8Array, price: Float64Array, extraPrice: number) {
    const { left, right, offsets, neighbours, leftMaximum, rightMaximum } = shape;
    this.shape = shape;
    this.weight = weight;
    this.chosen = chosen;
    this.price = price;
    this.extraPrice = extraPrice;
    this.count = new Uint32Array(left);
    this.load = new Uint32Array(right);
    this.leftOfArc = new Uint32Array(neighbours.length);
    const degree = new Uint32Array(right);
    for (let p = 0; p < left; p++) {
      for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
        this.leftOfArc[arc] = p;
        degree[neighbours[arc]!]!++;
      }
    }
    this.slotStart = new Uint32Array(right + 1);
    for (let r = 0; r < right; r++) this.slotStart[r + 1] = this.slotStart[r]! + Math.min(degree[r]!, rightMaximum[r]! + 1);
    this.slots = new Uint32Array(this.slotStart[right]!);
    this.heldStart = new Uint32Array(left + 1);
    for (let p = 0; p < left; p++) this.heldStart[p + 1] = this.heldStart[p]! + Math.min(offsets[p + 1]! - offsets[p]!, leftMaximum[p]!);
    this.held = new Uint32Array(this.heldStart[left]!);
    this.imbalance = new Int32Array(right + 1);
    this.heap = new IndexedHeap(right + 1);
    this.dropped = new Int32Array(right + 1);
    this.taken = new Int32Array(right + 1);
    this.before = new Int32Array(right + 1);
    chosen.forEach((yes, arc) => { if (yes !== 0) this.enter(arc); });
  }

  /** To be called after the weights of p's arcs changed: p takes what is best now, and everyone else follows. */
  settle(p: number): void {
    const { offsets, neighbours } = this.shape;
    const best = this.bestOf(p);
    const node = this.shape.right;
    this.imbalance[node]! -= best.size - this.count[p]!;
    this.work += 3 * (offsets[p + 1]! - offsets[p]!);
    const changed: number[] = [];
    // Who goes lets go first, so that places do not overflow.
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      if (this.chosen[arc] === 0 || best.has(arc)) continue;
      changed.push(neighbours[arc]!);
      this.leave(arc);
      this.imbalance[neighbours[arc]!]!--;
    }
    for (const arc of best) {
      if (this.chosen[arc] === 1) continue;
      changed.push(neighbours[arc]!);
      this.enter(arc);
      this.imbalance[neighbours[arc]!]!++;
    }
    for (const r of changed) this.mend(r);
    this.mend(node);
  }

  private mend(r: number): void {
    while (this.imbalance[r]! > 0) this.pushOn(r);
    while (this.imbalance[r]! < 0) this.pullIn(r);
  }

  /**
   * The arcs of greatest weight minus price: as many as p must have, and of what it may have beyond those that are worth more than an extra
   * review costs. Among equals the arcs that are chosen already, then by position.
   */
  private bestOf(p: number): ReadonlySet<number> {
    const { offsets, neighbours, leftMinimum, leftMaximum } = this.shape;
    const most = leftMaximum[p]!;
    const values: number[] = [];
    const arcs: number[] = [];
    const end = most > 0 ? offsets[p + 1]! : 0;
    for (let arc = offsets[p]!; arc < end; arc++) {
      const value = this.weight[arc]! - this.price[neighbours[arc]!]!;
      const before = (at: number): boolean => value > values[at]! || (value === values[at] && this.chosen[arc]! > this.chosen[arcs[at]!]!);
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
    while (wanted < arcs.length && (values[wanted]! > this.extraPrice || (values[wanted] === this.extraPrice && wanted < this.count[p]!))) wanted++;
    return new Set(arcs.slice(0, wanted));
  }

  private enter(arc: number): void {
    const r = this.shape.neighbours[arc]!;
    this.chosen[arc] = 1;
    this.slots[this.slotStart[r]! + this.load[r]!++] = arc;
    const p = this.leftOfArc[arc]!;
    this.held[this.heldStart[p]! + this.count[p]!++] = arc;
  }

  private leave(arc: number): void {
    const r = this.shape.neighbours[arc]!;
    this.chosen[arc] = 0;
    let at = this.slotStart[r]!;
    while (this.slots[at] !== arc) at++;
    this.slots[at] = this.slots[this.slotStart[r]! + --this.load[r]!]!;
    const p = this.leftOfArc[arc]!;
    let place = this.heldStart[p]!;
    while (this.held[place] !== arc) place++;
    this.held[place] = this.held[this.heldStart[p]! + --this.count[p]!]!;
  }

  /** One pair too many at `start`: the cheapest way to someone who has room or lacks one. */
  private pushOn(start: number): void {
    const { offsets, neighbours, leftMinimum, leftMaximum, rightMaximum, right } = this.shape;
    const { heap, price, weight, chosen } = this;
    heap.clear();
    heap.lower(start, 0);
    let end = -1;
    let absorbed = false;
    let length = Infinity;
    for (let node = heap.take(); node >= 0; node = heap.take()) {
      const so = heap.distance[node]!;
      if (so >= length) break;
      if (node !== start && this.imbalance[node]! < 0) { length = so; end = node; absorbed = false; break; }
      if (node === right) {
        this.work += chosen.length;
        for (let q = 0; q < this.shape.left; q++) {
          if (this.count[q]! >= leftMaximum[q]!) continue;
          for (let arc = offsets[q]!; arc < offsets[q + 1]!; arc++) {
            if (chosen[arc] === 1) continue;
            this.reach(neighbours[arc]!, so + this.extraPrice - weight[arc]! + price[neighbours[arc]!]!, length, node, -1, arc);
          }
        }
        continue;
      }
      if (this.load[node]! - this.imbalance[node]! < rightMaximum[node]!) {
        const rest = so + Math.max(0, -price[node]!);
        if (rest < length) { length = rest; end = node; absorbed = true; }
      }
      const last = this.slotStart[node]! + this.load[node]!;
      for (let slot = this.slotStart[node]!; slot < last; slot++) {
        const drop = this.slots[slot]!;
        const q = this.leftOfArc[drop]!;
        this.work += offsets[q + 1]! - offsets[q]!;
        const base = so + weight[drop]! - price[node]!;
        if (this.count[q]! > leftMinimum[q]!) this.reach(right, base - this.extraPrice, length, node, drop, -1);
        for (let arc = offsets[q]!; arc < offsets[q + 1]!; arc++) {
          if (chosen[arc] === 1) continue;
          const r = neighbours[arc]!;
          const distance = base - weight[arc]! + price[r]!;
          if (distance < length && distance < heap.distance[r]!) this.reach(r, distance, length, node, drop, arc);
        }
      }
    }
    if (end < 0) throw new RangeError(`no room for reviewer ${start}'s pairs`);
    heap.reached((node) => {
      const rise = length - heap.distance[node]!;
      if (rise <= 0) return;
      if (node === right) this.extraPrice -= rise;
      else price[node]! += rise;
    });
    this.imbalance[start]!--;
    if (!absorbed) this.imbalance[end]!++;
    this.exchange(start, end);
  }

  /** One pair short at `start`: the cheapest way from someone who can spare one or has too many. */
  private pullIn(start: number): void {
    const { neighbours, leftMinimum, leftMaximum, rightMinimum, right } = this.shape;
    const { heap, price, weight, chosen } = this;
    const incoming = this.incoming ??= this.arcsByReviewer();
    heap.clear();
    heap.lower(start, 0);
    let end = -1;
    let spared = false;
    let length = Infinity;
    for (let node = heap.take(); node >= 0; node = heap.take()) {
      const so = heap.distance[node]!;
      if (so >= length) break;
      if (node !== start && this.imbalance[node]! > 0) { length = so; end = node; spared = false; break; }
      if (node === right) {
        this.work += chosen.length;
        for (let arc = 0; arc < chosen.length; arc++) {
          const q = this.leftOfArc[arc]!;
          if (chosen[arc] === 0 || this.count[q]! <= leftMinimum[q]!) continue;
          this.reach(neighbours[arc]!, so + weight[arc]! - price[neighbours[arc]!]! - this.extraPrice, length, node, arc, -1);
        }
        continue;
      }
      if (this.load[node]! - this.imbalance[node]! > rightMinimum[node]!) {
        const rest = so + Math.max(0, price[node]!);
        if (rest < length) { length = rest; end = node; spared = true; }
      }
      this.work += 4 * (incoming.offsets[node + 1]! - incoming.offsets[node]!);
      for (let at = incoming.offsets[node]!; at < incoming.offsets[node + 1]!; at++) {
        const take = incoming.arcs[at]!;
        if (chosen[take] === 1) continue;
        const q = this.leftOfArc[take]!;
        const base = so - weight[take]! + price[node]!;
        if (this.count[q]! < leftMaximum[q]!) this.reach(right, base + this.extraPrice, length, node, -1, take);
        const last = this.heldStart[q]! + this.count[q]!;
        for (let place = this.heldStart[q]!; place < last; place++) {
          const arc = this.held[place]!;
          const r = neighbours[arc]!;
          const distance = base + weight[arc]! - price[r]!;
          if (distance < length && distance < heap.distance[r]!) this.reach(r, distance, length, node, arc, take);
        }
      }
    }
    if (end < 0) throw new RangeError(`nobody can spare a pair for reviewer ${start}`);
    heap.reached((node) => {
      const fall = length - heap.distance[node]!;
      if (fall <= 0) return;
      if (node === right) this.extraPrice += fall;
      else price[node]! -= fall;
    });
    this.imbalance[start]!++;
    if (!spared) this.imbalance[end]!--;
    this.exchange(start, end);
  }

  private reach(node: number, distance: number, limit: number, from: number, drop: number, take: number): void {
    if (distance >= limit || distance >= this.heap.distance[node]!) return;
    this.heap.lower(node, distance);
    this.before[node] = from;
    this.dropped[node] = drop;
    this.taken[node] = take;
  }

  /** Everyone on the way lets go before anyone takes, so that places do not overflow. */
  private exchange(start: number, end: number): void {
    for (let node = end; node !== start; node = this.before[node]!) if (this.dropped[node]! >= 0) this.leave(this.dropped[node]!);
    for (let node = end; node !== start; node = this.before[node]!) if (this.taken[node]! >= 0) this.enter(this.taken[node]!);
  }

  private arcsByReviewer(): { readonly offsets: Uint32Array; readonly arcs: Uint32Array } {
    const { right, neighbours } = this.shape;
    const offsets = new Uint32Array(right + 1);
    for (const r of neighbours) offsets[r + 1]!++;
    for (let r = 0; r < right; r++) offsets[r + 1]! += offsets[r]!;
    const next = offsets.slice(0, right);
    const arcs = new Uint32Array(neighbours.length);
    neighbours.forEach((r, arc) => { arcs[next[r]!++] = arc; });
    return { offsets, arcs };
  }
}
