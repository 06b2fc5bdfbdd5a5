import type { TransportProblem, TransportSolution } from '../transport.ts';
import type { TierValues } from './check.ts';

/**
 * Which arcs are used, and prices that prove it best for the units inserted so far. Reduced costs `u + v - gain` of unused arcs and
 * `gain - u - v` of used ones are >= 0 throughout.
 */
export class Flow {
  readonly problem: TransportProblem;
  readonly values: TierValues;
  readonly chosen: Uint8Array;
  readonly leftPrice: Float64Array;
  readonly rightPrice: Float64Array;
  readonly leftDegree: Uint32Array;
  readonly rightDegree: Uint32Array;
  /** Who has each right: its places begin at `slots[right]`, `rightDegree[right]` of them are in use. */
  readonly slots: Uint32Array;
  readonly holder: Uint32Array;
  readonly heldArc: Uint32Array;
  /** Arcs that searches have looked at so far. */
  effort = 0;

  constructor(problem: TransportProblem, values: TierValues) {
    const { left, right, neighbours, gain, rightMaximum } = problem;
    this.problem = problem;
    this.values = values;
    this.chosen = new Uint8Array(gain.length);
    this.leftPrice = new Float64Array(left);
    this.rightPrice = new Float64Array(right);
    this.leftDegree = new Uint32Array(left);
    this.rightDegree = new Uint32Array(right);
    this.slots = new Uint32Array(right + 1);
    for (let arc = 0; arc < neighbours.length; arc++) this.slots[neighbours[arc]! + 1]!++;
    for (let to = 0; to < right; to++) this.slots[to + 1] = this.slots[to]! + Math.min(this.slots[to + 1]!, rightMaximum[to]!);
    this.holder = new Uint32Array(this.slots[right]!);
    this.heldArc = new Uint32Array(this.slots[right]!);
  }

  /** What the last unit of a left was worth, beside its gain; Infinity = there is none to drop. */
  lastOfLeft(left: number): number {
    const degree = this.leftDegree[left]!;
    if (degree === 0) return Infinity;
    return degree > this.problem.leftMinimum[left]! ? this.values.extra : this.values.required;
  }

  nextOfLeft(left: number): number {
    const degree = this.leftDegree[left]!;
    if (degree >= this.problem.leftMaximum[left]!) return -Infinity;
    return degree >= this.problem.leftMinimum[left]! ? this.values.extra : this.values.required;
  }

  lastOfRight(right: number): number {
    const degree = this.rightDegree[right]!;
    if (degree === 0) return Infinity;
    return degree > this.problem.rightMinimum[right]! ? 0 : this.values.required;
  }

  choose(left: number, right: number, arc: number): void {
    const slot = this.slots[right]! + this.rightDegree[right]!++;
    this.holder[slot] = left;
    this.heldArc[slot] = arc;
    this.chosen[arc] = 1;
  }

  drop(right: number, arc: number): void {
    let slot = this.slots[right]!;
    while (this.heldArc[slot] !== arc) slot++;
    const last = this.slots[right]! + --this.rightDegree[right]!;
    this.holder[slot] = this.holder[last]!;
    this.heldArc[slot] = this.heldArc[last]!;
    this.chosen[arc] = 0;
  }

  /** Uses the arcs that have units, and no others. */
  replace(units: Uint32Array): void {
    const { left, offsets, neighbours } = this.problem;
    this.chosen.fill(0);
    this.rightDegree.fill(0);
    this.leftDegree.fill(0);
    for (let from = 0; from < left; from++) {
      for (let arc = offsets[from]!; arc < offsets[from + 1]!; arc++) {
        if (units[arc] === 0) continue;
        this.choose(from, neighbours[arc]!, arc);
        this.leftDegree[from]!++;
      }
    }
  }

  toSolution(): TransportSolution {
    const { chosen, leftPrice, rightPrice, leftDegree, rightDegree, values } = this;
    const { leftMinimum, rightMinimum } = this.problem;
    let shortfall = 0;
    let extra = 0;
    leftDegree.forEach((degree, left) => {
      shortfall += Math.max(0, leftMinimum[left]! - degree);
      extra += Math.max(0, degree - leftMinimum[left]!);
    });
    let rightShortage = 0;
    rightDegree.forEach((degree, right) => { rightShortage += Math.max(0, rightMinimum[right]! - degree); });
    let gain = 0;
    rightDegree.forEach((degree, right) => {
      for (let slot = this.slots[right]!; slot < this.slots[right]! + degree; slot++) gain += this.problem.gain[this.heldArc[slot]!]!;
    });
    const certificate = { leftPrice, rightPrice, requiredValue: values.required, extraValue: values.extra };
    return { chosen, shortfall, rightShortage, extra, gain, certificate };
  }
}
