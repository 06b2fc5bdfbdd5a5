import type { CohortResult, CohortSnapshot, Mode } from '@counterpart/engine/cohort';
import { newId } from '../../platform/clock.ts';
import type { Trx } from '../../platform/database/connect.ts';
import { system } from '../../platform/identity.ts';
import type { WorkerPool } from '../../platform/solver/pool.ts';
import { beginTask, finishTask, reportStep } from '../../platform/tasks.ts';
import type { Transactor, Tx } from '../../platform/transact.ts';
import type { MatchingTasks } from '../matching-tasks.ts';
import { hashOf, type RunInput } from '../snapshot.ts';
import { finishRun, holdUnfinished, insertMatches, markRunning, type MatchRow, type RunResult, type RunStatus } from '../store/run-store.ts';
import { taskState } from '../store/task-store.ts';
import { summaryOf } from './summary.ts';

export interface RunDeps { readonly transactor: Transactor; readonly matching: WorkerPool<MatchingTasks>; readonly timeLimits?: Readonly<Record<Mode, number>> }
/** §8.6. */
export const specifiedLimits: Readonly<Record<Mode, number>> = { strict: 5_000, exception: 10_000 };
const cancelCheckMs = 200;
const steps = ['loading', 'solving', 'checking', 'saving'] as const;

interface Work { readonly runId: string; readonly cohortId: string; readonly taskId: string; readonly inputHash: string; readonly input: CohortSnapshot }
type Solved = { readonly status: RunStatus; readonly failure: string | null; readonly result: CohortResult | null; readonly milliseconds: number | null };

/**
 * The job of a run: load, solve in a worker with no transaction held, check with the verifier, save. Begun again after a crash it
 * solves again, to the same bytes, and whichever attempt saves first is the one that counts.
 */
export async function runMatching(deps: RunDeps, { runId }: { runId: string }, signal: AbortSignal, attempt: { last: boolean }): Promise<void> {
  const work = await deps.transactor.write(system, (tx) => begin(tx, runId));
  if (!work) return;
  try {
    const solved = await solve(deps, work, signal);
    if (solved) await deps.transactor.write(system, (tx) => save(tx, work, solved));
  } catch (error) {
    if (attempt.last) await deps.transactor.write(system, (tx) => save(tx, work, failed('internal')));
    throw error;
  }
}

/** Null where there is nothing left to do: finished by another attempt, or cancelled. */
async function begin(tx: Tx, runId: string): Promise<Work | null> {
  const run = await holdUnfinished(tx.db, runId);
  if (!run?.taskId) return null;
  if (!await beginTask(tx.db, run.taskId, tx.now)) {
    await endCancelled(tx, run.id, run.cohortId);
    return null;
  }
  await markRunning(tx.db, runId);
  await step(tx.db, run.taskId, 'loading');
  return { runId, cohortId: run.cohortId, taskId: run.taskId, inputHash: run.inputHash, input: (run.snapshot as RunInput).input };
}

/** Null when the work was cancelled and nothing is to be kept; throws when this process has to stop, so that another takes over. */
async function solve({ transactor, matching, timeLimits = specifiedLimits }: RunDeps, { taskId, input, inputHash }: Work, signal: AbortSignal): Promise<Solved | null> {
  if (hashOf(input) !== inputHash) return failed('inputAltered');
  const say = (name: (typeof steps)[number]) => transactor.write(system, (tx) => step(tx.db, taskId, name));
  await say('solving');
  const watch = watchForCancel(transactor, taskId);
  const options = { timeLimitMs: timeLimits[input.mode], signal: AbortSignal.any([signal, watch.signal]) };
  try {
    const started = performance.now();
    const outcome = await matching.run('match', input, options);
    const milliseconds = performance.now() - started;
    if (outcome.kind !== 'done') return notSolved(outcome.kind, milliseconds, signal);
    await say('checking');
    const check = await matching.run('verify', { snapshot: input, result: outcome.value }, options);
    if (check.kind !== 'done') return notSolved(check.kind, milliseconds, signal);
    if (check.value.length > 0) return failed('verificationFailed');
    await say('saving');
    return { status: outcome.value.status, failure: null, result: outcome.value, milliseconds };
  } finally {
    watch.stop();
  }
}

function notSolved(kind: 'timedOut' | 'cancelled' | 'outOfMemory', milliseconds: number, signal: AbortSignal): Solved {
  if (signal.aborted) throw new Error('The job was taken back before its run was solved.');
  if (kind === 'cancelled') return { status: 'cancelled', failure: null, result: null, milliseconds: null };
  return kind === 'timedOut' ? { status: 'timedOut', failure: 'timedOut', result: null, milliseconds } : failed('outOfMemory');
}

const failed = (failure: string): Solved => ({ status: 'failed', failure, result: null, milliseconds: null });

async function save(tx: Tx, { runId, cohortId, taskId }: Work, { status, failure, result, milliseconds }: Solved): Promise<void> {
  // Held first, as `begin` does, so that two attempts take turns.
  if (!await holdUnfinished(tx.db, runId)) return;
  if (!await finishTask(tx.db, taskId, failure === null ? 'succeeded' : 'failed', tx.now, failure)) return endCancelled(tx, runId, cohortId);
  const kept: RunResult | null = result && { summary: result.status === 'optimal' ? summaryOf(result, 0) : null, unmatched: result.unmatched, diagnostics: result.diagnostics, certificate: result.certificate };
  await finishRun(tx.db, runId, { status, result: kept, solveMilliseconds: milliseconds, now: tx.now });
  await insertMatches(tx.db, (result?.matches ?? []).map((match) => matchRow(runId, match)));
  tx.record({ action: 'run.finished', subject: { kind: 'run', id: runId }, programId: cohortId, before: { status: 'running' }, after: { status, failure, summary: kept?.summary ?? null } });
}

export function matchRow(runId: string, { mentor, mentee, scorePercent, ...verdict }: CohortResult['matches'][number], override: { reason: string | null } | null = null): MatchRow {
  return { id: newId(), runId, mentorId: mentor, menteeId: mentee, scorePercent, verdict, manualOverride: override !== null, overrideReason: override?.reason ?? null };
}

async function endCancelled(tx: Tx, runId: string, cohortId: string): Promise<void> {
  if (!await finishRun(tx.db, runId, { status: 'cancelled', result: null, solveMilliseconds: null, now: tx.now })) return;
  tx.record({ action: 'run.cancelled', subject: { kind: 'run', id: runId }, programId: cohortId, after: { status: 'cancelled' } });
}

/** Ends a run that nobody works on: called by the sweep. */
export function endStuck(transactor: Transactor, runId: string): Promise<void> {
  return transactor.write(system, async (tx) => {
    const run = await holdUnfinished(tx.db, runId);
    if (!run) return;
    if (!run.taskId || !await finishTask(tx.db, run.taskId, 'failed', tx.now, 'jobLost')) return endCancelled(tx, runId, run.cohortId);
    await finishRun(tx.db, runId, { status: 'failed', result: null, solveMilliseconds: null, now: tx.now });
    tx.record({ action: 'run.finished', subject: { kind: 'run', id: runId }, programId: run.cohortId, after: { status: 'failed', failure: 'jobLost' } });
  });
}

function step(db: Trx, taskId: string, name: (typeof steps)[number]): Promise<void> {
  return reportStep(db, taskId, { step: name, progress: steps.indexOf(name), total: steps.length });
}

/** Somebody may cancel from another process; the row tells everybody. */
function watchForCancel(transactor: Transactor, taskId: string): { signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const look = async (): Promise<void> => {
    // A look that fails is made up for by the next one.
    const state = await transactor.read((db) => taskState(db, taskId)).catch(() => 'running');
    if (state !== 'running') controller.abort();
  };
  const timer = setInterval(() => void look(), cancelCheckMs);
  return { signal: controller.signal, stop: () => clearInterval(timer) };
}
