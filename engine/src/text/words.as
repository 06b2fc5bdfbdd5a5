// AssemblyScript, compiled into words-bytes.ts by compile-kernels.test-support.ts. Finds and numbers the words of a text in UTF-16.

/** What a character is to a word is JavaScript's to know; asked once for each unit, and for every half of a character beyond U+FFFF. */
declare function kindAt(at: u32): u32;

export let kinds: usize = 0; // u8 [unit]
export let text: usize = 0; // u16 [unit of the text], of which capitals of ASCII become small ones
export let end: u32 = 0; // of the text
export let numbers: usize = 0; // u32 [word of the text]
export let found: u32 = 0; // words of the text so far
export let spellings: usize = 0; // u16, one word after the other, each with a 0 behind it
export let used: u32 = 0; // of spellings
export let spellingsRoom: u32 = 0;
export let slots: usize = 0; // u32 [slot]: hash, word, start, length; an empty one has length 0
export let slotsRoom: u32 = 0; // a power of two
export let words: u32 = 0; // in the table

const APOSTROPHE: u32 = 0x27;
const TYPOGRAPHIC: u32 = 0x2019;
const FULL_STOP: u32 = 0x2e;
const COMMA: u32 = 0x2c;

/** As word-table.ts has them. */
const OUTSIDE: u32 = 1;
const LETTER: u32 = 3;
const DIGIT: u32 = 4;

/** Makes units of the bytes of a text in ASCII. */
export function spread(bytes: usize): void {
  for (let at: usize = 0; at < end; at += 8) v128.store(text + (at << 1), i16x8.extend_low_i8x16_u(v128.load(bytes + at)));
}

/** Reads on from a place. Stops before a word for which the table or the spellings have no room, and says where; else at the end. */
export function read(from: u32): u32 {
  let at = from;
  while (at < end) {
    const start = at;
    let hash: u32 = 0x811c9dc5;
    for (let last = OUTSIDE; at < end; at++) {
      const place = text + (<usize>at << 1);
      let unit = <u32>load<u16>(place);
      let kind = <u32>load<u8>(kinds + unit);
      if (kind < LETTER && kind != OUTSIDE) kind = kindAt(at);
      if (kind != OUTSIDE) last = kind;
      else if (last == OUTSIDE || !joins(at, unit, last)) break;
      if (unit - 65 < 26) store<u16>(place, unit |= 32);
      else if (unit == TYPOGRAPHIC) store<u16>(place, unit = APOSTROPHE);
      hash = (hash ^ unit) * 0x01000193;
    }
    if (at > start) {
      const word = numberOf(start, at - start, hash);
      if (word < 0) return start;
      store<u32>(numbers + (<usize>found << 2), word);
      found++;
    }
    at++;
  }
  return at;
}

/** Whether a character between two others is part of their word. */
function joins(at: u32, unit: u32, before: u32): bool {
  if (at + 1 >= end) return false;
  if (unit == APOSTROPHE || unit == TYPOGRAPHIC) return before == LETTER && kindOf(at + 1) == LETTER;
  return (unit == FULL_STOP || unit == COMMA) && before == DIGIT && kindOf(at + 1) == DIGIT;
}

function kindOf(at: u32): u32 {
  const kind = <u32>load<u8>(kinds + <u32>load<u16>(text + (<usize>at << 1)));
  return kind < LETTER && kind != OUTSIDE ? kindAt(at) : kind;
}

/** −1 without room. */
function numberOf(start: u32, length: u32, hash: u32): i32 {
  const last = slotsRoom - 1;
  const units = text + (<usize>start << 1);
  let slot = firstSlot(hash) & last;
  for (; ; slot = slot + 1 & last) {
    const own = slots + (<usize>slot << 4);
    const ownLength = load<u32>(own, 12);
    if (ownLength == 0) break;
    if (load<u32>(own) == hash && ownLength == length && same(spellings + (<usize>load<u32>(own, 8) << 1), units, length)) return load<u32>(own, 4);
  }
  if (words << 1 >= slotsRoom || used + length >= spellingsRoom) return -1;
  const own = slots + (<usize>slot << 4);
  store<u32>(own, hash);
  store<u32>(own, words, 4);
  store<u32>(own, used, 8);
  store<u32>(own, length, 12);
  memory.copy(spellings + (<usize>used << 1), units, <usize>length << 1);
  used += length + 1;
  store<u16>(spellings + (<usize>used << 1) - 2, 0);
  return words++;
}

function same(one: usize, other: usize, length: u32): bool {
  const stop = one + (<usize>length << 1);
  for (; one + 8 <= stop; one += 8, other += 8) if (load<u64>(one) != load<u64>(other)) return false;
  for (; one < stop; one += 2, other += 2) if (load<u16>(one) != load<u16>(other)) return false;
  return true;
}

function firstSlot(hash: u32): u32 {
  return hash ^ hash >>> 15;
}

/** Puts the words of a smaller table, which lies elsewhere, into the empty one. */
export function rehash(from: usize, room: u32): void {
  const last = slotsRoom - 1;
  for (let old = from, stop = from + (<usize>room << 4); old < stop; old += 16) {
    if (load<u32>(old, 12) == 0) continue;
    let slot = firstSlot(load<u32>(old)) & last;
    while (load<u32>(slots + (<usize>slot << 4), 12) != 0) slot = slot + 1 & last;
    memory.copy(slots + (<usize>slot << 4), old, 16);
  }
}
