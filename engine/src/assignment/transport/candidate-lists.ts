import type { Flow } from './flow.ts';

/** Long enough that whole rows are seldom read again, short enough to stay in cache. */
const LENGTH = 16;

/**
 * Every left's best arcs by `gain - rightPrice`, and a bound that no other arc of it passes. While lefts are inserted, prices of rights only
 * rise, so what is listed only gets worse and the bound holds for ever (as in Jonker & Volgenant's kernel beside this).
 */
export class CandidateLists {
  /** Places of a left begin at `LENGTH * left`; best first by `key`, the worth at the time of listing. */
  readonly arc: Uint32Array;
  readonly right: Uint32Array;
  readonly gain: Float64Array;
  readonly key: Float64Array;
  readonly count: Uint8Array;
  readonly bound: Float64Array;
  readonly length = LENGTH;
  private readonly flow: Flow;

  constructor(flow: Flow) {
    const { left } = flow.problem;
    this.flow = flow;
    this.arc = new Uint32Array(LENGTH * left);
    this.right = new Uint32Array(LENGTH * left);
    this.gain = new Float64Array(LENGTH * left);
    this.key = new Float64Array(LENGTH * left);
    this.count = new Uint8Array(left);
    this.bound = new Float64Array(left);
  }

  /** Reads the whole row; equal worths stay in the order of the arcs. */
  fill(left: number): void {
    const { arc: arcs, right: rights, gain: gains, key: keys } = this;
    const { offsets, neighbours, gain } = this.flow.problem;
    const { rightPrice } = this.flow;
    const first = LENGTH * left;
    const last = first + LENGTH - 1;
    const end = offsets[left + 1]!;
    let count = 0;
    let bound = -Infinity;
    for (let arc = offsets[left]!; arc < end; arc++) {
      const value = gain[arc]!;
      if (count === LENGTH && value <= keys[last]!) {
        // Prices are not below 0, so there is no need to look one up.
        if (value > bound) bound = value;
        continue;
      }
      const to = neighbours[arc]!;
      const key = value - rightPrice[to]!;
      let at = first + count;
      if (count === LENGTH) {
        if (key <= keys[last]!) { if (key > bound) bound = key; continue; }
        if (keys[last]! > bound) bound = keys[last]!;
        at = last;
      } else count++;
      while (at > first && keys[at - 1]! < key) {
        keys[at] = keys[at - 1]!;
        gains[at] = gains[at - 1]!;
        arcs[at] = arcs[at - 1]!;
        rights[at] = rights[at - 1]!;
        at--;
      }
      keys[at] = key;
      gains[at] = value;
      arcs[at] = arc;
      rights[at] = to;
    }
    this.count[left] = count;
    this.bound[left] = bound;
  }
}
