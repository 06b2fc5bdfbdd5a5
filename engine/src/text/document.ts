/** The languages whose stop words and stems are known. */
export type Language = 'en' | 'de';

/** How words become terms. */
export interface TermSettings {
  /** Leave function words out. */
  readonly stopWords: boolean;
  /** Join the forms of a word by its Snowball stem. */
  readonly stems: boolean;
}

export const defaultTermSettings: TermSettings = { stopWords: true, stems: true };

/** A piece of a document; each of its words counts `weight`, above 0. */
export interface Passage {
  readonly text: string;
  readonly weight: number;
}

/**
 * A text in pieces: nothing is read across the end of one. `auto` tells the language of each passage by the stop words that only
 * one language has, and where it has as many of both by those of the whole document; without any it is English.
 */
export interface TextDocument {
  readonly passages: readonly Passage[];
  readonly language: Language | 'auto';
}
