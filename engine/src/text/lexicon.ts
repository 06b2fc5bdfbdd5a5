import { Uint32List, widened } from './growable.ts';
import type { Language, TermSettings, TextDocument } from './document.ts';
import { stemEnglish } from './stem-english.ts';
import { stemGerman } from './stem-german.ts';
import { ENGLISH_STOP_WORDS, GERMAN_STOP_WORDS } from './stop-words.ts';
import { WordTable } from './word-table.ts';

/** Stands for a stop word where terms stand in reading order. */
export const STOP = -1;

const SPEECH = {
  en: { stopWords: ENGLISH_STOP_WORDS, stem: stemEnglish },
  de: { stopWords: GERMAN_STOP_WORDS, stem: stemGerman },
} as const;

/** A document between two calls: its terms in reading order, `STOP` for stop words, and where each passage ends. */
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
  private readonly ends = new Uint32List();
  private reading = new Int32Array(1024);
  /** For each word its term + 1, −1 for a stop word, 0 before it is asked for. */
  private known: Record<Language, Int32Array> = { en: new Int32Array(0), de: new Int32Array(0) };
  /** 1 where a word is a stop word of English alone, −1 of German alone. */
  private leans = new Int8Array(0);
  /** So many words have been looked at. */
  private met = 0;
  private readonly settings: TermSettings;

  constructor(settings: TermSettings) {
    this.settings = settings;
    this.terms = this.table.words;
  }

  /** The terms of a document, valid until the next call. O(length) and what its new words cost. */
  read({ passages, language }: TextDocument): Reading {
    const { table, ends } = this;
    table.clear();
    ends.clear();
    for (const { text } of passages) {
      table.read(text);
      ends.push(table.count);
    }
    this.meet();
    if (this.reading.length < table.count) this.reading = new Int32Array(2 * table.count);
    const whole = language === 'auto' ? languageOf(this.leanOf(0, table.count)) ?? 'en' : language;
    const languages = passages.map((_passage, at) => {
      const start = at === 0 ? 0 : ends.items[at - 1]!;
      const end = ends.items[at]!;
      const spoken = language === 'auto' ? languageOf(this.leanOf(start, end)) ?? whole : language;
      this.translate(start, end, spoken);
      return spoken;
    });
    return { terms: this.reading.subarray(0, table.count), ends: ends.items.subarray(0, ends.length), languages };
  }

  /** How the word at a place of the last document is spelled. */
  spelling(at: number): string {
    return this.table.words[this.table.numbers[at]!]!;
  }

  private translate(start: number, end: number, language: Language): void {
    const known = this.known[language];
    const { numbers } = this.table;
    for (let at = start; at < end; at++) {
      const word = numbers[at]!;
      const term = known[word]!;
      this.reading[at] = term > 0 ? term - 1 : term < 0 ? STOP : this.learn(word, language);
    }
  }

  private leanOf(start: number, end: number): number {
    const { numbers } = this.table;
    let lean = 0;
    for (let at = start; at < end; at++) lean += this.leans[numbers[at]!]!;
    return lean;
  }

  private learn(word: number, language: Language): number {
    const { stopWords, stem } = SPEECH[language];
    const spelling = this.table.words[word]!;
    if (this.settings.stopWords && stopWords.has(spelling)) return this.know(word, language, STOP);
    const stemmed = this.settings.stems ? stem(spelling) : spelling;
    return this.know(word, language, stemmed === spelling ? word : this.table.numberOf(stemmed));
  }

  private know(word: number, language: Language, term: number): number {
    this.known[language][word] = term === STOP ? -1 : term + 1;
    return term;
  }

  /** Makes room for words and for what becomes of them, and looks at which language new ones speak for. */
  private meet(): void {
    const { words } = this.table;
    if (words.length > this.leans.length) {
      const room = 2 * words.length;
      this.leans = widened(this.leans, new Int8Array(room));
      this.known = { en: widened(this.known.en, new Int32Array(room)), de: widened(this.known.de, new Int32Array(room)) };
    }
    for (; this.met < words.length; this.met++) {
      const spelling = words[this.met]!;
      this.leans[this.met] = Number(ENGLISH_STOP_WORDS.has(spelling)) - Number(GERMAN_STOP_WORDS.has(spelling));
    }
  }
}

function languageOf(lean: number): Language | null {
  if (lean === 0) return null;
  return lean > 0 ? 'en' : 'de';
}
