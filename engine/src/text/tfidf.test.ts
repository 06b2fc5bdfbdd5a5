import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pickRows, rowProduct, rowProducts, rowsBetween, transpose, type SparseRows } from './sparse.ts';
import { countTerms } from './term-counts.ts';
import { weighTerms } from './tfidf.ts';

interface Figures {
  readonly texts: { readonly given: string[]; readonly terms: string[]; readonly idf: number[]; readonly weights: number[][] };
  readonly counts: { readonly given: number[][]; readonly weights: number[][] };
}
const figures = JSON.parse(readFileSync(new URL('figures.test-support.json', import.meta.url), 'utf8')) as Figures;

function sparse(matrix: readonly (readonly number[])[]): SparseRows {
  const entries = matrix.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [{ column, value }])));
  const offsets = Uint32Array.from([0, ...entries.map((_row, at) => entries.slice(0, at + 1).flat().length)]);
  return { rows: matrix.length, columns: matrix[0]?.length ?? 0, offsets, indices: Uint32Array.from(entries.flat(), ({ column }) => column), values: Float64Array.from(entries.flat(), ({ value }) => value) };
}

function dense({ rows, columns, offsets, indices, values }: SparseRows): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const full = Array<number>(columns).fill(0);
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) full[indices[at]!] = values[at]!;
    return full;
  });
}

function greatestDifference(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  return Math.max(...a.flatMap((row, at) => row.map((value, column) => Math.abs(value - b[at]![column]!))));
}

const { terms, counts } = countTerms(figures.texts.given.map((text) => ({ language: 'en', passages: [{ text, weight: 1 }] })), { stopWords: false, stems: false });

describe('TF-IDF', () => {
  test('is that of scikit-learn’s TfidfVectorizer as it comes, within 1e-9', () => {
    // Its tokens have two characters at least; the only shorter one here is "A".
    const column = terms.indexOf('a');
    const kept = dense(counts).map((row) => row.filter((_count, at) => at !== column));
    const { idf, weights } = weighTerms(sparse(kept));
    expect(terms.filter((term) => term !== 'a')).toEqual(figures.texts.terms);
    expect(greatestDifference([[...idf]], [figures.texts.idf])).toBeLessThan(1e-9);
    expect(greatestDifference(dense(weights), figures.texts.weights)).toBeLessThan(1e-9);
  });

  test('of weighted counts is that of its TfidfTransformer, within 1e-9', () => {
    expect(greatestDifference(dense(weighTerms(sparse(figures.counts.given)).weights), figures.counts.weights)).toBeLessThan(1e-9);
  });

  test('gives every row length 1, but a row without terms', () => {
    const { weights } = weighTerms(counts);
    figures.texts.given.forEach((text, row) => expect(rowProduct(weights, row, weights, row)).toBeCloseTo(text === '' ? 0 : 1, 12));
  });

  test('of nothing is nothing', () => {
    expect(weighTerms(countTerms([], { stopWords: false, stems: false }).counts).weights).toEqual({ rows: 0, columns: 0, offsets: new Uint32Array(1), indices: new Uint32Array(0), values: new Float64Array(0) });
  });
});

describe('sparse rows', () => {
  const { weights } = weighTerms(counts);

  test('products of rows are the same to the bit, one by one and all at once', () => {
    const inverted = transpose(weights);
    const sums = new Float64Array(weights.rows);
    let alike = 0;
    for (let row = 0; row < weights.rows; row++) {
      rowProducts(weights, row, inverted, sums);
      expect([...sums]).toEqual(Array.from(sums, (_sum, other) => rowProduct(weights, row, weights, other)));
      alike += sums.filter((sum) => sum > 0 && sum < 0.999).length;
    }
    expect(alike).toBeGreaterThan(20);
  });

  test('transposed twice they are what they were, and each way they are the matrix', () => {
    expect(transpose(transpose(weights))).toEqual(weights);
    expect(dense(transpose(weights))).toEqual(dense(weights)[0]!.map((_value, column) => dense(weights).map((row) => row[column])));
  });

  test('rows are picked by number or as a stretch', () => {
    const matrix = dense(weights);
    expect(dense(rowsBetween(weights, 2, 5))).toEqual(matrix.slice(2, 5));
    expect(dense(pickRows(weights, [5, 0, 5]))).toEqual([matrix[5], matrix[0], matrix[5]]);
    expect(() => rowsBetween(weights, 3, 2)).toThrow(RangeError);
    expect(() => rowsBetween(weights, 0, weights.rows + 1)).toThrow(RangeError);
  });
});
