import type { Flow } from './flow.ts';
import { incomingArcs, type IncomingArcs } from './incoming-arcs.ts';
import { NodeHeap } from './node-heap.ts';
import type { Network } from './network.ts';
import type { SpanningTree } from './spanning-tree.ts';

/**
 * The network simplex's first tree: from every node the shortest way on which a unit could still go outside (Dijkstra from there, against the
 * arcs, on reduced costs). So every arc of it has room towards the root, and where prices prove the flow best, so do the tree's.
 * Lefts and rights that cannot reach the outside at all stay out of it.
 */
export function growResidualTree(flow: Flow, network: Network, tree: SpanningTree): void {
  new ResidualTree(flow, network, tree).grow();
}

class ResidualTree {
  private readonly flow: Flow;
  private readonly network: Network;
  private readonly tree: SpanningTree;
  private readonly incoming: IncomingArcs;
  private readonly heap = new NodeHeap();
  private readonly distance: Float64Array;
  private readonly through: Uint32Array;
  private readonly leadsTo: Uint32Array;

  constructor(flow: Flow, network: Network, tree: SpanningTree) {
    this.flow = flow;
    this.network = network;
    this.tree = tree;
    this.incoming = incomingArcs(flow.problem);
    this.distance = new Float64Array(network.outside).fill(Infinity);
    this.through = new Uint32Array(network.outside);
    this.leadsTo = new Uint32Array(network.outside);
  }

  grow(): void {
    const { network, tree, heap, distance } = this;
    const { left } = this.flow.problem;
    this.beginOutside();
    while (heap.size > 0) {
      const here = heap.nearest;
      const node = heap.pop();
      if (tree.depth[node]! > 0 || here > distance[node]!) continue;
      const [arc, parent] = [this.through[node]!, this.leadsTo[node]!];
      const worth = network.gain[arc]!;
      tree.attach(node, parent, arc, tree.price[parent]! + (network.source[arc] === node ? worth : -worth));
      if (node < left) this.relaxLeft(node, here);
      else this.relaxRight(node - left, here);
    }
  }

  /** What has room outside, or can give a unit back. A node whose arc is partly used must hang from it: it comes first. */
  private beginOutside(): void {
    const { flow, network } = this;
    const { left, right } = flow.problem;
    const { outside } = network;
    for (let to = 0; to < right; to++) {
      const arc = network.firstOfRight(to);
      if (network.hasRoom(arc)) this.reach(left + to, 0, arc, outside);
      else if (network.hasRoom(arc + 1)) this.reach(left + to, 0, arc + 1, outside);
    }
    for (let from = 0; from < left; from++) {
      const arc = network.firstOfLeft(from);
      const last = network.units[arc + 1]! > 0 ? arc + 1 : arc;
      if (network.units[last] === 0) continue;
      this.reach(from, network.hasRoom(last) ? 0 : Math.max(0, flow.lastOfLeft(from) + flow.leftPrice[from]!), last, outside);
    }
  }

  private relaxRight(right: number, here: number): void {
    const { flow, incoming } = this;
    const { gain, left } = flow.problem;
    for (let at = incoming.offsets[right]!; at < incoming.offsets[right + 1]!; at++) {
      const [arc, from] = [incoming.arc[at]!, incoming.left[at]!];
      if (flow.chosen[arc] === 0) this.reach(from, here + flow.leftPrice[from]! + flow.rightPrice[right]! - gain[arc]!, arc, left + right);
    }
  }

  private relaxLeft(from: number, here: number): void {
    const { flow } = this;
    const { gain, left, offsets, neighbours } = flow.problem;
    for (let arc = offsets[from]!; arc < offsets[from + 1]!; arc++) {
      const to = neighbours[arc]!;
      if (flow.chosen[arc] === 1) this.reach(left + to, here + gain[arc]! - flow.leftPrice[from]! - flow.rightPrice[to]!, arc, from);
    }
  }

  private reach(node: number, there: number, arc: number, next: number): void {
    if (!(there < this.distance[node]!)) return;
    this.distance[node] = there;
    this.through[node] = arc;
    this.leadsTo[node] = next;
    this.heap.push(there, node);
  }
}
