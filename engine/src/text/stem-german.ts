import { regionAfter, suffixOf, without } from './regions.ts';

const VOWELS = 'aeiouyäöü';

/** The stem of a German word in lower case, as Snowball's German stemmer (as of version 2.2) gives it. Capital U and Y stand for consonants meanwhile. O(length). */
export function stemGerman(word: string): string {
  let stem = word.replaceAll('ß', 'ss').replace(/([aeiouyäöü])([uy])(?=[aeiouyäöü])/g, (_both, vowel: string, letter: string) => vowel + letter.toUpperCase());
  const first = stem.length < 3 ? stem.length : regionAfter(stem, 0, VOWELS);
  const r1 = Math.max(first, 3);
  const r2 = regionAfter(stem, first, VOWELS);
  stem = withoutDerivation(withoutComparison(withoutInflection(stem, r1), r1), r1, r2);
  return stem.toLowerCase().replace(/[äöü]/g, (letter) => ({ ä: 'a', ö: 'o' })[letter] ?? 'u');
}

function withoutInflection(word: string, r1: number): string {
  const suffix = suffixOf(word, ['ern', 'em', 'er', 'en', 'es', 'e', 's']);
  if (suffix === undefined) return word;
  const stem = without(word, suffix);
  if (stem.length < r1 || (suffix === 's' && !/[bdfghklmnrt]$/.test(stem))) return word;
  return /^e[ns]?$/.test(suffix) && stem.endsWith('niss') ? without(stem, 's') : stem;
}

function withoutComparison(word: string, r1: number): string {
  const suffix = suffixOf(word, ['est', 'en', 'er', 'st']);
  if (suffix === undefined) return word;
  const stem = without(word, suffix);
  return stem.length < r1 || (suffix === 'st' && !/...[bdfghklmnt]$/.test(stem)) ? word : stem;
}

function withoutDerivation(word: string, r1: number, r2: number): string {
  const suffix = suffixOf(word, ['isch', 'lich', 'heit', 'keit', 'end', 'ung', 'ig', 'ik']);
  if (suffix === undefined) return word;
  const stem = without(word, suffix);
  if (stem.length < r2) return word;
  if (suffix === 'end' || suffix === 'ung') return /(?<!e)ig$/.test(stem) && stem.length - 2 >= r2 ? without(stem, 'ig') : stem;
  if (suffix === 'lich' || suffix === 'heit') return /e[rn]$/.test(stem) && stem.length - 2 >= r1 ? without(stem, 'er') : stem;
  if (suffix === 'keit') {
    const inner = suffixOf(stem, ['lich', 'ig']);
    return inner !== undefined && stem.length - inner.length >= r2 ? without(stem, inner) : stem;
  }
  return stem.endsWith('e') ? word : stem;
}
