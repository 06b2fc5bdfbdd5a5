import { EVIDENT, LOOSE, ReadingBuilder } from './reading.ts';
import type { Reading } from './reading.ts';
import { BREAK, MARK, NUMBER, WORD } from './tokens.ts';
import type { Tokens } from './tokens.ts';

/** Words for the signs of an address. "ät" and "Klammeraffe" have no other use; the rest are words like any other. */
const SIGNS = new Map<string, readonly [sign: string, care: number]>([
  ['at', ['@', LOOSE]], ['ät', ['@', EVIDENT]], ['aet', ['@', EVIDENT]], ['klammeraffe', ['@', EVIDENT]],
  ['dot', ['.', LOOSE]], ['punkt', ['.', LOOSE]],
  ['slash', ['/', LOOSE]], ['schrägstrich', ['/', LOOSE]],
  ['dash', ['-', LOOSE]], ['hyphen', ['-', LOOSE]], ['minus', ['-', LOOSE]], ['bindestrich', ['-', LOOSE]],
  ['underscore', ['_', LOOSE]], ['unterstrich', ['_', LOOSE]],
]);
const BRACKETED = new Map([['at', '@'], ['ät', '@'], ['aet', '@'], ['@', '@'], ['dot', '.'], ['punkt', '.'], ['point', '.'], ['.', '.']]);
const OPEN = '([{<';
const CLOSE = ')]}>';
/** "name -at- host", "_dot_". */
const FENCES = '-_*|~/';

const DIGITS = new Map(
  ['zero null nil nought oh', 'one eins', 'two zwei zwo', 'three drei', 'four vier', 'five fünf fuenf', 'six sechs', 'seven sieben', 'eight acht', 'nine neun']
    .flatMap((words, digit) => words.split(' ').map((word): [string, string] => [word, String(digit)])),
);
const LONGEST_DIGIT = Math.max(...[...DIGITS.keys()].map(({ length }) => length));
/** Letters that stand for a digit beside digits. */
const ROUND = new Map([['o', '0'], ['l', '1'], ['i', '1']]);

/** Single characters with one blank between, from so many on, are a word written apart. */
const SPACED = 3;

export interface Spoken {
  readonly reading: Reading;
  /** Whether anything but "@" was put for something else: without, no telephone number holds a rewritten unit. */
  readonly figures: boolean;
}

/**
 * The reading that puts the signs of addresses for the words that stand for them, digits for their names, and together what was
 * written apart. Where nothing was changed it equals the plain one, so whatever is found in LITERAL units only was found there; null
 * where nothing at all was changed. O(length).
 */
export function spokenReading(plain: Reading, tokens: Tokens): Spoken | null {
  const builder = new ReadingBuilder(plain.text.length);
  let figures = false;
  /** Whether "@" has come since the last blank: an address that a line break may interrupt. */
  let inAddress = false;

  /** Up to here the plain reading has been taken over; what is the same up to the next change follows with it. */
  let copied = 0;
  const keep = (to: number): void => {
    builder.addAll(plain, copied, to);
    copied = to;
  };
  const put = (unit: string, token: number, next: number, care: number): void => {
    const [from, to] = [tokens.from(token), tokens.from(next)];
    keep(from);
    for (let half = 0; half < unit.length; half++) builder.add(unit.charCodeAt(half), plain.starts[from]!, plain.ends[to - 1]!, 0, care);
    copied = to;
    if (unit === '@') inAddress = true;
    else figures = true;
  };

  for (let token = 0; token < tokens.count;) {
    const rewritten = rewrittenAt(tokens, token, inAddress);
    if (rewritten !== null) {
      put(rewritten.sign, token, rewritten.next, rewritten.care);
      token = rewritten.next;
      continue;
    }
    const spaced = spacedRun(tokens, token);
    if (spaced > token) {
      figures = true;
      for (let part = token; part < spaced; part += 2) {
        keep(tokens.from(part));
        const from = copied;
        builder.add(plain.units[from]!, plain.starts[from]!, plain.ends[from]!, plain.capital[from]!, LOOSE);
        copied = tokens.from(Math.min(part + 2, spaced));
        if (tokens.mark(part) === '@') inAddress = true;
      }
      token = spaced;
      continue;
    }
    const digits = asDigits(tokens, token);
    if (digits !== null) put(digits, token, token + 1, LOOSE);
    if (tokens.isBlank(token)) inAddress = false;
    if (tokens.mark(token) === '@') inAddress = true;
    token++;
  }
  if (copied === 0) return null;
  keep(plain.text.length);
  return { reading: builder.done(), figures };
}

/** What the tokens from here on stand for. Nearly none can begin anything: a blank before a word or sign, and a sign can. */
function rewrittenAt(tokens: Tokens, token: number, inAddress: boolean): Rewritten | null {
  const before = tokens.isBlank(token);
  const kind = tokens.kind(before ? token + 1 : token);
  if (kind === WORD) return before ? bareSign(tokens, token) : null;
  return kind === MARK ? bracketed(tokens, token) ?? fenced(tokens, token) ?? bareSign(tokens, token) ?? brokenLine(tokens, token, inAddress) : null;
}

interface Rewritten { readonly sign: string; readonly care: number; readonly next: number }

/** "(at)", " [ dot ] ". */
function bracketed(tokens: Tokens, token: number): Rewritten | null {
  let at = tokens.isBlank(token) ? token + 1 : token;
  const bracket = tokens.mark(at) === '' ? -1 : OPEN.indexOf(tokens.mark(at));
  if (bracket < 0) return null;
  if (tokens.isBlank(++at)) at++;
  const sign = BRACKETED.get(tokens.word(at) || tokens.mark(at));
  if (sign === undefined) return null;
  if (tokens.isBlank(++at)) at++;
  if (tokens.mark(at) !== CLOSE[bracket]) return null;
  return { sign, care: EVIDENT, next: tokens.isBlank(at + 1) ? at + 2 : at + 1 };
}

/** " -at- ", "*dot*": between two signs of a kind; grown together with words it may be a compound ("stay-at-home"). */
function fenced(tokens: Tokens, token: number): Rewritten | null {
  const blank = tokens.isBlank(token);
  const fence = blank ? token + 1 : token;
  const mark = tokens.mark(fence);
  if (mark === '' || !FENCES.includes(mark) || tokens.mark(fence + 2) !== mark) return null;
  const spoken = SIGNS.get(tokens.word(fence + 1));
  if (spoken === undefined || !'@.'.includes(spoken[0])) return null;
  return { sign: spoken[0], care: blank ? EVIDENT : LOOSE, next: tokens.isBlank(fence + 3) ? fence + 4 : fence + 3 };
}

/** " at ", " dot ", and the signs themselves with blanks around; "@" with a blank on either side, "." only with both. */
function bareSign(tokens: Tokens, token: number): Rewritten | null {
  const before = tokens.isBlank(token);
  const at = before ? token + 1 : token;
  const after = tokens.isBlank(at + 1);
  const mark = tokens.mark(at);
  const next = after ? at + 2 : at + 1;
  // "name@ host" is one word torn apart; "name @host" may be two.
  if (mark === '@' && (before || after)) return { sign: '@', care: before ? LOOSE : EVIDENT, next };
  if (!before || !after || tokens.kind(token) === BREAK || tokens.kind(at + 1) === BREAK) return null;
  if (mark === '.') return { sign: '.', care: LOOSE, next };
  const spoken = SIGNS.get(tokens.word(at));
  return spoken === undefined ? null : { sign: spoken[0], care: spoken[1], next };
}

/** A line break after a point within an address and before a word is left out; it may be two units long. */
function brokenLine(tokens: Tokens, token: number, inAddress: boolean): Rewritten | null {
  const broken = inAddress && tokens.mark(token) === '.' && tokens.kind(token + 1) === BREAK && tokens.length(token + 1) <= 2 && tokens.kind(token + 2) === WORD;
  return broken ? { sign: '.', care: EVIDENT, next: token + 2 } : null;
}

/** End of a run of single characters with one blank between each, or `token` where there is none. */
function spacedRun(tokens: Tokens, token: number): number {
  // Runs are few and tokens many: what is longer than one unit, or a blank, begins none.
  if (tokens.length(token) > 1 || tokens.isBlank(token)) return token;
  if (!isSingle(tokens, token) || (token > 0 && !tokens.isBlank(token - 1) && isSingle(tokens, token - 1))) return token;
  let last = token;
  while (tokens.isBlank(last + 1) && tokens.length(last + 1) === 1 && isSingle(tokens, last + 2) && standsAlone(tokens, last + 3)) last += 2;
  return (last - token) / 2 + 1 >= SPACED ? last + 1 : token;
}

/** What follows a single character that is a word of its own; a full stop may. */
function standsAlone(tokens: Tokens, next: number): boolean {
  return !isSingle(tokens, next) || (tokens.mark(next) === '.' && !isSingle(tokens, next + 1));
}

function isSingle(tokens: Tokens, token: number): boolean {
  const kind = tokens.kind(token);
  if (kind === WORD || kind === NUMBER) return tokens.length(token) === 1;
  return '@._-+'.includes(tokens.mark(token) || '?');
}

/** "seven", and the letters in "o171" or "39loo2". */
function asDigits(tokens: Tokens, token: number): string | null {
  const beside = tokens.kind(token - 1) === NUMBER || tokens.kind(token + 1) === NUMBER;
  if (!beside && tokens.length(token) > LONGEST_DIGIT) return null;
  const word = tokens.word(token);
  if (word === '') return null;
  const named = DIGITS.get(word);
  if (named !== undefined) return named;
  if (!beside) return null;
  const letters = [...word].map((letter) => ROUND.get(letter));
  return letters.every((digit) => digit !== undefined) ? letters.join('') : null;
}
