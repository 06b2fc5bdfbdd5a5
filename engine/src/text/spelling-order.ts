import { compareText } from './order.ts';

/** Letters that a key holds, and below how many numbers stand beside it: together 52 bits, which a double holds exactly. */
const LETTERS = 5;
const RANKS = 32;
const NUMBERS = 2 ** 27;

/** More words than these that begin alike are worth a sort of their own. */
const FEW = 16;

/**
 * Numbers of words in the order of their spelling (`compareText`). Their first letters, packed into doubles, are sorted as numbers;
 * of words that begin alike the rest is compared. O(words · log words)
 *
 * @throws RangeError for a number from 2²⁷
 */
export function inSpellingOrder(words: readonly string[], numbers: Uint32Array): Uint32Array {
  const keys = new Float64Array(numbers.length);
  for (let at = 0; at < keys.length; at++) keys[at] = beginningOf(words[numbers[at]!]!) * NUMBERS + checked(numbers[at]!);
  keys.sort();
  const order = new Uint32Array(keys.length);
  const byRest = (a: number, b: number): number => compareText(words[a]!, words[b]!);
  for (let start = 0, end = 0; start < order.length; start = end) {
    const next = (Math.floor(keys[start]! / NUMBERS) + 1) * NUMBERS;
    for (; end < order.length && keys[end]! < next; end++) order[end] = keys[end]! % NUMBERS;
    if (end - start <= FEW) insertionSort(order, start, end, byRest);
    else order.subarray(start, end).sort(byRest);
  }
  return order;
}

function checked(number: number): number {
  if (number >= NUMBERS) throw new RangeError(`there are more than ${NUMBERS} words`);
  return number;
}

function insertionSort(list: Uint32Array, start: number, end: number, compare: (a: number, b: number) => number): void {
  for (let next = start + 1; next < end; next++) {
    const item = list[next]!;
    let at = next;
    for (; at > start && compare(list[at - 1]!, item) > 0; at--) list[at] = list[at - 1]!;
    list[at] = item;
  }
}

/** Never greater than that of a later word: where something else than a letter from a to z stands, the words are alike from there on. */
function beginningOf(word: string): number {
  let beginning = 0;
  let places = LETTERS;
  for (let letter = 1; places > 0 && letter > 0 && letter <= 26; places--) {
    letter = places > LETTERS - word.length ? Math.min(27, Math.max(0, word.charCodeAt(LETTERS - places) - 96)) : 0;
    beginning = beginning * RANKS + letter;
  }
  return beginning * RANKS ** places;
}
