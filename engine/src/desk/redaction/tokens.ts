import { isBlank, isDigit, isLetter } from './characters.ts';
import type { Reading } from './reading.ts';
import { LONGEST_WORD } from './words.ts';

export const WORD = 0;
export const NUMBER = 1;
/** Blanks on one line. */
export const GAP = 2;
/** Blanks with a line break among them. */
export const BREAK = 3;
/** Any other single unit. */
export const MARK = 4;

/** Words, numbers, blanks and signs of a reading, in order. */
export class Tokens {
  readonly count: number;
  private readonly kinds: Uint8Array;
  private readonly froms: Uint32Array;
  private readonly text: string;
  /** Words that were asked for. */
  private readonly words: string[] = [];

  constructor({ text }: Reading) {
    const kinds = new Uint8Array(text.length);
    const froms = new Uint32Array(text.length + 1);
    let count = 0;
    for (let at = 0; at < text.length;) {
      const from = at;
      const code = text.charCodeAt(at++);
      let kind = MARK;
      if (isLetter(code)) {
        kind = WORD;
        while (at < text.length && isLetter(text.charCodeAt(at))) at++;
      } else if (isDigit(code)) {
        kind = NUMBER;
        while (at < text.length && isDigit(text.charCodeAt(at))) at++;
      } else if (isBlank(code)) {
        kind = code === 10 ? BREAK : GAP;
        for (; at < text.length && isBlank(text.charCodeAt(at)); at++) if (text.charCodeAt(at) === 10) kind = BREAK;
      }
      kinds[count] = kind;
      froms[count++] = from;
    }
    froms[count] = text.length;
    this.text = text;
    this.kinds = kinds.subarray(0, count);
    this.froms = froms.subarray(0, count + 1);
    this.count = count;
  }

  /** -1 beyond either end. */
  kind(token: number): number { return this.kinds[token] ?? -1; }
  from(token: number): number { return this.froms[token]!; }
  to(token: number): number { return this.froms[token + 1]!; }
  length(token: number): number { return this.to(token) - this.from(token); }

  isBlank(token: number): boolean { return this.kind(token) === GAP || this.kind(token) === BREAK; }

  /** '' for anything but a word, and for one that is longer than any that a rule knows. */
  word(token: number): string {
    if (this.kind(token) !== WORD || this.length(token) > LONGEST_WORD) return '';
    return this.words[token] ??= this.text.slice(this.from(token), this.to(token));
  }

  /** The sign that a token is, '' for anything else. */
  mark(token: number): string {
    return this.kind(token) === MARK ? this.text[this.from(token)]! : '';
  }
}
