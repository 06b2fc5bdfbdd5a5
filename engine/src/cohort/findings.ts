import { isMarked, MARK, pairIndex } from './encode.ts';
import type { Encoded } from './encode.ts';
import { labelsAt, weightedOrderHolds } from './tiers.ts';
import type {
  BlockerCode, Diagnostics, Finding, HallViolator, OptionCount, PairRule, Participant, Side, WarningCode,
} from './types.ts';

type Blocker = Finding<BlockerCode>;
type Warning = Finding<WarningCode>;

/**
 * Whether the numbers and data allow a strict run at all (§5.1, §9.1), acceptability aside. `notSubmitted` is told for readiness
 * but stops nothing: whoever stays out is simply not in the run (§14).
 */
export function basicBlockers(encoded: Encoded): Blocker[] {
  const { mentors, mentees, snapshot } = encoded;
  const blockers: Blocker[] = [];
  if (mentors.length === 0) blockers.push(finding('noMentors', 'mentor'));
  if (mentees.length === 0) blockers.push(finding('noMentees', 'mentee'));
  if (mentors.length !== mentees.length && mentors.length > 0 && mentees.length > 0) {
    blockers.push(finding('countsDiffer', null, [], { mentors: mentors.length, mentees: mentees.length }));
  }
  const missing = (people: readonly Participant[]): string[] => idsWhere(people, ({ organizationId }) => organizationId === null);
  const silent = (people: readonly Participant[]): string[] => idsWhere(people, ({ submitted }) => !submitted);
  blockers.push(...aboutPeople('organizationMissing', 'mentor', missing(mentors)), ...aboutPeople('organizationMissing', 'mentee', missing(mentees)));
  blockers.push(...aboutPeople('notSubmitted', 'mentor', silent(snapshot.mentors)), ...aboutPeople('notSubmitted', 'mentee', silent(snapshot.mentees)));
  return blockers;
}

/** Locks that strict mode cannot keep, each with the worst reason (C14). */
export function lockBlockers(encoded: Encoded): Blocker[] {
  return encoded.snapshot.rules.filter(({ kind }) => kind === 'lock').flatMap((rule) => {
    const reason = whyNotCompliant(encoded, rule);
    return reason === null ? [] : [finding('lockNotCompliant', null, [rule.mentor, rule.mentee], { reason })];
  });
}

function whyNotCompliant(encoded: Encoded, rule: PairRule): string | null {
  const row = encoded.rowOf.get(rule.mentor);
  const column = encoded.columnOf.get(rule.mentee);
  if (row === undefined || column === undefined) return 'absent';
  const pair = pairIndex(encoded, row, column);
  if (isMarked(encoded, pair, MARK.lockRefused)) return 'veto';
  return labelsAt(encoded, pair)[0] ?? null;
}

/** People without a single compliant partner (§9.2). A lock speaks for its own two. */
export function zeroOptionBlockers(encoded: Encoded, options: readonly OptionCount[]): Blocker[] {
  const without = options.filter((count) => count.strict === 0 && !isLocked(encoded, count));
  return (['mentor', 'mentee'] as const).flatMap((side) => aboutPeople('zeroOptions', side, idsWhere(without, (count) => count.side === side)));
}

/** A violator of one person says no more than `zeroOptions` does. */
export function hallBlockers(violator: HallViolator | null): Blocker[] {
  if (violator === null || violator.members.length < 2) return [];
  return [finding('hallViolator', violator.side, violator.members, { members: violator.members.length, partners: violator.partners.length })];
}

/**
 * Names who cannot be paired however far policies are relaxed, and counts what bars them from everybody else: people who would meet themselves,
 * vetoes, rules. For administrators only (C4, S7).
 */
export function vetoBlockers(encoded: Encoded, violator: HallViolator | null): Blocker[] {
  if (violator === null) return [];
  const { side, members, partners } = violator;
  const barred = { selves: 0, vetoes: 0, rules: 0 };
  for (const id of members) {
    const place = (side === 'mentor' ? encoded.rowOf : encoded.columnOf).get(id)!;
    (side === 'mentor' ? encoded.mentees : encoded.mentors).forEach((person, other) => {
      if (partners.includes(person.id)) return;
      const pair = side === 'mentor' ? pairIndex(encoded, place, other) : pairIndex(encoded, other, place);
      barred[isMarked(encoded, pair, MARK.samePerson) ? 'selves' : isMarked(encoded, pair, MARK.veto) ? 'vetoes' : 'rules']++;
    });
  }
  return [finding('vetoesBlockPairing', side, members, { members: members.length, partners: partners.length, ...barred })];
}

/** Fewer options than `minOptionsStrict`, none apart (those are blockers) (§5.1, C5). */
export function fewOptionWarnings(encoded: Encoded, options: readonly OptionCount[]): Warning[] {
  const minimum = encoded.snapshot.settings.minOptionsStrict;
  const few = options.filter((count) => count.strict > 0 && count.strict < minimum && !isLocked(encoded, count));
  return (['mentor', 'mentee'] as const)
    .flatMap((side) => aboutPeople('fewOptions', side, idsWhere(few, (count) => count.side === side), { minimum }));
}

/** An organization with more than half of all people; with equal sides that is just when it must be paired within itself (§9.3). */
export function organizationWarnings(encoded: Encoded, organizations: Diagnostics['organizations']): Warning[] {
  const people = encoded.mentors.length + encoded.mentees.length;
  return organizations
    .filter(({ mentors, mentees }) => 2 * (mentors + mentees) > people)
    .map(({ id, mentors, mentees }) => finding('oneOrganizationDominates', null, [id], { organizationId: id, mentors, mentees, people }));
}

export function objectiveWarnings(encoded: Encoded): Warning[] {
  const { settings, mode } = encoded.snapshot;
  const pairs = Math.min(encoded.mentors.length, encoded.mentees.length);
  if (mode === 'strict' || settings.objective !== 'weighted' || weightedOrderHolds(settings, pairs)) return [];
  return [finding('weightedOrderNotGuaranteed', null, [], { pairs, ...settings.penalties })];
}

function isLocked(encoded: Encoded, { id, side }: OptionCount): boolean {
  const place = (side === 'mentor' ? encoded.rowOf : encoded.columnOf).get(id)!;
  const others = side === 'mentor' ? encoded.mentees : encoded.mentors;
  return others.some((_, other) => isMarked(encoded, side === 'mentor' ? pairIndex(encoded, place, other) : pairIndex(encoded, other, place), MARK.locked));
}

function idsWhere<Person extends { readonly id: string }>(people: readonly Person[], holds: (person: Person) => boolean): string[] {
  return people.filter(holds).map(({ id }) => id);
}

function aboutPeople<Code extends BlockerCode | WarningCode>(code: Code, side: Side, ids: readonly string[], values: Finding<Code>['values'] = {}): Finding<Code>[] {
  return ids.length === 0 ? [] : [finding(code, side, ids, { ...values, count: ids.length })];
}

function finding<Code extends BlockerCode | WarningCode>(code: Code, side: Side | null, ids: readonly string[] = [], values: Finding<Code>['values'] = {}): Finding<Code> {
  return { code, side, ids, values };
}
