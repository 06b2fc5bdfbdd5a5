import type { Acceptability, ExceptionType, Participant } from './types.ts';

/**
 * Who of the two lists the other (§2, §17). A person who has not submitted lists nobody, so a pair with one falls where
 * the other side puts it: `mentorOnly`/`menteeOnly` (E1) when that side lists them, else `neither` (E2) (C3).
 */
export function acceptabilityOf(mentorAccepts: boolean, menteeAccepts: boolean): Acceptability {
  if (mentorAccepts) return menteeAccepts ? 'mutual' : 'mentorOnly';
  return menteeAccepts ? 'menteeOnly' : 'neither';
}

/** An organization that is not known is never the same as another (it is a blocker of its own instead). */
export function inSameOrganization(a: Participant, b: Participant): boolean {
  return a.organizationId !== null && a.organizationId === b.organizationId;
}

/** Two participants of one person, who may be mentor and mentee at once but never their own match (C10). */
export function isSamePerson(a: Participant, b: Participant): boolean {
  return a.personId !== null && a.personId === b.personId;
}

const LABELS: Readonly<Record<Acceptability, readonly ExceptionType[]>> = {
  mutual: [], mentorOnly: ['E1'], menteeOnly: ['E1'], neither: ['E2'],
};

/**
 * The policies a pair breaks, worst first (§8.5, C2). Within one organization nobody can rank the other, so "neither"
 * says nothing there and the label is E3 alone; a list left from before a correction keeps its label behind E3.
 */
export function exceptionTypesOf(acceptability: Acceptability, sameOrganization: boolean): readonly ExceptionType[] {
  if (!sameOrganization) return LABELS[acceptability];
  return acceptability === 'neither' ? ['E3'] : ['E3', ...LABELS[acceptability]];
}
