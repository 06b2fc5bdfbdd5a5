import { fold } from '../../text/fold.ts';
import { visible } from './matrix.ts';
import type { Audience, Tier } from './matrix.ts';

/** As people typed it: any part may be empty, hold titles or several names. */
export interface PersonName { readonly first: string; readonly last: string }

/**
 * What an audience calls a person, or null where it may not know of them: the one source of names for pages, mails, threads,
 * calendar files and file names (K5). An expert is the full name or "John S.", a client the full name or the first one. O(length of the name).
 */
export function displayName(person: PersonName, role: 'expert' | 'client', audience: Audience, tier: Tier): string | null {
  if (role === 'expert') {
    if (visible('fullName', audience, tier)) return fullName(person);
    return visible('displayName', audience, tier) ? reducedName(person) : null;
  }
  if (visible('clientName', audience, tier)) return fullName(person);
  return visible('clientFirstName', audience, tier) ? firstName(person) : null;
}

function fullName({ first, last }: PersonName): string {
  return [...words(first), ...words(last)].join(' ');
}

function firstName(person: PersonName): string {
  const { given, family } = partsOf(person);
  return given ?? `${initialOf(family[0] ?? '') ?? ''}.`;
}

/**
 * First name and the initial of the family name. Nothing of the family name is shown but that letter, and not even it where it would be the whole
 * name (王, O); of a person with one name only the initial is.
 */
function reducedName(person: PersonName): string {
  const { given, family } = partsOf(person);
  const [word = ''] = family;
  const letter = initialOf(word);
  if (given === null) return `${letter ?? ''}.`;
  return letter === null || letters(word).length === 1 ? given : `${given} ${letter}.`;
}

interface Parts {
  /** The first name that is no family name too, or the initial of one that is; null where the person has one name only. */
  readonly given: string | null;
  /** Without particles in front: "van der Berg" begins with B. */
  readonly family: readonly string[];
}

function partsOf({ first, last }: PersonName): Parts {
  const [before, after] = last.trim() === '' && first.includes(',') ? first.split(/,(.*)/su) : [];
  const givens = untitled(words((after ?? first).replace(HONORARY, ' ')));
  const families = untitled(words(before ?? last));
  if (families.length === 0 && givens.length < 2) return { given: null, family: givens };
  const [all, names] = families.length > 0 ? [families, givens] : [givens.slice(1), givens.slice(0, 1)];
  const hidden = new Set(all.flatMap(piecesOf));
  const [own] = names;
  const given = names.find((name) => !piecesOf(name).some((piece) => hidden.has(piece))) ?? (own === undefined ? null : `${initialOf(own) ?? ''}.`);
  return { given, family: withoutParticles(all) };
}

/** The names in one word, folded: "Smith-Jones", "a.smith@x", "Smith/Ada" hold several, "O’Brien" is one however its apostrophe is typed. Initials are none. */
function piecesOf(word: string): string[] {
  return (word.replace(/['’‘ʼ´`]/gu, '').match(/[\p{L}\p{M}]+/gu) ?? []).filter((piece) => letters(piece).length > 1).map(fold);
}

/** Control and invisible characters part words, or a name could hide in what looks like one. */
export function words(text: string): string[] {
  return text.normalize('NFC').replace(/[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu, ' ').split(/\s+/u)
    .map((word) => word.replace(/^[("[]+|(?<![)"\],;:])[)"\],;:]+$/gu, '')).filter((word) => /\p{L}/u.test(word));
}

const TITLES = new Set('dr drs prof professor mr mrs ms miss mx sir dame herr frau dipl ing univ priv doz habil med rer nat phil hc mag jr sr ii iii iv phd md msc mba'.split(' '));
/** "h. c.", "E. h.": written in small letters, for H. C. is a name. */
const HONORARY = /(?<!\S)(?:h\.\s*c|[eE]\.\s*h)\.(?!\S)/gu;
/** Names too, so that they count as titles only where they are abbreviated. */
const ONLY_WITH_DOT = new Set('ing med nat phil mag priv iv'.split(' '));

function untitled(all: readonly string[]): readonly string[] {
  const kept = all.filter((word) => {
    const parts = word.toLowerCase().split(/[.,()-]+/u).filter((part) => part !== '');
    return !parts.every((part) => TITLES.has(part) && (word.includes('.') || !ONLY_WITH_DOT.has(part)));
  });
  return kept.length > 0 ? kept : all;
}

/** "van der Berg", "de la Cruz": small words before the name that is written large. */
function withoutParticles(family: readonly string[]): readonly string[] {
  const start = family.findIndex((word) => !/^\P{L}*\p{Ll}/u.test(word));
  return start < 0 ? family : family.slice(start);
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function letters(word: string): string[] {
  return [...graphemes.segment(word)].map(({ segment }) => segment).filter((segment) => /\p{L}/u.test(segment));
}

function initialOf(word: string): string | null {
  const [letter] = letters(word);
  if (letter === undefined) return null;
  const large = letter.toUpperCase();
  return letters(large).length === 1 ? large : letter;
}
