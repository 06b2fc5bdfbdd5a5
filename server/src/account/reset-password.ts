import { hashPassword } from 'better-auth/crypto';
import { postLetter } from '../platform/mail/letter.ts';
import { reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { mustBeStrong } from './password.ts';
import { deleteApiKeys, dropTokens, endSessions, lockPerson, setPassword, updatePerson, useToken } from './store.ts';

/** With the token of a reset or an invitation. Whoever holds it reads the mailbox, so the address counts as verified. */
export async function resetPassword(tx: Tx, { token, password }: { token: string; password: string }): Promise<void> {
  const used = await useToken(tx.db, ['resetPassword', 'invitation'], token, tx.now);
  const person = used?.personId ? await lockPerson(tx.db, used.personId) : undefined;
  if (!used || !person?.active) refuse('tokenInvalid', reason('linkUsedOrExpired', {}, 'token'));
  mustBeStrong(password, person);
  await setPassword(tx.db, person.id, await hashPassword(password), tx.now);
  await updatePerson(tx.db, person.id, { emailVerified: true }, tx.now);
  await dropTokens(tx.db, ['resetPassword', 'invitation', 'verifyEmail'], person.id);
  // Whoever lost control of the account gets it back whole: a key is made in a minute, and would outlive the password.
  const [sessionsEnded, apiKeysRevoked] = [await endSessions(tx.db, person.id), await deleteApiKeys(tx.db, person.id)];
  if (used.purpose === 'resetPassword') await postLetter(tx, { template: 'passwordReset', personId: person.id, data: { path: '/forgot-password' } });
  tx.record({ action: used.purpose === 'invitation' ? 'person.invitationAccepted' : 'person.passwordReset', subject: { kind: 'person', id: person.id }, after: { sessionsEnded, apiKeysRevoked } });
}
