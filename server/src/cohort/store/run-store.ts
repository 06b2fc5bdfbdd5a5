import { sql } from 'kysely';
import type { CohortResult, Diagnostics, MatchedPair, Mode, Tiers } from '@counterpart/engine/cohort';
import type { Trx } from '../../platform/database/connect.ts';
import type { RunInput } from '../snapshot.ts';

export type RunStatus = 'queued' | 'running' | 'optimal' | 'feasible' | 'infeasible' | 'timedOut' | 'failed' | 'cancelled';
export interface RunSummary { readonly pairs: number; readonly totalScore: number; readonly averageScore: number; readonly tiers: Tiers; readonly ambiguous: number; readonly overrides: number }
export interface RunResult { readonly summary: RunSummary | null; readonly unmatched: CohortResult['unmatched']; readonly diagnostics: Diagnostics; readonly certificate: CohortResult['certificate'] }
export interface RunOptions { readonly includeUnsubmitted: boolean; /** Of an override: which pairs it makes, so that the same one is not stored twice. */ readonly pairsHash?: string }

export interface RunRow {
  readonly id: string; readonly cohortId: string; readonly number: number; readonly mode: Mode; readonly options: RunOptions; readonly status: RunStatus; readonly parentRunId: string | null; readonly reason: string | null; readonly taskId: string | null;
  readonly settingsVersion: number; readonly engineVersion: string; readonly inputHash: string; readonly solveMilliseconds: number | null; readonly createdBy: string | null; readonly createdAt: Date; readonly finishedAt: Date | null;
  readonly summary: RunSummary | null; readonly active: boolean; readonly published: boolean;
}

function runs(db: Trx) {
  return db.selectFrom('run').innerJoin('cohort', 'cohort.programId', 'run.programId').leftJoin('person', 'person.id', 'run.createdBy')
    .select(['run.id', 'run.programId as cohortId', 'run.number', sql<Mode>`run.mode`.as('mode'), sql<RunOptions>`run.options`.as('options'), 'run.status', 'run.parentRunId', 'run.reason', 'run.taskId', 'run.settingsVersion', 'run.engineVersion',
      'run.inputHash', 'run.solveMilliseconds', 'person.name as createdBy', 'run.createdAt', 'run.finishedAt', sql<RunSummary | null>`nullif(run.result->'summary', 'null'::jsonb)`.as('summary'), sql<boolean>`coalesce(cohort.active_run_id = run.id, false)`.as('active'),
      sql<boolean>`exists (select from publication p where p.run_id = run.id and p.withdrawn_at is null)`.as('published')]);
}

export function findRun(db: Trx, cohortId: string, id: string): Promise<RunRow | undefined> {
  return runs(db).where('run.programId', '=', cohortId).where('run.id', '=', id).executeTakeFirst();
}

export async function pageOfRuns(db: Trx, cohortId: string, before: number | null, limit: number): Promise<{ rows: RunRow[]; total: number }> {
  const rows = await runs(db).where('run.programId', '=', cohortId).$if(before !== null, (query) => query.where('run.number', '<', before ?? 0)).orderBy('run.number', 'desc').limit(limit + 1).execute();
  const { total } = await db.selectFrom('run').select(sql<number>`count(*)`.as('total')).where('programId', '=', cohortId).executeTakeFirstOrThrow();
  return { rows, total };
}

/** The parts of a run that lists do without. */
export async function runInput(db: Trx, id: string): Promise<RunInput> {
  return (await db.selectFrom('run').select('snapshot').where('id', '=', id).executeTakeFirstOrThrow()).snapshot as RunInput;
}

export async function runResult(db: Trx, id: string): Promise<RunResult | null> {
  return (await db.selectFrom('run').select('result').where('id', '=', id).executeTakeFirstOrThrow()).result as RunResult | null;
}

export interface NewRun { readonly id: string; readonly cohortId: string; readonly mode: Mode; readonly options: RunOptions; readonly status: RunStatus; readonly parentRunId: string | null; readonly reason: string | null; readonly taskId: string | null; readonly settingsVersion: number; readonly engineVersion: string; readonly inputHash: string; readonly input: RunInput; readonly result: RunResult | null; readonly createdBy: string | null; readonly now: Date }

/** Hold the cohort's row for update first: numbers are given out without gaps. */
export async function insertRun(db: Trx, run: NewRun): Promise<number> {
  const { last } = await db.selectFrom('run').select(sql<number>`coalesce(max(number), 0)`.as('last')).where('programId', '=', run.cohortId).executeTakeFirstOrThrow();
  const { id, mode, status, parentRunId, reason, taskId, settingsVersion, engineVersion, inputHash, createdBy, now } = run;
  const number = last + 1;
  await db.insertInto('run').values({
    id, programId: run.cohortId, number, mode, options: JSON.stringify(run.options), status, parentRunId, reason, taskId, settingsVersion, engineVersion, inputHash,
    snapshot: JSON.stringify(run.input), result: run.result && JSON.stringify(run.result), createdBy, createdAt: now, finishedAt: run.result ? now : null,
  }).execute();
  return number;
}

export async function runInProgress(db: Trx, cohortId: string): Promise<number | undefined> {
  return (await db.selectFrom('run').select('number').where('programId', '=', cohortId).where('status', 'in', ['queued', 'running']).executeTakeFirst())?.number;
}

export async function overrideWith(db: Trx, parentRunId: string, pairsHash: string): Promise<number | undefined> {
  return (await db.selectFrom('run').select('number').where('parentRunId', '=', parentRunId).where(sql<boolean>`options->>'pairsHash' = ${pairsHash}`).executeTakeFirst())?.number;
}

/** The run for its job, held until the transaction ends; undefined when it is gone or finished. */
export function holdUnfinished(db: Trx, id: string) {
  return db.selectFrom('run').select(['id', 'programId as cohortId', 'taskId', 'inputHash', 'mode', 'snapshot']).where('id', '=', id).where('status', 'in', ['queued', 'running']).forUpdate().executeTakeFirst();
}

export async function markRunning(db: Trx, id: string): Promise<void> {
  await db.updateTable('run').set({ status: 'running' }).where('id', '=', id).execute();
}

/** False when another worker, or a cancellation, finished it first: then nothing of this result is kept. */
export async function finishRun(db: Trx, id: string, { status, result, solveMilliseconds, now }: { status: RunStatus; result: RunResult | null; solveMilliseconds: number | null; now: Date }): Promise<boolean> {
  const row = await db.updateTable('run').set({ status, result: result && JSON.stringify(result), solveMilliseconds, finishedAt: now }).where('id', '=', id).where('status', 'in', ['queued', 'running']).returning('id').executeTakeFirst();
  return row !== undefined;
}

export interface StuckRun { readonly id: string; readonly taskState: string | null }
/** Runs that nobody works on any more although they say so: their task is over, or their job was lost long ago. */
export function stuckRuns(db: Trx, before: Date): Promise<StuckRun[]> {
  return db.selectFrom('run').innerJoin('cohort', 'cohort.programId', 'run.programId').leftJoin('task', 'task.id', 'run.taskId').select(['run.id', 'task.state as taskState']).where('run.status', 'in', ['queued', 'running'])
    .where((eb) => eb.or([eb('task.state', 'in', ['cancelled', 'failed', 'succeeded']), eb('run.createdAt', '<', before)])).execute();
}

export async function activateRun(db: Trx, cohortId: string, runId: string, expected: string | null): Promise<boolean> {
  const row = await db.updateTable('cohort').set({ activeRunId: runId }).where('programId', '=', cohortId).where(sql<boolean>`active_run_id is not distinct from ${expected}::uuid`).where('status', '<>', 'matched').returning('programId').executeTakeFirst();
  return row !== undefined;
}

export type Verdict = Omit<MatchedPair, 'mentor' | 'mentee' | 'scorePercent'>;
export interface MatchRow { readonly id: string; readonly runId: string; readonly mentorId: string; readonly menteeId: string; readonly scorePercent: number; readonly verdict: Verdict; readonly manualOverride: boolean; readonly overrideReason: string | null }
const batch = 5_000;

export async function insertMatches(db: Trx, rows: readonly MatchRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += batch) {
    await db.insertInto('match').values(rows.slice(start, start + batch).map((row) => ({ ...row, verdict: JSON.stringify(row.verdict) }))).execute();
  }
}

export async function matchesOf(db: Trx, runId: string): Promise<MatchRow[]> {
  return await db.selectFrom('match').selectAll().where('runId', '=', runId).orderBy('mentorId').execute() as MatchRow[];
}

export async function matchOf(db: Trx, runId: string, participantId: string): Promise<MatchRow | undefined> {
  return await db.selectFrom('match').selectAll().where('runId', '=', runId).where((eb) => eb.or([eb('mentorId', '=', participantId), eb('menteeId', '=', participantId)])).executeTakeFirst() as MatchRow | undefined;
}
