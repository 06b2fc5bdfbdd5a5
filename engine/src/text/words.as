// AssemblyScript, compiled into words-bytes.ts by compile-kernels.test-support.ts. Finds and numbers the words of a text in UTF-16 and small letters.

/** What a character is to a word is JavaScript's to know; asked once for each unit, and for every half of a character beyond U+FFFF. */
declare function kindAt(at: u32): u32;

export let kinds: usize = 0; // u8 [unit]
export let text: usize = 0; // u16 [unit of the text], and room for 16 more
export let end: u32 = 0; // of the text
export let found: usize = 0; // [word of the text] of u32 start, length, hash
export let before: u32 = 0; // words of the document that stand before the text
export let numbers: usize = 0; // u32 [word of the document]
export let terms: usize = 0; // i32 [word of the document]

export let words: u32 = 0; // in the table
export let entries: usize = 0; // [word + 1] of u16 [8] its first units, u32 start, length, i32 [language] its term + 1, −1 if it has none, 0 if that is not known; the first one, of no word, has length 0
export let leans: usize = 0; // i8 [word]: how much it speaks for a language
export let slots: usize = 0; // u32 [slot]: word + 1; 0 when empty
export let slotsRoom: u32 = 0; // a power of two
export let spellings: usize = 0; // u16, one word after the other, each with a 0 behind it
export let used: u32 = 0; // of spellings
export let spellingsRoom: u32 = 0;

export let places: usize = 0; // u32 [term + 1]: where it stood in the last row that has it
export let row: usize = 0; // u32 [term of the row], and room for one more
export let weights: usize = 0; // f64 [term of the row], and room for one more
export let rowLength: u32 = 0;

const SPACE: u32 = 0x20;
const APOSTROPHE: u32 = 0x27;
const TYPOGRAPHIC: u32 = 0x2019;
const FULL_STOP: u32 = 0x2e;
const COMMA: u32 = 0x2c;

/** As word-table.ts has them. */
const OUTSIDE: u32 = 1;
const LETTER: u32 = 3;
const DIGIT: u32 = 4;

/** As lexicon.ts has it. */
const STOP: i32 = -1;

/** Units of a vector, and bytes of an entry and of what is found. */
const LANES: u32 = 8;
const ENTRY: usize = 32;
const FOUND: usize = 12;

/** Makes units of the bytes of a text in ASCII, and small letters of capitals. */
export function spread(bytes: usize): void {
  for (let at: usize = 0; at < end; at += LANES) {
    const units = i16x8.extend_low_i8x16_u(v128.load64_zero(bytes + at));
    const capital = i16x8.lt_u(i16x8.sub(units, i16x8.splat(65)), i16x8.splat(26));
    v128.store(text + (at << 1), v128.or(units, v128.and(capital, i16x8.splat(32))));
  }
}

/** Finds the words of the text, and says how many. */
export function find(): u32 {
  // What is read beyond the end is no letter.
  v128.store(text + (<usize>end << 1), i16x8.splat(0));
  let next = found;
  for (let at: u32 = 0; at < end; at++) {
    const start = at;
    at = endOfWord(at);
    if (at == start) continue;
    describe(next, start, at - start);
    next += FOUND;
  }
  return <u32>((next - found) / FOUND);
}

/** Takes the text as one word. */
export function findWhole(): void {
  v128.store(text + (<usize>end << 1), i16x8.splat(0));
  describe(found, 0, end);
}

/** Where the word ends that begins at a place, if one does. */
function endOfWord(from: u32): u32 {
  let at = from;
  for (let last = OUTSIDE; ; at++) {
    const letters = lettersFrom(at);
    at += letters;
    if (letters > 0) last = LETTER;
    const unit = <u32>load<u16>(text + (<usize>at << 1));
    if (unit == SPACE || at >= end) break;
    const kind = kindOf(at);
    if (kind != OUTSIDE) last = kind;
    else if (last == OUTSIDE || !joins(at, unit, last)) break;
    if (unit == TYPOGRAPHIC) store<u16>(text + (<usize>at << 1), APOSTROPHE);
  }
  return at;
}

/** How many units in a row, from a place on, are letters a to z. */
function lettersFrom(from: u32): u32 {
  let at = from;
  let letters: u32;
  do {
    const units = v128.load(text + (<usize>at << 1));
    letters = ctz(~i16x8.bitmask(i16x8.lt_u(i16x8.sub(units, i16x8.splat(97)), i16x8.splat(26))));
    at += letters;
  } while (letters == LANES);
  return at - from;
}

/** Whether a character between two others is part of their word. */
function joins(at: u32, unit: u32, before: u32): bool {
  if (unit == APOSTROPHE || unit == TYPOGRAPHIC) return before == LETTER && kindOf(at + 1) == LETTER;
  return (unit == FULL_STOP || unit == COMMA) && before == DIGIT && kindOf(at + 1) == DIGIT;
}

function kindOf(at: u32): u32 {
  const kind = <u32>load<u8>(kinds + <u32>load<u16>(text + (<usize>at << 1)));
  return kind < LETTER && kind != OUTSIDE ? kindAt(at) : kind;
}

function describe(into: usize, start: u32, length: u32): void {
  store<u32>(into, start);
  store<u32>(into, length, 4);
  store<u32>(into, hashOf(text + (<usize>start << 1), length), 8);
}

function hashOf(units: usize, length: u32): u32 {
  let hash = <u64>length;
  for (let at: u32 = 0; at < length; at += LANES) {
    const some = unitsOf(units + (<usize>at << 1), length - at);
    hash = ((hash ^ i64x2.extract_lane(some, 0)) * 0x9e3779b97f4a7c15 ^ i64x2.extract_lane(some, 1)) * 0xd6e8feb86659fd93;
    hash ^= hash >> 32;
  }
  return <u32>hash;
}

/** Numbers the words found, from one on to before another. Stops at one for which there is no room, and says where; else at the end. */
export function number(from: u32, to: u32): u32 {
  const last = slotsRoom - 1;
  const own = numbers + (<usize>before << 2);
  // Guesses first: no look-up waits for another one then.
  for (let at: usize = from; at < to; at++) store<u32>(own + (at << 2), load<u32>(slots + (<usize>(load<u32>(found + at * FOUND, 8) & last) << 2)));
  for (let at: usize = from; at < to; at++) {
    const word = found + at * FOUND;
    const units = text + (<usize>load<u32>(word) << 1);
    const length = load<u32>(word, 4);
    const guess = load<u32>(own + (at << 2));
    const known = isWord(guess, units, length) ? guess : numberOf(units, length, load<u32>(word, 8));
    if (known == 0) return <u32>at;
    store<u32>(own + (at << 2), known - 1);
  }
  return to;
}

function isWord(word: u32, units: usize, length: u32): bool {
  const own = entries + <usize>word * ENTRY;
  if (load<u32>(own, 20) != length || v128.any_true(v128.xor(v128.load(own), unitsOf(units, length)))) return false;
  return length <= LANES || same(spellings + (<usize>load<u32>(own, 16) << 1), units, length);
}

/** + 1, or 0 without room. */
function numberOf(units: usize, length: u32, hash: u32): u32 {
  const last = slotsRoom - 1;
  let slot = hash & last;
  for (; ; slot = slot + 1 & last) {
    const word = load<u32>(slots + (<usize>slot << 2));
    if (word == 0) break;
    if (isWord(word, units, length)) return word;
  }
  if (words << 1 >= slotsRoom || used + length >= spellingsRoom) return 0;
  const own = entries + <usize>++words * ENTRY;
  v128.store(own, unitsOf(units, length));
  store<u32>(own, used, 16);
  store<u32>(own, length, 20);
  memory.copy(spellings + (<usize>used << 1), units, <usize>length << 1);
  used += length + 1;
  store<u16>(spellings + (<usize>used << 1) - 2, 0);
  store<u32>(slots + (<usize>slot << 2), words);
  return words;
}

/** The next eight units of a word, 0 for those behind its end. */
function unitsOf(units: usize, left: u32): v128 {
  const mask = i16x8.lt_u(i16x8(0, 1, 2, 3, 4, 5, 6, 7), i16x8.splat(<i16>min(left, LANES)));
  return v128.and(v128.load(units), mask);
}

function same(one: usize, other: usize, length: u32): bool {
  const stop = one + (<usize>length << 1);
  for (; one + 8 <= stop; one += 8, other += 8) if (load<u64>(one) != load<u64>(other)) return false;
  for (; one < stop; one += 2, other += 2) if (load<u16>(one) != load<u16>(other)) return false;
  return true;
}

/** Puts all words into empty slots. */
export function rehash(): void {
  const last = slotsRoom - 1;
  for (let word: u32 = 1; word <= words; word++) {
    const own = entries + <usize>word * ENTRY;
    let slot = hashOf(spellings + (<usize>load<u32>(own, 16) << 1), load<u32>(own, 20)) & last;
    while (load<u32>(slots + (<usize>slot << 2)) != 0) slot = slot + 1 & last;
    store<u32>(slots + (<usize>slot << 2), word);
  }
}

/** What words of the document say together about their language. */
export function leanOf(from: u32, to: u32): i32 {
  let lean: i32 = 0;
  for (let at: usize = from; at < to; at++) lean += load<i8>(leans + <usize>load<u32>(numbers + (at << 2)));
  return lean;
}

export function learn(word: u32, language: u32, term: i32): void {
  store<i32>(entries + <usize>(word + 1) * ENTRY + (<usize>language << 2), term == STOP ? -1 : term + 1, 24);
}

/** The terms of words of the document. Stops at a word of which it is not known, and says where; else at the end. */
export function translate(from: u32, to: u32, language: u32): u32 {
  const known = entries + ENTRY + (<usize>language << 2);
  for (let at: usize = from; at < to; at++) {
    const term = load<i32>(known + <usize>load<u32>(numbers + (at << 2)) * ENTRY, 24);
    if (term == 0) return <u32>at;
    store<i32>(terms + (at << 2), max(term - 1, STOP));
  }
  return to;
}

/** Adds a weight to the row for each occurrence of a term. */
export function tally(from: u32, to: u32, weight: f64): void {
  let length = rowLength;
  for (let at: usize = from; at < to; at++) {
    const term = load<i32>(terms + (at << 2));
    const ofTerm = places + (<usize>(term + 1) << 2);
    const place = load<u32>(ofTerm);
    // No branch: whether a text had a word before cannot be foretold. What is no term, or was there, is written behind the end, which does not move.
    const there = place < length && load<i32>(row + (<usize>place << 2)) == term;
    const into = there ? place : length;
    const sum = there ? load<f64>(weights + (<usize>into << 3)) : 0;
    store<u32>(ofTerm, into);
    store<i32>(row + (<usize>into << 2), term);
    store<f64>(weights + (<usize>into << 3), sum + weight);
    length += u32(!there) & u32(term != STOP);
  }
  rowLength = length;
}
