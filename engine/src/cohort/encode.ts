/**
 * A cohort as matrices: mentors are rows, mentees columns, both in code-point order of ids and only those who take part.
 * Everything later (solving, diagnosing, judging a pair) reads these, so that there is one meaning of "allowed".
 */
import { acceptabilityOf, inSameOrganization, isSamePerson } from './acceptability.ts';
import { canonicalSnapshot, effectivePreferences, takesPart } from './normalise.ts';
import { prepareMentee, prepareMentor, scorePercent } from './score.ts';
import type { PreparedMentee, PreparedMentor, Ranks } from './score.ts';
import type { Acceptability, CohortSnapshot, Mentee, Mentor, Mode, Participant } from './types.ts';

export interface Encoded {
  readonly snapshot: CohortSnapshot;
  readonly mentors: readonly Mentor[];
  readonly mentees: readonly Mentee[];
  readonly rowOf: ReadonlyMap<string, number>;
  readonly columnOf: ReadonlyMap<string, number>;
  readonly preparedMentors: readonly PreparedMentor[];
  readonly preparedMentees: readonly PreparedMentee[];
  /** All row-major, mentors × mentees. Ranks are 1-based, 0 = not listed. */
  readonly mentorRank: Uint32Array;
  readonly menteeRank: Uint32Array;
  /** Integers 0–100. */
  readonly score: Float64Array;
  /** Bits of `MARK`. */
  readonly marks: Uint16Array;
}

export const MARK = {
  sameOrganization: 1,
  samePerson: 2,
  veto: 4,
  apart: 8,
  vetoLifted: 16,
  locked: 32,
  /** One of the two is locked with somebody else. */
  lockedElsewhere: 64,
  /** A lock that a veto or a self-pair forbids and that is therefore not kept. */
  lockRefused: 128,
} as const;

/** Never relaxed, in no mode (C4, C10, C14). */
const NEVER_ALLOWED = MARK.samePerson | MARK.veto | MARK.apart | MARK.lockedElsewhere;

/** O(mentors × mentees); the snapshot must have passed `validateSnapshot`. */
export function encode(given: CohortSnapshot): Encoded {
  const snapshot = canonicalSnapshot(given);
  const mentors = snapshot.mentors.filter((person) => takesPart(person, snapshot));
  const mentees = snapshot.mentees.filter((person) => takesPart(person, snapshot));
  const size = mentors.length * mentees.length;
  const encoded: Encoded = {
    snapshot, mentors, mentees,
    rowOf: indexById(mentors),
    columnOf: indexById(mentees),
    preparedMentors: mentors.map((mentor) => prepareMentor(mentor, snapshot.settings)),
    preparedMentees: mentees.map((mentee) => prepareMentee(mentee, snapshot.settings)),
    mentorRank: new Uint32Array(size),
    menteeRank: new Uint32Array(size),
    score: new Float64Array(size),
    marks: new Uint16Array(size),
  };
  fillRanksAndVetoes(encoded);
  fillSameness(encoded);
  applyRules(encoded);
  fillScores(encoded);
  return encoded;
}

export function pairIndex(encoded: Encoded, row: number, column: number): number {
  return row * encoded.mentees.length + column;
}

export function ranksAt(encoded: Encoded, pair: number): Ranks {
  return { byMentor: encoded.mentorRank[pair]!, byMentee: encoded.menteeRank[pair]! };
}

export function acceptabilityAt(encoded: Encoded, pair: number): Acceptability {
  return acceptabilityOf(encoded.mentorRank[pair]! > 0, encoded.menteeRank[pair]! > 0);
}

export function isMarked(encoded: Encoded, pair: number, mark: number): boolean {
  return (encoded.marks[pair]! & mark) !== 0;
}

/** Nobody's rule or veto stands against the pair; it may still be an exception. */
export function isOpen(encoded: Encoded, pair: number): boolean {
  return !isMarked(encoded, pair, NEVER_ALLOWED);
}

/** Open, mutually acceptable and across organizations (§8.3). */
export function isCompliant(encoded: Encoded, pair: number): boolean {
  return !isMarked(encoded, pair, NEVER_ALLOWED | MARK.sameOrganization)
    && encoded.mentorRank[pair]! > 0 && encoded.menteeRank[pair]! > 0;
}

/** Whether the mode may use the pair at all: what §7 calls a feasible candidate. */
export function isCandidate(encoded: Encoded, pair: number, mode: Mode): boolean {
  return mode === 'strict' ? isCompliant(encoded, pair) : isOpen(encoded, pair);
}

function indexById(people: readonly Participant[]): Map<string, number> {
  return new Map(people.map((person, index) => [person.id, index]));
}

/** A veto counts from the moment it is saved, also in a draft: caution costs an option, carelessness a person's trust. */
function fillRanksAndVetoes(encoded: Encoded): void {
  const { marks, mentors, mentees, rowOf, columnOf } = encoded;
  mentors.forEach((mentor, row) => {
    eachKnown(effectivePreferences(mentor), columnOf, (column, at) => { encoded.mentorRank[pairIndex(encoded, row, column)] = at + 1; });
    eachKnown(mentor.never, columnOf, (column) => { marks[pairIndex(encoded, row, column)]! |= MARK.veto; });
  });
  mentees.forEach((mentee, column) => {
    eachKnown(effectivePreferences(mentee), rowOf, (row, at) => { encoded.menteeRank[pairIndex(encoded, row, column)] = at + 1; });
    eachKnown(mentee.never, rowOf, (row) => { marks[pairIndex(encoded, row, column)]! |= MARK.veto; });
  });
}

function eachKnown(ids: readonly string[], places: ReadonlyMap<string, number>, use: (place: number, at: number) => void): void {
  ids.forEach((id, at) => {
    const place = places.get(id);
    if (place !== undefined) use(place, at);
  });
}

function fillSameness(encoded: Encoded): void {
  const { marks, mentors, mentees } = encoded;
  let pair = 0;
  for (const mentor of mentors) {
    for (const mentee of mentees) {
      if (inSameOrganization(mentor, mentee)) marks[pair]! |= MARK.sameOrganization;
      if (isSamePerson(mentor, mentee)) marks[pair]! |= MARK.samePerson;
      pair++;
    }
  }
}

/** Vetoes are lifted before locks are looked at, so that the order of the rules says nothing. */
function applyRules(encoded: Encoded): void {
  eachRule(encoded, 'liftVeto', (pair) => {
    if (isMarked(encoded, pair, MARK.veto)) encoded.marks[pair] = (encoded.marks[pair]! & ~MARK.veto) | MARK.vetoLifted;
  });
  eachRule(encoded, 'apart', (pair) => { encoded.marks[pair]! |= MARK.apart; });
  eachRule(encoded, 'lock', (pair, row, column) => {
    if (isMarked(encoded, pair, MARK.veto | MARK.samePerson)) encoded.marks[pair]! |= MARK.lockRefused;
    else lock(encoded, pair, row, column);
  });
}

function eachRule(encoded: Encoded, kind: string, use: (pair: number, row: number, column: number) => void): void {
  for (const rule of encoded.snapshot.rules) {
    const row = encoded.rowOf.get(rule.mentor);
    const column = encoded.columnOf.get(rule.mentee);
    if (rule.kind === kind && row !== undefined && column !== undefined) use(pairIndex(encoded, row, column), row, column);
  }
}

function lock(encoded: Encoded, pair: number, row: number, column: number): void {
  const { marks, mentors, mentees } = encoded;
  for (let other = 0; other < mentees.length; other++) marks[pairIndex(encoded, row, other)]! |= MARK.lockedElsewhere;
  for (let other = 0; other < mentors.length; other++) marks[pairIndex(encoded, other, column)]! |= MARK.lockedElsewhere;
  marks[pair] = (marks[pair]! & ~MARK.lockedElsewhere) | MARK.locked;
}

function fillScores(encoded: Encoded): void {
  const { preparedMentors, preparedMentees, score, snapshot } = encoded;
  let pair = 0;
  for (const mentor of preparedMentors) {
    for (const mentee of preparedMentees) {
      score[pair] = scorePercent(mentor, mentee, ranksAt(encoded, pair), snapshot.settings);
      pair++;
    }
  }
}
