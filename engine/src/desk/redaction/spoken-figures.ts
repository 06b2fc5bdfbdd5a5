import { LOOSE } from './reading.ts';
import { NUMBER } from './tokens.ts';
import type { Tokens } from './tokens.ts';

/** What is read instead of the tokens up to `next` (exclusive). */
export interface Rewritten { readonly sign: string; readonly care: number; readonly next: number }

const DIGITS = new Map(
  ['zero null nil nought oh', 'one eins', 'two zwei zwo', 'three drei', 'four vier', 'five fünf fuenf', 'six sechs', 'seven sieben', 'eight acht', 'nine neun']
    .flatMap((words, digit) => words.split(' ').map((word): [string, string] => [word, String(digit)])),
);
const REPEATS = new Map([['double', 2], ['doppel', 2], ['triple', 3]]);
const LONGEST = Math.max(...[...DIGITS.keys(), ...REPEATS.keys()].map(({ length }) => length));
/** Letters that stand for a digit beside digits, and those that do between digits only: "30s" are seconds. */
const ROUND = new Map([['o', '0'], ['l', '1'], ['i', '1']]);
const BETWEEN = new Map([...ROUND, ['s', '5'], ['b', '8']]);

/** "seven", "double seven", "plus" before a figure, and the letters in "o171" or "39loo2". O(1). */
export function spokenFigures(tokens: Tokens, token: number): Rewritten | null {
  const [before, after] = [tokens.kind(token - 1) === NUMBER, tokens.kind(token + 1) === NUMBER];
  if (!before && !after && tokens.length(token) > LONGEST) return null;
  const word = tokens.word(token);
  if (word === '') return null;
  const said = (sign: string, next = token + 1): Rewritten => ({ sign, care: LOOSE, next });
  const digit = DIGITS.get(word);
  if (digit !== undefined) return said(digit);
  const next = tokens.isBlank(token + 1) ? token + 2 : token + 1;
  const named = DIGITS.get(tokens.word(next));
  const times = REPEATS.get(word);
  if (times !== undefined && named !== undefined) return said(named.repeat(times), next + 1);
  if (word === 'plus' && next > token + 1 && (named !== undefined || tokens.kind(next) === NUMBER)) return said('+', next);
  if (!before && !after) return null;
  const letters = [...word].map((letter) => (before && after ? BETWEEN : ROUND).get(letter));
  return letters.every((figure) => figure !== undefined) ? said(letters.join('')) : null;
}
