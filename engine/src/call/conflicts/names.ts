import { isOneApart } from '../../text/one-apart.ts';

/** In which way two names are alike: all their parts; the same in another order; initials for names; one letter apart. */
export type NameLikeness = 'same' | 'order' | 'initials' | 'spelling';

const TITLES = new Set('dr prof professor mr mrs ms phd msc bsc ing dipl rer nat med habil jr sr jun sen sir dame'.split(' '));
const PARTICLES = new Set('von van de der den di da del dos la le du zu zum zur ter ten bin ibn al el'.split(' '));
/** Letters that Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'a', œ: 'o', ı: 'i' };
/** Names shorter than this are other names when a letter differs. */
const SHORTEST_MISSPELT = 4;

/** A name made comparable: its parts, given names first, and all of them as written and as sorted. */
export interface ComparableName { readonly parts: readonly string[]; readonly whole: string; readonly sorted: string }

/**
 * The parts of a name, given names first: without titles and particles, accents and case; "Family, Given" is turned round; ä, ae and a are one (as are ö and ü).
 */
export function comparableName(name: string): ComparableName {
  const [family = '', given = '', ...more] = name.split(',');
  const turned = more.length === 0 && partsOf(given).length > 0 ? `${given} ${family}` : name;
  const parts = partsOf(turned);
  return { parts, whole: parts.join(' '), sorted: parts.toSorted().join(' ') };
}

function partsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}|['’]/gu, '').toLowerCase().replace(/[ßøłđðþæœı]/g, (letter) => PLAIN[letter]!).replace(/([aou])e/g, '$1');
  return plain.split(/[^\p{L}]+/u).filter((part) => part !== '' && !TITLES.has(part) && !PARTICLES.has(part));
}

/**
 * Whether two names may be one person's, and how; null where they are not alike. Given names agree as far as both have them, an initial with any name it
 * begins; of all parts one may be a letter off. A family name alone is like nothing.
 */
export function nameLikeness(left: ComparableName, right: ComparableName): NameLikeness | null {
  const [a, b] = [left.parts, right.parts];
  if (a.length < 2 || b.length < 2) return null;
  if (left.whole === right.whole) return 'same';
  if (left.sorted === right.sorted) return 'order';
  const family = likenessOfPart(a.at(-1)!, b.at(-1)!);
  if (family === null || family === 'initials') return null;
  let [misspelt, initials] = [Number(family === 'spelling'), 0];
  for (let at = 0; at < Math.min(a.length, b.length) - 1; at++) {
    const likeness = likenessOfPart(a[at]!, b[at]!);
    if (likeness === null) return null;
    misspelt += Number(likeness === 'spelling');
    initials += Number(likeness === 'initials');
  }
  if (misspelt > 1) return null;
  return misspelt > 0 ? 'spelling' : initials > 0 ? 'initials' : 'same';
}

function likenessOfPart(a: string, b: string): NameLikeness | null {
  if (a === b) return 'same';
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'initials' : null;
  return Math.min(a.length, b.length) >= SHORTEST_MISSPELT && isOneApart(a, b) ? 'spelling' : null;
}

/**
 * Names that are alike share a key: all parts, sorted; the family name; or, where that is a letter off and so the given names are not, what is left of it without
 * one letter, with the first given name's initial.
 */
export function nameKeys({ parts, sorted }: ComparableName): Set<string> {
  const [family = '', initial = ''] = [parts.at(-1), parts[0]?.[0]];
  const keys = new Set([sorted, family, `${initial}.${family}`]);
  for (let at = 0; family.length >= SHORTEST_MISSPELT && at < family.length; at++) keys.add(`${initial}.${family.slice(0, at)}${family.slice(at + 1)}`);
  return keys;
}
