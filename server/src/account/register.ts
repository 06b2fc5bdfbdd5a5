import { postLetter } from '../platform/mail/letter.ts';
import type { Tx } from '../platform/transact.ts';
import { insertPerson, issueToken, personByEmail, setPassword, type NewPerson } from './store.ts';

export type Registration = Pick<NewPerson, 'name' | 'email' | 'locale' | 'timeZone'> & { readonly passwordHash: string };

/** Tells a known address by mail only, so that nobody learns here who has an account. */
export async function register(tx: Tx, { passwordHash, ...person }: Registration): Promise<void> {
  const id = await addPerson(tx, { ...person, role: 'member', emailVerified: false }, passwordHash);
  if (id === null) return remindOfAccount(tx, person.email);
  await sendVerification(tx, id);
  tx.record({ action: 'person.registered', subject: { kind: 'person', id }, after: { role: 'member', locale: person.locale } });
}

/** Null where the address has an account already. */
export async function addPerson(tx: Tx, person: NewPerson, passwordHash: string): Promise<string | null> {
  const id = await insertPerson(tx.db, person, tx.now);
  if (id !== null) await setPassword(tx.db, id, passwordHash, tx.now);
  return id;
}

export async function sendVerification(tx: Tx, personId: string): Promise<void> {
  const token = await issueToken(tx.db, 'verifyEmail', personId, tx.now);
  await postLetter(tx, { template: 'verifyEmail', personId, data: {}, secrets: { path: `/verify-email?token=${token}` } });
}

async function remindOfAccount(tx: Tx, email: string): Promise<void> {
  const known = await personByEmail(tx.db, email);
  if (!known?.active) return;
  if (known.emailVerified) return postLetter(tx, { template: 'alreadyRegistered', personId: known.id, data: { path: '/sign-in' } });
  // Nobody has proved yet that the address is theirs, so the password stored with it may be a stranger's: a new one by mail.
  await sendReset(tx, known.id);
}

export async function sendReset(tx: Tx, personId: string): Promise<void> {
  const token = await issueToken(tx.db, 'resetPassword', personId, tx.now);
  await postLetter(tx, { template: 'resetPassword', personId, data: {}, secrets: { path: `/reset-password?token=${token}` } });
  tx.record({ action: 'person.passwordResetRequested', subject: { kind: 'person', id: personId } });
}
