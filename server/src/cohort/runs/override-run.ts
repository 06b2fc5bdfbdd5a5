import { createHash } from 'node:crypto';
import type { CohortResult, Pair, PairingEvaluation } from '@counterpart/engine/cohort';
import { newId } from '../../platform/clock.ts';
import { found, reason, refuse } from '../../platform/refuse.ts';
import type { WorkerPool } from '../../platform/solver/pool.ts';
import type { Tx } from '../../platform/transact.ts';
import type { MatchingTasks } from '../matching-tasks.ts';
import { castOf, presentVerdict } from '../present-run.ts';
import { holdCohort } from '../store/cohort-store.ts';
import { insertMatches, insertRun, overrideWith, runResult, type MatchRow } from '../store/run-store.ts';
import { applyChanges, type Change } from './apply-changes.ts';
import { done, type RunFacts } from './read-runs.ts';
import { requireFinished } from './require-finished.ts';
import { matchRow } from './run-matching.ts';
import { summaryOf } from './summary.ts';

const timeLimitMs = 10_000;
type Explained = NonNullable<PairingEvaluation['result']>;

export interface Judged { readonly facts: RunFacts; readonly pairs: readonly Pair[]; readonly changed: ReadonlySet<string>; readonly after: Explained; readonly compliant: boolean }

/** The changed pairing in full, as the engine's gate sees it: the same for the preview and for what is stored. */
export async function judge(facts: RunFacts, changes: readonly Change[], matching: WorkerPool<MatchingTasks>): Promise<Judged> {
  requireFinished(facts.row);
  const { pairs, changed } = applyChanges(facts.matches, facts.input.input, changes);
  const { refusals, result } = await done(matching.run('evaluate', { snapshot: facts.input.input, pairs }, { timeLimitMs }));
  if (refusals.length > 0 || !result) {
    const name = (id: string) => facts.input.people[id]?.name ?? '';
    refuse('pairNotAllowed', ...refusals.map(({ code, mentor, mentee }) => reason(code, { mentor: name(mentor), mentee: name(mentee) })));
  }
  const leftOut = pairs.length < facts.matches.length;
  const compliant = !leftOut && result.matches.every((match) => !changed.has(match.mentor) || match.exceptionTypes.length === 0);
  return { facts, pairs, changed, after: result, compliant };
}

export function presentOverride({ facts, changed, after, compliant }: Judged) {
  const before = new Map(facts.matches.map((match) => [match.mentorId, match]));
  const later = new Map(after.matches.map((match) => [match.mentor, match]));
  const mentors = [...changed].toSorted();
  const summary = facts.row.summary!;
  const { uncounted } = castOf(facts.input);
  return {
    before: mentors.map((mentorId) => { const match = before.get(mentorId); return { mentorId, menteeId: match?.menteeId ?? null, verdict: match ? presentVerdict(match, uncounted) : null }; }),
    after: mentors.map((mentorId) => { const match = later.get(mentorId); return { mentorId, menteeId: match?.mentee ?? null, verdict: match ? presentVerdict({ mentorId, menteeId: match.mentee, scorePercent: match.scorePercent, verdict: match }, uncounted) : null }; }),
    tiersBefore: { ...summary.tiers }, tiersAfter: { ...after.objective.tiers }, totalBefore: summary.totalScore, totalAfter: after.objective.totalScore, compliant, reasonRequired: !compliant,
  };
}

/** A child run: its parent stays as it was (S4). The parent is immutable, so what was judged before this transaction still holds. */
export async function storeOverride(tx: Tx, { facts, pairs, changed, after, compliant }: Judged, why: string): Promise<{ id: string }> {
  const { row, input } = facts;
  const text = why.trim();
  if (!compliant && text.length < 3) refuse('reasonRequired', reason('overrideNotCompliant', {}, 'reason'));
  found(await holdCohort(tx.db, row.cohortId, 'update'));
  const pairsHash = createHash('sha256').update(JSON.stringify(pairs.map(({ mentor, mentee }) => [mentor, mentee]).toSorted())).digest('hex');
  const twin = await overrideWith(tx.db, row.id, pairsHash);
  if (twin !== undefined) refuse('alreadyExists', reason('overrideExists', { number: twin }));
  const id = newId();
  const matches = childMatches(id, facts.matches, after, changed, text === '' ? null : text);
  const parent = await runResult(tx.db, row.id);
  const number = await insertRun(tx.db, {
    id, cohortId: row.cohortId, mode: row.mode, options: { includeUnsubmitted: row.options.includeUnsubmitted, pairsHash }, status: 'feasible', parentRunId: row.id, reason: text === '' ? null : text, taskId: null,
    settingsVersion: row.settingsVersion, engineVersion: row.engineVersion, inputHash: row.inputHash, input, createdBy: tx.actor.kind === 'person' ? tx.actor.id : null, now: tx.now,
    result: { summary: summaryOf(after, matches.filter(({ manualOverride }) => manualOverride).length), unmatched: after.unmatched, diagnostics: parent!.diagnostics, certificate: null },
  });
  await insertMatches(tx.db, matches);
  tx.record({ action: 'run.overridden', subject: { kind: 'run', id }, programId: row.cohortId, before: { runId: row.id, number: row.number }, after: { number, changes: [...changed], tiers: after.objective.tiers, totalScore: after.objective.totalScore }, reason: text === '' ? null : text });
  return { id };
}

/** A pair that an earlier override made stays marked as made by hand. */
function childMatches(runId: string, before: readonly MatchRow[], after: Pick<CohortResult, 'matches'>, changed: ReadonlySet<string>, why: string | null): MatchRow[] {
  const earlier = new Map(before.map((match) => [match.mentorId, match]));
  return after.matches.map((match) => {
    const old = earlier.get(match.mentor);
    if (changed.has(match.mentor)) return matchRow(runId, match, { reason: why });
    return matchRow(runId, match, old?.manualOverride ? { reason: old.overrideReason } : null);
  });
}
