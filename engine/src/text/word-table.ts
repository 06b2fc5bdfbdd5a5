import { Uint32List } from './growable.ts';

const APOSTROPHE = 0x27;
const TYPOGRAPHIC = 0x2019;
const FULL_STOP = 0x2e;
const COMMA = 0x2c;

/** What a character is to a word; those that are always part of one come last. */
const UNKNOWN = 0;
const OUTSIDE = 1;
const HALF = 2;
const LETTER = 3;
const DIGIT = 4;

/** Format characters that are inside of words but no part of them: soft hyphen, joiners, byte-order mark. */
const INVISIBLE = /\u00ad|\u200c|\u200d|\u2060|\ufeff/g;

/**
 * Numbers the distinct words of many texts. A word is a run of Unicode letters, marks and digits of the text's lower-case
 * NFKC form, after the word boundaries of UAX #29 where they matter here: an apostrophe joins letters (`editor's`), a
 * full stop or comma joins digits (`3.14`, `1,000`); every other character parts words (`machine-learning` is two). Words are
 * hashed as they are scanned and compared in one pool of code units, so that a known word costs no string. O(length).
 */
export class WordTable {
  /** Word w is `units[starts[w] … starts[w + 1])`. */
  private units = new Uint16Array(1 << 16);
  private readonly starts = new Uint32List();
  private readonly hashes = new Uint32List();
  /** Open addressing: word + 1, or 0; a power of two, at most half full. */
  private slots = new Uint32Array(1 << 12);
  private readonly kinds = new Uint8Array(1 << 16);

  constructor() {
    this.starts.push(0);
  }

  get size(): number {
    return this.hashes.length;
  }

  word(id: number): string {
    const end = this.starts.items[id + 1]!;
    let word = '';
    // In pieces: the units of a hostile word without an end would not fit as arguments.
    for (let at = this.starts.items[id]!; at < end; at += 4096) word += String.fromCharCode(...this.units.subarray(at, Math.min(at + 4096, end)));
    return word;
  }

  /** Appends the numbers of the words of a text, in reading order. */
  read(text: string, words: Uint32List): void {
    const spelled = text.normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
    const { length } = spelled;
    const { kinds } = this;
    let at = 0;
    while (at < length) {
      const start = at;
      let hash = 0x811c9dc5;
      for (let last = OUTSIDE; at < length; at++) {
        const unit = spelled.charCodeAt(at);
        let kind = kinds[unit]!;
        if (kind < LETTER) kind = this.kindAt(spelled, at, unit);
        if (kind !== OUTSIDE) last = kind;
        else if (last === OUTSIDE || !this.joins(spelled, at, last)) break;
        hash = Math.imul(hash ^ (unit === TYPOGRAPHIC ? APOSTROPHE : unit), 0x01000193);
      }
      if (at > start) words.push(this.idOf(spelled, start, at, hash >>> 0));
      at++;
    }
  }

  /** Whether a character between two others is part of their word. */
  private joins(text: string, at: number, before: number): boolean {
    const unit = text.charCodeAt(at);
    if (unit === APOSTROPHE || unit === TYPOGRAPHIC) return before === LETTER && this.followedBy(LETTER, text, at);
    return (unit === FULL_STOP || unit === COMMA) && before === DIGIT && this.followedBy(DIGIT, text, at);
  }

  private followedBy(kind: number, text: string, at: number): boolean {
    return at + 1 < text.length && this.kindAt(text, at + 1, text.charCodeAt(at + 1)) === kind;
  }

  private kindAt(text: string, at: number, unit: number): number {
    if (this.kinds[unit] === UNKNOWN) this.kinds[unit] = kindOf(unit);
    const kind = this.kinds[unit]!;
    return kind === HALF ? kindOfHalf(text, at) : kind;
  }

  private idOf(text: string, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const id = this.slots[slot]! - 1;
      if (id < 0) return this.add(text, start, end, hash, slot);
      if (this.hashes.items[id] === hash && this.spells(id, text, start, end)) return id;
    }
  }

  private spells(id: number, text: string, start: number, end: number): boolean {
    const from = this.starts.items[id]!;
    if (this.starts.items[id + 1]! - from !== end - start) return false;
    for (let at = start, unit = from; at < end; at++, unit++) if (plain(text.charCodeAt(at)) !== this.units[unit]) return false;
    return true;
  }

  private add(text: string, start: number, end: number, hash: number, slot: number): number {
    const id = this.size;
    let unit = this.starts.items[id]!;
    if (unit + end - start > this.units.length) {
      const units = new Uint16Array(2 * Math.max(this.units.length, end - start));
      units.set(this.units);
      this.units = units;
    }
    for (let at = start; at < end; at++) this.units[unit++] = plain(text.charCodeAt(at));
    this.starts.push(unit);
    this.hashes.push(hash);
    this.slots[slot] = id + 1;
    if (2 * this.size > this.slots.length) this.widen();
    return id;
  }

  private widen(): void {
    this.slots = new Uint32Array(4 * this.slots.length);
    const mask = this.slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      const hash = this.hashes.items[id]!;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = id + 1;
    }
  }
}

/** Both apostrophes spell the same word. */
function plain(unit: number): number {
  return unit === TYPOGRAPHIC ? APOSTROPHE : unit;
}

function kindOf(unit: number): number {
  if (unit >= 0xd800 && unit < 0xe000) return HALF;
  return kindOfCharacter(String.fromCharCode(unit));
}

/** Half of a character beyond U+FFFF: what the whole one is; alone it is no character. */
function kindOfHalf(text: string, at: number): number {
  const start = text.charCodeAt(at) >= 0xdc00 ? at - 1 : at;
  const point = text.codePointAt(start) ?? 0;
  return point > 0xffff ? kindOfCharacter(String.fromCodePoint(point)) : OUTSIDE;
}

function kindOfCharacter(character: string): number {
  if (/^\p{N}$/u.test(character)) return DIGIT;
  return /^[\p{L}\p{M}]$/u.test(character) ? LETTER : OUTSIDE;
}
