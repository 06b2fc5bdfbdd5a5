import { expect, test } from 'vitest';
import { WordTable } from './word-table.ts';

/** Words as a regular expression has them. */
function plainly(text: string): string[] {
  const spelled = text.normalize('NFKC').toLowerCase().replace(/\u00ad|\u200c|\u200d|\u2060|\ufeff/g, '');
  return (spelled.match(/(?:[\p{L}\p{M}]['’](?=[\p{L}\p{M}])|\p{N}[.,](?=\p{N})|[\p{L}\p{M}\p{N}])+/gu) ?? []).map((word) => word.replaceAll('’', '\''));
}

const LETTERS = ['a', 'B', 'z', 'Z', 'é', 'e\u0301', 'İ', 'Σ', 'ß', 'ﬁ', '東', '\ud835\udc9c', '\ud801\udc00', '\ud835', '\udc9c', '1', '9', '²', '\'', '’', '.', ',', '-', '_', ' ', '\n', '\0', '@', '[', '\u00ad', '\u200d', '😀', '(', '\u0301'];

test.each([0, 1, 2])('are those of a regular expression, in ASCII and beyond, whatever was read before (call %i)', (seed) => {
  let state = seed + 1;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const table = new WordTable();
  for (let text = 0; text < 600; text++) {
    const ascii = below(2) === 0;
    const letters = ascii ? LETTERS.filter((letter) => letter < '\x7f') : LETTERS;
    const texts = Array.from({ length: below(3) }, () => Array.from({ length: below(text % 50 === 0 ? 9000 : 40) }, () => letters[below(letters.length)]!).join(''));
    table.clear();
    for (const each of texts) table.read(each);
    expect(Array.from(table.numbers.subarray(0, table.count), (word) => table.words[word])).toEqual(texts.flatMap(plainly));
  }
  expect(new Set(table.words).size).toBe(table.words.length);
});

test('words that begin alike, are as long or are given whole are told apart; the same one has one number', () => {
  const table = new WordTable();
  const words = ['international', 'internationbl', 'internati', 'internatio', 'internat', 'internau', 'internationalinternational', 'internationalinternationam', 'ä', 'äbcdefgh', 'äbcdefgi'];
  for (let round = 0; round < 2; round++) {
    table.clear();
    for (const word of words) table.read(` ${word.toUpperCase()}, `);
    expect([...table.numbers.subarray(0, table.count)]).toEqual([...words.keys()]);
    expect(words.map((word) => table.numberOf(word))).toEqual([...words.keys()]);
  }
  expect(table.numberOf('editor\'')).toBe(words.length);
  expect(table.words).toEqual([...words, 'editor\'']);
});
