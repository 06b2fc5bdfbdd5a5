import { fold } from '../../text/fold.ts';
import { words as nameWords } from './names.ts';
import type { PersonName } from './names.ts';

/** What an invited expert reads (§2.2, K7), and nothing else. */
export interface SanitisedBrief {
  readonly company: string;
  readonly brief: string;
  readonly engagementType: 'consultation' | 'research' | 'advisory';
  readonly urgency: 'critical' | 'high' | 'medium' | 'low';
  readonly budget: string | null;
  readonly requiredTags: readonly string[];
}

/** `approvedBrief`: what an admin has edited and approved; null before. */
export type BriefSource = Omit<SanitisedBrief, 'brief'> & { readonly approvedBrief: string | null };

/** The brief of a request, which may hold whatever else it likes; null while nothing is approved, for the raw problem is never sent. O(1). */
export function sanitisedBrief({ company, approvedBrief, engagementType, urgency, budget, requiredTags }: BriefSource): SanitisedBrief | null {
  if (approvedBrief === null || approvedBrief.trim() === '') return null;
  return { company, brief: approvedBrief, engagementType, urgency, budget, requiredTags };
}

/** Who the client is, which a brief must not say. */
export interface ClientIdentity { readonly name: PersonName; readonly email: string; readonly phone: string }

export interface BriefLeak {
  readonly kind: 'name' | 'email' | 'phone';
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Where a text names its client: words of the name in any capitals and with the s of a genitive ("Marias Firma"), the e-mail address, the telephone
 * number however it is grouped. What is left for a person to judge is everything else that could give somebody away. In reading order, apart.
 * O(length), and what sorting the leaks takes.
 */
export function briefLeaks(text: string, { name, email, phone }: ClientIdentity): readonly BriefLeak[] {
  const leaks: BriefLeak[] = [];
  const add = (kind: BriefLeak['kind'], start: number, found: string): void => { leaks.push({ kind, start, end: start + found.length, text: found }); };
  const address = fold(email);
  if (address !== '') {
    for (const { index, 0: found } of text.matchAll(/[^\s<>()[\]",;:]+/gu)) {
      const folded = found.includes('@') ? fold(found) : '';
      const rest = folded.slice(address.length);
      if (folded.startsWith(address) && /^[.!?]*$/u.test(rest)) add('email', index, found.slice(0, found.length - rest.length));
    }
  }
  const number = lastDigits(phone);
  if (number !== '') for (const { index, 0: found } of text.matchAll(/\+?\d(?:[\s()/.-]{0,3}\d)+/gu)) if (lastDigits(found) === number) add('phone', index, found);
  const names = new Set([...nameWords(name.first), ...nameWords(name.last)].filter((word) => !/^\p{Ll}/u.test(word)).flatMap(partsOfWord).filter((word) => [...word].length > 1));
  for (const { index, 0: found } of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const word = fold(found);
    if (names.has(word) || names.has(word.replace(/s$/u, ''))) add('name', index, found);
  }
  leaks.sort((a, b) => a.start - b.start || b.end - a.end);
  let done = 0;
  return leaks.filter(({ start, end }) => {
    const apart = start >= done;
    if (apart) done = end;
    return apart;
  });
}

/** A first draft of the brief for the admin to edit and approve (K7): the problem with every leak replaced by what it was. O(length). */
export function draftBrief(problem: string, client: ClientIdentity): string {
  let draft = '';
  let done = 0;
  for (const { kind, start, end } of briefLeaks(problem, client)) {
    draft += `${problem.slice(done, start)}[${kind}]`;
    done = end;
  }
  return draft + problem.slice(done);
}

function partsOfWord(word: string): string[] {
  return (word.match(/[\p{L}\p{M}]+/gu) ?? []).map(fold);
}

/** Country and area codes are written in many ways; the last seven digits of a number hardly are. */
function lastDigits(text: string): string {
  const digits = text.replace(/\D/gu, '');
  return digits.length < 6 ? '' : digits.slice(-7);
}
