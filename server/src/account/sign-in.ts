import { Refusal } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { authOn, type AuthSettings } from './auth.ts';
import { headersWith } from './cookies.ts';
import { accountKey } from './limits.ts';
import { outcome } from './refusals.ts';
import { forgetAttempts, lockPerson, personByEmail, updatePerson } from './store.ts';

export interface SignedIn { readonly status: 'signedIn' | 'twoFactorRequired'; readonly cookies: Headers }

/** An unknown address takes as long as a wrong password: the library hashes for it all the same. */
export async function signIn(tx: Tx, settings: AuthSettings, { email, password, remember }: { email: string; password: string; remember: boolean }, headers: Headers): Promise<SignedIn | Refusal> {
  const known = await personByEmail(tx.db, email);
  if (known) await lockPerson(tx.db, known.id);
  const answer = await outcome(authOn(tx.db, settings).api.signInEmail({
    body: { email, password, rememberMe: remember }, headers: headersWith(headers, settings.config.baseUrl, []), returnHeaders: true,
  }));
  if (answer instanceof Refusal || !known) return answer instanceof Refusal ? answer : new Refusal('wrongCredentials');
  await forgetAttempts(tx.db, accountKey('signIn', email));
  if ('twoFactorRedirect' in answer.response) return { status: 'twoFactorRequired', cookies: answer.headers };
  await recordSignIn(tx, known.id, 'password');
  return { status: 'signedIn', cookies: answer.headers };
}

export async function recordSignIn(tx: Tx, personId: string, by: 'password' | 'secondFactor' | 'identityProvider'): Promise<void> {
  await updatePerson(tx.db, personId, { lastSignInAt: tx.now }, tx.now);
  tx.record({ action: 'person.signedIn', subject: { kind: 'person', id: personId }, after: { by } });
}
