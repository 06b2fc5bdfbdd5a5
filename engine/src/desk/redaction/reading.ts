import { isInvisible, unmasked } from './look-alikes.ts';

/** How a unit of a reading came about. */
export const LITERAL = 0;
/** From something that cannot be anything else: "(at)", "[dot]", "ät", one blank beside "@". */
export const EVIDENT = 1;
/** From something that could be ordinary words: "at", "dot", blanks between letters. */
export const LOOSE = 2;

/**
 * A text as a person reads it, with the way back: unit u stands for the units starts[u] to ends[u] (exclusive) of the original.
 * Every reading has lower case, one kind of blank (and line break), no invisible characters, and Latin letters for their doubles.
 */
export interface Reading {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 1 where the original has a capital. */
  readonly capital: Uint8Array;
  /** LITERAL, EVIDENT or LOOSE. */
  readonly care: Uint8Array;
}

export class ReadingBuilder {
  private readonly units: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly capitals: number[] = [];
  private readonly cares: number[] = [];

  add(unit: string, start: number, end: number, capital: number, care: number): void {
    this.units.push(unit);
    this.starts.push(start);
    this.ends.push(end);
    this.capitals.push(capital);
    this.cares.push(care);
  }

  done(): Reading {
    return {
      text: this.units.join(''), starts: Uint32Array.from(this.starts), ends: Uint32Array.from(this.ends), capital: Uint8Array.from(this.capitals), care: Uint8Array.from(this.cares),
    };
  }
}

/** No letter of a living language carries more; what does is a flood. */
const MOST_MARKS = 4;

/** The reading that only undoes disguises of single characters. O(length). */
export function plainReading(original: string): Reading {
  const builder = new ReadingBuilder();
  for (let at = 0; at < original.length;) {
    const code = original.codePointAt(at)!;
    const next = at + (code > 0xffff ? 2 : 1);
    const marked = next < original.length && original.charCodeAt(next) >= 0x300;
    if (code < 0x80 && !marked) addAscii(builder, code, at);
    at = code < 0x80 && !marked ? next : isInvisible(code) ? next : addCluster(builder, original, at, next);
  }
  return builder.done();
}

function addAscii(builder: ReadingBuilder, code: number, at: number): void {
  const capital = code >= 65 && code <= 90;
  // A lone carriage return breaks a line as well; a second blank unit beside a line feed does no harm.
  const unit = capital ? code + 32 : code === 13 ? 10 : code < 32 && code !== 10 ? 32 : code;
  builder.add(String.fromCharCode(unit), at, at + 1, capital ? 1 : 0, LITERAL);
}

/** One character with the marks on it ("a" and a diaeresis are "ä"); marks that do not melt into a letter are dropped. */
function addCluster(builder: ReadingBuilder, original: string, at: number, firstEnd: number): number {
  let unit = original.slice(at, firstEnd);
  let end = firstEnd;
  for (let marks = 0; marks < MOST_MARKS && end < original.length; marks++) {
    const mark = String.fromCodePoint(original.codePointAt(end)!);
    if (!isMark(mark)) break;
    unit += mark;
    end += mark.length;
  }
  const normal = unit.normalize('NFKC');
  const lower = normal.toLowerCase();
  for (const character of lower.normalize('NFKC')) {
    if (isMark(character)) continue;
    const shown = blankOr(String.fromCodePoint(unmasked(character.codePointAt(0)!)));
    for (let half = 0; half < shown.length; half++) builder.add(shown[half]!, at, end, lower === normal ? 0 : 1, LITERAL);
  }
  return end;
}

const isMark = (character: string): boolean => character.charCodeAt(0) >= 0x300 && /^\p{M}$/u.test(character);

function blankOr(character: string): string {
  if (character === '\u2028' || character === '\u2029' || character === '\u0085') return '\n';
  return character === '\r' ? '\n' : /^[\p{Z}\p{Cc}]$/u.test(character) && character !== '\n' ? ' ' : character;
}
