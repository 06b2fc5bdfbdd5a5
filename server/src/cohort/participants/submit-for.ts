import type { Tx } from '../../platform/transact.ts';
import type { Done } from '../done.ts';
import { submitAsRead } from '../participation/submit.ts';
import { cohortFor, someParticipant } from '../policy.ts';
import { missingIn } from '../present-participant.ts';
import { everyParticipant, type ParticipantRow } from '../store/participant-store.ts';

export async function submitFor(tx: Tx, { cohortId, participantId, reason }: { cohortId: string; participantId: string; reason: string }): Promise<Done> {
  await cohortFor(tx, 'submitFor', cohortId);
  await submit(tx, await someParticipant(tx.db, cohortId, participantId), { reason });
  return {};
}

/** What the audit keeps: somebody's words, or the file that the list came from. */
interface Why { readonly reason?: string; readonly importId?: string }
export interface Submissions { readonly submitted: number; readonly incomplete: number }

/** Who has left meanwhile, or submitted, is passed over: the list that the coordinator saw may be older than the answer. */
export async function submitAllFor(tx: Tx, { cohortId, participantIds, reason }: { cohortId: string; participantIds: readonly string[]; reason: string }): Promise<Submissions> {
  // Alone: nobody saves a list between the look at it and its lock.
  await cohortFor(tx, 'submitFor', cohortId, 'update');
  return submitComplete(tx, cohortId, participantIds, { reason });
}

/** Whoever of these has said all that is needed; each as an entry of their own in the audit. The caller holds the cohort alone. */
export async function submitComplete(tx: Tx, cohortId: string, participantIds: Iterable<string>, why: Why): Promise<Submissions> {
  const chosen = new Set(participantIds);
  if (chosen.size === 0) return { submitted: 0, incomplete: 0 };
  const waiting = (await everyParticipant(tx.db, cohortId)).filter(({ id, submittedAt }) => chosen.has(id) && submittedAt === null);
  const complete = waiting.filter((row) => missingIn(row, row.preferences).length === 0);
  for (const participant of complete) await submit(tx, participant, why);
  return { submitted: complete.length, incomplete: waiting.length - complete.length };
}

async function submit(tx: Tx, participant: ParticipantRow, { reason, ...origin }: Why): Promise<void> {
  await submitAsRead(tx, participant);
  tx.record({ action: 'participant.submittedFor', subject: { kind: 'participant', id: participant.id }, programId: participant.cohortId, reason: reason ?? null, before: { submitted: false }, after: { submitted: true, ...origin } });
}
