import { findEmails } from './emails.ts';
import { findHandles } from './handles.ts';
import { innocentUnits } from './innocent.ts';
import { findLinks } from './links.ts';
import { PhoneBook } from './phone-book.ts';
import { findPhones } from './phones.ts';
import { LITERAL, plainReading } from './reading.ts';
import type { Reading } from './reading.ts';
import { spokenReading } from './spoken.ts';
import { Tokens } from './tokens.ts';
import { isRegion } from './types.ts';
import type { ContactHit, DetectOptions, Found, Region } from './types.ts';

const REGIONS: readonly Region[] = ['DE', 'GB', 'US'];

/**
 * Contact details in a message (§2.1 of the consultations specification, K9): addresses, telephone numbers, links and names on
 * other platforms, disguised or not, in English and German, in the order of their places. The text is read twice, as it stands
 * without disguises of single characters (Unicode Technical Standard 39) and as it is spoken ("name at host dot com"); each
 * reading knows where its characters came from, so that places are exact: `hit.text === text.slice(hit.start, hit.end)` in UTF-16 units.
 * Hits do not overlap. `high` is what may be taken out unasked, `low` what the sender should be asked about.
 * Throws a RangeError for a region that is none, nothing for any text. O(length), whatever the text: no expression runs over unbounded input.
 */
export function detectContacts(text: string, { regions = REGIONS, allowedHosts = [] }: DetectOptions = {}): ContactHit[] {
  const unknown = regions.filter((region) => !isRegion(region));
  if (unknown.length > 0) throw new RangeError(`regions: ${unknown.join(', ')} is no country with telephone numbers`);
  const plain = plainReading(text);
  const tokens = new Tokens(plain);
  const innocent = innocentUnits(plain);
  const names = inOriginal(text, plain, [...findEmails(plain, allowedHosts), ...findHandles(plain, tokens)]);
  const links = findLinks(plain, allowedHosts, takenBy(names, text)).filter(({ from }) => innocent[from] === 0);
  const literal = [...names, ...inOriginal(text, plain, links)];
  const spoken = spokenReading(plain, tokens);
  const book = new PhoneBook(regions);
  if (spoken === null) return joined([...literal, ...inOriginal(text, plain, findPhones(plain, { tokens, innocent, taken: takenBy(literal, text) }, book))], text);

  const { reading, figures } = spoken;
  const isSpoken = ({ from, to }: Found): boolean => reading.care.subarray(from, to).some((care) => care !== LITERAL);
  const spokenNames = [...literal, ...inOriginal(text, reading, findEmails(reading, allowedHosts).filter(isSpoken))];
  const others = [...spokenNames, ...inOriginal(text, reading, findLinks(reading, allowedHosts, takenBy(spokenNames, text)).filter(isSpoken))];
  const taken = takenBy(others, text);
  const numbers = inOriginal(text, plain, findPhones(plain, { tokens, innocent, taken }, book));
  if (!figures) return joined([...others, ...numbers], text);
  const spelled = findPhones(reading, { tokens: new Tokens(reading), innocent: innocentUnits(reading), taken }, book).filter(isSpoken);
  // A number in words could be a count of anything.
  return joined([...others, ...numbers, ...inOriginal(text, reading, spelled.map((number): Found => ({ ...number, confidence: 'low' })))], text);
}

/** Which units of the text are sure to be taken out. */
function takenBy(hits: readonly ContactHit[], text: string): Uint8Array {
  const taken = new Uint8Array(text.length);
  for (const { start, end, confidence } of hits) if (confidence === 'high') taken.fill(1, start, end);
  return taken;
}

function inOriginal(text: string, { starts, ends }: Reading, found: readonly Found[]): ContactHit[] {
  return found.map(({ kind, from, to, confidence }) => {
    const [start, end] = [starts[from]!, ends[to - 1]!];
    return { kind, start, end, text: text.slice(start, end), confidence };
  });
}

/** Where hits overlap, certain ones prevail, and those of one confidence become one under the name of the longest. */
function joined(places: readonly ContactHit[], text: string): ContactHit[] {
  const high = united(places.filter(({ confidence }) => confidence === 'high'), text);
  const low = united(places.filter(({ confidence }) => confidence === 'low'), text);
  const kept: ContactHit[] = [];
  let next = 0;
  for (const hit of low) {
    while (next < high.length && high[next]!.end <= hit.start) kept.push(high[next++]!);
    if (next === high.length || high[next]!.start >= hit.end) kept.push(hit);
  }
  return [...kept, ...high.slice(next)];
}

function united(hits: readonly ContactHit[], text: string): ContactHit[] {
  const result: ContactHit[] = [];
  for (const hit of hits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last === undefined || last.end <= hit.start) {
      result.push(hit);
      continue;
    }
    const { kind, start } = last.end - last.start >= hit.end - hit.start ? last : { ...hit, start: last.start };
    const end = Math.max(last.end, hit.end);
    result[result.length - 1] = { kind, start, end, text: text.slice(start, end), confidence: hit.confidence };
  }
  return result;
}
