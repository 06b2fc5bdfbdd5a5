/** A binary heap of nodes by distance, equal distances by node. Nodes may be pushed again; the reader skips what is settled. */
export class NodeHeap {
  size = 0;
  private keys = new Float64Array(64);
  private nodes = new Uint32Array(64);

  clear(): void {
    this.size = 0;
  }

  push(key: number, node: number): void {
    if (this.size === this.keys.length) this.grow();
    const { keys, nodes } = this;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = keys[parent]!;
      if (above < key || (above === key && nodes[parent]! <= node)) break;
      keys[at] = above;
      nodes[at] = nodes[parent]!;
      at = parent;
    }
    keys[at] = key;
    nodes[at] = node;
  }

  /** The smallest distance; its node is what `pop` returns next. */
  get nearest(): number {
    return this.size === 0 ? Infinity : this.keys[0]!;
  }

  pop(): number {
    const { keys, nodes } = this;
    const top = nodes[0]!;
    const size = --this.size;
    const key = keys[size]!;
    const node = nodes[size]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && (keys[child + 1]! < keys[child]! || (keys[child + 1] === keys[child] && nodes[child + 1]! < nodes[child]!))) child++;
      if (keys[child]! > key || (keys[child] === key && nodes[child]! >= node)) break;
      keys[at] = keys[child]!;
      nodes[at] = nodes[child]!;
      at = child;
    }
    keys[at] = key;
    nodes[at] = node;
    return top;
  }

  private grow(): void {
    const keys = new Float64Array(2 * this.keys.length);
    keys.set(this.keys);
    this.keys = keys;
    const nodes = new Uint32Array(keys.length);
    nodes.set(this.nodes);
    this.nodes = nodes;
  }
}
