import { newId } from '../../platform/clock.ts';
import { found, reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import type { Done } from '../done.ts';
import { tellParticipant } from '../notify.ts';
import { holdCohort, moveCohort, type CohortState } from '../store/cohort-store.ts';
import { everyParticipant } from '../store/participant-store.ts';
import { currentPublication, insertPublication, withdrawPublication } from '../store/publication-store.ts';
import { matchesOf } from '../store/run-store.ts';
import { someRun } from './read-runs.ts';
import { requireFinished } from './require-finished.ts';

/** Closed → matched: everybody sees their own pair of the active run. */
export async function publish(tx: Tx, { cohortId, runId, notify }: { cohortId: string; runId: string; notify: boolean }): Promise<Done> {
  const cohort = found(await holdCohort(tx.db, cohortId, 'update'));
  const run = await someRun(tx.db, { cohortId, runId });
  requireFinished(run);
  if (!await moveCohort(tx.db, cohortId, 'publish')) refuse('wrongState', reason('cohortState', { status: cohort.status }));
  if (cohort.activeRunId !== runId) refuse('stale', reason('runNotActive'));
  const pairs = await pairsOf(tx, cohortId, runId);
  if (pairs.gone > 0) refuse('stale', reason('participantsLeft', { count: pairs.gone }));
  const id = newId();
  await insertPublication(tx.db, { id, cohortId, runId, publishedAt: tx.now, publishedBy: tx.actor.kind === 'person' ? tx.actor.id : null });
  if (notify) await tellPairs(tx, 'matchPublished', cohort, pairs);
  tx.record({ action: 'cohort.published', subject: { kind: 'cohort', id: cohortId }, programId: cohortId, before: { status: 'closed' }, after: { status: 'matched', runId, number: run.number, publicationId: id } });
  return {};
}

/** Takes a publication back; the run stays active and can be published again. */
export async function unpublish(tx: Tx, { cohortId, reason: why }: { cohortId: string; reason: string }): Promise<Done> {
  const cohort = found(await holdCohort(tx.db, cohortId, 'update'));
  if (!await moveCohort(tx.db, cohortId, 'unpublish')) refuse('wrongState', reason('cohortState', { status: cohort.status }));
  const publication = found(await currentPublication(tx.db, cohortId));
  await withdrawPublication(tx.db, publication.id, { by: tx.actor.kind === 'person' ? tx.actor.id : null, at: tx.now, reason: why });
  await tellPairs(tx, 'matchWithdrawn', cohort, await pairsOf(tx, cohortId, publication.runId));
  tx.record({ action: 'cohort.unpublished', subject: { kind: 'cohort', id: cohortId }, programId: cohortId, before: { status: 'matched', runId: publication.runId }, after: { status: 'closed' }, reason: why });
  return {};
}

type Pairs = Awaited<ReturnType<typeof pairsOf>>;

async function pairsOf(tx: Tx, cohortId: string, runId: string) {
  const people = new Map((await everyParticipant(tx.db, cohortId)).map((row) => [row.id, row]));
  const matches = await matchesOf(tx.db, runId);
  const together = matches.flatMap(({ mentorId, menteeId }) => {
    const [mentor, mentee] = [people.get(mentorId), people.get(menteeId)];
    return mentor && mentee ? [{ mentor, mentee }] : [];
  });
  return { together, gone: matches.length - together.length };
}

async function tellPairs(tx: Tx, template: 'matchPublished' | 'matchWithdrawn', cohort: CohortState, { together }: Pairs): Promise<void> {
  const partnerName = (name: string) => template === 'matchPublished' ? name : null;
  for (const { mentor, mentee } of together) {
    await tellParticipant(tx, template, cohort, mentor, partnerName(mentee.displayName));
    await tellParticipant(tx, template, cohort, mentee, partnerName(mentor.displayName));
  }
}
