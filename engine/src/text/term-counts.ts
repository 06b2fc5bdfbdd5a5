import type { TermSettings, TextDocument } from './document.ts';
import { Lexicon } from './lexicon.ts';
import { compareText } from './order.ts';
import { RowSorter } from './row-sorter.ts';
import type { SparseRows } from './sparse.ts';
import { inSpellingOrder } from './spelling-order.ts';

/** How often each document has each term, weighted: a row per document, a column per term. */
export interface TermCounts {
  /** Ascending by code point, each in at least one document. */
  readonly terms: readonly string[];
  readonly counts: SparseRows;
}

/**
 * Counts the terms of documents. A count is the sum of the weights of the passages that each occurrence stands in, added in
 * reading order. Columns are ordered by the spelling of their terms, so that a document's row is the same whatever stands
 * before it, and sums along a row are the same to the bit in every corpus. O(length of the texts + terms · log terms).
 *
 * @throws RangeError where a weight is not above 0 and finite
 */
export function countTerms(documents: readonly TextDocument[], settings: TermSettings): TermCounts {
  const lexicon = new Lexicon(settings);
  const offsets = new Uint32Array(documents.length + 1);
  let indices = new Uint32Array(1024);
  let values = new Float64Array(1024);
  documents.forEach((document, row) => {
    checkWeights(document, row);
    const { terms, weights } = lexicon.tally(document);
    const start = offsets[row]!;
    const end = (offsets[row + 1] = start + terms.length);
    if (end > indices.length) {
      indices = widened(indices, new Uint32Array(2 * end));
      values = widened(values, new Float64Array(2 * end));
    }
    indices.set(terms, start);
    values.set(weights, start);
  });
  return inOrder(lexicon.terms, { rows: documents.length, columns: lexicon.terms.length, offsets, indices, values });
}

/**
 * The counts of several corpora as those of one, in their order; terms that no row has (any more) are left out. With `rowsBetween`
 * and this a corpus is counted in parts, or anew where it changed only; the result is that of counting it whole. O(entries + terms · parts).
 */
export function joinCounts(parts: readonly TermCounts[]): TermCounts {
  const { terms, places } = mergedTerms(parts);
  const total = parts.reduce((sum, { counts }) => sum + counts.indices.length, 0);
  const rows = parts.reduce((sum, { counts }) => sum + counts.rows, 0);
  const [offsets, indices, values] = [new Uint32Array(rows + 1), new Uint32Array(total), new Float64Array(total)];
  let row = 0;
  let start = 0;
  parts.forEach(({ counts }, part) => {
    const place = places[part]!;
    const own = counts.indices;
    // Both orders are that of the spelling, so a row stays in order.
    for (let at = 0; at < own.length; at++) indices[start + at] = place[own[at]!]!;
    values.set(counts.values, start);
    for (let next = 1; next <= counts.rows; next++) offsets[++row] = start + counts.offsets[next]!;
    start += own.length;
  });
  return { terms, counts: { rows, columns: terms.length, offsets, indices, values } };
}

/** The terms that rows have, of all parts, in order, and the number of each part's terms among them. */
function mergedTerms(parts: readonly TermCounts[]): { terms: string[]; places: readonly Uint32Array[] } {
  const heads = parts.map(({ terms, counts }) => {
    const used = new Uint8Array(terms.length);
    for (let at = 0; at < counts.indices.length; at++) used[counts.indices[at]!] = 1;
    return { terms, used, place: new Uint32Array(terms.length), at: used.indexOf(1) };
  });
  const terms: string[] = [];
  for (;;) {
    let least: string | undefined;
    for (const { terms: own, at } of heads) if (at >= 0 && (least === undefined || compareText(own[at]!, least) < 0)) least = own[at]!;
    if (least === undefined) return { terms, places: heads.map(({ place }) => place) };
    for (const head of heads) {
      if (head.at < 0 || head.terms[head.at] !== least) continue;
      head.place[head.at] = terms.length;
      head.at = head.used.indexOf(1, head.at + 1);
    }
    terms.push(least);
  }
}

/** Only the columns of terms that rows have, renumbered by their spelling, and each row in their order. Uses the lists up, which may be longer than the entries. */
function inOrder(spelled: readonly string[], { rows, columns, offsets, indices: unsorted, values: unsortedValues }: SparseRows): TermCounts {
  const entries = offsets[rows]!;
  const place = new Uint32Array(columns);
  for (let at = 0; at < entries; at++) place[unsorted[at]!] = 1;
  const order = inSpellingOrder(spelled, Uint32Array.from(spelled.keys()).filter((term) => place[term] === 1));
  order.forEach((term, at) => (place[term] = at));
  for (let at = 0; at < entries; at++) unsorted[at] = place[unsorted[at]!]!;
  const sorter = new RowSorter(order.length);
  const [indices, values] = [new Uint32Array(entries), new Float64Array(entries)];
  for (let row = 0; row < rows; row++) {
    const from = offsets[row]!;
    sorter.sort({ columns: unsorted, values: unsortedValues, from }, offsets[row + 1]! - from, { columns: indices, values, from });
  }
  return { terms: Array.from(order, (term) => spelled[term]!), counts: { rows, columns: order.length, offsets, indices, values } };
}

function checkWeights({ passages }: TextDocument, row: number): void {
  passages.forEach(({ weight }, at) => {
    if (!(weight > 0 && weight < Infinity)) throw new RangeError(`documents[${row}].passages[${at}].weight must be above 0 and finite, not ${weight}`);
  });
}

function widened<Numbers extends Uint32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
