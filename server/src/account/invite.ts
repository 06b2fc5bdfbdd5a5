import { postLetter } from '../platform/mail/letter.ts';
import type { Tx } from '../platform/transact.ts';
import { dropTokens, insertPerson, issueToken, type NewPerson } from './store.ts';

interface Occasion { readonly programId?: string | null; readonly cohortName?: string | null }

/** An account without a password, and a mail to set one. Null where the address has an account already. */
export async function invite(tx: Tx, person: Omit<NewPerson, 'emailVerified'>, occasion: Occasion = {}): Promise<string | null> {
  const id = await insertPerson(tx.db, { ...person, emailVerified: false }, tx.now);
  if (id === null) return null;
  await inviteByMail(tx, id, occasion);
  tx.record({ action: 'person.invited', subject: { kind: 'person', id }, after: { role: person.role, locale: person.locale } });
  return id;
}

/** An account without a password, and no mail yet. Null where the address has an account already. */
export async function makeAccount(tx: Tx, person: Omit<NewPerson, 'emailVerified'>): Promise<string | null> {
  const id = await insertPerson(tx.db, { ...person, emailVerified: false }, tx.now);
  if (id !== null) tx.record({ action: 'person.added', subject: { kind: 'person', id }, after: { role: person.role, locale: person.locale } });
  return id;
}

/** A link to set a first password, which proves the address as well. An earlier invitation's link ends. */
export async function inviteByMail(tx: Tx, personId: string, { programId = null, cohortName = null }: Occasion = {}): Promise<void> {
  await dropTokens(tx.db, ['invitation'], personId);
  const token = await issueToken(tx.db, 'invitation', personId, tx.now);
  await postLetter(tx, { template: 'invitation', personId, programId, data: { cohortName }, secrets: { path: `/reset-password?token=${token}` } });
}
