import type { Flow } from './flow.ts';
import { Network } from './network.ts';
import { growResidualTree } from './residual-tree.ts';
import { SpanningTree } from './spanning-tree.ts';

/** Arcs of a block, per square root of the nodes: by measurement, dense calls like shorter ones than by arcs. */
const BLOCK = 5;

/**
 * Takes any flow with its prices to the best one, for calls where everybody wants the same few and paths become long.
 *
 * Arcs are looked at in blocks, and the one with the greatest surplus of a block enters the tree. Every node can send a unit towards the root
 * (strongly feasible trees), hence no step repeats. Prices are sums along paths of the tree: whole, and within 3 * reach (`tierValues`).
 *
 * @see Cunningham 1976 for the rule of the leaving arc; Kiraly & Kovacs, "Efficient implementations of minimum-cost flow algorithms" (2012).
 */
export function solveBySimplex(flow: Flow): void {
  const network = new Network(flow);
  const tree = new SpanningTree(network.outside + 1);
  growResidualTree(flow, network, tree);
  new NetworkSimplex(network, tree).run();
  flow.replace(network.units);
  priceNodes(flow, tree);
}

class NetworkSimplex {
  private readonly network: Network;
  private readonly tree: SpanningTree;
  /** 1 = nothing flows, -1 = as much as can, 0 = in the tree or out of reach. */
  private readonly state: Int8Array;
  private readonly block: number;
  private at = 0;

  constructor(network: Network, tree: SpanningTree) {
    const { source, target, capacity, units, outside } = network;
    this.network = network;
    this.tree = tree;
    this.state = Int8Array.from(units, (flowing) => (flowing > 0 ? -1 : 1));
    const isIn = (node: number): boolean => node === outside || tree.depth[node]! > 0;
    for (let arc = 0; arc < units.length; arc++) {
      if (capacity[arc] === 0 || !isIn(source[arc]!) || !isIn(target[arc]!)) this.state[arc] = 0;
    }
    for (let node = 0; node < outside; node++) if (isIn(node)) this.state[tree.link[node]!] = 0;
    this.block = Math.ceil(BLOCK * Math.sqrt(outside));
  }

  run(): void {
    for (let arc = this.entering(); arc >= 0; arc = this.entering()) this.pivot(arc);
  }

  /** The arc with the greatest surplus in the next block that has one; -1 where there is none. */
  private entering(): number {
    const { state, block } = this;
    const { source, target, gain } = this.network;
    const { price } = this.tree;
    const arcs = state.length;
    let best = -1;
    let most = 0;
    let { at } = this;
    let open = block;
    for (let seen = 0; seen < arcs; seen++) {
      const surplus = state[at]! * (gain[at]! + price[target[at]!]! - price[source[at]!]!);
      if (surplus > most) { most = surplus; best = at; }
      if (++at === arcs) at = 0;
      if (--open > 0) continue;
      if (best >= 0) break;
      open = block;
    }
    this.at = at;
    return best;
  }

  /** Sends what the circle of `arc` through the tree allows; the last arc of it, from where it meets, that allows no more leaves the tree. */
  private pivot(arc: number): void {
    const { network, tree, state } = this;
    const { source, target, gain, capacity, units } = network;
    const { parent, link, depth, price } = tree;
    const forward = state[arc] === 1;
    const [from, to] = forward ? [source[arc]!, target[arc]!] : [target[arc]!, source[arc]!];
    let [left, right] = [from, to];
    let [leftRoom, leftCut, rightRoom, rightCut] = [Infinity, -1, Infinity, -1];
    while (left !== right) {
      if (depth[left]! >= depth[right]!) {
        const by = link[left]!;
        const room = source[by] === left ? units[by]! : capacity[by]! - units[by]!;
        if (room < leftRoom) { leftRoom = room; leftCut = left; }
        left = parent[left]!;
      } else {
        const by = link[right]!;
        const room = source[by] === right ? capacity[by]! - units[by]! : units[by]!;
        if (room <= rightRoom) { rightRoom = room; rightCut = right; }
        right = parent[right]!;
      }
    }
    const sent = Math.min(capacity[arc]!, leftRoom, rightRoom);
    if (sent > 0) {
      units[arc]! += forward ? sent : -sent;
      for (let node = from; node !== left; node = parent[node]!) units[link[node]!]! += source[link[node]!] === node ? -sent : sent;
      for (let node = to; node !== left; node = parent[node]!) units[link[node]!]! += source[link[node]!] === node ? sent : -sent;
    }
    const onRight = rightRoom === sent;
    if (!onRight && sent === capacity[arc]!) { state[arc] = forward ? -1 : 1; return; }
    const [cut, top, above] = onRight ? [rightCut, to, from] : [leftCut, from, to];
    state[link[cut]!] = units[link[cut]!] === 0 ? 1 : -1;
    state[arc] = 0;
    tree.move(cut, top, above, arc, price[above]! + (source[arc] === top ? gain[arc]! : -gain[arc]!));
  }
}

/** The tree's prices; what it does not reach is priced by what is left of it, as nothing flows there. */
function priceNodes(flow: Flow, { depth, price }: SpanningTree): void {
  const { left, right, offsets, neighbours, gain } = flow.problem;
  const { leftPrice, rightPrice } = flow;
  for (let to = 0; to < right; to++) rightPrice[to] = depth[left + to] === 0 ? 0 : -price[left + to]!;
  for (let from = 0; from < left; from++) {
    leftPrice[from] = depth[from] === 0 ? 0 - Math.max(0, flow.nextOfLeft(from)) : price[from]!;
    for (let arc = offsets[from]!; arc < offsets[from + 1]!; arc++) {
      const to = neighbours[arc]!;
      if (depth[left + to] === 0) rightPrice[to] = Math.max(rightPrice[to]!, gain[arc]! - leftPrice[from]!);
    }
  }
}
