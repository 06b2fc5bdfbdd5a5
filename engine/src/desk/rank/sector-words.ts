import { defaultTermSettings } from '../../text/document.ts';
import { Lexicon, STOP } from '../../text/lexicon.ts';

export interface SectorWord {
  readonly spelling: string;
  /** By the rules of English and of German, for requests and profiles come in either, and mixed. */
  readonly stems: readonly [number, number];
}

/** Reads texts in English or German and finds the words that two of them share, whatever their endings. */
export class SectorWords {
  private readonly stems = new Lexicon(defaultTermSettings);
  private readonly spellings = new Lexicon({ stopWords: false, stems: false });

  /** A text's words in reading order, each stem once, without the function words of both languages. O(length). */
  read(text: string): readonly SectorWord[] {
    const [english, german] = (['en', 'de'] as const).map((language) => Int32Array.from(this.stems.read(inOne(text, language)).terms)) as [Int32Array, Int32Array];
    const words: SectorWord[] = [];
    const seen = new Set<number>();
    this.spellings.read(inOne(text, 'en')).terms.forEach((word, at) => {
      const stems = [english[at]!, german[at]!] as const;
      if (stems.includes(STOP) || stems.some((stem) => seen.has(stem))) return;
      for (const stem of stems) seen.add(stem);
      words.push({ spelling: this.spellings.terms[word]!, stems });
    });
    return words;
  }
}

function inOne(text: string, language: 'en' | 'de') {
  return { passages: [{ text, weight: 1 }], language };
}
