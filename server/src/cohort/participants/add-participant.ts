import { newId } from '../../platform/clock.ts';
import { reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import type { PeoplePort } from '../deps.ts';
import { occasion, tellParticipant } from '../notify.ts';
import { cohortFor } from '../policy.ts';
import type { CohortState } from '../store/cohort-store.ts';
import { insertParticipant, organizationExists, type Side } from '../store/participant-store.ts';

export interface NewParticipant { readonly side: Side; readonly displayName: string; readonly email: string; readonly organizationId: string | null }

export async function addParticipant(tx: Tx, people: PeoplePort, { cohortId, ...participant }: NewParticipant & { cohortId: string }): Promise<{ id: string }> {
  const cohort = await cohortFor(tx, 'addParticipant', cohortId);
  if (participant.organizationId !== null && !await organizationExists(tx.db, participant.organizationId)) refuse('invalidInput', reason('unknownOrganization', {}, 'organizationId'));
  const id = await enrol(tx, people, cohort, participant, { tell: true });
  if (id === null) refuse('alreadyExists', reason('participantExists', { side: participant.side }, 'email'));
  return { id };
}

/**
 * Adds one participant in the caller's transaction; null when the person is on this side already. Who has never been here is invited at
 * once; who has an account is told only once the cohort is open.
 */
export async function enrol(tx: Tx, people: PeoplePort, cohort: CohortState, participant: NewParticipant, { tell }: { tell: boolean }): Promise<string | null> {
  const { side, displayName, organizationId } = participant;
  const personId = await people.addPerson(tx, { name: displayName, email: participant.email.trim().toLowerCase(), locale: cohort.locale });
  const id = newId();
  if (!await insertParticipant(tx.db, { id, cohortId: cohort.id, personId, side, displayName, organizationId, now: tx.now })) return null;
  if (tell && !await people.inviteIfNew(tx, personId, occasion(cohort)) && cohort.status === 'open') await tellParticipant(tx, 'cohortOpened', cohort, { id, personId, displayName });
  tx.record({ action: 'participant.added', subject: { kind: 'participant', id }, programId: cohort.id, after: { side, personId, organizationId } });
  return id;
}
