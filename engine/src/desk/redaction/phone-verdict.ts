import type { PhoneBook } from './phone-book.ts';
import type { Hint } from './phone-words.ts';
import type { Confidence } from './types.ts';

/** Shorter ones are numbers of anything, unless a word says that they are to be dialled. */
export const FEWEST_UNANNOUNCED = 9;
export const FEWEST_ANNOUNCED = 6;
/** "+" and so many figures are meant to be dialled, even if the library knows no such number. */
const FEWEST_INTERNATIONAL = 10;

/** How figures are written that may be a number. */
export interface Form {
  readonly digits: string;
  /** Digits in each group, and what stands between one group and the next. */
  readonly sizes: readonly number[];
  readonly gaps: readonly string[];
  /** "+" or "(" before the first group. */
  readonly plus: boolean;
  readonly bracket: boolean;
  /** Two groups and more, of one digit each. */
  readonly single: boolean;
}

/** What else is known: the words before it, and the numbers that exist. */
export interface Known { readonly hint: Hint; readonly book: PhoneBook }

/**
 * `high`: an international number that exists; a national one of nine digits or more with its trunk zero, unless its first group runs
 * over the area code or an unknown word is right before it; any national number that exists where a word announces it or hyphens,
 * points or brackets group it. `low`: what exists without that, and what is announced or has "+" and could be dialled but that the
 * library does not know. null: announced as something else. O(1).
 */
export function judge({ digits, sizes, plus, gaps, bracket, single }: Form, { hint, book }: Known): Confidence | null {
  if (digits.length < FEWEST_ANNOUNCED) return null;
  const exit = plus ? 0 : exitLength(digits, sizes);
  if (plus || exit > 0) {
    if (!plus && hint === 'other') return null;
    const existence = book.international(digits.slice(exit));
    if (existence === 'valid') return 'high';
    return existence === 'possible' && (hint === 'phone' || (plus && digits.length >= FEWEST_INTERNATIONAL)) ? 'low' : null;
  }
  if (hint === 'other') return null;
  const announced = hint === 'phone';
  const areas = book.national(digits);
  if (areas.length === 0) return announced && digits.length >= 7 && digits.length <= 13 && /^0[1-9]/u.test(digits) ? 'low' : null;
  if (announced) return 'high';
  if (digits.length < FEWEST_UNANNOUNCED || single) return digits.length < 7 ? null : 'low';
  if (hint === 'noun' || isOfAnAuthority(sizes, gaps)) return 'low';
  if (digits.startsWith('0')) return gaps.length === 0 || sizes[0]! <= 3 || areas.some((area) => sizes[0]! <= area.length) ? 'high' : 'low';
  return bracket || (gaps.length >= 2 && gaps.every((gap) => gap === '-' || gap === '.')) ? 'high' : 'low';
}

/** "00" is the way out of most countries, "011" that of North America where it stands alone: "0113" is Leeds. */
const exitLength = (digits: string, sizes: readonly number[]): number => (/^00[1-9]/u.test(digits) ? 2 : sizes[0] === 3 && /^011[1-9]/u.test(digits) ? 3 : 0);

/** "02139-4307" is the long form of a postal code in the United States, "078-05-1120" a social security number there; in Germany both could be dialled. */
const isOfAnAuthority = (sizes: readonly number[], gaps: readonly string[]): boolean => /^(?:5-4|3-2-4)$/u.test(sizes.join('-')) && gaps.every((gap) => gap === '-');
