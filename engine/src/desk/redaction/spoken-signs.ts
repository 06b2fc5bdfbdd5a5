import { EVIDENT, GROWN, LOOSE, TORN } from './reading.ts';
import type { Rewritten } from './spoken-figures.ts';
import { BREAK, MARK, WORD } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import { wordSet } from './words.ts';

/** Words for the signs of an address. "ät" and "Klammeraffe" have no other use; the rest are words like any other. */
const SIGNS = new Map<string, readonly [sign: string, care: number]>([
  ['at', ['@', LOOSE]], ['ät', ['@', EVIDENT]], ['aet', ['@', EVIDENT]], ['klammeraffe', ['@', EVIDENT]],
  ['dot', ['.', LOOSE]], ['punkt', ['.', LOOSE]],
  ['slash', ['/', LOOSE]], ['schrägstrich', ['/', LOOSE]],
  ['dash', ['-', LOOSE]], ['hyphen', ['-', LOOSE]], ['minus', ['-', LOOSE]], ['bindestrich', ['-', LOOSE]],
  ['underscore', ['_', LOOSE]], ['unterstrich', ['_', LOOSE]],
]);
/** "(a)" counts things as often, where blanks are around it. */
const BRACKETED = new Map([['at', '@'], ['ät', '@'], ['aet', '@'], ['klammeraffe', '@'], ['a', '@'], ['@', '@'], ['dot', '.'], ['punkt', '.'], ['point', '.'], ['.', '.']]);
const SIGN_NOUNS = wordSet('sign symbol zeichen');
const OPEN = '([{<';
const CLOSE = ')]}>';
/** "name -at- host", "_dot_". */
const FENCES = '-_*|~/';

/** What the tokens from here on stand for. Nearly none can begin anything: a blank before a word or sign, and a sign can. */
export function rewrittenAt(tokens: Tokens, token: number, inAddress: boolean): Rewritten | null {
  const before = tokens.isBlank(token);
  const kind = tokens.kind(before ? token + 1 : token);
  if (kind === WORD) return before ? bareSign(tokens, token) : null;
  return kind === MARK ? bracketed(tokens, token) ?? fenced(tokens, token) ?? bareSign(tokens, token) ?? brokenLine(tokens, token, inAddress) : null;
}

/** "(at)", " [ dot ] ". */
function bracketed(tokens: Tokens, token: number): Rewritten | null {
  const before = tokens.isBlank(token);
  let at = before ? token + 1 : token;
  const bracket = tokens.mark(at) === '' ? -1 : OPEN.indexOf(tokens.mark(at));
  if (bracket < 0) return null;
  if (tokens.isBlank(++at)) at++;
  const inside = tokens.word(at) || tokens.mark(at);
  at = lastOfName(tokens, at);
  const sign = BRACKETED.get(inside);
  if (sign === undefined) return null;
  if (tokens.isBlank(++at)) at++;
  if (tokens.mark(at) !== CLOSE[bracket]) return null;
  const after = tokens.isBlank(at + 1);
  return { sign, care: inside === 'a' && (before || after) ? LOOSE : EVIDENT, next: after ? at + 2 : at + 1 };
}

/** " -at- ", "*dot*": between two signs of a kind; grown together with words it may be a compound ("stay-at-home"). */
function fenced(tokens: Tokens, token: number): Rewritten | null {
  const blank = tokens.isBlank(token);
  const fence = blank ? token + 1 : token;
  const mark = tokens.mark(fence);
  if (mark === '' || !FENCES.includes(mark) || tokens.mark(fence + 2) !== mark) return null;
  const spoken = SIGNS.get(tokens.word(fence + 1));
  if (spoken === undefined || !'@.'.includes(spoken[0])) return null;
  return { sign: spoken[0], care: blank ? EVIDENT : GROWN, next: tokens.isBlank(fence + 3) ? fence + 4 : fence + 3 };
}

/** " at ", " dot ", and the signs themselves with blanks around; "@" with a blank on either side, "." only with both. */
function bareSign(tokens: Tokens, token: number): Rewritten | null {
  const before = tokens.isBlank(token);
  const at = before ? token + 1 : token;
  const last = lastOfName(tokens, at);
  const after = tokens.isBlank(last + 1);
  const mark = tokens.mark(at);
  const next = after ? last + 2 : last + 1;
  // "name@ host" is one word torn apart; "name @host" may be two.
  if (mark === '@' && (before || after)) return { sign: '@', care: !before ? EVIDENT : after ? TORN : LOOSE, next };
  if (!before || !after || tokens.kind(token) === BREAK || tokens.kind(last + 1) === BREAK) return null;
  if (mark === '.') return { sign: '.', care: LOOSE, next };
  const spoken = SIGNS.get(tokens.word(at));
  return spoken === undefined ? null : { sign: spoken[0], care: last > at ? EVIDENT : spoken[1], next };
}

/** "at sign", "At-Zeichen": a name in two words, which has no other use. */
function lastOfName(tokens: Tokens, at: number): number {
  return tokens.word(at) === 'at' && (tokens.isBlank(at + 1) || tokens.mark(at + 1) === '-') && SIGN_NOUNS.has(tokens.word(at + 2)) ? at + 2 : at;
}

/** A line break after a point within an address and before a word is left out; it may be two units long. */
function brokenLine(tokens: Tokens, token: number, inAddress: boolean): Rewritten | null {
  const broken = inAddress && tokens.mark(token) === '.' && tokens.kind(token + 1) === BREAK && tokens.length(token + 1) <= 2 && tokens.kind(token + 2) === WORD;
  return broken ? { sign: '.', care: EVIDENT, next: token + 2 } : null;
}
