import { Lexicon, STOP, compareText, type Language, type SparseRows, type TermSettings, type TextDocument } from '../../text/index.ts';
import { sameJson } from '../../same-json.ts';
import { PROFICIENCY_TENTHS, proposalDocument } from './documents.ts';
import type { Expertise, ProposalText, ReviewerProfile } from './types.ts';

const LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];

/** Where a phrase stands: its column, and the passage of the document. */
export interface PhraseHit { readonly column: number; readonly passage: number }

/**
 * The distinct phrases among keywords, and where texts have them. A keyword is a phrase of stems in the language of the text that is searched,
 * so that "neural networks" is found in "a neural network"; a stop word inside of it stands for any stop word. Keywords that are one phrase
 * in both languages are one column. A keyword of stop words only is never found. Columns are ordered by the code points of their phrases.
 */
export class PhraseIndex {
  /** By column: the phrase in each language, `*` for a stop word. */
  readonly phrases: readonly string[];
  private readonly lexicon: Lexicon;
  private readonly columnOf = new Map<string, number>();
  /** A trie per language: `first` leads from a term to a node, `next` from a node and a term on; `ends` has the columns that end at a node. No phrase is node 0. */
  private readonly first: Readonly<Record<Language, Int32Array>>;
  private readonly next = new Map<number, number>();
  private readonly ends: number[][] = [[]];

  constructor(keywords: Iterable<string>, settings: TermSettings) {
    this.lexicon = new Lexicon(settings);
    const spelled = new Map<string, string>();
    for (const keyword of keywords) if (!spelled.has(keyword)) spelled.set(keyword, this.phraseOf(keyword));
    this.phrases = [...new Set(spelled.values())].sort(compareText);
    const columns = new Map(this.phrases.map((phrase, column) => [phrase, column]));
    this.first = { en: new Int32Array(this.lexicon.terms.length), de: new Int32Array(this.lexicon.terms.length) };
    const planted = new Set<number>();
    for (const [keyword, phrase] of spelled) {
      const column = columns.get(phrase)!;
      this.columnOf.set(keyword, column);
      if (!planted.has(column)) for (const language of LANGUAGES) this.plant(this.termsOf(keyword, language), this.first[language], column);
      planted.add(column);
    }
  }

  /** The column of one of the keywords that the index was made of. */
  column(keyword: string): number {
    return this.columnOf.get(keyword)!;
  }

  /** Every occurrence of every phrase in a document, in reading order. O(length · longest phrase). */
  hits(document: TextDocument): PhraseHit[] {
    const { terms, ends, languages } = this.lexicon.read(document);
    const hits: PhraseHit[] = [];
    let start = 0;
    ends.forEach((end, passage) => {
      const first = this.first[languages[passage]!];
      for (; start < end; start++) {
        let node = first[terms[start]!];
        for (let at = start + 1; node; at++) {
          for (const column of this.ends[node]!) hits.push({ column, passage });
          node = at < end ? this.next.get(edge(node, terms[at]!)) : 0;
        }
      }
    });
    return hits;
  }

  private phraseOf(keyword: string): string {
    return LANGUAGES.map((language) => Array.from(this.termsOf(keyword, language), (term) => (term === STOP ? '*' : this.lexicon.terms[term])).join(' ')).join('\n');
  }

  /** The terms of a keyword without stop words at its ends. */
  private termsOf(keyword: string, language: Language): Int32Array {
    const { terms } = this.lexicon.read({ language, passages: [{ text: keyword, weight: 1 }] });
    const from = terms.findIndex((term) => term !== STOP);
    return from < 0 ? new Int32Array(0) : terms.slice(from, terms.findLastIndex((term) => term !== STOP) + 1);
  }

  private plant(terms: Int32Array, first: Int32Array, column: number): void {
    const [start, ...more] = terms;
    if (start === undefined) return;
    let node = (first[start] ||= this.ends.push([]) - 1);
    for (const term of more) {
      const key = edge(node, term);
      node = this.next.get(key) ?? this.ends.push([]) - 1;
      this.next.set(key, node);
    }
    this.ends[node]!.push(column);
  }
}

/** Node and term as one number; `STOP` is −1. */
function edge(node: number, term: number): number {
  return node * 2 ** 31 + term + 1;
}

/** Keywords of a reviewer that are one phrase count once, at the best proficiency stated: tenths by column, ascending. */
export function tenthsByColumn(expertise: readonly Expertise[], index: PhraseIndex): (readonly [column: number, tenths: number])[] {
  const best = new Map<number, number>();
  for (const { keyword, proficiency } of expertise) {
    const column = index.column(keyword);
    best.set(column, Math.max(best.get(column) ?? 0, PROFICIENCY_TENTHS[proficiency]));
  }
  return [...best].sort(([a], [b]) => a - b);
}

/** Which phrases stand in which proposal: columns, ascending, row by row. */
export interface PhraseHits {
  readonly phrases: readonly string[];
  readonly columns: readonly (readonly number[])[];
}

/** Searches the proposals; those that were searched for the very same phrases before keep what was found. O(length). */
export function phraseHits(proposals: readonly ProposalText[], index: PhraseIndex, known?: { readonly phrases: PhraseHits; readonly row: Int32Array }): PhraseHits {
  const { phrases } = index;
  const kept = known !== undefined && sameJson(known.phrases.phrases, phrases) ? known : undefined;
  const columns = proposals.map((proposal, at) => {
    const row = kept?.row[at] ?? -1;
    return row >= 0 ? kept!.phrases.columns[row]! : [...new Set(index.hits(proposalDocument(proposal)).map(({ column }) => column))].sort((a, b) => a - b);
  });
  return { phrases, columns };
}

/**
 * Both sides of the keyword score: the product of a proposal's row with a reviewer's is the score of the pair, 0 to 1. By default a reviewer's row
 * has each keyword's share of the reviewer's total weight, and a proposal's a 1 for each phrase that it has (specification, R3). With `coverage` a
 * reviewer's row has the weights themselves, and a proposal's shares out 1 among its phrases.
 */
export function keywordRows(
  reviewers: readonly ReviewerProfile[], { phrases, columns }: PhraseHits, index: PhraseIndex, coverage: boolean,
): { readonly reviewers: SparseRows; readonly proposals: SparseRows } {
  return {
    reviewers: sparseRows(phrases.length, reviewers.map(({ expertise }) => {
      const tenths = tenthsByColumn(expertise, index);
      const total = coverage ? 10 : tenths.reduce((sum, [, weight]) => sum + weight, 0);
      return tenths.map(([column, weight]) => [column, weight / total] as const);
    })),
    proposals: sparseRows(phrases.length, columns.map((found) => found.map((column) => [column, coverage ? 1 / found.length : 1] as const))),
  };
}

function sparseRows(columns: number, rows: readonly (readonly (readonly [column: number, value: number])[])[]): SparseRows {
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => (offsets[at + 1] = offsets[at]! + row.length));
  const entries = rows.flat();
  return { rows: rows.length, columns, offsets, indices: Uint32Array.from(entries, ([column]) => column), values: Float64Array.from(entries, ([, value]) => value) };
}
