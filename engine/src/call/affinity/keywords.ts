import { Lexicon, STOP, compareText, type Language, type Reading, type SparseRows } from '../../text/index.ts';
import { PROFICIENCY_TENTHS } from './documents.ts';
import type { Expertise, ReviewerProfile } from './types.ts';

const LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];

/**
 * The distinct phrases among keywords, and where texts have them. A keyword is a phrase of stems in the language of the text that is searched,
 * so that "neural networks" is found in "a neural network"; a stop word inside of it stands for any stop word. Keywords that are one phrase
 * in both languages are one column. A keyword of stop words only is never found. Columns are ordered by the code points of their phrases.
 * Texts are searched as the same lexicon has read them.
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
  /** Whether `next` leads on from a node. */
  private readonly branches: boolean[] = [];

  constructor(keywords: Iterable<string>, lexicon: Lexicon) {
    this.lexicon = lexicon;
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

  /** Tells every occurrence of every phrase in a document, in reading order, by the passage. O(length · longest phrase). */
  find({ terms, ends, languages }: Reading, found: (column: number, passage: number) => void): void {
    if (this.phrases.length === 0) return;
    let start = 0;
    ends.forEach((end, passage) => {
      const first = this.first[languages[passage]!];
      for (; start < end; start++) {
        let node = first[terms[start]!];
        for (let at = start + 1; node; at++) {
          for (const column of this.ends[node]!) found(column, passage);
          node = at < end && this.branches[node] ? this.next.get(edge(node, terms[at]!)) : 0;
        }
      }
    });
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
      this.branches[node] = true;
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

/** Which phrases stand in which proposal: row p has `columns[offsets[p] … offsets[p + 1])`, ascending. */
export interface PhraseHits {
  readonly phrases: readonly string[];
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
}

/** Whether no text of one of the languages can have a phrase, for there it is stop words only. */
export function isOfStopWords(phrase: string): boolean {
  return phrase.startsWith('\n') || phrase.endsWith('\n');
}

/** Which phrases stand in one proposal after the other. */
export class PhraseSearch {
  private readonly index: PhraseIndex;
  private readonly offsets: number[] = [0];
  private readonly columns: number[] = [];
  /** By column the last row that has it, + 1. */
  private readonly last: Uint32Array;

  constructor(index: PhraseIndex) {
    this.index = index;
    this.last = new Uint32Array(index.phrases.length);
  }

  /** The next row: a proposal as the lexicon of the index has just read it. O(length · longest phrase). */
  add(reading: Reading): void {
    const { offsets, last } = this;
    const own: number[] = [];
    this.index.find(reading, (column) => {
      if (last[column] !== offsets.length) own.push(column);
      last[column] = offsets.length;
    });
    this.addColumns(own.sort((a, b) => a - b));
  }

  /** The next row: one that was searched for the same phrases before. */
  keep({ offsets, columns }: PhraseHits, row: number): void {
    this.addColumns(columns.subarray(offsets[row], offsets[row + 1]));
  }

  hits(): PhraseHits {
    return { phrases: this.index.phrases, offsets: Uint32Array.from(this.offsets), columns: Uint32Array.from(this.columns) };
  }

  private addColumns(columns: ArrayLike<number>): void {
    for (let at = 0; at < columns.length; at++) this.columns.push(columns[at]!);
    this.offsets.push(this.columns.length);
  }
}

/**
 * Both sides of the keyword score: the product of a proposal's row with a reviewer's is the score of the pair, 0 to 1. By default a reviewer's row
 * has each keyword's share of the reviewer's total weight, and a proposal's a 1 for each phrase that it has (specification, R3). With `coverage` a
 * reviewer's row has the weights themselves, and a proposal's shares out 1 among its phrases.
 */
export function keywordRows(
  reviewers: readonly ReviewerProfile[], { phrases, offsets, columns }: PhraseHits, index: PhraseIndex, coverage: boolean,
): { readonly reviewers: SparseRows; readonly proposals: SparseRows } {
  const values = new Float64Array(columns.length).fill(1);
  if (coverage) for (let row = 1; row < offsets.length; row++) values.fill(1 / (offsets[row]! - offsets[row - 1]!), offsets[row - 1], offsets[row]);
  const expertise = reviewers.map((reviewer) => tenthsByColumn(reviewer.expertise, index));
  const entries = expertise.flat();
  const starts = new Uint32Array(reviewers.length + 1);
  expertise.forEach((row, at) => (starts[at + 1] = starts[at]! + row.length));
  return {
    reviewers: {
      rows: reviewers.length, columns: phrases.length, offsets: starts, indices: Uint32Array.from(entries, ([column]) => column),
      values: Float64Array.from(expertise.flatMap((row) => {
        const total = coverage ? 10 : row.reduce((sum, [, tenths]) => sum + tenths, 0);
        return row.map(([, tenths]) => tenths / total);
      })),
    },
    proposals: { rows: offsets.length - 1, columns: phrases.length, offsets, indices: columns, values },
  };
}
