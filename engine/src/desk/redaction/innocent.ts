import { isDigit, isLetter, isWordUnit } from './characters.ts';
import type { Reading } from './reading.ts';

/**
 * Figures that only look like telephone numbers, by their form. Each expression is tried where a figure or word begins and takes a
 * bounded number of characters, so that a text costs the same per character whatever it holds.
 */
const FORMS: readonly { readonly form: RegExp; readonly holds?: (match: string) => boolean }[] = [
  // 2026-05-01, 2026/05/01, with a time behind it or not
  { form: /(?:19|20)\d\d([-/.])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)/y },
  // 3.4.2026, 03/04/26, "03.04. - 05.04.2026" by its parts
  { form: /(?:0?[1-9]|[12]\d|3[01])([./-]) ?(?:0?[1-9]|1[0-2])\1 ?(?:(?:19|20)\d\d|\d\d)(?!\d|[./-]\d)/y },
  { form: /(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12]\d|3[01])\/(?:(?:19|20)\d\d|\d\d)(?!\d|[./-]\d)/y },
  { form: /(?:0?[1-9]|[12]\d|3[01])\. ?(?:0?[1-9]|1[0-2])\.(?!\d)/y },
  // issue 05/06-2025
  { form: /\d\d\/\d\d-(?:19|20)\d\d(?![\d-])/y },
  // 09.30 - 12.00, 9:30, 0900-1700
  { form: /(?:[01]?\d|2[0-4])[.:][0-5]\d ?(?:-|to|bis|und|and) ?(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d|[./-]\d)/y },
  { form: /(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)/y },
  { form: /(?:[01]\d|2[0-4])[0-5]\d ?(?:-|to|bis) ?(?:[01]\d|2[0-4])[0-5]\d(?![\d-])/y },
  // ORCID and cards: four groups of four
  { form: /\d{4}([- ])\d{4}\1\d{4}\1\d{3}[\dx](?!\d)/y },
  { form: /97[89][- ]?\d(?:[- ]?\d){8}[- ]?\d(?!\d)/y, holds: isIsbn13 },
  { form: /\d(?:[- ]?\d){8}[- ]?[\dx](?![\dx])/y, holds: isIsbn10 },
  { form: /10\.\d{4,9}\/[^\s]{1,200}/y },
  // arXiv since 2007: year, month, serial number
  { form: /\d\d(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d{1,2})?(?!\d)/y },
  { form: /[a-z]{2}\d{2}(?: ?[a-z\d]{4}){2,7}(?: ?[a-z\d]{1,3})?(?![a-z\d])/y, holds: isIban },
  { form: /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\da-f])/y },
  // 192.168.178.21; a group with a zero before it is no part of an address
  { form: /(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}(?![\d.])/y },
  { form: /\d{1,3}(?:[ .,']\d{3}){0,5}(?:[.,]\d{1,2}|,-)? ?(?:€|\$|£|%|eur\b|euro\b|usd\b|gbp\b|chf\b)/y },
  { form: /0[.,]\d{1,20}/y },
];

/** 1 for every unit of a reading that belongs to a figure which is no telephone number. O(length). */
export function innocentUnits({ text }: Reading): Uint8Array {
  const innocent = new Uint8Array(text.length);
  for (let at = 0; at < text.length;) {
    if (!isWordUnit(text.charCodeAt(at)) || (at > 0 && isWordUnit(text.charCodeAt(at - 1)))) {
      at++;
      continue;
    }
    const end = at + innocentLength(text, at);
    innocent.fill(1, at, end);
    at = Math.max(end, at + 1);
  }
  return innocent;
}

function innocentLength(text: string, at: number): number {
  // Words are many and figures few: two letters are needed before the two digits of an account number, hexadecimal ones have no other letters.
  if (isLetter(text.charCodeAt(at)) && !/\d/u.test(text.slice(at + 1, at + 9))) return 0;
  if (at > 0 && !isDigit(text.charCodeAt(at)) && text.charCodeAt(at - 1) === 64) return 0;
  for (const { form, holds } of FORMS) {
    form.lastIndex = at;
    const match = form.exec(text)?.[0];
    if (match !== undefined && (holds === undefined || holds(match))) return match.length;
  }
  return 0;
}

const digitsOf = (text: string): number[] => [...text].filter((character) => /[\dx]/u.test(character)).map((digit) => (digit === 'x' ? 10 : Number(digit)));

/** ISO 2108. */
function isIsbn13(text: string): boolean {
  return digitsOf(text).reduce((sum, digit, at) => sum + digit * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

/** Ten digits in four groups, as they are printed; ten without hyphens are a telephone number as often. */
function isIsbn10(text: string): boolean {
  return text.split(/[- ]/u).length === 4 && digitsOf(text).reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11 === 0;
}

/** ISO 13616: the first four characters go last, letters count 10 to 35, and the whole leaves 1 modulo 97. */
function isIban(text: string): boolean {
  const joined = text.replaceAll(' ', '');
  let rest = 0;
  for (const character of joined.slice(4) + joined.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
