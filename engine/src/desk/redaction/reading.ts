import { isInvisible, unmasked } from './look-alikes.ts';

/** How a unit of a reading came about. */
export const LITERAL = 0;
/** From something that cannot be anything else: "(at)", "[dot]", "ät", one blank beside "@". */
export const EVIDENT = 1;
/** From "@" itself, with blanks on both sides or among letters written apart. */
export const TORN = 2;
/** From a word between two signs, grown together with its neighbours: "_at_". */
export const GROWN = 3;
/** From something that could be ordinary words: "at", "dot", blanks between letters. */
export const LOOSE = 4;

/**
 * A text as a person reads it, with the way back: unit u stands for the units starts[u] to ends[u] (exclusive) of the original.
 * Every reading has lower case, one kind of blank (and line break), no invisible characters, and Latin letters for their doubles.
 */
export interface Reading {
  readonly text: string;
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 1 where the original has a capital. */
  readonly capital: Uint8Array;
  /** LITERAL, EVIDENT, TORN, GROWN or LOOSE: from sure to doubtful. */
  readonly care: Uint8Array;
}

/** Units of a reading as they come, in arrays that double when they are full. */
export class ReadingBuilder {
  private count = 0;
  private units: Uint16Array;
  private starts: Uint32Array;
  private ends: Uint32Array;
  private capital: Uint8Array;
  private care: Uint8Array;

  constructor(expected: number) {
    const room = Math.max(expected, 64);
    [this.units, this.starts, this.ends, this.capital, this.care] = [new Uint16Array(room), new Uint32Array(room), new Uint32Array(room), new Uint8Array(room), new Uint8Array(room)];
  }

  add(unit: number, start: number, end: number, capital: number, care: number): void {
    const at = this.count++;
    if (at === this.units.length) this.grow();
    this.units[at] = unit;
    this.starts[at] = start;
    this.ends[at] = end;
    this.capital[at] = capital;
    this.care[at] = care;
  }

  /** The units `from` to `to` of another reading as they are. */
  addAll(reading: Reading, from: number, to: number): void {
    while (this.count + to - from > this.units.length) this.grow();
    this.units.set(reading.units.subarray(from, to), this.count);
    this.starts.set(reading.starts.subarray(from, to), this.count);
    this.ends.set(reading.ends.subarray(from, to), this.count);
    this.capital.set(reading.capital.subarray(from, to), this.count);
    this.care.set(reading.care.subarray(from, to), this.count);
    this.count += to - from;
  }

  done(): Reading {
    const { count, units } = this;
    let text = '';
    for (let at = 0; at < count; at += PIECE) text += Reflect.apply(String.fromCharCode, null, units.subarray(at, Math.min(at + PIECE, count)));
    return { text, units: units.subarray(0, count), starts: this.starts.subarray(0, count), ends: this.ends.subarray(0, count), capital: this.capital.subarray(0, count), care: this.care.subarray(0, count) };
  }

  private grow(): void {
    const room = this.units.length * 2;
    const [units, starts, ends, capital, care] = [new Uint16Array(room), new Uint32Array(room), new Uint32Array(room), new Uint8Array(room), new Uint8Array(room)];
    units.set(this.units);
    starts.set(this.starts);
    ends.set(this.ends);
    capital.set(this.capital);
    care.set(this.care);
    [this.units, this.starts, this.ends, this.capital, this.care] = [units, starts, ends, capital, care];
  }
}

/** So many arguments every engine takes. */
const PIECE = 4096;

/** No letter of a living language carries more; what does is a flood. */
const MOST_MARKS = 4;

/** The reading that only undoes disguises of single characters. O(length). */
export function plainReading(original: string): Reading {
  const builder = new ReadingBuilder(original.length);
  const shown = new Map<string, Shown>();
  for (let at = 0; at < original.length;) {
    const code = original.codePointAt(at)!;
    const next = at + (code > 0xffff ? 2 : 1);
    const marked = next < original.length && original.charCodeAt(next) >= 0x300;
    if (code < 0x80 && !marked) addAscii(builder, code, at);
    at = (code < 0x80 && !marked) || isInvisible(code) ? next : addCluster(builder, original, [at, next], shown);
  }
  return builder.done();
}

function addAscii(builder: ReadingBuilder, code: number, at: number): void {
  const capital = code >= 65 && code <= 90;
  // A lone carriage return breaks a line as well; a second blank unit beside a line feed does no harm.
  const unit = capital ? code + 32 : code === 13 ? 10 : code < 32 && code !== 10 ? 32 : code;
  builder.add(unit, at, at + 1, capital ? 1 : 0, LITERAL);
}

/** One character with the marks on it ("a" and a diaeresis are "ä"); marks that do not melt into a letter are dropped. */
function addCluster(builder: ReadingBuilder, original: string, [at, firstEnd]: readonly [number, number], known: Map<string, Shown>): number {
  let end = firstEnd;
  for (let marks = 0; marks < MOST_MARKS && end < original.length && original.charCodeAt(end) >= 0x300; marks++) {
    const mark = String.fromCodePoint(original.codePointAt(end)!);
    if (!isMark(mark)) break;
    end += mark.length;
  }
  const cluster = original.slice(at, end);
  let shown = known.get(cluster);
  if (shown === undefined) known.set(cluster, shown = shownFor(cluster));
  for (let half = 0; half < shown.units.length; half++) builder.add(shown.units.charCodeAt(half), at, end, shown.capital, LITERAL);
  return end;
}

/** What a character is read as. */
interface Shown { readonly units: string; readonly capital: number }

function shownFor(cluster: string): Shown {
  const normal = cluster.normalize('NFKC');
  const lower = normal.toLowerCase();
  const characters = [...lower.normalize('NFKC')].filter((character) => !isMark(character));
  return { units: characters.map((character) => blankOr(String.fromCodePoint(unmasked(character.codePointAt(0)!)))).join(''), capital: lower === normal ? 0 : 1 };
}

const isMark = (character: string): boolean => character.charCodeAt(0) >= 0x300 && /^\p{M}$/u.test(character);

function blankOr(character: string): string {
  if (character === '\u2028' || character === '\u2029' || character === '\u0085') return '\n';
  return character === '\r' ? '\n' : /^[\p{Z}\p{Cc}]$/u.test(character) && character !== '\n' ? ' ' : character;
}
