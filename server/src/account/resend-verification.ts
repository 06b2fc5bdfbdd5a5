import type { Tx } from '../platform/transact.ts';
import { inviteByMail } from './invite.ts';
import { sendVerification } from './register.ts';
import { passwordHash, personByEmail } from './store.ts';

/** Nothing for an unknown, verified or deactivated account; the answer is the same. */
export async function resendVerification(tx: Tx, email: string): Promise<void> {
  const person = await personByEmail(tx.db, email);
  if (!person?.active || person.emailVerified) return;
  if (await passwordHash(tx.db, person.id) === null) await inviteByMail(tx, person.id);
  else await sendVerification(tx, person.id);
}
