import { found, reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { inviteOnceMore } from './invite-person.ts';
import { lockForChange } from './store/person-store.ts';

export async function resendInvitation(tx: Tx, id: string): Promise<void> {
  const person = found(await lockForChange(tx.db, id));
  if (!person.active) refuse('wrongState', reason('personInactive'));
  if (person.emailVerified) refuse('wrongState', reason('invitationAccepted'));
  await inviteOnceMore(tx, id);
}
