import type { Row } from './row-list.ts';

/** Wider digits would have more buckets than a row has entries. */
const MOST_BITS = 11;

/** Where a row stands. */
type Place = Omit<Row, 'length'>;

/** Puts rows of distinct columns in ascending order, digit by digit from the least one on (H. Hollerith 1889). */
export class RowSorter {
  private readonly bits: number;
  private readonly passes: number;
  private readonly starts: Uint32Array;
  private scratch = { columns: new Uint32Array(0), values: new Float64Array(0), from: 0 };

  /** For columns below a number. */
  constructor(columns: number) {
    const bits = Math.max(1, 32 - Math.clz32(columns - 1));
    this.passes = Math.ceil(bits / MOST_BITS);
    this.bits = Math.ceil(bits / this.passes);
    this.starts = new Uint32Array((1 << this.bits) + 1);
  }

  /** Moves a row, in order, to another place; what was at the first one is lost. O(entries + buckets) */
  sort(row: Row, into: Place): void {
    if (row.length > this.scratch.columns.length) this.scratch = { columns: new Uint32Array(2 * row.length), values: new Float64Array(2 * row.length), from: 0 };
    let [source, spare]: Place[] = [row, this.scratch];
    for (let pass = 1; pass < this.passes; pass++) {
      this.distribute(source!, row.length, spare!, (pass - 1) * this.bits);
      [source, spare] = [spare, source];
    }
    this.distribute(source!, row.length, into, (this.passes - 1) * this.bits);
  }

  private distribute({ columns, values, from }: Place, length: number, into: Place, shift: number): void {
    const { starts } = this;
    const { columns: toColumns, values: toValues } = into;
    const mask = starts.length - 2;
    const end = from + length;
    starts.fill(0);
    starts[0] = into.from;
    for (let at = from; at < end; at++) starts[((columns[at]! >>> shift) & mask) + 1]!++;
    for (let bucket = 1; bucket <= mask; bucket++) starts[bucket]! += starts[bucket - 1]!;
    for (let at = from; at < end; at++) {
      const column = columns[at]!;
      const place = starts[(column >>> shift) & mask]!++;
      toColumns[place] = column;
      toValues[place] = values[at]!;
    }
  }
}
