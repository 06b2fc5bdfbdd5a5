import type { SparseRows } from '../sparse.ts';

/** One way in which proposals and reviewers are alike: the product of their rows, times a weight. Columns mean the same on both sides. */
export interface Channel {
  readonly proposals: SparseRows;
  readonly reviewers: SparseRows;
  readonly weight: number;
}

/** O(entries). @throws RangeError when sides or columns do not fit together, columns do not ascend, or a value or weight is not a finite number ≥ 0. */
export function checkChannels(channels: readonly Channel[]): void {
  const [first] = channels;
  if (first === undefined) throw new RangeError('there must be one channel at least');
  for (const { proposals, reviewers, weight } of channels) {
    if (proposals.rows !== first.proposals.rows || reviewers.rows !== first.reviewers.rows) throw new RangeError('every channel must have the same proposals and the same reviewers');
    if (proposals.columns !== reviewers.columns) throw new RangeError(`proposals have ${proposals.columns} columns and reviewers ${reviewers.columns}: they must be the same`);
    if (!ascends(proposals) || !ascends(reviewers)) throw new RangeError(`columns must ascend within a row, from 0 to below ${proposals.columns}`);
    if (!isUsable(weight) || !usableValues(proposals) || !usableValues(reviewers)) throw new RangeError('values and weights must be finite and not negative');
  }
}

function ascends({ rows, columns, offsets, indices }: SparseRows): boolean {
  for (let row = 0; row < rows; row++) {
    let last = -1;
    for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at++) {
      if (!(indices[at]! > last && indices[at]! < columns)) return false;
      last = indices[at]!;
    }
  }
  return true;
}

function usableValues({ rows, offsets, values }: SparseRows): boolean {
  for (let at = 0; at < offsets[rows]!; at++) if (!isUsable(values[at]!)) return false;
  return true;
}

function isUsable(value: number): boolean {
  return value >= 0 && value < Infinity;
}
