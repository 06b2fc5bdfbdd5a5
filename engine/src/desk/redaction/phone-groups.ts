import { AT, HYPHEN, isDigit, isLetter, SLASH } from './characters.ts';
import { TORN } from './reading.ts';
import type { Reading } from './reading.ts';

/** E.164 has 15; a way out of the country and a trunk zero may come before. */
export const MOST_DIGITS = 18;
/** " ext. 5", " x22", "Durchwahl 14". */
const EXTENSION = /,? ?(?:(?:ext(?:ension)?|durchwahl|dw|apparat|app)\.?:? ?|x)\d{1,5}(?![\d\p{L}])/uy;

/** Figures with blanks, hyphens, points, slashes and brackets between them, no more than three in a row. */
export interface Group {
  readonly from: number;
  readonly to: number;
  /** What stands between the group before and this one; '' for the first. */
  readonly gap: string;
  /** Grown together with a letter, or part of a date, an ISBN, a price: no part of a telephone number. */
  readonly barred: boolean;
}

/** The groups of the run of figures that begins here; those in `innocent` units (1) are barred. `spoken` readings have more signs for a gap. O(length of the run). */
export function groupsFrom(reading: Reading, begin: number, innocent: Uint8Array, spoken: boolean): Group[] {
  const { text } = reading;
  const separators = spoken ? ' -./(),_*~|' : ' -./()';
  const groups: Group[] = [];
  let gap = '';
  for (let at = begin; ;) {
    const from = at;
    while (at < text.length && isDigit(text.charCodeAt(at))) at++;
    groups.push({ from, to: at, gap, barred: innocent[from] === 1 || innocent[at - 1] === 1 || at - from > MOST_DIGITS || grownTogether(reading, from, at) });
    let next = at;
    while (next < text.length && next - at < 4 && (separators.includes(text[next]!) || text[next] === '+')) next++;
    if (next === at || next - at > 3 || next >= text.length || !isDigit(text.charCodeAt(next))) return groups;
    gap = text.slice(at, next);
    at = next;
  }
}

/** "A0171", "SN-0800", "123-X", "12kg", "#12", "_1", "@1", but not "at 0171". */
function grownTogether({ text, care }: Reading, from: number, to: number): boolean {
  const before = text.charCodeAt(from - 1);
  const after = text.charCodeAt(to);
  if (isLetter(before) || before === 35 || before === 95 || (before === AT && care[from - 1]! < TORN) || isLetter(after) || after === 95) return true;
  const joined = (sign: number): boolean => sign === HYPHEN || sign === SLASH;
  return (joined(before) && isLetter(text.charCodeAt(from - 2))) || (joined(after) && isLetter(text.charCodeAt(to + 1)));
}

/** A number begins a run, or after a blank or another number (`after`) within it, or where "+" says so. */
export function begins(text: string, groups: readonly Group[], at: number, after: number): boolean {
  const { gap, barred, from } = groups[at]!;
  return !barred && (at === after || gap.includes(' ') || text[from - 1] === '+' || groups[at - 1]!.barred);
}

/** The unit where the number is seen to begin: its "+" or bracket. */
export function opening(text: string, from: number): number {
  let begin = from;
  while (begin > 0 && from - begin < 3 && ' (+'.includes(text[begin - 1]!)) begin--;
  while (text[begin] === ' ') begin++;
  return begin;
}

/** The number with its "+", its extension, and a bracket that is closed within it. */
export function extent(text: string, first: number, last: number): { from: number; to: number } {
  EXTENSION.lastIndex = last;
  const to = last + (EXTENSION.exec(text)?.[0].length ?? 0);
  let from = opening(text, first);
  while (text[from] === '(' && !text.slice(from, to).includes(')')) from++;
  while (text[from] === ' ') from++;
  return { from, to };
}
