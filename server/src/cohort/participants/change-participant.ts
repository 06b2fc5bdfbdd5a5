import { found, reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import type { Done } from '../done.ts';
import { keepLists, requireUsableLists } from '../lists.ts';
import { cohortFor, someParticipant } from '../policy.ts';
import { profileChange } from '../profile.ts';
import { attributeKeys } from '../settings.ts';
import { holdCohort } from '../store/cohort-store.ts';
import { changeParticipant, deleteParticipant, organizationExists, type ParticipantChange } from '../store/participant-store.ts';
import { removeFromLists } from '../store/preference-store.ts';

/** By an administrator, in any state: a finished run keeps what it was made from. */
export async function updateParticipant(tx: Tx, { cohortId, participantId, ...change }: { cohortId: string; participantId: string } & ParticipantChange): Promise<Done> {
  // Shared with other edits and not with a run that starts: a snapshot is of one moment.
  const { settingsVersion } = found(await holdCohort(tx.db, cohortId, 'share'));
  const before = await someParticipant(tx.db, cohortId, participantId);
  if (change.organizationId && !await organizationExists(tx.db, change.organizationId)) refuse('invalidInput', reason('unknownOrganization', {}, 'organizationId'));
  const tidy = profileChange(before.side, change, await attributeKeys(tx.db, cohortId, settingsVersion));
  if (await changeParticipant(tx.db, participantId, tidy, { now: tx.now }) === undefined) refuse('notFound');
  tx.record({
    action: 'participant.updated', subject: { kind: 'participant', id: participantId }, programId: cohortId,
    before: { organizationId: before.organizationId }, after: { organizationId: change.organizationId === undefined ? before.organizationId : change.organizationId, fields: Object.keys(change).filter((key) => change[key as keyof ParticipantChange] !== undefined) },
  });
  return {};
}

export interface ListsFor { readonly cohortId: string; readonly participantId: string; readonly expectedVersion: number; readonly preferences: string[]; readonly never: string[]; readonly reason: string }

/** On a participant's behalf, also when their list is locked: the reason is kept. */
export async function savePreferencesFor(tx: Tx, { cohortId, participantId, expectedVersion, preferences, never, reason: why }: ListsFor): Promise<{ version: number }> {
  await cohortFor(tx, 'savePreferencesFor', cohortId);
  const participant = await someParticipant(tx.db, cohortId, participantId);
  await requireUsableLists(tx.db, participant, { preferences, never });
  const version = await keepLists(tx, participant, { preferences, never }, { expectedVersion });
  if (version === undefined) refuse('stale', reason('listChanged'));
  tx.record({ action: 'preferences.savedFor', subject: { kind: 'participant', id: participantId }, programId: cohortId, before: { preferences: participant.preferences, never: participant.never }, after: { preferences: preferences.length, never: never.length }, reason: why });
  return { version };
}

export async function removeParticipant(tx: Tx, { cohortId, participantId, reason: why }: { cohortId: string; participantId: string; reason: string }): Promise<Done> {
  // Alone: a list that names this person must not be saved meanwhile.
  await cohortFor(tx, 'removeParticipant', cohortId, 'update');
  const { side, personId, submittedAt } = await someParticipant(tx.db, cohortId, participantId);
  await removeFromLists(tx.db, participantId, tx.now);
  await deleteParticipant(tx.db, participantId);
  tx.record({ action: 'participant.removed', subject: { kind: 'participant', id: participantId }, programId: cohortId, before: { side, personId, submitted: submittedAt !== null }, reason: why });
  return {};
}
