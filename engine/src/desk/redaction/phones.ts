import { HYPHEN, isDigit, isLetter, SLASH } from './characters.ts';
import { LITERAL } from './reading.ts';
import type { PhoneBook } from './phone-book.ts';
import type { Reading } from './reading.ts';
import { hintBefore } from './phone-words.ts';
import type { Hint } from './phone-words.ts';
import type { Tokens } from './tokens.ts';
import type { Confidence, Found } from './types.ts';

/** E.164 has 15; a way out of the country and a trunk zero may come before. */
const MOST_DIGITS = 18;
/** "01 42 68 53 00" has five groups, "+49 (0) 171 39 20 045" seven. A number in single digits has as many as digits. */
const MOST_GROUPS = 8;
/** After so many failures a run of figures is a table. */
const MOST_TRIES = 6;
/** Shorter ones are numbers of anything, unless a word says that they are to be dialled. */
const FEWEST_UNANNOUNCED = 9;
const FEWEST_ANNOUNCED = 6;

/** "+" and so many figures are meant to be dialled, even if the library knows no such number. */
const FEWEST_INTERNATIONAL = 10;
/** " ext. 5", " x22", "Durchwahl 14". */
const EXTENSION = /,? ?(?:(?:ext(?:ension)?|durchwahl|dw|apparat|app)\.?:? ?|x)\d{1,5}(?![\d\p{L}])/uy;

/** Figures with blanks, hyphens, points, slashes and brackets between them, no more than three in a row. */
interface Group {
  readonly from: number;
  readonly to: number;
  /** What stands between the group before and this one; '' for the first. */
  readonly gap: string;
  /** Grown together with a letter, or part of a date, an ISBN, a price: no part of a telephone number. */
  readonly barred: boolean;
}

export interface PhoneContext {
  readonly tokens: Tokens;
  /** 1 for units of the reading whose figures are no telephone number. */
  readonly innocent: Uint8Array;
  /** 1 for units of the original that belong to other certain hits. */
  readonly taken: Uint8Array;
}

/**
 * Telephone numbers: runs of figures whose digits the phone library knows as a number that exists, in the international way or
 * as people in one of the regions write it. Every run is cut into groups once, and the number of tries per run, of groups per
 * try and of digits per group is bounded. O(length).
 */
export function findPhones(reading: Reading, { tokens, innocent, taken }: PhoneContext, book: PhoneBook): Found[] {
  const { text } = reading;
  const isTaken = (unit: number): boolean => taken[reading.starts[unit]!] === 1;
  const spoken = reading.care.some((care) => care !== LITERAL);
  const found: Found[] = [];
  let previous: Hint = null;
  /** The last figures that a word called something else than a telephone number. */
  let other = '';
  let token = 0;
  for (let at = 0; at < text.length;) {
    if (!isDigit(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const groups = groupsFrom(text, at, innocent, spoken);
    at = groups.at(-1)!.to;
    for (let first = 0, tries = 0, after = 0; first < groups.length && tries < MOST_TRIES; first++) {
      if (!begins(text, groups, first, after)) continue;
      while (tokens.to(token) <= groups[first]!.from) token++;
      const figures = text.slice(groups[first]!.from, groups[first]!.to);
      const said = hintBefore(tokens, token, previous, isTaken);
      const hint = said !== 'phone' && inSeries(figures, other) ? 'other' : said;
      if (hint === 'other') other = figures;
      const number = figuresFrom(groups, first) < FEWEST_ANNOUNCED ? null : longestNumber(text, groups, first, { hint, book });
      tries++;
      previous = hint;
      if (number === null) continue;
      found.push({ kind: 'phone', ...extent(text, groups[first]!.from, groups[number.last]!.to), confidence: number.confidence });
      first = number.last;
      after = first + 1;
      tries = 0;
    }
  }
  return found;
}

function groupsFrom(text: string, begin: number, innocent: Uint8Array, spoken: boolean): Group[] {
  const separators = spoken ? ' -./(),_*~|' : ' -./()';
  const groups: Group[] = [];
  let gap = '';
  for (let at = begin; ;) {
    const from = at;
    while (at < text.length && isDigit(text.charCodeAt(at))) at++;
    groups.push({ from, to: at, gap, barred: innocent[from] === 1 || innocent[at - 1] === 1 || at - from > MOST_DIGITS || grownTogether(text, from, at) });
    let next = at;
    while (next < text.length && next - at < 4 && (separators.includes(text[next]!) || text[next] === '+')) next++;
    if (next === at || next - at > 3 || next >= text.length || !isDigit(text.charCodeAt(next))) return groups;
    gap = text.slice(at, next);
    at = next;
  }
}

/** "A0171", "SN-0800", "123-X", "12kg", "#12", "_1". */
function grownTogether(text: string, from: number, to: number): boolean {
  const before = text.charCodeAt(from - 1);
  const after = text.charCodeAt(to);
  if (isLetter(before) || before === 35 || before === 95 || before === 64 || isLetter(after) || after === 95) return true;
  const joined = (sign: number): boolean => sign === HYPHEN || sign === SLASH;
  return (joined(before) && isLetter(text.charCodeAt(from - 2))) || (joined(after) && isLetter(text.charCodeAt(to + 1)));
}

/** A number begins a run, or after a blank or another number (`after`) within it, or where "+" says so. */
function begins(text: string, groups: readonly Group[], at: number, after: number): boolean {
  const { gap, barred, from } = groups[at]!;
  return !barred && (at === after || gap.includes(' ') || text[from - 1] === '+' || groups[at - 1]!.barred);
}

/** The unit where the number is seen to begin: its "+" or bracket. */
function opening(text: string, from: number): number {
  let begin = from;
  while (begin > 0 && from - begin < 3 && ' (+'.includes(text[begin - 1]!)) begin--;
  while (text[begin] === ' ') begin++;
  return begin;
}

/** How many figures a number that begins here could have, as far as that matters. */
function figuresFrom(groups: readonly Group[], first: number): number {
  let count = 0;
  for (let at = first; at < groups.length && count < FEWEST_ANNOUNCED; at++) count += groups[at]!.to - groups[at]!.from;
  return count;
}

/** Another of the same kind: as long, and the same but for the last figures ("order 300123 …, 300124 not"). */
function inSeries(figures: string, other: string): boolean {
  return figures.length >= FEWEST_UNANNOUNCED && figures.length === other.length && figures.slice(0, -2) === other.slice(0, -2);
}

/** The number with its "+", its extension, and a bracket that is closed within it. */
function extent(text: string, first: number, last: number): { from: number; to: number } {
  EXTENSION.lastIndex = last;
  const to = last + (EXTENSION.exec(text)?.[0].length ?? 0);
  let from = opening(text, first);
  while (text[from] === '(' && !text.slice(from, to).includes(')')) from++;
  while (text[from] === ' ') from++;
  return { from, to };
}

interface Known { readonly hint: Hint; readonly book: PhoneBook }

function longestNumber(text: string, groups: readonly Group[], first: number, known: Known): { last: number; confidence: Confidence } | null {
  const begin = groups[first]!.from;
  const plus = opening(text, begin) < begin && text.slice(opening(text, begin), begin).includes('+');
  const ends: { last: number; digits: string; groups: number }[] = [];
  let digits = '';
  let single = true;
  for (let last = first; last < groups.length && !groups[last]!.barred; last++) {
    const { from, to, gap } = groups[last]!;
    const count = last - first + 1;
    single &&= to - from === 1;
    if (last > first && (gap.includes('+') || (digits.length >= 7 && text[from] === '0' && gap.includes(' ') && gap.includes('/')))) break;
    if ((count > MOST_GROUPS && !single) || digits.length + to - from > MOST_DIGITS) break;
    // "+49 (0)30": the zero is dialled inside the country only.
    if (!(text.slice(from - 1, to + 1) === '(0)' && (plus || digits.startsWith('00')))) digits += text.slice(from, to);
    ends.push({ last, digits, groups: count });
  }
  for (const end of ends.reverse()) {
    const form: Form = { digits: end.digits, sizes: groups.slice(first, end.last + 1).map(({ from, to }) => to - from), plus, gaps: groups.slice(first + 1, end.last + 1).map(({ gap }) => gap), bracket: text[begin - 1] === '(', single: single && end.groups > 1 };
    const confidence = judge(form, known);
    if (confidence !== null) return { last: end.last, confidence };
  }
  return null;
}

interface Form { readonly digits: string; readonly sizes: readonly number[]; readonly plus: boolean; readonly gaps: readonly string[]; readonly bracket: boolean; readonly single: boolean }

/**
 * `high`: an international number that exists; a national one of nine digits or more with its trunk zero, unless its first group runs
 * over the area code or an unknown word is right before it; any national number that exists where a word announces it or hyphens,
 * points or brackets group it. `low`: what exists without that, and what is announced or has "+" and could be dialled but that the
 * library does not know. null: announced as something else.
 */
function judge({ digits, sizes, plus, gaps, bracket, single }: Form, { hint, book }: Known): Confidence | null {
  if (digits.length < FEWEST_ANNOUNCED) return null;
  if (plus || /^00[1-9]/u.test(digits)) {
    if (!plus && hint === 'other') return null;
    const existence = book.international(plus ? digits : digits.slice(2));
    if (existence === 'valid') return 'high';
    return existence === 'possible' && (hint === 'phone' || (plus && digits.length >= FEWEST_INTERNATIONAL)) ? 'low' : null;
  }
  if (hint === 'other') return null;
  const announced = hint === 'phone';
  const areas = book.national(digits);
  if (areas.length === 0) return announced && digits.length >= 7 && digits.length <= 13 && /^0[1-9]/u.test(digits) ? 'low' : null;
  if (announced) return 'high';
  if (digits.length < FEWEST_UNANNOUNCED || single) return digits.length < 7 ? null : 'low';
  if (hint === 'noun' || isPostalCode(sizes, gaps)) return 'low';
  if (digits.startsWith('0')) return gaps.length === 0 || sizes[0]! <= 3 || areas.some((area) => sizes[0]! <= area.length) ? 'high' : 'low';
  return bracket || (gaps.length >= 2 && gaps.every((gap) => gap === '-' || gap === '.')) ? 'high' : 'low';
}

/** "02139-4307" is the long form of one in the United States, and could be a number in the country in Germany. */
const isPostalCode = (sizes: readonly number[], gaps: readonly string[]): boolean => sizes.length === 2 && sizes[0] === 5 && sizes[1] === 4 && gaps[0] === '-';
