import type { Flow } from './flow.ts';

/**
 * A flow as a network: lefts, then rights, then "outside", where all units come from and go to. Arcs keep their places; after them come two per
 * right and two per left, for what serves a minimum and what goes beyond it.
 */
export class Network {
  readonly outside: number;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly gain: Float64Array;
  readonly capacity: Uint32Array;
  readonly units: Uint32Array;
  private readonly flow: Flow;
  private readonly pairs: number;

  constructor(flow: Flow) {
    const { left, right, offsets, neighbours, gain } = flow.problem;
    this.flow = flow;
    this.pairs = gain.length;
    this.outside = left + right;
    const arcs = gain.length + 2 * (left + right);
    this.source = new Uint32Array(arcs);
    this.target = new Uint32Array(arcs);
    this.gain = new Float64Array(arcs);
    this.capacity = new Uint32Array(arcs).fill(1);
    this.units = new Uint32Array(arcs);
    this.gain.set(gain);
    this.units.set(flow.chosen);
    for (let from = 0; from < left; from++) {
      this.source.fill(from, offsets[from]!, offsets[from + 1]!);
      for (let arc = offsets[from]!; arc < offsets[from + 1]!; arc++) this.target[arc] = left + neighbours[arc]!;
    }
    this.addOutside();
  }

  firstOfRight(right: number): number {
    return this.pairs + 2 * right;
  }

  firstOfLeft(left: number): number {
    return this.pairs + 2 * (this.flow.problem.right + left);
  }

  hasRoom(arc: number): boolean {
    return this.units[arc]! < this.capacity[arc]!;
  }

  private addOutside(): void {
    const { flow, outside } = this;
    const { left, right, leftMinimum, leftMaximum, rightMinimum, rightMaximum } = flow.problem;
    const { required, extra } = flow.values;
    for (let to = 0; to < right; to++) {
      const least = Math.min(rightMinimum[to]!, rightMaximum[to]!);
      const [arc, degree] = [this.firstOfRight(to), flow.rightDegree[to]!];
      this.set(arc, left + to, outside, required, least, Math.min(degree, least));
      this.set(arc + 1, left + to, outside, 0, rightMaximum[to]! - least, Math.max(0, degree - least));
    }
    for (let from = 0; from < left; from++) {
      const least = leftMinimum[from]!;
      const [arc, degree] = [this.firstOfLeft(from), flow.leftDegree[from]!];
      this.set(arc, outside, from, required, least, Math.min(degree, least));
      this.set(arc + 1, outside, from, extra, leftMaximum[from]! - least, Math.max(0, degree - least));
    }
  }

  private set(arc: number, source: number, target: number, worth: number, capacity: number, units: number): void {
    this.source[arc] = source;
    this.target[arc] = target;
    this.gain[arc] = worth;
    this.capacity[arc] = capacity;
    this.units[arc] = units;
  }
}
