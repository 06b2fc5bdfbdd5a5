import { invite } from '../account/index.ts';
import { reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { personIdOf } from './store/person-store.ts';

export interface Invited { readonly name: string; readonly email: string; readonly role: 'admin' | 'member'; readonly locale: 'en' | 'de'; readonly timeZone: string }

export async function invitePerson(tx: Tx, person: Invited): Promise<{ id: string }> {
  return { id: await invite(tx, person) ?? refuse('alreadyExists', reason('emailTaken', { email: person.email }, 'email')) };
}

/** For programs: whoever has this address, invited where nobody has. */
export async function findOrInvite(tx: Tx, person: Invited, occasion: { programId?: string | null; cohortName?: string | null } = {}): Promise<string> {
  const known = await personIdOf(tx.db, person.email) ?? await invite(tx, person, occasion) ?? await personIdOf(tx.db, person.email);
  return known ?? refuse('conflict');
}
