import { KERNEL } from './words-bytes.ts';
import { widened } from './growable.ts';
import { kernelOf, newMemory, PAGE } from './wasm.ts';

/** What a character is to a word, as words.as has it too; those that are always part of one come last. */
const OUTSIDE = 1;
const HALF = 2;
const LETTER = 3;
const DIGIT = 4;

/** Bytes of a slot of the table, of a word's entry and of a word that was found. */
const SLOT = 4;
const ENTRY = 32;
const FOUND = 12;
/** The kernel reads and writes so many units at once, beyond the end of a text too, and once more beyond that. */
const BEYOND = 16;

/** Format characters that are inside of words but no part of them: soft hyphen, joiners, byte-order mark. */
const INVISIBLE = /\u00ad|\u200c|\u200d|\u2060|\ufeff/g;

const start = kernelOf(KERNEL);
const encoder = new TextEncoder();

type Variable = 'kinds' | 'text' | 'end' | 'found' | 'numbers' | 'entries' | 'words' | 'slots' | 'slotsRoom' | 'spellings' | 'used' | 'spellingsRoom';

/** What words.as exports. Places are in bytes. */
type Kernel = Readonly<Record<Variable, { value: number }>> & {
  spread(bytes: number): void;
  find(): number;
  findWhole(): void;
  number(from: number, to: number): number;
  rehash(): void;
};

/**
 * Numbers the distinct words of many texts. A word is a run of Unicode letters, marks and digits of the text's lower-case
 * NFKC form, after the word boundaries of UAX #29 where they matter here: an apostrophe joins letters (`editor's`), a
 * full stop or comma joins digits (`3.14`, `1,000`); every other character parts words (`machine-learning` is two). Words are
 * hashed as they are scanned and compared in one pool of code units, by a WebAssembly kernel, so that a known word costs no string. O(length).
 */
export class WordTable {
  /** Word w is `words[w]`. */
  readonly words: string[] = [];
  /** The numbers of the words read since `clear`, in reading order: the first `count`. */
  numbers = new Uint32Array(1024);
  count = 0;
  private readonly memory = newMemory(1);
  private readonly kernel = start(this.memory, { kindAt: (at) => this.kindAt(at) }) as unknown as Kernel;
  /** Of what is taken of the memory. Room that became too small is left behind: as much as is in use at most. */
  private end = 0;
  private readonly kinds: number;
  private ascii = 0;
  private textRoom = 0;
  private spelled = 0;

  constructor() {
    this.kinds = this.take(1 << 16);
    const slotsRoom = 1 << 10;
    const spellingsRoom = 1 << 13;
    this.set({ kinds: this.kinds, slots: this.take(SLOT * slotsRoom), slotsRoom, entries: this.take(entriesOf(slotsRoom)), spellings: this.take(2 * spellingsRoom), spellingsRoom });
  }

  clear(): void {
    this.count = 0;
  }

  /** Appends the words of a text. */
  read(text: string): void {
    this.load(text);
    this.append(this.kernel.find());
  }

  /** The number of what is a word as it stands, in small letters. */
  numberOf(word: string): number {
    this.write(word);
    this.kernel.findWhole();
    this.number(1);
    return new Uint32Array(this.memory.buffer, this.kernel.numbers.value, 1)[0]!;
  }

  private append(found: number): void {
    this.number(found);
    const count = this.count + found;
    if (count > this.numbers.length) this.numbers = widened(this.numbers, new Uint32Array(2 * count));
    this.numbers.set(new Uint32Array(this.memory.buffer, this.kernel.numbers.value, found), this.count);
    this.count = count;
  }

  private number(found: number): void {
    for (let at = this.kernel.number(0, found); at < found; at = this.kernel.number(at, found)) this.widen();
    this.spell();
  }

  /** Puts a text where the kernel reads it. Texts in ASCII are what they are normalised to; their capitals are the kernel's. */
  private load(text: string): void {
    this.makeRoom(text.length);
    const { read, written } = encoder.encodeInto(text, new Uint8Array(this.memory.buffer, this.ascii, text.length));
    if (read === text.length && written === text.length) {
      this.set({ end: written });
      this.kernel.spread(this.ascii);
    } else {
      this.write(text.normalize('NFKC').toLowerCase().replace(INVISIBLE, ''));
    }
  }

  private write(normal: string): void {
    this.makeRoom(normal.length);
    const units = new Uint16Array(this.memory.buffer, this.kernel.text.value, normal.length);
    for (let at = 0; at < normal.length; at++) units[at] = normal.charCodeAt(at);
    this.set({ end: normal.length });
  }

  private makeRoom(length: number): void {
    if (length <= this.textRoom) return;
    this.textRoom = 2 * length;
    this.ascii = this.take(this.textRoom + BEYOND);
    // Two words have something between them.
    const words = length + 1;
    this.set({ text: this.take(2 * (this.textRoom + BEYOND)), found: this.take(FOUND * words), numbers: this.take(4 * words) });
  }

  /** For one more word: more slots when they are half full, else more spellings. */
  private widen(): void {
    const { slotsRoom: { value: slotsRoom }, entries, words, spellings, spellingsRoom: { value: spellingsRoom } } = this.kernel;
    if (2 * words.value < slotsRoom) {
      this.set({ spellings: this.moved(spellings.value, 2 * spellingsRoom, 4 * spellingsRoom), spellingsRoom: 2 * spellingsRoom });
      return;
    }
    this.set({ entries: this.moved(entries.value, entriesOf(slotsRoom), entriesOf(2 * slotsRoom)), slots: this.take(2 * SLOT * slotsRoom), slotsRoom: 2 * slotsRoom });
    this.kernel.rehash();
  }

  /** Strings of the words that are new. */
  private spell(): void {
    const { words, spellings, used } = this.kernel;
    if (this.words.length === words.value) return;
    // One string for all: its slices keep no more in memory than what is kept anyway.
    const spelled = textOf(new Uint16Array(this.memory.buffer, spellings.value, used.value).subarray(this.spelled, used.value - 1));
    for (const word of spelled.split('\0')) this.words.push(word);
    this.spelled = used.value;
  }

  /** What the kernel does not know yet. */
  private kindAt(at: number): number {
    const { buffer } = this.memory;
    const units = new Uint16Array(buffer, this.kernel.text.value, this.kernel.end.value);
    const kinds = new Uint8Array(buffer, this.kinds, 1 << 16);
    const unit = units[at]!;
    const kind = (kinds[unit] ||= kindOf(unit));
    return kind === HALF ? kindOfHalf(units, at) : kind;
  }

  /** All zeros. @throws RangeError when the 4 GiB of a kernel do not suffice */
  private take(bytes: number): number {
    const place = this.end;
    this.end = Math.ceil((place + bytes) / 16) * 16;
    const missing = this.end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    return place;
  }

  private moved(from: number, bytes: number, room: number): number {
    const place = this.take(room);
    new Uint8Array(this.memory.buffer).copyWithin(place, from, from + bytes);
    return place;
  }

  private set(variables: { readonly [name in Variable]?: number }): void {
    for (const [name, value] of Object.entries(variables)) this.kernel[name as Variable].value = value;
  }
}

/** A word has half of the slots, and none has the first entry. */
function entriesOf(slotsRoom: number): number {
  return ENTRY * (slotsRoom / 2 + 1);
}

/** In pieces, since the units of a hostile word would not fit as arguments. */
function textOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode.apply(String, units.subarray(at, at + 4096) as unknown as number[]);
  return text;
}

function kindOf(unit: number): number {
  if (unit >= 0xd800 && unit < 0xe000) return HALF;
  return kindOfCharacter(String.fromCharCode(unit));
}

/** Half of a character beyond U+FFFF: what the whole one is; alone it is no character. */
function kindOfHalf(units: Uint16Array, at: number): number {
  const first = units[at]! >= 0xdc00 ? at - 1 : at;
  const point = String.fromCharCode(...units.subarray(Math.max(0, first), first + 2)).codePointAt(0) ?? 0;
  return point > 0xffff ? kindOfCharacter(String.fromCodePoint(point)) : OUTSIDE;
}

function kindOfCharacter(character: string): number {
  if (/^\p{N}$/u.test(character)) return DIGIT;
  return /^[\p{L}\p{M}]$/u.test(character) ? LETTER : OUTSIDE;
}
