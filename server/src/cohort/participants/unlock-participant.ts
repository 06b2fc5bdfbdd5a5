import { reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import type { Done } from '../done.ts';
import { tellParticipant } from '../notify.ts';
import { cohortFor, someParticipant } from '../policy.ts';
import { clearReopening, markReopened } from '../store/participant-store.ts';

interface Decision { readonly cohortId: string; readonly participantId: string; readonly reason: string }
const about = ({ cohortId, participantId, reason: why }: Decision) => ({ subject: { kind: 'participant', id: participantId }, programId: cohortId, reason: why });

export async function reopenParticipant(tx: Tx, decision: Decision): Promise<Done> {
  const cohort = await cohortFor(tx, 'reopenParticipant', decision.cohortId);
  const participant = await someParticipant(tx.db, decision.cohortId, decision.participantId);
  if (!await markReopened(tx.db, participant.id, tx.now)) refuse('wrongState', reason('notSubmitted'));
  // Of a draft nobody has heard yet.
  if (cohort.status === 'open') await tellParticipant(tx, 'reopened', cohort, participant);
  tx.record({ action: 'participant.reopened', ...about(decision), before: { submitted: true }, after: { submitted: false } });
  return {};
}

export async function declineReopening(tx: Tx, decision: Decision): Promise<Done> {
  const cohort = await cohortFor(tx, 'declineReopening', decision.cohortId);
  const participant = await someParticipant(tx.db, decision.cohortId, decision.participantId);
  if (!await clearReopening(tx.db, participant.id)) refuse('wrongState', reason('reopeningNotRequested'));
  await tellParticipant(tx, 'reopeningDeclined', cohort, participant);
  tx.record({ action: 'participant.reopeningDeclined', ...about(decision) });
  return {};
}
