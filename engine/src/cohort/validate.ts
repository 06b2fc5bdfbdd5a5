import type { SettingProblem } from '../settings-checks.ts';
import { isSamePerson } from './acceptability.ts';
import { validateSettings } from './settings.ts';
import type { CohortSnapshot, PairRule, Participant } from './types.ts';
import { UnusableError } from '../unusable.ts';

export type SnapshotProblemCode =
  | 'emptyId' | 'duplicateId' | 'wrongSide' | 'duplicateOrganization' | 'unknownOrganization'
  | 'unknownPerson' | 'ownSide' | 'self' | 'duplicateEntry' | 'preferredAndNever' | 'unknownAttribute'
  | 'unknownMentor' | 'unknownMentee' | 'samePerson' | 'duplicateRule' | 'contradictoryRules' | 'lockedTwice'
  | 'setting';

/** One place in the snapshot that cannot be used, e.g. `mentors[3].preferences[1]`. */
export interface SnapshotProblem {
  readonly code: SnapshotProblemCode;
  readonly path: string;
  readonly value: string;
  /** Only for `setting`. */
  readonly setting?: SettingProblem;
}

/** Thrown by the engine's entry points when handed a snapshot that `validateSnapshot` has something to say about. */
export class UnusableSnapshotError extends UnusableError<SnapshotProblem> {
  constructor(problems: readonly SnapshotProblem[]) {
    super('UnusableSnapshotError', 'snapshot', problems, ({ code, path }) => `${code} at ${path}`);
  }
}

type Report = (code: SnapshotProblemCode, path: string, value: string) => void;

/**
 * Every reason why a snapshot cannot be run, in reading order; empty means it can (C8, C10, C14). What is merely
 * unwise or infeasible is not here but in the diagnostics. O(people + list entries).
 */
export function validateSnapshot(snapshot: CohortSnapshot): readonly SnapshotProblem[] {
  const problems: SnapshotProblem[] = validateSettings(snapshot.settings)
    .map((setting) => ({ code: 'setting', path: `settings.${setting.path}`, value: setting.value, setting }));
  const report: Report = (code, path, value) => problems.push({ code, path, value });
  const organizations = collect(snapshot.organizations.map(({ id }) => id), 'organizations', 'duplicateOrganization', report);
  const known: Known = {
    mentor: new Map(snapshot.mentors.map((mentor) => [mentor.id, mentor])),
    mentee: new Map(snapshot.mentees.map((mentee) => [mentee.id, mentee])),
    organizations,
    attributes: new Set(snapshot.settings.attributes?.map?.(({ key }) => key)),
  };
  collect(snapshot.mentors.map(({ id }) => id), 'mentors', 'duplicateId', report);
  collect(snapshot.mentees.map(({ id }) => id), 'mentees', 'duplicateId', report);
  snapshot.mentees.forEach((mentee, at) => {
    const other = known.mentor.get(mentee.id);
    if (other !== undefined && !isSamePerson(other, mentee)) report('duplicateId', `mentees[${at}]`, mentee.id);
  });
  snapshot.mentors.forEach((mentor, at) => checkPerson(mentor, 'mentor', `mentors[${at}]`, known, report));
  snapshot.mentees.forEach((mentee, at) => {
    checkPerson(mentee, 'mentee', `mentees[${at}]`, known, report);
    mentee.wishes.attributes.forEach((key, entry) => {
      if (!known.attributes.has(key)) report('unknownAttribute', `mentees[${at}].wishes.attributes[${entry}]`, key);
    });
  });
  checkRules(snapshot.rules, known, report);
  return problems;
}

/** @throws UnusableSnapshotError */
export function assertUsable(snapshot: CohortSnapshot): void {
  const problems = validateSnapshot(snapshot);
  if (problems.length > 0) throw new UnusableSnapshotError(problems);
}

interface Known {
  readonly mentor: ReadonlyMap<string, Participant>;
  readonly mentee: ReadonlyMap<string, Participant>;
  readonly organizations: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
}

function collect(ids: readonly string[], path: string, duplicate: SnapshotProblemCode, report: Report): Set<string> {
  const seen = new Set<string>();
  ids.forEach((id, at) => {
    if (id === '') report('emptyId', `${path}[${at}]`, id);
    if (seen.has(id)) report(duplicate, `${path}[${at}]`, id);
    seen.add(id);
  });
  return seen;
}

function checkPerson(person: Participant, side: Participant['side'], path: string, known: Known, report: Report): void {
  if (person.side !== side) report('wrongSide', `${path}.side`, person.side);
  const { organizationId } = person;
  if (organizationId !== null && !known.organizations.has(organizationId)) {
    report('unknownOrganization', `${path}.organizationId`, organizationId);
  }
  checkEntries(person, side, 'preferences', path, known, report);
  checkEntries(person, side, 'never', path, known, report);
  const refused = new Set(person.never);
  person.preferences.forEach((id, at) => {
    if (refused.has(id)) report('preferredAndNever', `${path}.preferences[${at}]`, id);
  });
}

function checkEntries(
  person: Participant, side: Participant['side'], list: 'preferences' | 'never', path: string, known: Known, report: Report,
): void {
  const others = side === 'mentor' ? known.mentee : known.mentor;
  const seen = new Set<string>();
  person[list].forEach((id, at) => {
    const place = `${path}.${list}[${at}]`;
    const other = others.get(id);
    if (id === person.id) report('self', place, id);
    else if (other === undefined) report(known[side].has(id) ? 'ownSide' : 'unknownPerson', place, id);
    else if (list === 'preferences' && isSamePerson(person, other)) report('self', place, id);
    if (seen.has(id)) report('duplicateEntry', place, id);
    seen.add(id);
  });
}

function checkRules(rules: readonly PairRule[], known: Known, report: Report): void {
  const seen = new Set<string>();
  const apart = new Set(rules.filter(({ kind }) => kind === 'apart').map(pairKey));
  const locked = { mentor: new Set<string>(), mentee: new Set<string>() };
  rules.forEach((rule, at) => {
    const path = `rules[${at}]`;
    const mentor = known.mentor.get(rule.mentor);
    const mentee = known.mentee.get(rule.mentee);
    if (mentor === undefined) report('unknownMentor', `${path}.mentor`, rule.mentor);
    if (mentee === undefined) report('unknownMentee', `${path}.mentee`, rule.mentee);
    const key = JSON.stringify([rule.kind, rule.mentor, rule.mentee]);
    if (seen.has(key)) return report('duplicateRule', path, rule.kind);
    seen.add(key);
    if (rule.kind !== 'lock') return;
    if (mentor && mentee && isSamePerson(mentor, mentee)) report('samePerson', path, rule.mentor);
    if (apart.has(pairKey(rule))) report('contradictoryRules', path, rule.kind);
    for (const side of ['mentor', 'mentee'] as const) {
      if (locked[side].has(rule[side])) report('lockedTwice', path, rule[side]);
      locked[side].add(rule[side]);
    }
  });
}

function pairKey(rule: PairRule): string {
  return JSON.stringify([rule.mentor, rule.mentee]);
}
