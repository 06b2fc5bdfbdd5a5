import type { ValuedPairs } from '@counterpart/engine/call';

/** What a file of pairs becomes: columns of numbers that grow by doubling, 20 bytes a line, no object per line. */
export class PairColumns {
  private room = 1024;
  private proposals = new Uint32Array(this.room);
  private reviewers = new Uint32Array(this.room);
  private values = new Float64Array(this.room);
  private lines = new Uint32Array(this.room);
  length = 0;

  add(proposal: number, reviewer: number, value: number, line: number): void {
    if (this.length === this.room) this.grow();
    this.proposals[this.length] = proposal;
    this.reviewers[this.length] = reviewer;
    this.values[this.length] = value;
    this.lines[this.length++] = line;
  }

  /** As the engine takes them; not to be added to any more. */
  toPairs(): ValuedPairs {
    return { proposal: this.proposals.subarray(0, this.length), reviewer: this.reviewers.subarray(0, this.length), value: this.values.subarray(0, this.length) };
  }

  /** Where entry `at` stands in its file. */
  lineOf(at: number): number {
    return this.lines[at]!;
  }

  private grow(): void {
    this.room *= 2;
    const larger = <List extends Uint32Array | Float64Array>(to: List, from: List): List => {
      to.set(from);
      return to;
    };
    this.proposals = larger(new Uint32Array(this.room), this.proposals);
    this.reviewers = larger(new Uint32Array(this.room), this.reviewers);
    this.values = larger(new Float64Array(this.room), this.values);
    this.lines = larger(new Uint32Array(this.room), this.lines);
  }
}

/** Ids in the order in which they were first met, and the place of each. */
export class IdTable {
  readonly ids: string[] = [];
  private readonly places = new Map<string, number>();
  private last = '';
  private lastPlace = -1;

  /** −1 where it was never met. */
  placeOf(id: string): number {
    return id === this.last ? this.lastPlace : this.places.get(id) ?? -1;
  }

  placeOrNew(id: string): number {
    let place = this.placeOf(id);
    if (place < 0) {
      place = this.ids.length;
      // A cell is a window on a megabyte of file; what is kept must stand on its own.
      const own = Buffer.from(id).toString();
      this.ids.push(own);
      this.places.set(own, place);
    }
    this.last = this.ids[place]!;
    this.lastPlace = place;
    return place;
  }
}
