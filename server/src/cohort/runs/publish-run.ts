import { newId } from '../../platform/clock.ts';
import { found, reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import type { Done } from '../done.ts';
import { tellParticipant } from '../notify.ts';
import { holdCohort, moveCohort, type CohortState } from '../store/cohort-store.ts';
import { everyParticipant } from '../store/participant-store.ts';
import { currentPublication, insertPublication, withdrawPublication } from '../store/publication-store.ts';
import { forbiddenMatches } from '../store/rule-store.ts';
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
  const pairing = await pairingOf(tx, cohortId, runId);
  if (pairing.gone > 0) refuse('stale', reason('participantsLeft', { count: pairing.gone }));
  await requireStillAllowed(tx, runId);
  const id = newId();
  await insertPublication(tx.db, { id, cohortId, runId, publishedAt: tx.now, publishedBy: tx.actor.kind === 'person' ? tx.actor.id : null });
  if (notify) await tellEverybody(tx, 'matchPublished', cohort, pairing);
  tx.record({ action: 'cohort.published', subject: { kind: 'cohort', id: cohortId }, programId: cohortId, before: { status: 'closed' }, after: { status: 'matched', runId, number: run.number, publicationId: id } });
  return {};
}

/** Takes a publication back; the run stays active and can be published again. */
export async function unpublish(tx: Tx, { cohortId, reason: why }: { cohortId: string; reason: string }): Promise<Done> {
  const cohort = found(await holdCohort(tx.db, cohortId, 'update'));
  if (!await moveCohort(tx.db, cohortId, 'unpublish')) refuse('wrongState', reason('cohortState', { status: cohort.status }));
  const publication = found(await currentPublication(tx.db, cohortId));
  await withdrawPublication(tx.db, publication.id, { by: tx.actor.kind === 'person' ? tx.actor.id : null, at: tx.now, reason: why });
  await tellEverybody(tx, 'matchWithdrawn', cohort, await pairingOf(tx, cohortId, publication.runId));
  tx.record({ action: 'cohort.unpublished', subject: { kind: 'cohort', id: cohortId }, programId: cohortId, before: { status: 'matched', runId: publication.runId }, after: { status: 'closed' }, reason: why });
  return {};
}

/** Lists and rules may have changed since the run; the lock on the cohort keeps them as they are now. A policy that a pair breaks was an exception then, and is one now. */
async function requireStillAllowed(tx: Tx, runId: string): Promise<void> {
  const forbidden = await forbiddenMatches(tx.db, runId);
  if (forbidden.length > 0) refuse('stale', ...forbidden.slice(0, namedPairs).map(({ because, mentor, mentee }) => reason(because === 'veto' ? 'vetoNow' : because === 'apart' ? 'apartNow' : 'samePersonNow', { mentor, mentee })));
}
const namedPairs = 50;

type Pairing = Awaited<ReturnType<typeof pairingOf>>;

async function pairingOf(tx: Tx, cohortId: string, runId: string) {
  const people = new Map((await everyParticipant(tx.db, cohortId)).map((row) => [row.id, row]));
  const matches = await matchesOf(tx.db, runId);
  const together = matches.filter(({ mentorId, menteeId }) => people.has(mentorId) && people.has(menteeId));
  const partnerOf = new Map(together.flatMap(({ mentorId, menteeId }) => [[mentorId, menteeId], [menteeId, mentorId]] as const));
  return { people, partnerOf, gone: matches.length - together.length };
}

/** Everybody of the cohort, who is left over too: their page has promised them word. Who gets a mail depends on nobody's list (S7). */
async function tellEverybody(tx: Tx, template: 'matchPublished' | 'matchWithdrawn', cohort: CohortState, { people, partnerOf }: Pairing): Promise<void> {
  for (const participant of people.values()) {
    const partner = template === 'matchPublished' ? people.get(partnerOf.get(participant.id) ?? '') : undefined;
    await tellParticipant(tx, template, cohort, participant, partner?.displayName ?? null);
  }
}
