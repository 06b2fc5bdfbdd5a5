import { expect, test } from 'vitest';
import { compareText } from './order.ts';
import { inSpellingOrder } from './spelling-order.ts';

const LETTERS = ['a', 'b', 'z', '1', '9', '\'', 'é', 'è', 'ß', '東', '\ufa0e', '\u{10000}', '\u{10ffff}'];

test('numbers of words stand in the order of their code points, whatever stands before and behind their first letters', () => {
  let state = 7;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const words = [...new Set(Array.from({ length: 6000 }, () => Array.from({ length: below(9) }, () => LETTERS[below(below(3) === 0 ? LETTERS.length : 3)]!).join('')))];
  const chosen = Uint32Array.from(words.keys()).filter((word) => word % 5 > 0);
  const order = inSpellingOrder(words, chosen);
  expect(order).toEqual(chosen.toSorted((a, b) => compareText(words[a]!, words[b]!)));
  expect(inSpellingOrder(words, new Uint32Array(0))).toEqual(new Uint32Array(0));
});
