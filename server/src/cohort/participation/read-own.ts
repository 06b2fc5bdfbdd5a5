import type { Trx } from '../../platform/database/connect.ts';
import { ownParticipation, someCohort } from '../policy.ts';
import { presentCandidate, presentOwn } from '../present-participant.ts';
import { settingsOf } from '../settings.ts';
import { organizationRefs, otherSide } from '../store/participant-store.ts';
import { listsOf } from '../store/preference-store.ts';

interface Own { readonly participantId: string }

export async function getOwn(db: Trx, personId: string, { participantId }: Own) {
  const own = await ownParticipation(db, personId, participantId);
  const cohort = await someCohort(db, own.cohortId);
  const { attributes } = await settingsOf(db, own.cohortId, cohort.settingsVersion);
  return presentOwn(own, cohort, await listsOf(db, own.id), attributes);
}

export async function ownOrganizations(db: Trx, personId: string, { participantId }: Own) {
  await ownParticipation(db, personId, participantId);
  return { items: await organizationRefs(db) };
}

/** Nobody is shown to anybody while the coordinator is still putting the cohort together. */
export async function ownCandidates(db: Trx, personId: string, { participantId }: Own) {
  const own = await ownParticipation(db, personId, participantId);
  const { status } = await someCohort(db, own.cohortId);
  if (status === 'draft') return { items: [] };
  return { items: (await otherSide(db, own.cohortId, own.side)).map((row) => presentCandidate(row, own)) };
}
