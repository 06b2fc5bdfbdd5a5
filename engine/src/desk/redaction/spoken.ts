import { LOOSE, ReadingBuilder, TORN } from './reading.ts';
import type { Reading } from './reading.ts';
import { spokenFigures } from './spoken-figures.ts';
import type { Rewritten } from './spoken-figures.ts';
import { rewrittenAt } from './spoken-signs.ts';
import { GAP, NUMBER, WORD } from './tokens.ts';
import type { Tokens } from './tokens.ts';

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
  const put = ({ sign, care, next }: Rewritten, token: number): void => {
    const [from, to] = [tokens.from(token), tokens.from(next)];
    keep(from);
    for (let half = 0; half < sign.length; half++) builder.add(sign.charCodeAt(half), plain.starts[from]!, plain.ends[to - 1]!, 0, care);
    copied = to;
    if (sign === '@') inAddress = true;
    else figures = true;
  };

  for (let token = 0; token < tokens.count;) {
    const rewritten = rewrittenAt(tokens, token, inAddress);
    if (rewritten !== null) {
      put(rewritten, token);
      token = rewritten.next;
      continue;
    }
    const spaced = spacedRun(tokens, token);
    if (spaced > token) {
      figures = true;
      for (let part = token; part < spaced; part += 2) {
        keep(tokens.from(part));
        const from = copied;
        builder.add(plain.units[from]!, plain.starts[from]!, plain.ends[from]!, plain.capital[from]!, tokens.mark(part) === '@' ? TORN : LOOSE);
        copied = tokens.from(Math.min(part + 2, spaced));
        if (tokens.mark(part) === '@') inAddress = true;
      }
      token = spaced;
      continue;
    }
    const figure = spokenFigures(tokens, token);
    if (figure !== null) {
      put(figure, token);
      token = figure.next;
      continue;
    }
    if (tokens.isBlank(token)) inAddress = false;
    if (tokens.mark(token) === '@') inAddress = true;
    token++;
  }
  if (copied === 0) return null;
  keep(plain.text.length);
  return { reading: builder.done(), figures };
}

/**
 * End of a run of single characters with one blank between each, or `token` where there is none. Where it ends in a sign of addresses, the
 * blank after that belongs to it: "a d a @ example . org".
 */
function spacedRun(tokens: Tokens, token: number): number {
  // Runs are few and tokens many: what is longer than one unit, or a blank, begins none.
  if (tokens.length(token) > 1 || tokens.isBlank(token)) return token;
  if (!isSingle(tokens, token) || (token > 0 && !tokens.isBlank(token - 1) && (isSingle(tokens, token - 1) || tokens.mark(token - 1) === "'"))) return token;
  let last = token;
  while (tokens.isBlank(last + 1) && tokens.length(last + 1) === 1 && isSingle(tokens, last + 2) && standsAlone(tokens, last + 3)) last += 2;
  if ((last - token) / 2 + 1 < SPACED) return token;
  return '@.'.includes(tokens.mark(last) || '?') && tokens.kind(last + 1) === GAP ? last + 2 : last + 1;
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
