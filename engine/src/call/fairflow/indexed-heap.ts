/** An indexed binary heap: nodes by distance, one entry each that can be lowered, for searches that touch few of many nodes: clearing costs what was touched. */
export class IndexedHeap {
  readonly distance: Float64Array;
  private readonly nodes: Int32Array;
  private readonly place: Int32Array;
  private readonly touched: Int32Array;
  private size = 0;
  private seen = 0;

  constructor(nodes: number) {
    this.distance = new Float64Array(nodes).fill(Infinity);
    this.nodes = new Int32Array(nodes);
    this.place = new Int32Array(nodes).fill(-1);
    this.touched = new Int32Array(nodes);
  }

  clear(): void {
    for (let at = 0; at < this.seen; at++) {
      const node = this.touched[at]!;
      this.distance[node] = Infinity;
      this.place[node] = -1;
    }
    this.seen = 0;
    this.size = 0;
  }

  /** Calls back for every node reached since `clear`, in the order of reaching. */
  reached(visit: (node: number) => void): void {
    for (let at = 0; at < this.seen; at++) visit(this.touched[at]!);
  }

  /** Only for a distance below the node's present one. */
  lower(node: number, distance: number): void {
    if (this.distance[node] === Infinity) {
      this.touched[this.seen++] = node;
      this.place[node] = this.size++;
    }
    this.distance[node] = distance;
    let at = this.place[node]!;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.nodes[above]!;
      if (!this.precedes(node, other)) break;
      this.put(other, at);
      at = above;
    }
    this.put(node, at);
  }

  /** The nearest node not yet taken, or -1. */
  take(): number {
    if (this.size === 0) return -1;
    const nearest = this.nodes[0]!;
    const moved = this.nodes[--this.size]!;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.size) break;
      if (below + 1 < this.size && this.precedes(this.nodes[below + 1]!, this.nodes[below]!)) below++;
      const other = this.nodes[below]!;
      if (!this.precedes(other, moved)) break;
      this.put(other, at);
      at = below;
    }
    this.put(moved, at);
    return nearest;
  }

  /** Equal distances by number, so that the answer depends on nothing else. */
  private precedes(node: number, other: number): boolean {
    const [one, two] = [this.distance[node]!, this.distance[other]!];
    return one < two || (one === two && node < other);
  }

  private put(node: number, at: number): void {
    this.nodes[at] = node;
    this.place[node] = at;
  }
}
