import { reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import type { Done } from '../done.ts';
import { tellAdmin } from '../notify.ts';
import { cohortFor, ownEditable, ownParticipation } from '../policy.ts';
import { missingIn } from '../present-participant.ts';
import { activeAdmins, askReopening, markSubmitted, type ParticipantRow } from '../store/participant-store.ts';

/** Locks profile and list. The cohort's row is shared with other submissions and excludes closing: a list is in before the close, or not at all. */
export async function submitOwn(tx: Tx, personId: string, { participantId }: { participantId: string }): Promise<Done> {
  const { own, cohort } = await ownEditable(tx, 'submitOwn', personId, participantId);
  // The deadline counts from its very second, not from when the job that closes the cohort gets its turn.
  if (cohort.deadline !== null && cohort.deadline <= tx.now) refuse('wrongState', reason('deadlinePassed'));
  await submitAsRead(tx, own);
  tx.record({ action: 'participant.submitted', subject: { kind: 'participant', id: own.id }, programId: cohort.id, before: { submitted: false }, after: { submitted: true } });
  return {};
}

/** What was found complete is what is submitted: an edit that came in between makes this fail. */
export async function submitAsRead(tx: Tx, participant: ParticipantRow): Promise<void> {
  if (participant.submittedAt) refuse('locked', reason('submitted'));
  const missing = missingIn(participant, participant.preferences);
  if (missing.length > 0) refuse('notReady', ...missing.map((what) => reason(`${what}Missing`, {}, what)));
  if (!await markSubmitted(tx.db, participant, tx.now)) refuse('stale', reason('participantChanged'));
}

export async function requestReopening(tx: Tx, personId: string, { participantId, message }: { participantId: string; message: string }): Promise<Done> {
  const own = await ownParticipation(tx.db, personId, participantId);
  const cohort = await cohortFor(tx, 'requestReopening', own.cohortId);
  if (own.submittedAt === null) refuse('wrongState', reason('notSubmitted'));
  if (!await askReopening(tx.db, own.id, message, tx.now)) refuse('alreadyExists', reason('reopeningRequested'));
  for (const admin of await activeAdmins(tx.db)) await tellAdmin(tx, 'reopeningRequested', cohort, admin.id, own);
  tx.record({ action: 'participant.reopeningRequested', subject: { kind: 'participant', id: own.id }, programId: cohort.id });
  return {};
}
