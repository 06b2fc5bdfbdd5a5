import type { Trx } from '../../platform/database/connect.ts';
import { found, reason, refuse } from '../../platform/refuse.ts';
import type { WorkerPool } from '../../platform/solver/pool.ts';
import type { MatchingTasks } from '../matching-tasks.ts';
import { numberCursor, pageOf, readCursor } from '../../platform/paging.ts';
import { someCohort } from '../policy.ts';
import { iso, isoOrNull } from '../present-admin.ts';
import { castOf, pairPerson, presentMatch, presentRun, presentRunDetail, presentRunPerson, presentVerdict, type AdminMatch, type AdminRun, type Cast } from '../present-run.ts';
import { hashOf, takeSnapshot, type RunInput } from '../snapshot.ts';
import { findParticipant } from '../store/participant-store.ts';
import { publicationsOf } from '../store/publication-store.ts';
import { findRun, matchesOf, pageOfRuns, runInput, runResult, type MatchRow, type RunRow } from '../store/run-store.ts';

interface One { readonly cohortId: string; readonly runId: string }
const largestMatrix = 1_000_000;
const timeLimitMs = 10_000;

export async function someRun(db: Trx, { cohortId, runId }: One): Promise<RunRow> {
  return found(await findRun(db, cohortId, runId));
}

/** One snapshot per combination of choices serves all runs of a page. */
async function present(db: Trx, cohortId: string, rows: readonly RunRow[]): Promise<AdminRun[]> {
  const cohort = await someCohort(db, cohortId);
  const hashes = new Map<string, string>();
  for (const { mode, options: { includeUnsubmitted } } of rows) {
    const key = `${mode} ${includeUnsubmitted}`;
    if (!hashes.has(key)) hashes.set(key, hashOf((await takeSnapshot(db, cohort, { mode, includeUnsubmitted })).input));
  }
  return rows.map((row) => presentRun(row, hashes.get(`${row.mode} ${row.options.includeUnsubmitted}`)!));
}

export async function listRuns(db: Trx, { cohortId, cursor, limit }: { cohortId: string; cursor?: string | undefined; limit: number }) {
  await someCohort(db, cohortId);
  const last = readCursor(cursor, numberCursor);
  const { rows, total } = await pageOfRuns(db, cohortId, last?.[0] ?? null, limit);
  const shown = await present(db, cohortId, rows);
  return pageOf(shown, { limit, total, item: (run) => run, key: ({ number }) => [number] });
}

export async function getRun(db: Trx, one: One) {
  const row = await someRun(db, one);
  const [run] = await present(db, one.cohortId, [row]);
  return presentRunDetail(run!, await runInput(db, row.id), await runResult(db, row.id), await matchesOf(db, row.id));
}

export interface RunFacts { readonly row: RunRow; readonly input: RunInput; readonly matches: MatchRow[] }
export async function runFacts(db: Trx, one: One): Promise<RunFacts> {
  const row = await someRun(db, one);
  return { row, input: await runInput(db, row.id), matches: await matchesOf(db, row.id) };
}

/** Worked out again from the run's snapshot: the same snapshot gives the same scores (S2). */
export async function matrix({ input: { input, people }, matches }: RunFacts, matching: WorkerPool<MatchingTasks>) {
  if (input.mentors.length * input.mentees.length > largestMatrix) refuse('notReady', reason('matrixTooLarge', { maximum: largestMatrix }));
  const { mentors, mentees, cells } = await done(matching.run('matrix', input, { timeLimitMs }));
  const row = new Map(mentors.map((id, at) => [id, at]));
  const column = new Map(mentees.map((id, at) => [id, at]));
  return {
    mentors: mentors.map((id) => pairPerson(id, people)), mentees: mentees.map((id) => pairPerson(id, people)),
    scores: cells.map((line) => line.map(({ scorePercent }) => scorePercent)),
    kinds: cells.map((line) => line.map(({ barred, sameOrganization, acceptability }) => barred ? 'forbidden' as const : sameOrganization ? 'sameOrganization' as const : acceptability)),
    chosen: matches.map(({ mentorId, menteeId }): [number, number] => [row.get(mentorId)!, column.get(menteeId)!]),
  };
}

export async function pairFacts(db: Trx, { mentorId, menteeId, ...one }: One & { mentorId: string; menteeId: string }) {
  const facts = await runFacts(db, one);
  const [mentor, mentee] = [facts.input.input.mentors.find(({ id }) => id === mentorId), facts.input.input.mentees.find(({ id }) => id === menteeId)];
  if (!mentor || !mentee) refuse('notFound', reason('notInRun'));
  const shown = async (person: typeof mentor | typeof mentee) => presentRunPerson(person, facts.input.people, { here: await findParticipant(db, one.cohortId, person.id) !== undefined });
  return { ...facts, mentor: await shown(mentor), mentee: await shown(mentee) };
}

export async function pair({ input: run, matches, mentor, mentee }: Awaited<ReturnType<typeof pairFacts>>, matching: WorkerPool<MatchingTasks>) {
  const { assessment } = await done(matching.run('pair', { snapshot: run.input, mentor: mentor.id, mentee: mentee.id }, { timeLimitMs }));
  if (!assessment) refuse('notFound', reason('notInRun'));
  return {
    mentor, mentee, verdict: presentVerdict({ mentorId: mentor.id, menteeId: mentee.id, scorePercent: assessment.scorePercent, verdict: assessment }, castOf(run).uncounted), chosen: matches.some(({ mentorId, menteeId }) => mentorId === mentor.id && menteeId === mentee.id),
    attributeCatalogue: run.input.settings.attributes.map(({ key, label }) => ({ key, label })),
  };
}

/** The worker's answer; a server too busy to give it in time says so. */
export async function done<T>(outcome: Promise<{ kind: 'done'; value: T } | { kind: 'timedOut' | 'cancelled' | 'outOfMemory' }>): Promise<T> {
  const end = await outcome;
  return end.kind === 'done' ? end.value : refuse('unavailable', reason(end.kind));
}

export async function compare(db: Trx, { cohortId, runId, otherRunId }: One & { otherRunId: string }) {
  const [left, right] = [await runFacts(db, { cohortId, runId }), await runFacts(db, { cohortId, runId: otherRunId })];
  const [leftRun, rightRun] = await present(db, cohortId, [left.row, right.row]);
  const rightOf = new Map(right.matches.map((match) => [match.mentorId, match]));
  const leftOf = new Map(left.matches.map((match) => [match.mentorId, match]));
  const mentors = [...new Set([...leftOf.keys(), ...rightOf.keys()])].toSorted();
  const differing = mentors.filter((id) => leftOf.get(id)?.menteeId !== rightOf.get(id)?.menteeId);
  const [leftCast, rightCast] = [castOf(left.input), castOf(right.input)];
  const people = { ...left.input.people, ...right.input.people };
  return {
    left: leftRun!, right: rightRun!, same: mentors.length - differing.length,
    changes: differing.map((id) => ({ mentor: pairPerson(id, people), left: matchOrNull(leftOf.get(id), leftCast), right: matchOrNull(rightOf.get(id), rightCast) })),
  };
}

function matchOrNull(match: MatchRow | undefined, cast: Cast): AdminMatch | null {
  return match ? presentMatch(match, cast) : null;
}

export async function listPublications(db: Trx, { cohortId }: { cohortId: string }) {
  await someCohort(db, cohortId);
  return { items: (await publicationsOf(db, cohortId)).map((row) => ({ ...row, publishedAt: iso(row.publishedAt), withdrawnAt: isoOrNull(row.withdrawnAt) })) };
}
