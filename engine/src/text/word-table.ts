import { widened } from './growable.ts';
import type { Uint32List } from './growable.ts';

const APOSTROPHE = 0x27;
const TYPOGRAPHIC = 0x2019;
const FULL_STOP = 0x2e;
const COMMA = 0x2c;

/** What a slot of the table has; an empty one has length 0. */
const HASH = 0;
const WORD = 1;
const START = 2;
const LENGTH = 3;
const SLOT = 4;

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
  /** Word w is `words[w]`. */
  readonly words: string[] = [];
  private units = new Uint16Array(1 << 16);
  private used = 0;
  /** Open addressing, at most half full: four numbers per slot, so that a known word is met in one line of memory and in its units. */
  private slots = new Uint32Array(SLOT << 12);
  private readonly kinds = new Uint8Array(1 << 16);

  /** Appends the numbers of the words of a text, in reading order. */
  read(text: string, numbers: Uint32List): void {
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
      if (at > start) numbers.push(this.numberOf(spelled, start, at, hash >>> 0));
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

  private numberOf(text: string, start: number, end: number, hash: number): number {
    const { slots } = this;
    const length = end - start;
    let slot = firstSlot(hash, slots.length);
    for (; slots[slot + LENGTH] !== 0; slot = nextSlot(slot, slots.length)) {
      if (slots[slot + HASH] === hash && slots[slot + LENGTH] === length && this.spells(slots[slot + START]!, text, start, end)) return slots[slot + WORD]!;
    }
    slots.set([hash, this.words.length, this.used, length], slot);
    if (this.used + length > this.units.length) this.units = widened(this.units, new Uint16Array(2 * (this.used + length)));
    const from = this.used;
    for (let at = start; at < end; at++) this.units[this.used++] = plain(text.charCodeAt(at));
    if (2 * SLOT * this.words.push(textOf(this.units.subarray(from, this.used))) > slots.length) this.widen();
    return this.words.length - 1;
  }

  private spells(unit: number, text: string, start: number, end: number): boolean {
    for (let at = start; at < end; at++, unit++) if (plain(text.charCodeAt(at)) !== this.units[unit]) return false;
    return true;
  }

  private widen(): void {
    const { slots } = this;
    this.slots = new Uint32Array(4 * slots.length);
    for (let from = 0; from < slots.length; from += SLOT) {
      if (slots[from + LENGTH] === 0) continue;
      let to = firstSlot(slots[from + HASH]!, this.slots.length);
      while (this.slots[to + LENGTH] !== 0) to = nextSlot(to, this.slots.length);
      this.slots.set(slots.subarray(from, from + SLOT), to);
    }
  }
}

/** The table's length is a power of two. */
function firstSlot(hash: number, length: number): number {
  return (hash ^ (hash >>> 15)) * SLOT & length - 1;
}

function nextSlot(slot: number, length: number): number {
  return slot + SLOT & length - 1;
}

/** A string of its own: a slice would keep the whole text in memory. In pieces, since the units of a hostile word would not fit as arguments. */
function textOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.subarray(at, at + 4096));
  return text;
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
