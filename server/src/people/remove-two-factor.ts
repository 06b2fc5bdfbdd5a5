import { endSessions, takeOffTwoFactor } from '../account/index.ts';
import { found, reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { lockForChange } from './store/person-store.ts';

/** For others only: one's own comes off on the account page with the password, which a session left open does not know. */
export async function removeTwoFactor(tx: Tx, id: string, why: string): Promise<void> {
  const person = found(await lockForChange(tx.db, id));
  if (tx.actor.kind === 'person' && tx.actor.id === person.id) refuse('forbidden', reason('ownTwoFactor'));
  if (!await takeOffTwoFactor(tx, person.id)) refuse('wrongState', reason('twoFactorOff'));
  const sessionsEnded = await endSessions(tx.db, person.id);
  tx.record({ action: 'person.twoFactorRemoved', subject: { kind: 'person', id: person.id }, after: { sessionsEnded }, reason: why });
}
