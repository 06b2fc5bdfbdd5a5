const NONE = 0xffff_ffff;

/**
 * A rooted tree with a price per node, for the network simplex. Children are linked lists, so that moving a subtree touches the path that is
 * turned and, for prices and depths, the subtree. A node outside the tree has depth 0, as the root has.
 */
export class SpanningTree {
  readonly parent: Uint32Array;
  /** The arc between a node and its parent, of either direction. */
  readonly link: Uint32Array;
  readonly depth: Uint32Array;
  readonly price: Float64Array;
  private readonly firstChild: Uint32Array;
  private readonly next: Uint32Array;
  private readonly previous: Uint32Array;

  constructor(nodes: number) {
    this.parent = new Uint32Array(nodes);
    this.link = new Uint32Array(nodes);
    this.depth = new Uint32Array(nodes);
    this.price = new Float64Array(nodes);
    this.firstChild = new Uint32Array(nodes).fill(NONE);
    this.next = new Uint32Array(nodes).fill(NONE);
    this.previous = new Uint32Array(nodes).fill(NONE);
  }

  attach(node: number, parent: number, arc: number, price: number): void {
    this.hang(node, parent, arc);
    this.depth[node] = this.depth[parent]! + 1;
    this.price[node] = price;
  }

  /** Takes off the subtree of `cut`, turns it so that `top` is above, and hangs it from `parent`; its prices move until `top` has this one. */
  move(cut: number, top: number, parent: number, arc: number, price: number): void {
    let [node, above, by] = [top, parent, arc];
    for (;;) {
      const [wasUnder, wasBy] = [this.parent[node]!, this.link[node]!];
      this.unhook(node);
      this.hang(node, above, by);
      if (node === cut) break;
      above = node;
      by = wasBy;
      node = wasUnder;
    }
    this.shift(top, price - this.price[top]!);
  }

  private shift(top: number, change: number): void {
    const { parent, depth, price, firstChild, next } = this;
    let node = top;
    for (;;) {
      price[node]! += change;
      depth[node] = depth[parent[node]!]! + 1;
      let following = firstChild[node]!;
      while (following === NONE) {
        if (node === top) return;
        following = next[node]!;
        if (following === NONE) node = parent[node]!;
      }
      node = following;
    }
  }

  private hang(node: number, parent: number, arc: number): void {
    const { firstChild, next, previous } = this;
    const sibling = firstChild[parent]!;
    this.parent[node] = parent;
    this.link[node] = arc;
    next[node] = sibling;
    previous[node] = NONE;
    if (sibling !== NONE) previous[sibling] = node;
    firstChild[parent] = node;
  }

  private unhook(node: number): void {
    const { parent, firstChild, next, previous } = this;
    const [before, after] = [previous[node]!, next[node]!];
    if (before === NONE) firstChild[parent[node]!] = after;
    else next[before] = after;
    if (after !== NONE) previous[after] = before;
  }
}
