import { hashPassword } from 'better-auth/crypto';
import { system } from '../platform/identity.ts';
import { reason, refuse } from '../platform/refuse.ts';
import { lockSubject, type Transactor, type Tx } from '../platform/transact.ts';
import { mustBeStrong } from './password.ts';
import { deleteApiKeys, dropTokens, endSessions, hasAdmin, issueToken, setPassword, upsertAdmin, useToken, type NewPerson } from './store.ts';
import { newSetupCode, normaliseSetupCode } from './tokens.ts';
import { takeOffTwoFactor } from './two-factor.ts';

export type NewAdmin = Pick<NewPerson, 'name' | 'email' | 'locale' | 'timeZone'> & { readonly password: string };

/** A code for the terminal, or null where there is an administrator already. Every replica prints its own; any of them works. */
export function createSetupCode(transactor: Transactor): Promise<string | null> {
  return transactor.write(system, async (tx) => {
    if (await hasAdmin(tx.db)) return null;
    const code = newSetupCode();
    await issueToken(tx.db, 'setup', null, tx.now, normaliseSetupCode(code));
    return code;
  });
}

export async function createFirstAdmin(tx: Tx, code: string, admin: NewAdmin): Promise<void> {
  await lockSubject(tx.db, 'first administrator');
  if (await hasAdmin(tx.db)) refuse('wrongState', reason('setupDone'));
  if (!await useToken(tx.db, ['setup'], normaliseSetupCode(code), tx.now)) refuse('tokenInvalid', reason('setupCodeWrong', {}, 'code'));
  await storeAdmin(tx, admin);
  await dropTokens(tx.db, ['setup'], null);
}

/**
 * For the command line: whoever runs it owns the database. Makes an existing person an administrator with this password,
 * and is the way back in for one who lost theirs, or the second factor.
 */
export function createAdmin(transactor: Transactor, admin: NewAdmin): Promise<{ id: string }> {
  return transactor.write(system, async (tx) => ({ id: await storeAdmin(tx, admin) }));
}

async function storeAdmin(tx: Tx, { password, name, email, locale, timeZone }: NewAdmin): Promise<string> {
  mustBeStrong(password, { name, email });
  const id = await upsertAdmin(tx.db, { name, email, locale, timeZone }, tx.now);
  await setPassword(tx.db, id, await hashPassword(password), tx.now);
  // Whoever used this account before, with whatever they still hold, begins again at the door.
  await dropTokens(tx.db, ['verifyEmail', 'resetPassword', 'invitation'], id);
  await takeOffTwoFactor(tx, id);
  const [sessionsEnded, apiKeysRevoked] = [await endSessions(tx.db, id), await deleteApiKeys(tx.db, id)];
  tx.record({ action: 'person.madeAdmin', subject: { kind: 'person', id }, after: { role: 'admin', sessionsEnded, apiKeysRevoked } });
  return id;
}
