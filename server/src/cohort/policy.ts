import type { Trx } from '../platform/database/connect.ts';
import { found, reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { possibleIn, requireState } from './flow.ts';
import { findCohort, holdCohort, type CohortRow, type CohortState } from './store/cohort-store.ts';
import { findOwnParticipant, findParticipant, type ParticipantRow } from './store/participant-store.ts';

type Action = keyof typeof possibleIn;

/** For administrators; the gate has let nobody else through. */
export async function someCohort(db: Trx, cohortId: string): Promise<CohortRow> {
  return found(await findCohort(db, cohortId));
}

export async function someParticipant(db: Trx, cohortId: string, participantId: string): Promise<ParticipantRow> {
  return found(await findParticipant(db, cohortId, participantId));
}

/** The cohort in a state that allows the action, and staying in it until the transaction ends. */
export async function cohortFor(tx: Tx, action: Action, cohortId: string, hold: 'share' | 'update' = 'share'): Promise<CohortState> {
  const cohort = found(await holdCohort(tx.db, cohortId, hold));
  requireState(action, cohort.status);
  return cohort;
}

/** Somebody else's participation and none at all answer alike. */
export async function ownParticipation(db: Trx, personId: string, participantId: string): Promise<ParticipantRow> {
  return found(await findOwnParticipant(db, personId, participantId));
}

/** The own participation while it may be edited: cohort open, list not submitted. */
export async function ownEditable(tx: Tx, action: Action, personId: string, participantId: string): Promise<{ own: ParticipantRow; cohort: CohortState }> {
  const own = await ownParticipation(tx.db, personId, participantId);
  const cohort = await cohortFor(tx, action, own.cohortId);
  if (own.submittedAt) refuse('locked', reason('submitted'));
  return { own, cohort };
}
