import { Refusal } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { authOn, type AuthSettings } from './auth.ts';
import { headersWith } from './cookies.ts';
import { accountKey } from './limits.ts';
import { outcome } from './refusals.ts';
import { recordSignIn } from './sign-in.ts';
import { forgetAttempts, lockPerson } from './store.ts';

/**
 * The second step. Without the session cookie even where there is one: the library would otherwise check the code for
 * that session and count no failures.
 */
export async function confirmSignIn(tx: Tx, settings: AuthSettings, personId: string, { code, kind }: { code: string; kind: 'totp' | 'backup' }, headers: Headers): Promise<Headers | Refusal> {
  await lockPerson(tx.db, personId);
  const { api } = authOn(tx.db, settings);
  const call = { body: { code: code.replace(/\s/g, '') }, headers: headersWith(headers, settings.config.baseUrl, ['two_factor', 'dont_remember']), returnHeaders: true } as const;
  const answer = await outcome(kind === 'totp' ? api.verifyTOTP(call) : api.verifyBackupCode(call));
  if (answer instanceof Refusal) return answer;
  await forgetAttempts(tx.db, accountKey('secondFactor', personId));
  await recordSignIn(tx, personId, 'secondFactor');
  return answer.headers;
}
