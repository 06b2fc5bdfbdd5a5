import { reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { dropTokens, updatePerson, useToken } from './store.ts';

export async function verifyEmail(tx: Tx, token: string): Promise<void> {
  const used = await useToken(tx.db, ['verifyEmail'], token, tx.now);
  if (!used?.personId) refuse('tokenInvalid', reason('linkUsedOrExpired', {}, 'token'));
  await dropTokens(tx.db, ['verifyEmail'], used.personId);
  await updatePerson(tx.db, used.personId, { emailVerified: true }, tx.now);
  tx.record({ action: 'person.emailVerified', subject: { kind: 'person', id: used.personId } });
}
