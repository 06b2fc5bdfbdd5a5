import { isDigit, isLetter, isWordUnit } from './characters.ts';
import type { Reading } from './reading.ts';

/**
 * Figures that only look like telephone numbers, by their form, in the order in which they are tried where a figure or word begins.
 * Each takes a bounded number of characters, so that a text costs the same per character whatever it holds. Those of one group are one expression.
 */
const oneOf = (...forms: readonly RegExp[]): RegExp => new RegExp(forms.map(({ source }) => source).join('|'), 'y');

const DATES_AND_TIMES = oneOf(
  // 2026-05-01, 2026/05/01, with a time behind it or not
  /(?:19|20)\d\d(?<iso>[-/.])(?:0[1-9]|1[0-2])\k<iso>(?:0[1-9]|[12]\d|3[01])(?!\d)/,
  // 20260501-04: the fourth of that day
  /(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-_]\d{1,4}(?![\d-])/,
  // 3.4.2026, 03/04/26, "03.04. - 05.04.2026" by its parts
  /(?:0?[1-9]|[12]\d|3[01])(?<day>[./-]) ?(?:0?[1-9]|1[0-2])\k<day> ?(?:(?:19|20)\d\d|\d\d)(?!\d|[./-]\d)/,
  /(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12]\d|3[01])\/(?:(?:19|20)\d\d|\d\d)(?!\d|[./-]\d)/,
  /(?:0?[1-9]|[12]\d|3[01])\. ?(?:0?[1-9]|1[0-2])\.(?!\d)/,
  // issue 05/06-2025
  /\d\d\/\d\d-(?:19|20)\d\d(?![\d-])/,
  // 09.30 - 12.00, 9:30, 0900-1700
  /(?:[01]?\d|2[0-4])[.:][0-5]\d ?(?:-|to|bis|und|and) ?(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d|[./-]\d)/,
  /(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)/,
  /(?:[01]\d|2[0-4])[0-5]\d ?(?:-|to|bis) ?(?:[01]\d|2[0-4])[0-5]\d(?![\d-])/,
  // ORCID and cards: four groups of four
  /\d{4}(?<four>[- ])\d{4}\k<four>\d{4}\k<four>\d{3}[\dx](?!\d)/,
);
const ISBN_13 = /97[89][- ]?\d(?:[- ]?\d){8}[- ]?\d(?!\d)/y;
const ISBN_10 = /\d{1,5}([- ])\d{1,7}\1\d{1,7}\1[\dx](?![\dx]|\1\d)/y;
const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\da-f])/y;
const AMOUNTS_AND_NAMES = oneOf(
  // DOI; arXiv since 2007: year, month, serial number
  /10\.\d{4,9}\/[^\s]{1,200}/,
  /\d\d(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d{1,2})?(?!\d)/,
  UUID,
  // 192.168.178.21; a group with a zero before it is no part of an address
  /(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}(?![\d.])/,
  /\d{1,3}(?:[ .,']\d{3}){0,5}(?:[.,]\d{1,2}|,-)? ?(?:€|\$|£|%|eur\b|euro\b|usd\b|gbp\b|chf\b)/,
  /0[.,]\d{1,20}/,
  // 12.4 13.1 9.9: measurements
  /\d{1,4}[.,]\d(?: [-+]?\d{1,4}[.,]\d){2,9}(?!\d)/,
);
const IBAN = /[a-z]{2}\d{2}(?: ?[a-z\d]{4}){2,7}(?: ?[a-z\d]{1,3})?(?![a-z\d])/y;

/** 1 for every unit of a reading that belongs to a figure which is no telephone number. O(length). */
export function innocentUnits({ text }: Reading): Uint8Array {
  const innocent = new Uint8Array(text.length);
  let inWord = false;
  for (let at = 0; at < text.length;) {
    const isWord = isWordUnit(text.charCodeAt(at));
    const length: number = isWord && !inWord ? innocentLength(text, at) : 0;
    if (length > 0) innocent.fill(1, at, at + length);
    at += Math.max(length, 1);
    inWord = length > 0 ? isWordUnit(text.charCodeAt(at - 1)) : isWord;
  }
  return innocent;
}

function innocentLength(text: string, at: number): number {
  // Words are many and figures few: two letters are needed before the two digits of an account number, hexadecimal ones have no other letters.
  if (isLetter(text.charCodeAt(at)) && !hasDigit(text, at + 1, at + 9)) return 0;
  if (at > 0 && !isDigit(text.charCodeAt(at)) && text.charCodeAt(at - 1) === 64) return 0;
  if (!isDigit(text.charCodeAt(at))) return lengthOf(IBAN, text, at, isIban) || lengthOf(UUID, text, at);
  return lengthOf(DATES_AND_TIMES, text, at) || lengthOf(ISBN_13, text, at, isIsbn13) || lengthOf(ISBN_10, text, at, isIsbn10) || lengthOf(AMOUNTS_AND_NAMES, text, at);
}

function lengthOf(form: RegExp, text: string, at: number, holds?: (match: string) => boolean): number {
  form.lastIndex = at;
  if (!form.test(text)) return 0;
  const end = form.lastIndex;
  return holds === undefined || holds(text.slice(at, end)) ? end - at : 0;
}

function hasDigit(text: string, from: number, to: number): boolean {
  for (let at = from; at < to && at < text.length; at++) if (isDigit(text.charCodeAt(at))) return true;
  return false;
}

const digitsOf = (text: string): number[] => [...text].filter((character) => /[\dx]/u.test(character)).map((digit) => (digit === 'x' ? 10 : Number(digit)));

/** ISO 2108. */
function isIsbn13(text: string): boolean {
  return digitsOf(text).reduce((sum, digit, at) => sum + digit * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

/** Ten digits in four groups, as they are printed; ten without hyphens are a telephone number as often. */
function isIsbn10(text: string): boolean {
  const digits = digitsOf(text);
  return digits.length === 10 && digits.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11 === 0;
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
