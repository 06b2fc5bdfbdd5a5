import { verifyPassword } from 'better-auth/crypto';
import type { Person } from '../platform/identity.ts';
import { postLetter } from '../platform/mail/letter.ts';
import { reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { mustBeStrong } from './password.ts';
import { dropTokens, endSessions, lockPerson, passwordHash, setPassword } from './store.ts';

export interface PasswordChange { readonly currentPassword: string; readonly newPassword: string; readonly newHash: string; readonly sessionId: string }

export async function changePassword(tx: Tx, person: Person, { currentPassword, newPassword, newHash, sessionId }: PasswordChange): Promise<void> {
  await lockPerson(tx.db, person.id);
  const hash = await passwordHash(tx.db, person.id);
  if (hash === null || !await verifyPassword({ hash, password: currentPassword })) refuse('wrongCredentials', reason('wrongPassword', {}, 'currentPassword'));
  mustBeStrong(newPassword, person);
  await setPassword(tx.db, person.id, newHash, tx.now);
  await dropTokens(tx.db, ['resetPassword', 'invitation'], person.id);
  const sessionsEnded = await endSessions(tx.db, person.id, sessionId);
  await postLetter(tx, { template: 'passwordChanged', personId: person.id, data: { path: '/forgot-password' } });
  tx.record({ action: 'person.passwordChanged', subject: { kind: 'person', id: person.id }, after: { sessionsEnded } });
}
