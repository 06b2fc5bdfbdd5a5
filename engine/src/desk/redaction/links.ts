import { AT, COLON, DOT, HYPHEN, isBlank, isDigit, isLetter, isWordUnit, SLASH } from './characters.ts';
import { isAllowed, isKnownTopLevel, isSureTopLevel, judgeHost } from './hosts.ts';
import { LITERAL, TORN } from './reading.ts';
import type { Reading } from './reading.ts';
import type { Found } from './types.ts';

const SCHEMES = new Set(['http', 'https', 'ftp', 'hxxp', 'hxxps']);
/** Words before a spoken point that make no host: "the dot com bubble", "der Punkt de facto". */
const NO_HOSTS = new Set('the a an this that red blue polka one which auf zum am im der die das den dem ein eine einen erster letzter wichtiger nächster bei'.split(' '));
const LONGEST_HOST = 253;
/** "user:password@" before the host of a link. */
const USER = /[\w.~!$&'*+,;=:%-]{1,64}@/y;
/** "[2001:db8::1]", as a host is written that is a number. */
const NUMERIC_HOST = /\[[\da-f:.]{2,45}\]/y;
/** Words that say that a site follows. */
const SITE_WORDS = new Set('site website websites webseite webseiten internetseite homepage page blog portfolio web url domain link seite visit besuchen besuch internet calendar kalender shop'.split(' '));
/** No further back than so many words, nor than so many units. */
const [REACH, REACH_UNITS] = [3, 40];

const isHostUnit = (code: number): boolean => isWordUnit(code) || code === DOT || code === HYPHEN;

/**
 * Links of a reading: with a scheme whatever follows, without one where the host ends in a known domain (see `judgeHost`). The
 * cursor only moves forward: a run of host characters is looked at once, a link is taken whole up to the next blank. What stands in
 * units of the original that are `taken` (1) will be gone when the message is read, and tells nothing of a host. O(length).
 */
export function findLinks(reading: Reading, allowedHosts: readonly string[], taken: Uint8Array): Found[] {
  const { text } = reading;
  const found: Found[] = [];
  const objects = new Set<string>();
  for (let at = 0; at < text.length;) {
    if (!isHostUnit(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const from = at;
    let dotted = false;
    for (let code = text.charCodeAt(at); isHostUnit(code); code = text.charCodeAt(++at)) dotted ||= code === DOT;
    if (text.startsWith('://', at) && at - from <= 5 && SCHEMES.has(text.slice(from, at))) {
      const host = at + 3;
      at = schemeLink(reading, from, host, allowedHosts, found);
    } else if (dotted && !isSign(reading, from - 1) && !isSign(reading, at)) at = bareLink(reading, [from, at], { allowedHosts, taken, objects }, found);
  }
  return objects.size === 0 ? found : found.map((link) => (isField(text, link, objects) ? { ...link, confidence: 'low' } : link));
}

/** "order.net" where "order.total" is spoken of as well. */
function isField(text: string, { from, to }: Found, objects: ReadonlySet<string>): boolean {
  const [object, field = '', ...others] = text.slice(from, Math.min(to, from + LONGEST_HOST)).split('.');
  return others.length === 0 && !field.includes('/') && objects.has(object!);
}

/** An "@" that makes an address of what is beside it; one that was the word "at" may leave it a host. */
const isSign = ({ text, care }: Reading, unit: number): boolean => text.charCodeAt(unit) === AT && care[unit]! < TORN;

/** Pushes the link whose host begins at `host`; returns where to go on. */
function schemeLink(reading: Reading, from: number, begin: number, allowedHosts: readonly string[], found: Found[]): number {
  const { text } = reading;
  const host = begin + lengthAt(USER, text, begin);
  const numeric = lengthAt(NUMERIC_HOST, text, host);
  if (numeric > 0) {
    const to = pathEnd(reading, host + numeric);
    if (text.slice(host, host + numeric) !== '[::1]') found.push({ kind: 'url', from, to, confidence: 'high' });
    return to;
  }
  let end = host;
  while (end < text.length && isHostUnit(text.charCodeAt(end))) end++;
  const name = text.slice(host, end);
  // "http://http://…" says nothing; the next scheme begins anew.
  if (text.startsWith('://', end)) return host;
  while (end > host && !isWordUnit(text.charCodeAt(end - 1))) end--;
  const to = pathEnd(reading, end);
  const dots = name.split('.', 5);
  // Others can reach every machine but the writer's own.
  const isMachine = dots.length < 2 || name.startsWith('127.');
  if (!isMachine && !isAllowed(name, allowedHosts)) found.push({ kind: 'url', from, to, confidence: 'high' });
  return Math.max(to, host);
}

interface BareContext { readonly allowedHosts: readonly string[]; readonly taken: Uint8Array; readonly objects: Set<string> }

/** Pushes the host between `from` and `end` with the path after it, where it is one, or else notes the object whose field it may be; returns where to go on. */
function bareLink(reading: Reading, [from, end]: readonly [number, number], { allowedHosts, taken, objects }: BareContext, found: Found[]): number {
  const { text, capital, care } = reading;
  let [first, last] = [from, end];
  while (first < last && !isWordUnit(text.charCodeAt(first))) first++;
  while (last > first && !isWordUnit(text.charCodeAt(last - 1))) last--;
  if (last - first > LONGEST_HOST || !text.slice(first, last).includes('.')) return end;
  let labels = text.slice(first, last).split('.');
  // "see example.com.The next": what begins with a capital after a known domain is the next sentence.
  if (labels.length > 2 && isSureTopLevel(labels.at(-2)!) && !isSureTopLevel(labels.at(-1)!) && capital[last - labels.at(-1)!.length] === 1) {
    last -= labels.pop()!.length + 1;
    labels = text.slice(first, last).split('.');
  }
  const before = text.charCodeAt(first - 1);
  const after = text.charCodeAt(last);
  if (before === SLASH || before === 92 || before === 95 || after === 95 || (after === 40 && last === end)) return end;
  const to = last === end ? pathEnd(reading, last) : last;
  const begin = last - labels.at(-1)!.length;
  const sentence = capital[begin] === 1 && capital[begin - 2] === 0 && isWordUnit(text.charCodeAt(begin - 2)) && !isDigit(text.charCodeAt(begin - 2));
  const named = capital[first] === 1 && capital[first + 1] === 0;
  // Not only first: a number that is grown together with it will be taken out.
  const www = labels.includes('www');
  const verdict = judgeHost(labels, { spelledOut: www || text[last] === '/', sentence, named, announced: () => isAnnounced(text, first) });
  const host = labels.join('.');
  if (!isKnownTopLevel(labels.at(-1)!) && isLetter(text.charCodeAt(first)) && taken[reading.starts[first]!] === 0) objects.add(labels[0]!);
  if (verdict === null || isAllowed(host, allowedHosts)) return Math.max(to, end);
  let worst = LITERAL;
  for (let unit = first; unit < last; unit++) worst = Math.max(worst, care[unit]!);
  if (worst >= TORN && NO_HOSTS.has(labels.at(-2)!)) return Math.max(to, end);
  found.push({ kind: 'url', from: first, to, confidence: worst >= TORN && !www ? 'low' : verdict });
  return Math.max(to, end);
}

/** Whether one of the words before a host says that it is a site; a note ("[link removed]") says nothing. */
function isAnnounced(text: string, host: number): boolean {
  const before = text.slice(Math.max(0, host - REACH_UNITS), host);
  return before.slice(before.lastIndexOf(']') + 1).split(/[^\p{L}]+/u).filter((word) => word !== '').slice(-REACH).some((word) => SITE_WORDS.has(word));
}

function lengthAt(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.exec(text)?.[0].length ?? 0;
}

/** Port, path and query up to the next blank; signs that close a sentence around the link stay outside. */
function pathEnd({ text, capital, care }: Reading, end: number): number {
  let to = end;
  if (text.charCodeAt(to) === COLON && isDigit(text.charCodeAt(to + 1))) while (++to < text.length && isDigit(text.charCodeAt(to)));
  if (!'/?#'.includes(text[to] ?? ' ') || (text[to] === '?' && isBlankOrEnd(text, to + 1))) return to;
  // "…/abc.The next" is a new sentence; "…/abc at 10:30": blanks went with the word.
  const sentence = (): boolean => text.charCodeAt(to) === DOT && capital[to + 1] === 1 && capital[to + 2] === 0 && isLetter(text.charCodeAt(to - 1)) && capital[to - 1] === 0;
  while (to < text.length && !isBlank(text.charCodeAt(to)) && !'<>"»«“”'.includes(text[to]!) && !(text.charCodeAt(to) === AT && care[to]! >= TORN) && !sentence()) to++;
  while (to > end && `.,;:!?'*…`.includes(text[to - 1]!)) to--;
  // A bracket that was opened before the link is closed after it.
  const path = text.slice(end, to);
  if (path.endsWith(')') && path.split(')').length > path.split('(').length) to--;
  while (to > end && `.,;:!?`.includes(text[to - 1]!)) to--;
  return to;
}

const isBlankOrEnd = (text: string, at: number): boolean => at >= text.length || isBlank(text.charCodeAt(at));
