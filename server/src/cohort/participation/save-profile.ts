import { reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import { ownEditable } from '../policy.ts';
import { profileChange } from '../profile.ts';
import { attributeKeys } from '../settings.ts';
import { changeParticipant, organizationExists, type ParticipantChange } from '../store/participant-store.ts';

export async function saveOwnProfile(tx: Tx, personId: string, { participantId, ...change }: { participantId: string } & ParticipantChange): Promise<{ version: number }> {
  const { own, cohort } = await ownEditable(tx, 'saveOwnProfile', personId, participantId);
  if (change.organizationId && !await organizationExists(tx.db, change.organizationId)) refuse('invalidInput', reason('unknownOrganization', {}, 'organizationId'));
  const tidy = profileChange(own.side, change, await attributeKeys(tx.db, cohort.id, cohort.settingsVersion));
  const version = await changeParticipant(tx.db, own.id, tidy, { now: tx.now, unsubmittedOnly: true });
  if (version === undefined) refuse('locked', reason('submitted'));
  tx.record({ action: 'participant.profileSaved', subject: { kind: 'participant', id: own.id }, programId: cohort.id, before: { organizationId: own.organizationId }, after: { organizationId: change.organizationId ?? own.organizationId } });
  return { version };
}
