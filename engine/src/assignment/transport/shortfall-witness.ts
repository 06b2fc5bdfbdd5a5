import type { TransportProblem, TransportSolution } from '../transport.ts';
import { usedArcs } from './incoming-arcs.ts';

/**
 * Why units are missing, after Hall: together these lefts want `demand`, and all that they may have gives `capacity` at most. The difference is
 * what is missing among them, whoever gets what.
 */
export interface ShortfallWitness {
  /** Those of `lefts` that are below their minimum. Ascending, as all lists here. */
  readonly short: Uint32Array;
  /** Who competes: exchanges of what is used lead from somebody short to each of them. */
  readonly lefts: Uint32Array;
  /** What they compete for. Everything here is used up, by `lefts` alone. */
  readonly rights: Uint32Array;
  readonly demand: number;
  readonly capacity: number;
}

/** One witness per group of short lefts that compete with each other; none where nothing is missing. O(arcs). */
export function shortfallWitness(problem: TransportProblem, { chosen }: Pick<TransportSolution, 'chosen'>): ShortfallWitness[] {
  const { left, right, offsets, neighbours, leftMinimum, rightMaximum } = problem;
  const used = usedArcs(problem, chosen);
  const degree = new Uint32Array(left);
  for (const from of used.left) degree[from]!++;
  const groupOfLeft = new Groups(left);
  const reached = new Uint8Array(left);
  const leftOfRight = new Int32Array(right).fill(-1);
  const isShort = (node: number): boolean => degree[node]! < leftMinimum[node]!;
  const open: number[] = [];
  const reach = (node: number): void => {
    if (reached[node] === 0) open.push(node);
    reached[node] = 1;
  };
  for (let from = 0; from < left; from++) if (isShort(from)) reach(from);
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    for (let arc = offsets[from]!; arc < offsets[from + 1]!; arc++) {
      const to = neighbours[arc]!;
      if (chosen[arc] === 1) continue;
      if (leftOfRight[to]! >= 0) {
        groupOfLeft.join(from, leftOfRight[to]!);
        continue;
      }
      leftOfRight[to] = from;
      for (const holder of used.left.subarray(used.offsets[to], used.offsets[to + 1])) {
        reach(holder);
        groupOfLeft.join(from, holder);
      }
    }
  }
  const witnesses = new Map<number, { short: number[]; lefts: number[]; rights: number[]; demand: number; capacity: number }>();
  for (let from = 0; from < left; from++) {
    if (reached[from] === 0) continue;
    const group = groupOfLeft.of(from);
    let witness = witnesses.get(group);
    if (witness === undefined) witnesses.set(group, witness = { short: [], lefts: [], rights: [], demand: 0, capacity: 0 });
    witness.lefts.push(from);
    if (isShort(from)) witness.short.push(from);
    witness.demand += leftMinimum[from]!;
    for (let arc = offsets[from]!; arc < offsets[from + 1]!; arc++) if (leftOfRight[neighbours[arc]!]! < 0) witness.capacity++;
  }
  leftOfRight.forEach((from, to) => {
    if (from < 0) return;
    const witness = witnesses.get(groupOfLeft.of(from))!;
    witness.rights.push(to);
    witness.capacity += rightMaximum[to]!;
  });
  return [...witnesses.values()].map(({ short, lefts, rights, demand, capacity }) => ({
    short: Uint32Array.from(short), lefts: Uint32Array.from(lefts), rights: Uint32Array.from(rights), demand, capacity,
  }));
}

/** Disjoint sets. */
class Groups {
  private readonly parent: Uint32Array;

  constructor(size: number) {
    this.parent = Uint32Array.from({ length: size }, (_, node) => node);
  }

  of(node: number): number {
    const { parent } = this;
    while (parent[node] !== node) node = parent[node] = parent[parent[node]!]!;
    return node;
  }

  join(one: number, other: number): void {
    this.parent[this.of(one)] = this.of(other);
  }
}
