import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { Person } from '../platform/identity.ts';
import { postLetter } from '../platform/mail/letter.ts';
import { reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { accountKey } from './limits.ts';
import { mustBeStrong } from './password.ts';
import { dropTokens, endSessions, forgetAttempts, lockPerson, passwordHash, setPassword } from './store.ts';

export interface PasswordChange { readonly currentPassword: string; readonly newPassword: string; readonly sessionId: string }

export async function changePassword(tx: Tx, person: Person, { currentPassword, newPassword, sessionId }: PasswordChange): Promise<void> {
  await lockPerson(tx.db, person.id);
  const hash = await passwordHash(tx.db, person.id);
  if (hash === null || !await verifyPassword({ hash, password: currentPassword })) refuse('wrongCredentials', reason('wrongPassword', {}, 'currentPassword'));
  await forgetAttempts(tx.db, accountKey('password', person.id));
  mustBeStrong(newPassword, person);
  await setPassword(tx.db, person.id, await hashPassword(newPassword), tx.now);
  await dropTokens(tx.db, ['resetPassword', 'invitation'], person.id);
  const sessionsEnded = await endSessions(tx.db, person.id, sessionId);
  await postLetter(tx, { template: 'passwordChanged', personId: person.id, data: { path: '/forgot-password' } });
  tx.record({ action: 'person.passwordChanged', subject: { kind: 'person', id: person.id }, after: { sessionsEnded } });
}
