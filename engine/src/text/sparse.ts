/**
 * A matrix that is mostly zeros, row by row (CSR): row r holds `indices[offsets[r] … offsets[r + 1])`, ascending and each
 * once, with their `values` beside them. `offsets` has rows + 1 entries and ends with the number of entries, < 2³².
 */
export interface SparseRows {
  readonly rows: number;
  readonly columns: number;
  readonly offsets: Uint32Array;
  readonly indices: Uint32Array;
  readonly values: Float64Array;
}

/** The same matrix with its columns as rows: the inverted index of a corpus. O(entries + rows + columns). */
export function transpose({ rows, columns, offsets, indices, values }: SparseRows): SparseRows {
  const entries = offsets[rows]!;
  const starts = new Uint32Array(columns + 1);
  for (let at = 0; at < entries; at++) starts[indices[at]! + 1]!++;
  for (let column = 0; column < columns; column++) starts[column + 1]! += starts[column]!;
  const next = starts.slice(0, columns);
  const across = new Uint32Array(entries);
  const moved = new Float64Array(entries);
  for (let row = 0; row < rows; row++) {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const place = next[indices[at]!]!++;
      across[place] = row;
      moved[place] = values[at]!;
    }
  }
  return { rows: columns, columns: rows, offsets: starts, indices: across, values: moved };
}

/** Rows `from … to` of a matrix; entries are shared with it, not copied. O(to − from). @throws RangeError */
export function rowsBetween(matrix: SparseRows, from: number, to: number): SparseRows {
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= matrix.rows)) {
    throw new RangeError(`rows ${from} to ${to} are not within the ${matrix.rows} rows of the matrix`);
  }
  const start = matrix.offsets[from]!;
  const end = matrix.offsets[to]!;
  return {
    rows: to - from, columns: matrix.columns, offsets: matrix.offsets.subarray(from, to + 1).map((offset) => offset - start),
    indices: matrix.indices.subarray(start, end), values: matrix.values.subarray(start, end),
  };
}

/** The sum of products of two rows, added up in ascending order of columns, so that it is the same to the bit wherever it is computed. */
export function rowProduct(a: SparseRows, row: number, b: SparseRows, other: number): number {
  let sum = 0;
  let at = a.offsets[row]!;
  let beside = b.offsets[other]!;
  const end = a.offsets[row + 1]!;
  const last = b.offsets[other + 1]!;
  while (at < end && beside < last) {
    const difference = a.indices[at]! - b.indices[beside]!;
    if (difference === 0) sum += a.values[at++]! * b.values[beside++]!;
    else if (difference < 0) at++;
    else beside++;
  }
  return sum;
}

/**
 * The products of one row with every row of another matrix, which is given by its columns (`transpose`), into `sums`. Each is what `rowProduct`
 * gives, to the bit. O(rows + entries of the columns that the row has).
 */
export function rowProducts(matrix: SparseRows, row: number, inverted: SparseRows, sums: Float64Array): void {
  sums.fill(0);
  for (let at = matrix.offsets[row]!; at < matrix.offsets[row + 1]!; at++) {
    const column = matrix.indices[at]!;
    const value = matrix.values[at]!;
    const end = inverted.offsets[column + 1]!;
    for (let entry = inverted.offsets[column]!; entry < end; entry++) sums[inverted.indices[entry]!]! += value * inverted.values[entry]!;
  }
}

/** The rows of that number, in that order; one may come more than once. O(their entries). */
export function pickRows(matrix: SparseRows, picked: ArrayLike<number>): SparseRows {
  const offsets = new Uint32Array(picked.length + 1);
  for (let at = 0; at < picked.length; at++) offsets[at + 1] = offsets[at]! + matrix.offsets[picked[at]! + 1]! - matrix.offsets[picked[at]!]!;
  const indices = new Uint32Array(offsets[picked.length]!);
  const values = new Float64Array(indices.length);
  for (let at = 0; at < picked.length; at++) {
    const start = matrix.offsets[picked[at]!]!;
    const end = matrix.offsets[picked[at]! + 1]!;
    indices.set(matrix.indices.subarray(start, end), offsets[at]);
    values.set(matrix.values.subarray(start, end), offsets[at]);
  }
  return { rows: picked.length, columns: matrix.columns, offsets, indices, values };
}
