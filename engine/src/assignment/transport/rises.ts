import type { TransportProblem, TransportSolution } from '../transport.ts';
import { NodeHeap } from './node-heap.ts';
import { usedArcs, type IncomingArcs } from './incoming-arcs.ts';

/** How the best answer changes under one condition more. */
export interface TransportRise {
  readonly shortfall: number;
  readonly rightShortage: number;
  readonly extra: number;
  /** The new greatest gain less the old one: below 0 is a loss, above 0 is possible where another tier pays for it. */
  readonly gain: number;
  /** Arcs of such an answer that are used now and were not, and the other way round. */
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

export interface TransportRises {
  /** What doing without an arc costs: nothing where it is not used. */
  withoutArc(arc: number): TransportRise;
  /** What using an arc costs; undefined where a maximum of 0 rules it out. */
  withArc(arc: number): TransportRise | undefined;
}

const UNCHANGED: TransportRise = { shortfall: 0, rightShortage: 0, extra: 0, gain: 0, added: [], removed: [] };

/**
 * What forbidding or forcing any single arc would cost, exactly, from a solved problem: one shortest path of reduced costs per question, the way
 * by which everything else makes up for it. O(arcs) once, O(arcs * log) per question at worst, few of them usually.
 *
 * @see Ahuja, Magnanti & Orlin, "Network Flows" (1993), section 9.11, sensitivity analysis.
 */
export function transportRises(problem: TransportProblem, solution: TransportSolution): TransportRises {
  const repairs = new Repairs(problem, solution);
  const { neighbours, offsets, left } = problem;
  const ends = (arc: number): [number, number] => {
    if (!(Number.isInteger(arc) && arc >= 0 && arc < neighbours.length)) throw new RangeError(`arc must be below ${neighbours.length}, got ${arc}`);
    let [low, high] = [0, left];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (offsets[middle]! <= arc) low = middle;
      else high = middle;
    }
    return [low, neighbours[arc]!];
  };
  return {
    withoutArc: (arc) => {
      const [from, to] = ends(arc);
      return solution.chosen[arc] === 0 ? UNCHANGED : repairs.between(repairs.nodeOfLeft(from), to, arc)!;
    },
    withArc: (arc) => {
      const [from, to] = ends(arc);
      return solution.chosen[arc] === 1 ? UNCHANGED : repairs.between(to, repairs.nodeOfLeft(from), arc);
    },
  };
}

/** Nodes: 0..right-1 rights, then lefts, then "outside", where units come from and go to. */
class Repairs {
  private readonly problem: TransportProblem;
  private readonly solution: TransportSolution;
  private readonly used: IncomingArcs;
  private readonly leftDegree: Uint32Array;
  private readonly outside: number;
  private readonly heap = new NodeHeap();
  private readonly distance: Float64Array;
  /** The arc that led to a node; means nothing next to "outside". */
  private readonly through: Uint32Array;
  private readonly cameFrom: Uint32Array;
  private touched: number[] = [];

  constructor(problem: TransportProblem, solution: TransportSolution) {
    const { left, right } = problem;
    this.problem = problem;
    this.solution = solution;
    this.used = usedArcs(problem, solution.chosen);
    this.leftDegree = new Uint32Array(left);
    for (const from of this.used.left) this.leftDegree[from]!++;
    this.outside = left + right;
    this.distance = new Float64Array(left + right + 1).fill(Infinity);
    this.through = new Uint32Array(left + right + 1);
    this.cameFrom = new Uint32Array(left + right + 1);
  }

  nodeOfLeft(left: number): number {
    return this.problem.right + left;
  }

  /** The cheapest way from `start` to `end`, closed to a circle by `arc`. */
  between(start: number, end: number, arc: number): TransportRise | undefined {
    const { heap, distance } = this;
    this.reach(start, 0, 0, start);
    while (heap.size > 0) {
      const there = heap.nearest;
      const node = heap.pop();
      if (there > distance[node]!) continue;
      if (node === end) break;
      if (node === this.outside) this.relaxOutside(there);
      else if (node < this.problem.right) this.relaxRight(node, there);
      else this.relaxLeft(node - this.problem.right, there);
    }
    const rise = distance[end] === Infinity ? undefined : this.changes(start, end, arc);
    for (const node of this.touched) distance[node] = Infinity;
    this.touched = [];
    heap.clear();
    return rise;
  }

  private reach(node: number, there: number, arc: number, from: number): void {
    if (!(there < this.distance[node]!)) return;
    if (this.distance[node] === Infinity) this.touched.push(node);
    this.distance[node] = there;
    this.through[node] = arc;
    this.cameFrom[node] = from;
    this.heap.push(there, node);
  }

  private relaxLeft(left: number, here: number): void {
    const { offsets, neighbours, gain, right } = this.problem;
    const { chosen, certificate: { leftPrice, rightPrice } } = this.solution;
    for (let arc = offsets[left]!; arc < offsets[left + 1]!; arc++) {
      const to = neighbours[arc]!;
      if (chosen[arc] === 0) this.reach(to, here + leftPrice[left]! + rightPrice[to]! - gain[arc]!, arc, right + left);
    }
    if (this.leftDegree[left]! > 0) this.reach(this.outside, here + this.worthOfLeft(left, this.leftDegree[left]! - 1) + leftPrice[left]!, 0, right + left);
  }

  private relaxRight(node: number, here: number): void {
    const { gain, right, rightMaximum } = this.problem;
    const { leftPrice, rightPrice } = this.solution.certificate;
    const [start, end] = [this.used.offsets[node]!, this.used.offsets[node + 1]!];
    for (let at = start; at < end; at++) {
      const arc = this.used.arc[at]!;
      const from = this.used.left[at]!;
      this.reach(right + from, here + gain[arc]! - leftPrice[from]! - rightPrice[node]!, arc, node);
    }
    if (end - start < rightMaximum[node]!) this.reach(this.outside, here - this.worthOfRight(node, end - start) - rightPrice[node]!, 0, node);
  }

  private relaxOutside(here: number): void {
    const { left, right, leftMaximum } = this.problem;
    const { leftPrice, rightPrice } = this.solution.certificate;
    for (let to = 0; to < left; to++) {
      const degree = this.leftDegree[to]!;
      if (degree < leftMaximum[to]!) this.reach(right + to, here - this.worthOfLeft(to, degree) - leftPrice[to]!, 0, this.outside);
    }
    for (let to = 0; to < right; to++) {
      const degree = this.used.offsets[to + 1]! - this.used.offsets[to]!;
      if (degree > 0) this.reach(to, here + this.worthOfRight(to, degree - 1) + rightPrice[to]!, 0, this.outside);
    }
  }

  /** What the unit above `degree` is worth. */
  private worthOfLeft(left: number, degree: number): number {
    const { requiredValue, extraValue } = this.solution.certificate;
    return degree < this.problem.leftMinimum[left]! ? requiredValue : extraValue;
  }

  private worthOfRight(right: number, degree: number): number {
    return degree < this.problem.rightMinimum[right]! ? this.solution.certificate.requiredValue : 0;
  }

  private changes(start: number, end: number, closing: number): TransportRise {
    const { right, gain, leftMinimum, rightMinimum } = this.problem;
    const change = { shortfall: 0, rightShortage: 0, extra: 0 };
    const added: number[] = [];
    const removed: number[] = [];
    (this.solution.chosen[closing] === 1 ? removed : added).push(closing);
    for (let node = end; node !== start; node = this.cameFrom[node]!) {
      const from = this.cameFrom[node]!;
      if (from !== this.outside && node !== this.outside) {
        (node < right ? added : removed).push(this.through[node]!);
        continue;
      }
      const inner = from === this.outside ? node : from;
      if (inner < right) {
        const more = from === inner;
        const degree = this.used.offsets[inner + 1]! - this.used.offsets[inner]!;
        if (degree - (more ? 0 : 1) < rightMinimum[inner]!) change.rightShortage += more ? -1 : 1;
      } else {
        const more = from === this.outside;
        const degree = this.leftDegree[inner - right]!;
        if (degree - (more ? 0 : 1) < leftMinimum[inner - right]!) change.shortfall += more ? -1 : 1;
        else change.extra += more ? 1 : -1;
      }
    }
    const total = (arcs: readonly number[]): number => arcs.reduce((sum, arc) => sum + gain[arc]!, 0);
    return { ...change, gain: total(added) - total(removed), added, removed };
  }
}
