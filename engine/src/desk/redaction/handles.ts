import { isLetter, isWordUnit } from './characters.ts';
import { COMMON, COPULAS, NAMING, NOBODY, NOUNS, NO_NAMES, ORDINARY, PARTICLES, PLATFORMS, PREPOSITIONS, REFLEXIVE, SELVES, TO_ME, VERBS } from './handle-words.ts';
import type { Reading } from './reading.ts';
import { BREAK, NUMBER, WORD } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { Confidence, Found } from './types.ts';

const NEAR = 10;
const LONGEST_NAME = 40;
/** "24h" and "500k" are quantities. */
const FEWEST_WITH_NUMBER = 6;
/** Every name there has so many figures and letters. */
const THREEMA = 8;

/** Names on other platforms: "@name", "Telegram: name", "my Skype is name", "name#1234", and "write me on WhatsApp". O(length). */
export function findHandles(reading: Reading, tokens: Tokens): Found[] {
  const found: Found[] = [];
  const add = (hit: Found | null): void => { if (hit !== null) found.push(hit); };
  /** Index of the last token that named a platform, and of the last that introduced a name. */
  let [platform, naming] = [-Infinity, -Infinity];
  for (let token = 0; token < tokens.count; token++) {
    const word = tokens.word(token);
    if (PLATFORMS.has(word)) {
      // Ordinary words say nothing of a name some way off.
      if (!COMMON.has(word) || tokens.mark(token + 1) === ':') platform = token;
      add(askedToWrite(tokens, token));
      add(namedAfter(reading, tokens, token));
    }
    if (NAMING.has(word)) naming = token;
    const isNear = token - platform <= NEAR * 2 && token !== platform;
    // "My handle is name on Telegram": a noun, for "found name on Telegram" may be of anything.
    if (isNear ? NAMING.has(word) || word === 'id' : NAMING.has(word) && NOUNS.has(word) && isOnPlatform(tokens, token)) add(namedAfter(reading, tokens, token));
    const mark = tokens.mark(token);
    // A note in place of a longer text brings nothing nearer.
    if (mark === ']') [platform, naming] = [-Infinity, -Infinity];
    if (mark === '@') {
      const near = token - platform <= NEAR || token - naming <= NEAR || platformFollows(tokens, token);
      add(mentioned(reading, tokens, token, near));
    } else if (token - platform <= NEAR) {
      if (word === 'u' && tokens.mark(token + 1) === '/') add(namedOnReddit(reading, tokens, token));
      else if (mark === '#') add(withNumber(reading, tokens, token));
    }
  }
  return found;
}

/** "@name on Telegram". */
function platformFollows(tokens: Tokens, token: number): boolean {
  for (let at = token + 2; at < token + NEAR && tokens.mark(at) !== '['; at++) if (PLATFORMS.has(tokens.word(at))) return tokens.isBlank(at - 1);
  return false;
}

/** "handle is name on Telegram". */
function isOnPlatform(tokens: Tokens, token: number): boolean {
  for (let at = token + 4; at < token + NEAR * 2 && tokens.mark(at) !== '['; at++) if (PLATFORMS.has(tokens.word(at)) && PREPOSITIONS.has(tokens.word(at - 2))) return tokens.isBlank(at - 1);
  return false;
}

const isNameUnit = (code: number): boolean => isWordUnit(code) || code === 95 || code === 46 || code === 45;

/** End of the name that begins here: no point or hyphen at its end, no new sentence in it. Bounded. */
function nameEnd({ text, capital }: Reading, from: number, extra = ''): number {
  let to = from;
  while (to < text.length && to - from < LONGEST_NAME && (isNameUnit(text.charCodeAt(to)) || text[to] === extra)) {
    if (text[to] === '.' && capital[to + 1] === 1) break;
    to++;
  }
  while (to > from && !isWordUnit(text.charCodeAt(to - 1)) && text[to - 1] !== '_') to--;
  return to;
}

/** Has what an ordinary word has not: a digit, an underscore, a point between two parts. */
function isCoined(name: string): boolean {
  return /[\p{L}_]/u.test(name) && (/[\d_#]/u.test(name) || name.includes('.') && name.split('.').every((part) => part.length > 1));
}

/** "@name": certain where the name is coined or something near says that it is one; otherwise perhaps somebody of this very thread is addressed. */
function mentioned(reading: Reading, tokens: Tokens, token: number, near: boolean): Found | null {
  const { text } = reading;
  const at = tokens.from(token);
  const before = text.charCodeAt(at - 1);
  if (isNameUnit(before) || before === 47 || before === 92 || before === 64 || before === 39 || before === 93) return null;
  const first = text.charCodeAt(at + 1);
  if (!isLetter(first) && first !== 95) return null;
  let to = nameEnd(reading, at + 1);
  const name = text.slice(at + 1, to);
  const after = text[to] ?? ' ';
  if (name.length < 3 || NOBODY.has(name) || after === '/' || after === '(') return null;
  // "@name:host" of the Matrix network.
  if (after === ':' && isWordUnit(text.charCodeAt(to + 1))) to = nameEnd(reading, to + 1);
  return { kind: 'handle', from: at, to, confidence: near || isCoined(name) ? 'high' : 'low' };
}

/** "Telegram: name", "Skype-Name name", "Skype me, name", "my handle is name". */
function namedAfter(reading: Reading, tokens: Tokens, token: number): Found | null {
  let [at, introduced, spokenOf] = [token + 1, false, false];
  if (tokens.mark(at) === '-' && NOUNS.has(tokens.word(at + 1))) at++;
  for (let skipped = 0; skipped < 8; skipped++, at++) {
    const noun = NOUNS.has(tokens.word(at)) || COPULAS.has(tokens.word(at));
    const sign = ':=-→'.includes(tokens.mark(at) || '?') || (tokens.mark(at) === "'" && tokens.word(at + 1) === 'm');
    const self = SELVES.has(tokens.word(at));
    spokenOf ||= self && !noun;
    const asked = TO_ME.has(tokens.word(at)) || (tokens.mark(at) === ',' && TO_ME.has(tokens.word(at - 1)));
    if (!noun && !sign && !self && !asked && !tokens.isBlank(at)) break;
    if (tokens.kind(at) === BREAK) return null;
    introduced ||= noun || tokens.mark(at) === ':';
  }
  const ordinary = ORDINARY.has(tokens.word(token));
  const figure = tokens.kind(at) === NUMBER && !ordinary && tokens.kind(at + 1) === WORD;
  if (!(tokens.kind(at) === WORD || figure) || !tokens.isBlank(at - 1) && tokens.mark(at - 1) !== ':') return null;
  const from = tokens.from(at);
  const live = reading.text.startsWith('live:', from);
  const to = nameEnd(reading, from, live ? ':' : '');
  const name = reading.text.slice(from, to);
  const next = reading.text[to] ?? ' ';
  if (name.length < 3 || '/@:#('.includes(next) || name.startsWith('www.')) return null;
  if (figure && !(introduced ? name.length >= FEWEST_WITH_NUMBER : tokens.word(token) === 'threema' && name.length === THREEMA)) return null;
  if (live || (isCoined(name) && (introduced || !COMMON.has(tokens.word(token))))) return { kind: 'handle', from, to, confidence: 'high' };
  const plain = !introduced || spokenOf || ordinary || NO_NAMES.has(name);
  return plain ? null : { kind: 'handle', from, to, confidence: 'low' };
}

/** "u/name", as people are called on Reddit. */
function namedOnReddit(reading: Reading, tokens: Tokens, token: number): Found | null {
  const from = tokens.from(token);
  const to = nameEnd(reading, from + 2);
  return to - from < 5 ? null : { kind: 'handle', from, to, confidence: isCoined(reading.text.slice(from + 2, to)) ? 'high' : 'low' };
}

/** "name#1234", as people were called on Discord. */
function withNumber(reading: Reading, tokens: Tokens, token: number): Found | null {
  if (tokens.kind(token + 1) !== NUMBER || tokens.length(token + 1) !== 4) return null;
  const { text } = reading;
  const to = tokens.to(token + 1);
  let from = tokens.from(token);
  while (from > 0 && tokens.from(token) - from < LONGEST_NAME && isNameUnit(text.charCodeAt(from - 1))) from--;
  return tokens.from(token) - from < 2 ? null : { kind: 'handle', from, to, confidence: 'high' };
}

/** "WhatsApp me", "message me on Signal", "schreiben Sie mir über WhatsApp": where to, though not to whom. */
function askedToWrite(tokens: Tokens, token: number): Found | null {
  const low: Confidence = 'low';
  const to = tokens.to(token);
  if (tokens.isBlank(token + 1) && TO_ME.has(tokens.word(token + 2))) return { kind: 'handle', from: tokens.from(token), to: tokens.to(token + 2), confidence: low };
  if (!tokens.isBlank(token - 1) || !PREPOSITIONS.has(tokens.word(token - 2))) return null;
  let toMe = false;
  for (let at = token - 3, words = 0; at >= 0 && words < 4; at--) {
    if (tokens.isBlank(at)) continue;
    const word = tokens.word(at);
    if (VERBS.has(word) && (toMe || REFLEXIVE.has(word))) return { kind: 'handle', from: tokens.from(at), to, confidence: low };
    if (!TO_ME.has(word) && !PARTICLES.has(word)) return null;
    toMe ||= TO_ME.has(word);
    words++;
  }
  return null;
}
