import parsePhone from 'libphonenumber-js/max';
import { HYPHEN, isDigit, isLetter, SLASH } from './characters.ts';
import { LITERAL } from './reading.ts';
import type { Reading } from './reading.ts';
import { hintBefore } from './phone-words.ts';
import type { Hint } from './phone-words.ts';
import type { Tokens } from './tokens.ts';
import type { Confidence, Found, Region } from './types.ts';

/** E.164 has 15; a way out of the country and a trunk zero may come before. */
const MOST_DIGITS = 18;
/** "01 42 68 53 00" has five groups, "+49 (0) 171 39 20 045" seven. A number in single digits has as many as digits. */
const MOST_GROUPS = 8;
/** After so many failures a run of figures is a table. */
const MOST_TRIES = 6;
/** Shorter ones are numbers of anything, unless a word says that they are to be dialled. */
const FEWEST_UNANNOUNCED = 9;
const FEWEST_ANNOUNCED = 6;

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
export function findPhones(reading: Reading, { tokens, innocent, taken }: PhoneContext, regions: readonly Region[]): Found[] {
  const { text } = reading;
  const isTaken = (unit: number): boolean => taken[reading.starts[unit]!] === 1;
  const spoken = reading.care.some((care) => care !== LITERAL);
  const found: Found[] = [];
  let previous: Hint = null;
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
      const hint = hintBefore(tokens, token, previous, isTaken);
      const number = longestNumber(text, groups, first, { hint, regions });
      tries++;
      previous = hint;
      if (number === null) continue;
      found.push({ kind: 'phone', from: opening(text, groups[first]!.from), to: groups[number.last]!.to, confidence: number.confidence });
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

interface Known { readonly hint: Hint; readonly regions: readonly Region[] }

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
    const form: Form = { digits: end.digits, plus, gaps: groups.slice(first + 1, end.last + 1).map(({ gap }) => gap), bracket: text[begin - 1] === '(', single: single && end.groups > 1 };
    const confidence = judge(form, known);
    if (confidence !== null) return { last: end.last, confidence };
  }
  return null;
}

interface Form { readonly digits: string; readonly plus: boolean; readonly gaps: readonly string[]; readonly bracket: boolean; readonly single: boolean }

/**
 * `high`: an international number that exists; a national one of nine digits or more with its trunk zero; any national number that
 * exists where a word announces it or hyphens, points or brackets group it. `low`: what exists without that, and what is announced
 * and could be dialled but that the library does not know. null: announced as something else.
 */
function judge({ digits, plus, gaps, bracket, single }: Form, { hint, regions }: Known): Confidence | null {
  if (digits.length < FEWEST_ANNOUNCED) return null;
  if (plus || /^00[1-9]/u.test(digits)) {
    if (!plus && hint === 'other') return null;
    const number = parsePhone(`+${plus ? digits : digits.slice(2)}`);
    if (number?.isValid() === true) return 'high';
    return hint === 'phone' && number?.isPossible() === true ? 'low' : null;
  }
  if (hint === 'other') return null;
  const announced = hint === 'phone';
  if (!regions.some((region) => isWrittenThere(digits, region))) return announced && digits.length >= 7 && digits.length <= 13 && /^0[1-9]/u.test(digits) ? 'low' : null;
  if (announced) return 'high';
  if (digits.length < FEWEST_UNANNOUNCED || single) return digits.length < 7 ? null : 'low';
  if (digits.startsWith('0')) return 'high';
  return bracket || (gaps.length >= 2 && gaps.every((gap) => gap === '-' || gap === '.')) ? 'high' : 'low';
}

/** Whether a number exists in a region and has the digits with which one writes it there, trunk zero included. */
function isWrittenThere(digits: string, region: Region): boolean {
  const number = parsePhone(digits, region);
  if (number === undefined || !number.isValid()) return false;
  const written = number.formatNational().replace(/\D/gu, '');
  return written === digits || `1${written}` === digits;
}
