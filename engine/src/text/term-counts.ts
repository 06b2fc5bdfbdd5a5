import type { TermSettings, TextDocument } from './document.ts';
import { Lexicon, type Reading } from './lexicon.ts';
import { compareText } from './order.ts';
import { RowList, type Row } from './row-list.ts';
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
  const counter = new TermCounter(lexicon);
  for (const document of documents) counter.add(document, lexicon.read(document));
  return counter.counts();
}

/** `countTerms` of documents that come one by one, and may be forgotten when they are counted. */
export class TermCounter {
  private readonly lexicon: Lexicon;
  private readonly list = new RowList();

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  /** The next row: a document as the lexicon has just read it. O(length). @throws RangeError where a weight is not above 0 and finite */
  add(document: TextDocument, reading: Reading): void {
    checkWeights(document, this.list.rows.length);
    const { terms, weights } = this.lexicon.tally(document, reading);
    this.list.add(terms, weights);
  }

  /** Of all that was added, and the end of it. O(entries + terms · log terms) */
  counts(): TermCounts {
    return inOrder(this.lexicon.terms, this.list.rows);
  }
}

/**
 * The counts of several corpora as those of one; terms that no row has (any more) are left out. `places` says where each row stands in the result,
 * part by part; without it they stand one after the other. So a corpus is counted in parts and in any order, or anew where it changed only; the result
 * is that of counting it whole. O(entries + terms · parts).
 */
export function joinCounts(parts: readonly TermCounts[], places?: Uint32Array): TermCounts {
  const { terms, columns } = mergedTerms(parts);
  const rows = parts.reduce((sum, { counts }) => sum + counts.rows, 0);
  const place = places ?? Uint32Array.from({ length: rows }, (_, row) => row);
  const offsets = new Uint32Array(rows + 1);
  let row = 0;
  for (const { counts } of parts) for (let own = 0; own < counts.rows; own++) offsets[place[row++]! + 1] = counts.offsets[own + 1]! - counts.offsets[own]!;
  for (row = 0; row < rows; row++) offsets[row + 1]! += offsets[row]!;
  const [indices, values] = [new Uint32Array(offsets[rows]!), new Float64Array(offsets[rows]!)];
  row = 0;
  parts.forEach(({ counts }, part) => {
    const column = columns[part]!;
    for (let own = 0; own < counts.rows; own++) {
      let next = offsets[place[row++]!]!;
      // Both orders are that of the spelling, so a row stays in order.
      for (let at = counts.offsets[own]!; at < counts.offsets[own + 1]!; at++, next++) {
        indices[next] = column[counts.indices[at]!]!;
        values[next] = counts.values[at]!;
      }
    }
  });
  return { terms, counts: { rows, columns: terms.length, offsets, indices, values } };
}

/** The terms that rows have, of all parts, in order, and the number of each part's terms among them. */
function mergedTerms(parts: readonly TermCounts[]): { terms: string[]; columns: readonly Uint32Array[] } {
  const heads = parts.map(({ terms, counts }) => {
    const used = new Uint8Array(terms.length);
    for (let at = 0; at < counts.indices.length; at++) used[counts.indices[at]!] = 1;
    return { terms, used, place: new Uint32Array(terms.length), at: used.indexOf(1) };
  });
  const terms: string[] = [];
  for (;;) {
    let least: string | undefined;
    for (const { terms: own, at } of heads) if (at >= 0 && (least === undefined || compareText(own[at]!, least) < 0)) least = own[at]!;
    if (least === undefined) return { terms, columns: heads.map(({ place }) => place) };
    for (const head of heads) {
      if (head.at < 0 || head.terms[head.at] !== least) continue;
      head.place[head.at] = terms.length;
      head.at = head.used.indexOf(1, head.at + 1);
    }
    terms.push(least);
  }
}

/** Only the columns of terms that rows have, renumbered by their spelling, and each row in their order. Uses the rows up. */
function inOrder(spelled: readonly string[], rows: readonly Row[]): TermCounts {
  const place = new Uint32Array(spelled.length);
  for (const { columns, from, length } of rows) for (let at = from; at < from + length; at++) place[columns[at]!] = 1;
  const order = inSpellingOrder(spelled, Uint32Array.from(spelled.keys()).filter((term) => place[term] === 1));
  order.forEach((term, at) => (place[term] = at));
  for (const { columns, from, length } of rows) for (let at = from; at < from + length; at++) columns[at] = place[columns[at]!]!;
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach(({ length }, row) => (offsets[row + 1] = offsets[row]! + length));
  const sorted = { columns: new Uint32Array(offsets[rows.length]!), values: new Float64Array(offsets[rows.length]!) };
  const sorter = new RowSorter(order.length);
  rows.forEach((row, at) => sorter.sort(row, { ...sorted, from: offsets[at]! }));
  const counts = { rows: rows.length, columns: order.length, offsets, indices: sorted.columns, values: sorted.values };
  return { terms: Array.from(order, (term) => spelled[term]!), counts };
}

function checkWeights({ passages }: TextDocument, row: number): void {
  passages.forEach(({ weight }, at) => {
    if (!(weight > 0 && weight < Infinity)) throw new RangeError(`documents[${row}].passages[${at}].weight must be above 0 and finite, not ${weight}`);
  });
}
