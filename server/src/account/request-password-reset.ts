import type { Tx } from '../platform/transact.ts';
import { sendReset } from './register.ts';
import { personByEmail } from './store.ts';

/** Nothing for an unknown or deactivated account; the answer is the same. */
export async function requestPasswordReset(tx: Tx, email: string): Promise<void> {
  const person = await personByEmail(tx.db, email);
  if (person?.active) await sendReset(tx, person.id);
}
