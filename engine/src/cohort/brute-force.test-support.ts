/** The meaning of a run, written down a second time without matrices or solvers: tries every pairing. For up to eight a side. */
import type { CohortSnapshot, Mentee, Mentor } from './types.ts';

/** Worst first: pairs missing, same organization, neither, one-sided, minus the score. */
export type Outcome = readonly [missing: number, sameOrganization: number, neither: number, oneSided: number, minusScore: number];
export type ScoreOf = (mentor: string, mentee: string) => number;

interface Pair { readonly mentor: string; readonly mentee: string }
export interface Best { readonly outcome: Outcome; readonly pairs: readonly Pair[] }

export function compareOutcomes(a: Outcome, b: Outcome): number {
  const at = a.findIndex((value, tier) => value !== b[tier]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

/** Null in strict mode when nobody can be fully paired. `without` is a pair that may not be used. */
export function bruteForce(snapshot: CohortSnapshot, scoreOf: ScoreOf, without?: Pair): Best | null {
  const [mentors, mentees] = takingPart(snapshot);
  const strict = snapshot.mode === 'strict';
  if (strict && (mentors.length !== mentees.length || mentors.length === 0 || anyLockBroken(snapshot))) return null;
  const edges = mentors.map((mentor) => mentees.map((mentee) => {
    if (without?.mentor === mentor.id && without.mentee === mentee.id) return null;
    if (!allowed(snapshot, mentor, mentee)) return null;
    const violations = violationsOf(mentor, mentee);
    return strict && violations.some((count) => count > 0) ? null : [...violations, -scoreOf(mentor.id, mentee.id)] as const;
  }));
  let best: Best | null = null;
  const used = new Set<number>();
  const visit = (row: number, pairs: readonly Pair[], totals: readonly [number, number, number, number]): void => {
    if (row === mentors.length) {
      const outcome: Outcome = [Math.min(mentors.length, mentees.length) - pairs.length, ...totals];
      if (best === null || compareOutcomes(outcome, best.outcome) < 0) best = { outcome, pairs };
      return;
    }
    mentees.forEach((mentee, column) => {
      const edge = edges[row]![column]!;
      if (edge === null || used.has(column)) return;
      used.add(column);
      const next = totals.map((total, tier) => total + edge[tier]!) as unknown as typeof totals;
      visit(row + 1, [...pairs, { mentor: mentors[row]!.id, mentee: mentee.id }], next);
      used.delete(column);
    });
    visit(row + 1, pairs, totals);
  };
  visit(0, [], [0, 0, 0, 0]);
  const found = best as Best | null;
  return strict && found !== null && found.outcome[0] > 0 ? null : found;
}

export function takingPart(snapshot: CohortSnapshot): [Mentor[], Mentee[]] {
  const order = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  const inRun = (person: { submitted: boolean }): boolean => person.submitted || snapshot.includeUnsubmitted;
  return [snapshot.mentors.filter(inRun).sort(order), snapshot.mentees.filter(inRun).sort(order)];
}

function isVetoed(snapshot: CohortSnapshot, mentor: Mentor, mentee: Mentee): boolean {
  const lifted = snapshot.rules.some((rule) => rule.kind === 'liftVeto' && rule.mentor === mentor.id && rule.mentee === mentee.id);
  return !lifted && (mentor.never.includes(mentee.id) || mentee.never.includes(mentor.id));
}

function keptLocks(snapshot: CohortSnapshot): Pair[] {
  const [mentors, mentees] = takingPart(snapshot);
  return snapshot.rules.filter((rule) => {
    const mentor = mentors.find(({ id }) => id === rule.mentor);
    const mentee = mentees.find(({ id }) => id === rule.mentee);
    return rule.kind === 'lock' && mentor !== undefined && mentee !== undefined && !isVetoed(snapshot, mentor, mentee);
  });
}

function anyLockBroken(snapshot: CohortSnapshot): boolean {
  const [mentors, mentees] = takingPart(snapshot);
  const kept = keptLocks(snapshot);
  return snapshot.rules.filter(({ kind }) => kind === 'lock').some((rule) => {
    const mentor = mentors.find(({ id }) => id === rule.mentor);
    const mentee = mentees.find(({ id }) => id === rule.mentee);
    return mentor === undefined || mentee === undefined || !kept.some((pair) => pair.mentor === mentor.id)
      || violationsOf(mentor, mentee).some((count) => count > 0);
  });
}

function allowed(snapshot: CohortSnapshot, mentor: Mentor, mentee: Mentee): boolean {
  if (mentor.personId !== null && mentor.personId === mentee.personId) return false;
  if (isVetoed(snapshot, mentor, mentee)) return false;
  const named = (rule: Pair): boolean => rule.mentor === mentor.id && rule.mentee === mentee.id;
  if (snapshot.rules.some((rule) => rule.kind === 'apart' && named(rule))) return false;
  const lock = keptLocks(snapshot).find((pair) => pair.mentor === mentor.id || pair.mentee === mentee.id);
  return lock === undefined || named(lock);
}

function violationsOf(mentor: Mentor, mentee: Mentee): readonly [number, number, number] {
  const same = mentor.organizationId !== null && mentor.organizationId === mentee.organizationId ? 1 : 0;
  const accepts = (mentor.submitted && mentor.preferences.includes(mentee.id) ? 1 : 0)
    + (mentee.submitted && mentee.preferences.includes(mentor.id) ? 1 : 0);
  return [same, accepts === 0 && same === 0 ? 1 : 0, accepts === 1 ? 1 : 0];
}
