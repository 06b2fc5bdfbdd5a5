import { hashPassword } from 'better-auth/crypto';
import { system } from '../platform/identity.ts';
import { found } from '../platform/refuse.ts';
import type { Transactor } from '../platform/transact.ts';
import { personByEmail, setPassword, updatePerson } from './store.ts';

/** For the demo: somebody who was imported can sign in without a mail. Whoever calls this owns the database. */
export async function givePassword(transactor: Transactor, email: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await transactor.write(system, async (tx) => {
    const { id } = found(await personByEmail(tx.db, email));
    await setPassword(tx.db, id, hash, tx.now);
    await updatePerson(tx.db, id, { emailVerified: true }, tx.now);
    tx.record({ action: 'person.passwordGiven', subject: { kind: 'person', id } });
  });
}
