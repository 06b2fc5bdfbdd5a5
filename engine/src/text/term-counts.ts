import { Ascending } from './ascending.ts';
import type { TermSettings, TextDocument } from './document.ts';
import { Float64List, Uint32List } from './growable.ts';
import { Lexicon, STOP } from './lexicon.ts';
import { compareText } from './order.ts';
import type { SparseRows } from './sparse.ts';

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
  const entries = new Uint32List();
  const values = new Float64List();
  let counted = new Float64Array(1024);
  documents.forEach((document, row) => {
    checkWeights(document, row);
    const { terms, ends } = lexicon.read(document);
    if (lexicon.terms.length > counted.length) counted = new Float64Array(2 * lexicon.terms.length);
    const start = entries.length;
    let at = 0;
    document.passages.forEach(({ weight }, passage) => {
      for (const end = ends[passage]!; at < end; at++) {
        const term = terms[at]!;
        if (term === STOP) continue;
        if (counted[term] === 0) entries.push(term);
        counted[term]! += weight;
      }
    });
    for (let entry = start; entry < entries.length; entry++) {
      const term = entries.items[entry]!;
      values.push(counted[term]!);
      counted[term] = 0;
    }
    offsets[row + 1] = entries.length;
  });
  const indices = entries.items.slice(0, entries.length);
  return inOrder(lexicon.terms, { rows: documents.length, columns: lexicon.terms.length, offsets, indices, values: values.items.slice(0, values.length) });
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

/** Renumbers the columns by the spelling of their terms, and sorts each row by them, in place. */
function inOrder(spelled: readonly string[], counts: SparseRows): TermCounts {
  const order = Uint32Array.from(spelled.keys()).sort((a, b) => compareText(spelled[a]!, spelled[b]!));
  const place = new Uint32Array(order.length);
  order.forEach((term, at) => (place[term] = at));
  const { rows, offsets, indices, values } = counts;
  const valueOf = new Float64Array(order.length);
  const ascending = new Ascending(order.length);
  for (let row = 0; row < rows; row++) {
    const end = offsets[row + 1]!;
    for (let at = offsets[row]!; at < end; at++) {
      const column = place[indices[at]!]!;
      ascending.add(column);
      valueOf[column] = values[at]!;
    }
    ascending.take(indices, offsets[row]!);
    for (let at = offsets[row]!; at < end; at++) values[at] = valueOf[indices[at]!]!;
  }
  return { terms: Array.from(order, (term) => spelled[term]!), counts };
}

function checkWeights({ passages }: TextDocument, row: number): void {
  passages.forEach(({ weight }, at) => {
    if (!(weight > 0 && weight < Infinity)) throw new RangeError(`documents[${row}].passages[${at}].weight must be above 0 and finite, not ${weight}`);
  });
}
