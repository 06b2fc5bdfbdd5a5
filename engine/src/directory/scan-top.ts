import { compareText } from '../text/order.ts';
import { mixed } from './rotation.ts';
import { KEYS } from './scan-block.ts';
import type { DirectoryColumns } from './scan-columns.ts';

/** Candidates that there is room for at first, beside twice the limit. */
const ROOM = 1024;
/** The first bits of a place in the order of the day. */
const PLACE_SHIFT = 20;

/**
 * The rows with the `limit` greatest keys, by a counting threshold: how many kept rows have which key tells when so many are better than the lowest that it
 * may go. O(rows + keys), and memory for the limit and its ties.
 */
export class Top {
  private readonly limit: number;
  private readonly counts: Uint32Array;
  private rows: Uint32Array<ArrayBuffer>;
  private keys: Uint16Array<ArrayBuffer>;
  private kept = 0;
  /** Rows with this key or a greater one. */
  private listed = 0;
  private threshold: number;

  /** `counts`: room for `KEYS` numbers, which nobody else may use until the order is known. */
  constructor(limit: number, counts: Uint32Array) {
    this.limit = limit;
    this.counts = counts.fill(0);
    this.threshold = limit === 0 ? KEYS : 1;
    this.rows = new Uint32Array(ROOM + 2 * limit);
    this.keys = new Uint16Array(ROOM + 2 * limit);
  }

  /** Rows from `start` on, by their keys from 1 up. */
  offer(keys: Uint16Array, start: number, size: number): void {
    let { threshold } = this;
    for (let at = 0; at < size; at++) {
      const key = keys[at]!;
      if (key < threshold) continue;
      this.keep(start + at, key);
      ({ threshold } = this);
    }
  }

  private keep(row: number, key: number): void {
    if (this.kept === this.keys.length) this.makeRoom();
    this.rows[this.kept] = row;
    this.keys[this.kept++] = key;
    this.counts[key]!++;
    this.listed++;
    while (this.listed - this.counts[this.threshold]! >= this.limit) this.listed -= this.counts[this.threshold++]!;
  }

  /** Drops what has fallen below the threshold; where too much is left, makes twice the room. */
  private makeRoom(): void {
    const { rows, keys, threshold } = this;
    let kept = 0;
    for (let at = 0; at < keys.length; at++) {
      if (keys[at]! < threshold) continue;
      rows[kept] = rows[at]!;
      keys[kept++] = keys[at]!;
    }
    this.kept = kept;
    if (2 * kept <= keys.length) return;
    this.rows = new Uint32Array(2 * rows.length);
    this.keys = new Uint16Array(2 * keys.length);
    this.rows.set(rows);
    this.keys.set(keys);
  }

  /** D3: by key, then the order of the day, then id. Of the many who may share the last key, most are out by the first bits of their place. */
  inOrder({ rows: practitioners, idHash }: DirectoryColumns, seed: number): number[] {
    const { rows, keys, kept, threshold, limit } = this;
    const placeOf = (row: number): number => mixed((idHash[row]! ^ seed) >>> 0);
    const buckets = new Uint32Array(2 ** (32 - PLACE_SHIFT));
    let chosen = 0;
    for (let at = 0; at < kept; at++) {
      if (keys[at]! > threshold) chosen++;
      else if (keys[at] === threshold) buckets[placeOf(rows[at]!) >>> PLACE_SHIFT]!++;
    }
    let last = 0;
    for (let filled = chosen + buckets[0]!; filled < limit && last < buckets.length - 1; filled += buckets[last]!) last++;
    const found: { readonly row: number; readonly key: number; readonly place: number }[] = [];
    for (let at = 0; at < kept; at++) {
      const [row, key] = [rows[at]!, keys[at]!];
      if (key < threshold) continue;
      const place = placeOf(row);
      if (key > threshold || place >>> PLACE_SHIFT <= last) found.push({ row, key, place });
    }
    return found.sort((a, b) => b.key - a.key || a.place - b.place || compareText(practitioners[a.row]!.id, practitioners[b.row]!.id)).slice(0, limit).map(({ row }) => row);
  }
}
