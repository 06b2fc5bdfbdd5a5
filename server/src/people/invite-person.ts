import { invite, inviteByMail, makeAccount } from '../account/index.ts';
import { found, reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { lockForChange, personIdOf, wasInvited } from './store/person-store.ts';

export interface Invited { readonly name: string; readonly email: string; readonly role: 'admin' | 'member'; readonly locale: 'en' | 'de'; readonly timeZone: string }

export async function invitePerson(tx: Tx, person: Invited): Promise<{ id: string }> {
  return { id: await invite(tx, person) ?? refuse('alreadyExists', reason('emailTaken', { email: person.email }, 'email')) };
}

/** For programs: whoever has this address; where nobody has, an account is made, and its owner told later. */
export async function findOrAdd(tx: Tx, person: Invited): Promise<string> {
  return await personIdOf(tx.db, person.email) ?? await makeAccount(tx, person) ?? await personIdOf(tx.db, person.email) ?? refuse('conflict');
}

export interface Occasion { readonly programId: string; readonly cohortName: string }

/** True: this person has never been here and now has a fresh invitation, whose link works. An older one may have run out. */
export async function inviteIfNew(tx: Tx, personId: string, occasion: Occasion): Promise<boolean> {
  const person = found(await lockForChange(tx.db, personId));
  if (!person.active || person.emailVerified) return false;
  await inviteOnceMore(tx, personId, occasion);
  return true;
}

/** A fresh invitation for somebody who has an account: the first, where the account came from a file or a coordinator that told nobody yet. */
export async function inviteOnceMore(tx: Tx, personId: string, occasion?: Occasion): Promise<void> {
  const again = await wasInvited(tx.db, personId);
  await inviteByMail(tx, personId, occasion);
  tx.record({ action: again ? 'person.invitedAgain' : 'person.invited', subject: { kind: 'person', id: personId } });
}
