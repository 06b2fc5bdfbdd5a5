import type { model } from '@counterpart/contract';
import type { Mentee, Mentor } from '@counterpart/engine/cohort';
import type { z } from 'zod';
import { iso, isoOrNull } from './present-admin.ts';
import { namesFor, presentDiagnostics } from './present-diagnostics.ts';
import type { KnownPerson, RunInput } from './snapshot.ts';
import type { MatchRow, RunResult, RunRow, RunStatus, Verdict } from './store/run-store.ts';

/** Runs as administrators see them; names come from the run's own snapshot, so that history stays as it was. */
export type AdminRun = z.output<typeof model.run>;
export type AdminMatch = z.output<typeof model.match>;
export type AdminVerdict = z.output<typeof model.pairVerdict>;
export type PairPerson = z.output<typeof model.pairPerson>;

const outcomes: Record<RunStatus, AdminRun['outcome']> = { queued: null, running: null, optimal: 'SUCCESS', feasible: 'SUCCESS', infeasible: 'FAILED', timedOut: 'FAILED', failed: 'FAILED', cancelled: 'FAILED' };

/** `currentHash`: of what a run with the same choices would start from now. */
export function presentRun(row: RunRow, currentHash: string): AdminRun {
  return {
    id: row.id, cohortId: row.cohortId, number: row.number, mode: row.mode, status: row.status, outcome: outcomes[row.status], includeUnsubmitted: row.options.includeUnsubmitted, parentRunId: row.parentRunId, reason: row.reason,
    createdBy: row.createdBy, createdAt: iso(row.createdAt), finishedAt: isoOrNull(row.finishedAt), solveMilliseconds: row.solveMilliseconds, engineVersion: row.engineVersion, inputHash: row.inputHash, settingsVersion: row.settingsVersion, taskId: row.taskId,
    summary: row.summary && { ...row.summary, tiers: { ...row.summary.tiers } }, active: row.active, published: row.published, inputChanged: currentHash !== row.inputHash,
  };
}

/** Who the ids of a run are, and whose list did not count because nobody had submitted it (C3). */
export interface Cast { readonly people: Readonly<Record<string, KnownPerson>>; readonly uncounted: ReadonlySet<string> }

export function castOf({ input: { mentors, mentees }, people }: RunInput): Cast {
  return { people, uncounted: new Set([...mentors, ...mentees].filter(({ submitted, preferences }) => !submitted && preferences.length > 0).map(({ id }) => id)) };
}

export function presentRunDetail(run: AdminRun, { input, people }: RunInput, result: RunResult | null, matches: readonly MatchRow[]): z.output<typeof model.runDetail> {
  const diagnostics = result && presentDiagnostics(result.diagnostics);
  const organizations = new Map(input.organizations.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => people[id]?.name ?? organizations.get(id);
  const cast = castOf({ input, people });
  return {
    ...run, matches: matches.map((match) => presentMatch(match, cast)),
    unmatched: { mentors: (result?.unmatched.mentors ?? []).map((id) => pairPerson(id, people)), mentees: (result?.unmatched.mentees ?? []).map((id) => pairPerson(id, people)) },
    listsNotCounted: cast.uncounted.size, diagnostics, names: { ...diagnostics ? namesFor(diagnostics, nameOf) : {}, ...alternativesOf(matches, nameOf) },
  };
}

/** Rules A and B name people who may be in no pair of this run's page. */
function alternativesOf(matches: readonly MatchRow[], nameOf: (id: string) => string | undefined): Record<string, string> {
  const ids = matches.flatMap(({ verdict: { ambiguity } }) => [ambiguity.mentor.best, ambiguity.mentor.second, ambiguity.mentee.best, ambiguity.mentee.second].flatMap((entry) => entry ? [entry.id] : []));
  return Object.fromEntries([...new Set(ids)].flatMap((id) => { const name = nameOf(id); return name === undefined ? [] : [[id, name]]; }));
}

export function presentMatch({ id, mentorId, menteeId, scorePercent, verdict, manualOverride, overrideReason }: MatchRow, { people, uncounted }: Cast): AdminMatch {
  const { mentor, mentee, ambiguous } = verdict.ambiguity;
  return {
    id, mentor: pairPerson(mentorId, people), mentee: pairPerson(menteeId, people), ...presentVerdict({ mentorId, menteeId, scorePercent, verdict }, uncounted),
    ambiguity: { ambiguous, mentor: structuredClone(mentor), mentee: structuredClone(mentee) }, regret: verdict.regret, manualOverride, overrideReason,
  };
}

interface Judged { readonly mentorId: string; readonly menteeId: string; readonly scorePercent: number; readonly verdict: Omit<Verdict, 'ambiguity' | 'regret'> }

export function presentVerdict({ mentorId, menteeId, scorePercent, verdict }: Judged, uncounted: Cast['uncounted']): AdminVerdict {
  const { breakdown, acceptability, sameOrganization, exceptionTypes, locked, vetoLifted } = verdict;
  return {
    scorePercent, breakdown: structuredClone(breakdown) as AdminVerdict['breakdown'], acceptability, sameOrganization, exceptionTypes: [...exceptionTypes], locked, vetoLifted,
    listsNotCounted: [...uncounted.has(mentorId) ? ['mentor' as const] : [], ...uncounted.has(menteeId) ? ['mentee' as const] : []],
  };
}

export function pairPerson(id: string, people: Readonly<Record<string, KnownPerson>>): PairPerson {
  const known = people[id];
  return { id, name: known?.name ?? '', email: known?.email ?? '', organization: known?.organization ?? '' };
}

/** A list that was not submitted had no say in the run. */
export function presentRunPerson(person: Mentor | Mentee, people: Readonly<Record<string, KnownPerson>>, { here }: { here: boolean }): z.output<typeof model.runPerson> {
  return {
    ...pairPerson(person.id, people), side: person.side, here, preferenceIds: person.submitted ? [...person.preferences] : [], neverIds: [...person.never],
    mentorFields: person.side === 'mentor' ? fieldsOf(person) : null, menteeWishes: person.side === 'mentee' ? wishesOf(person) : null,
  };
}

function fieldsOf({ fields: { jobTitle, function: role, expertiseTags, coachingTopics, languages, location, yearsExperience, bio } }: Mentor) {
  return { jobTitle, function: role, expertiseTags: [...expertiseTags], coachingTopics: [...coachingTopics], languages: [...languages], location, yearsExperience, bio };
}

function wishesOf({ wishes: { tags, attributes, languages, location, function: role } }: Mentee) {
  return { tags: [...tags], attributes: [...attributes], languages: [...languages], location, function: role };
}
