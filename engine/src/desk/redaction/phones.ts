import { isDigit } from './characters.ts';
import type { PhoneBook } from './phone-book.ts';
import { begins, extent, groupsFrom, MOST_DIGITS, opening } from './phone-groups.ts';
import type { Group } from './phone-groups.ts';
import { FEWEST_ANNOUNCED, FEWEST_UNANNOUNCED, judge } from './phone-verdict.ts';
import type { Form, Known } from './phone-verdict.ts';
import { hintBefore } from './phone-words.ts';
import type { Hint } from './phone-words.ts';
import { LITERAL } from './reading.ts';
import type { Reading } from './reading.ts';
import type { Tokens } from './tokens.ts';
import type { Confidence, Found } from './types.ts';

/** "01 42 68 53 00" has five groups, "+49 (0) 171 39 20 045" seven. A number in single digits has as many as digits, but for "double nine" and the like. */
const [MOST_GROUPS, MOST_REPEATED] = [8, 3];
/** After so many failures a run of figures is a table. */
const MOST_TRIES = 6;

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
    const groups = groupsFrom(reading, at, innocent, spoken);
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

/** The number of most groups that begins with the group `first`, and how sure it is one. */
function longestNumber(text: string, groups: readonly Group[], first: number, known: Known): { last: number; confidence: Confidence } | null {
  const begin = groups[first]!.from;
  const plus = opening(text, begin) < begin && text.slice(opening(text, begin), begin).includes('+');
  const ends: { last: number; digits: string }[] = [];
  let digits = '';
  let single = true;
  for (let last = first; last < groups.length && !groups[last]!.barred; last++) {
    const { from, to, gap } = groups[last]!;
    const count = last - first + 1;
    single &&= to - from === 1;
    if (last > first && (gap.includes('+') || (digits.length >= 7 && text[from] === '0' && gap.includes(' ') && gap.includes('/')))) break;
    if ((count > MOST_GROUPS && digits.length + to - from > count + MOST_REPEATED) || digits.length + to - from > MOST_DIGITS) break;
    // "+49 (0)30": the zero is dialled inside the country only.
    if (!(text.slice(from - 1, to + 1) === '(0)' && (plus || digits.startsWith('00')))) digits += text.slice(from, to);
    ends.push({ last, digits });
  }
  for (const end of ends.reverse()) {
    const own = groups.slice(first, end.last + 1);
    const form: Form = { digits: end.digits, sizes: own.map(({ from, to }) => to - from), gaps: own.slice(1).map(({ gap }) => gap), plus, bracket: text[begin - 1] === '(', single: single && own.length > 1 };
    const confidence = judge(form, known);
    if (confidence !== null) return { last: end.last, confidence };
  }
  return null;
}
