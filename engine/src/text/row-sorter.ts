/** Wider digits would have more buckets than a row has entries. */
const MOST_BITS = 11;

/** Puts rows of distinct columns in ascending order, digit by digit (H. Hollerith 1889, from the least one on). */
export class RowSorter {
  private readonly bits: number;
  private readonly passes: number;
  private readonly starts: Uint32Array;
  private columns = new Uint32Array(0);
  private values = new Float64Array(0);

  constructor(columns: number) {
    const bits = Math.max(1, 32 - Math.clz32(columns - 1));
    this.passes = Math.ceil(bits / MOST_BITS);
    this.bits = Math.ceil(bits / this.passes);
    this.starts = new Uint32Array((1 << this.bits) + 1);
  }

  /** Sorts `columns[from … to)`, and their values with them. O(entries + buckets) */
  sort(columns: Uint32Array, values: Float64Array, from: number, to: number): void {
    if (to - from > this.columns.length) {
      this.columns = new Uint32Array(2 * (to - from));
      this.values = new Float64Array(2 * (to - from));
    }
    for (let pass = 0; pass < this.passes; pass++) {
      this.columns.set(columns.subarray(from, to));
      this.values.set(values.subarray(from, to));
      this.distribute(columns, values, from, to - from, pass * this.bits);
    }
  }

  private distribute(columns: Uint32Array, values: Float64Array, from: number, entries: number, shift: number): void {
    const { starts, columns: own, values: ownValues } = this;
    const mask = starts.length - 2;
    starts.fill(0);
    for (let at = 0; at < entries; at++) starts[((own[at]! >>> shift) & mask) + 1]!++;
    for (let bucket = 1; bucket <= mask; bucket++) starts[bucket]! += starts[bucket - 1]!;
    for (let at = 0; at < entries; at++) {
      const column = own[at]!;
      const place = from + starts[(column >>> shift) & mask]!++;
      columns[place] = column;
      values[place] = ownValues[at]!;
    }
  }
}
