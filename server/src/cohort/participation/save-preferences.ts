import { reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import { keepLists, requireUsableLists } from '../lists.ts';
import { ownEditable } from '../policy.ts';
import { findOwnParticipant } from '../store/participant-store.ts';
import type { Lists } from '../store/preference-store.ts';

/** The whole list at once (C8), made from the version that the page showed. */
export async function saveOwnPreferences(tx: Tx, personId: string, { participantId, expectedVersion, ...lists }: { participantId: string; expectedVersion: number } & Lists): Promise<{ version: number }> {
  const { own, cohort } = await ownEditable(tx, 'saveOwnPreferences', personId, participantId);
  await requireUsableLists(tx.db, own, lists);
  const version = await keepLists(tx, own, lists, { expectedVersion, unsubmittedOnly: true });
  if (version === undefined) {
    const now = await findOwnParticipant(tx.db, personId, participantId);
    refuse(now?.submittedAt ? 'locked' : 'stale', reason(now?.submittedAt ? 'submitted' : 'listChanged'));
  }
  tx.record({ action: 'preferences.saved', subject: { kind: 'participant', id: own.id }, programId: cohort.id, before: { preferences: own.preferences, never: own.never }, after: { preferences: lists.preferences.length, never: lists.never.length } });
  return { version };
}
