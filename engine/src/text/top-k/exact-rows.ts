import type { SparseRows } from '../sparse.ts';

/** Rows in doubles in the memory of the kernel: their shared terms alone, in the order of columns. */
export interface ExactRows {
  readonly rows: number;
  readonly offsets: Uint32Array;
  /** `spread` + 8 · number of the term: where its double is when a row is spread for the products of others with it. */
  readonly terms: Uint32Array;
  readonly values: Float64Array;
}

export interface ExactChannel { readonly weight: number; readonly proposals: ExactRows; readonly reviewers: ExactRows }

export function fillExactRows(into: ExactRows, side: SparseRows, places: Int32Array, spread: number): void {
  for (let row = 0; row < side.rows; row++) into.offsets[row + 1] = fillRow(into, into.offsets[row]!, side, row, places, spread);
}

/** Says where the row ends. */
function fillRow({ terms, values: exact }: ExactRows, start: number, { offsets, indices, values }: SparseRows, row: number, places: Int32Array, spread: number): number {
  let count = start;
  for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at++) {
    const place = places[indices[at]!]!;
    if (place < 0) continue;
    terms[count] = spread + 8 * place;
    exact[count++] = values[at]!;
  }
  return count;
}
