import type { SparseRows } from './sparse.ts';

/** How rare each column is, and every row of weights scaled to length 1. */
export interface WeightedTerms {
  readonly idf: Float64Array;
  readonly weights: SparseRows;
}

/**
 * TF-IDF as scikit-learn's `TfidfVectorizer` has it by default: weight = count · idf, where idf = ln((1 + n) / (1 + df)) + 1 with n rows of
 * which df have the term, and each row divided by its Euclidean length (G. Salton, C. Buckley 1988; smoothing as if one more document had every
 * term once). A row without terms stays empty. The product of two rows is their cosine similarity, 0 to 1. O(entries).
 */
export function weighTerms(counts: SparseRows): WeightedTerms {
  const { rows, columns, offsets, indices } = counts;
  const idf = new Float64Array(columns);
  for (let at = 0; at < indices.length; at++) idf[indices[at]!]!++;
  for (let column = 0; column < columns; column++) idf[column] = Math.log((1 + rows) / (1 + idf[column]!)) + 1;
  const values = new Float64Array(indices.length);
  for (let row = 0; row < rows; row++) {
    const end = offsets[row + 1]!;
    let square = 0;
    for (let at = offsets[row]!; at < end; at++) {
      const weight = counts.values[at]! * idf[indices[at]!]!;
      values[at] = weight;
      square += weight * weight;
    }
    const length = Math.sqrt(square);
    for (let at = offsets[row]!; at < end; at++) values[at]! /= length;
  }
  return { idf, weights: { rows, columns, offsets, indices, values } };
}
