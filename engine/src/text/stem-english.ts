import { regionAfter, suffixOf, without } from './regions.ts';

const VOWELS = 'aeiouy';
/** Words whose form says nothing of their stem, and words that have none but themselves. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['skis', 'ski'], ['skies', 'sky'], ['dying', 'die'], ['lying', 'lie'], ['tying', 'tie'], ['idly', 'idl'], ['gently', 'gentl'], ['ugly', 'ugli'], ['early', 'earli'],
  ['only', 'onli'], ['singly', 'singl'], ...['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map((word) => [word, word] as const),
]);
const WHOLE_WITHOUT_S = new Set(['inning', 'outing', 'canning', 'herring', 'earring', 'proceed', 'exceed', 'succeed']);

const DERIVED: readonly (readonly [string, string])[] = [
  ['ational', 'ate'], ['fulness', 'ful'], ['iveness', 'ive'], ['ization', 'ize'], ['ousness', 'ous'], ['biliti', 'ble'], ['lessli', 'less'], ['tional', 'tion'],
  ['alism', 'al'], ['aliti', 'al'], ['ation', 'ate'], ['entli', 'ent'], ['fulli', 'ful'], ['iviti', 'ive'], ['ousli', 'ous'], ['abli', 'able'], ['alli', 'al'],
  ['anci', 'ance'], ['ator', 'ate'], ['enci', 'ence'], ['izer', 'ize'], ['bli', 'ble'], ['ogi', 'og'], ['li', ''],
];
const DERIVED_AGAIN: readonly (readonly [string, string])[] = [
  ['ational', 'ate'], ['tional', 'tion'], ['alize', 'al'], ['ative', ''], ['icate', 'ic'], ['iciti', 'ic'], ['ical', 'ic'], ['ness', ''], ['ful', ''],
];
const ENDINGS = ['ement', 'able', 'ance', 'ence', 'ible', 'ment', 'ant', 'ate', 'ent', 'ion', 'ism', 'iti', 'ive', 'ize', 'ous', 'al', 'er', 'ic'];

/**
 * The stem of an English word in lower case, as Snowball's English stemmer (Porter 2; M. F. Porter 2001, as of version 2.2)
 * gives it. A capital Y stands for the consonant meanwhile. O(length).
 */
export function stemEnglish(word: string): string {
  if (word.length < 3) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  let stem = word.replace(/^'/, '').replace(/^y|([aeiouy])y/g, '$1Y');
  const prefix = /^(?:gener|commun|arsen)/.exec(stem)?.[0];
  const r1 = prefix === undefined ? regionAfter(stem, 0, VOWELS) : prefix.length;
  const r2 = regionAfter(stem, r1, VOWELS);
  stem = withoutPlural(stem.replace(/'(?:s'?)?$/, ''));
  if (WHOLE_WITHOUT_S.has(stem)) return stem;
  stem = withoutTense(stem, r1).replace(/(?<=.[^aeiouy])[yY]$/, 'i');
  stem = withoutEnding(derived(derived(stem, DERIVED, r1, r2), DERIVED_AGAIN, r1, r2), r2);
  if (stem.endsWith('e') && (stem.length > r2 || (stem.length > r1 && !endsShort(without(stem, 'e'))))) stem = without(stem, 'e');
  else if (stem.endsWith('ll') && stem.length > r2) stem = without(stem, 'l');
  return stem.replaceAll('Y', 'y');
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return without(word, 'es');
  if (/ie[ds]$/.test(word)) return without(word, word.length > 4 ? 'es' : 's');
  // A vowel, but not the letter just before the s. One pattern for all of it would try the whole word from every vowel.
  return word.endsWith('s') && !/[us]s$/.test(word) && /[aeiouy]/.test(word.slice(0, -2)) ? without(word, 's') : word;
}

function withoutTense(word: string, r1: number): string {
  const suffix = suffixOf(word, ['eedly', 'ingly', 'edly', 'eed', 'ing', 'ed']);
  if (suffix === undefined) return word;
  const stem = without(word, suffix);
  if (suffix.startsWith('eed')) return stem.length >= r1 ? `${stem}ee` : word;
  if (!/[aeiouy]/.test(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return stem.slice(0, -1);
  return stem.length <= r1 && endsShort(stem) ? `${stem}e` : stem;
}

function derived(word: string, table: typeof DERIVED, r1: number, r2: number): string {
  const found = table.find(([suffix]) => word.endsWith(suffix));
  if (found === undefined) return word;
  const [suffix, instead] = found;
  const stem = without(word, suffix);
  if (stem.length < (suffix === 'ative' ? r2 : r1)) return word;
  if (suffix === 'ogi' && !stem.endsWith('l')) return word;
  return suffix === 'li' && !/[cdeghkmnrt]$/.test(stem) ? word : stem + instead;
}

function withoutEnding(word: string, r2: number): string {
  const suffix = suffixOf(word, ENDINGS);
  if (suffix === undefined) return word;
  const stem = without(word, suffix);
  return stem.length < r2 || (suffix === 'ion' && !/[st]$/.test(stem)) ? word : stem;
}

/** Whether a word ends in a short syllable: consonant, vowel, consonant other than w, x and Y; or is a vowel and a consonant. */
function endsShort(word: string): boolean {
  return /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word);
}
