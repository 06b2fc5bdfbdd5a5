import type { Language, TermSettings, TextDocument } from './document.ts';
import { stemEnglish } from './stem-english.ts';
import { stemGerman } from './stem-german.ts';
import { ENGLISH_STOP_WORDS, GERMAN_STOP_WORDS } from './stop-words.ts';
import { WordTable } from './word-table.ts';
import type { Tally } from './word-table.ts';

/** Stands for a stop word where terms stand in reading order. */
export const STOP = -1;

const SPEECH = {
  en: { column: 0, stopWords: ENGLISH_STOP_WORDS, stem: stemEnglish },
  de: { column: 1, stopWords: GERMAN_STOP_WORDS, stem: stemGerman },
} as const;

/** A document until the next one is read: its terms in reading order, `STOP` for stop words, and where each passage ends. */
export interface Reading {
  readonly terms: Int32Array;
  readonly ends: Uint32Array;
  readonly languages: readonly Language[];
}

/**
 * Words become terms here, each word of each language once, however often it is read. Terms and words are numbered together, in order
 * of appearance; `terms` spells both.
 */
export class Lexicon {
  readonly terms: readonly string[];
  private readonly table = new WordTable();
  /** So many words have been looked at. */
  private met = 0;
  private readonly settings: TermSettings;

  constructor(settings: TermSettings) {
    this.settings = settings;
    this.terms = this.table.words;
  }

  /** The terms of a document. O(length) and what its new words cost. */
  read({ passages, language }: TextDocument): Reading {
    const { table } = this;
    table.clear();
    const ends = Uint32Array.from(passages, ({ text }) => {
      table.read(text);
      return table.count;
    });
    this.meet();
    const whole = language === 'auto' ? languageOf(table.leanOf(0, table.count)) ?? 'en' : language;
    const languages = passages.map((_passage, at) => {
      const [start, end] = [at === 0 ? 0 : ends[at - 1]!, ends[at]!];
      const spoken = language === 'auto' ? languageOf(table.leanOf(start, end)) ?? whole : language;
      table.translate(start, end, SPEECH[spoken].column, (word) => this.termOf(word, spoken));
      return spoken;
    });
    return { terms: table.terms, ends, languages };
  }

  /** For each term of the document that was read last what the passages weigh in which it occurs, occurrence by occurrence in reading order. O(length). */
  tally({ passages }: TextDocument, { ends }: Reading): Tally {
    return this.table.tally(ends, passages.map(({ weight }) => weight));
  }

  /** How the word at a place of the last document is spelled. */
  spelling(at: number): string {
    return this.terms[this.table.numbers[at]!]!;
  }

  private termOf(word: number, language: Language): number {
    const { stopWords, stem } = SPEECH[language];
    const spelling = this.terms[word]!;
    if (this.settings.stopWords && stopWords.has(spelling)) return STOP;
    const stemmed = this.settings.stems ? stem(spelling) : spelling;
    return stemmed === spelling ? word : this.table.numberOf(stemmed);
  }

  /** Looks at which language new words speak for: 1 where one is a stop word of English alone, −1 of German alone. */
  private meet(): void {
    for (; this.met < this.terms.length; this.met++) {
      const spelling = this.terms[this.met]!;
      const lean = Number(ENGLISH_STOP_WORDS.has(spelling)) - Number(GERMAN_STOP_WORDS.has(spelling));
      if (lean !== 0) this.table.setLean(this.met, lean);
    }
  }
}

function languageOf(lean: number): Language | null {
  if (lean === 0) return null;
  return lean > 0 ? 'en' : 'de';
}
