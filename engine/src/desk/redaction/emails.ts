import { AT, COLON, DOT, HYPHEN, isLetter, isWordUnit, SLASH } from './characters.ts';
import { FREE_MAIL, isAllowed, isKnownTopLevel, isSureTopLevel, isTopLevel, PROVIDERS } from './hosts.ts';
import { EVIDENT, GROWN, LITERAL, TORN } from './reading.ts';
import type { Reading } from './reading.ts';
import type { Confidence, Found } from './types.ts';

/** Words before "at" that make no name: "found at example dot com" is a place. */
const NO_NAMES = new Set(`me us you him her it them look looking find found finds am is are was be work works working arbeite arbeitet live lives meet meeting email mail e-mail write reach contact call or and
  was bin ist war team talk lunch coffee available here there site page stay back only pm uhr`.split(/\s+/u));
const LONGEST_QUOTED = 64;
/** A word and perhaps a domain whose point was left out. */
const PROVIDER = /([a-z]{3,12})(?: (?:com|net|de))?(?![\w@-]|\.\w)/y;

/**
 * Addresses around every "@" of a reading. To the left go the letters, digits and . _ % + - ' of the specification's expression, to
 * the right labels up to the last that ends like a domain. Neither side passes another "@", so that all of them together look at
 * each unit twice at most. O(length).
 */
export function findEmails(reading: Reading, allowedHosts: readonly string[]): Found[] {
  const { text } = reading;
  const found: Found[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const from = localStart(text, at);
    const to = domainEnd(reading, at + 1);
    if (to === null) {
      pushAtProvider(found, reading, from, at);
      continue;
    }
    const domain = text.slice(at + 1, to);
    const local = text.slice(from, at);
    if (isAllowed(domain, allowedHosts)) continue;
    // "@name@host" is how the federated networks write people; "git@host:path" names a repository.
    if (local !== '' && text.charCodeAt(from - 1) === AT && reading.care[from - 1] === LITERAL) found.push({ kind: 'handle', from: from - 1, to, confidence: 'high' });
    else if (local === 'git' && text.charCodeAt(to) === COLON) continue;
    else if (local !== '') pushJudged(found, reading, { from, at, to });
    else if (text[at - 1] === '"') {
      const quote = text.slice(Math.max(0, at - LONGEST_QUOTED), at - 1).lastIndexOf('"');
      if (quote >= 0) found.push({ kind: 'email', from: Math.max(0, at - LONGEST_QUOTED) + quote, to, confidence: 'high' });
    }
  }
  return found;
}

function localStart(text: string, at: number): number {
  let from = at;
  while (from > 0 && isLocal(text.charCodeAt(from - 1))) from--;
  while (from < at && !isWordUnit(text.charCodeAt(from)) && text[from] !== '_') from++;
  return from;
}

const isLocal = (code: number): boolean => isWordUnit(code) || code === DOT || code === HYPHEN || code === 95 || code === 37 || code === 43 || code === 39;

/** End of the domain that begins here, or null. A label that begins the next sentence ("…example.com.Thanks") is none of it. */
function domainEnd({ text, capital }: Reading, from: number): number | null {
  let end = from;
  while (end < text.length && (isWordUnit(text.charCodeAt(end)) || text.charCodeAt(end) === DOT || text.charCodeAt(end) === HYPHEN)) end++;
  // A copy, so that searching back never leaves the domain.
  const run = text.slice(from, end);
  if (!isWordUnit(run.charCodeAt(0))) return null;
  for (let to = run.length; to > 0;) {
    while (to > 0 && !isWordUnit(run.charCodeAt(to - 1))) to--;
    const dot = run.lastIndexOf('.', to - 1);
    if (dot <= 0) return null;
    const before = run.lastIndexOf('.', dot - 1);
    const sentence = before > 0 && capital[from + dot + 1] === 1 && capital[from + dot - 1] === 0 && isSureTopLevel(run.slice(before + 1, dot));
    if (!sentence && run[dot - 1] !== '.' && isTopLevel(run.slice(dot + 1, to))) return from + to;
    to = dot;
  }
  return null;
}

/** An address in literal signs is one. Spoken ones are where no sign is loose, or where nothing else reads like that. */
function pushJudged(found: Found[], reading: Reading, { from, at, to }: { from: number; at: number; to: number }): void {
  const { text, care } = reading;
  let [worst, dots] = [LITERAL, LITERAL];
  for (let unit = from; unit < to; unit++) {
    worst = Math.max(worst, care[unit]!);
    if (unit > at && text.charCodeAt(unit) === DOT) dots = Math.max(dots, care[unit]!);
  }
  const add = (confidence: Confidence): void => { found.push({ kind: 'email', from, to, confidence }); };
  const domain = text.slice(at + 1, to);
  const topLevel = domain.slice(domain.lastIndexOf('.') + 1);
  if (worst === LITERAL) return add('high');
  if (!isKnownTopLevel(topLevel) || NO_NAMES.has(text.slice(from, at)) || text.charCodeAt(from - 1) === SLASH) return;
  const isName = isLetter(text.charCodeAt(from)) && at - from > 1;
  if (care[at]! < TORN) return add(isName ? 'high' : 'low');
  const certain = isName && isSureTopLevel(topLevel) && (dots >= EVIDENT || FREE_MAIL.has(domain) || care[at] === TORN);
  if (certain) return add('high');
  // A bare "at" before a literal host is a place more often than an address; the host alone is found as one.
  if (dots > LITERAL || care[at] === TORN || (care[at] === GROWN && isSureTopLevel(topLevel))) add('low');
}

/** "name at gmail", "name@gmx net": who reads it knows the rest. */
function pushAtProvider(found: Found[], { text, care }: Reading, from: number, at: number): void {
  PROVIDER.lastIndex = at + 1;
  const [host, provider = ''] = PROVIDER.exec(text) ?? [];
  const local = text.slice(from, at);
  if (host === undefined || !PROVIDERS.has(provider) || at - from < 2 || NO_NAMES.has(local)) return;
  // "I was at Yahoo" names no mailbox.
  if (care[at]! < TORN || /[\d._+-]/u.test(local)) found.push({ kind: 'email', from, to: at + 1 + host.length, confidence: care[at]! < TORN ? 'high' : 'low' });
}
