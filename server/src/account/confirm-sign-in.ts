import { reason, Refusal } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { markUsed, wasUsed } from './app-code.ts';
import { authOn, type AuthSettings } from './auth.ts';
import { hashBackupCode } from './backup-codes.ts';
import { headersWith } from './cookies.ts';
import { accountKey } from './limits.ts';
import { outcome } from './refusals.ts';
import { recordSignIn } from './sign-in.ts';
import { forgetAttempts, lockPerson } from './store.ts';

/**
 * The second step. Without the session cookie even where there is one: the library would otherwise check the code for
 * that session and count no failures.
 */
export async function confirmSignIn(tx: Tx, settings: AuthSettings, personId: string, { code: typed, kind }: { code: string; kind: 'totp' | 'backup' }, headers: Headers): Promise<Headers | Refusal> {
  await lockPerson(tx.db, personId);
  const code = kind === 'totp' ? typed.replace(/\s/g, '') : hashBackupCode(typed, settings.secret);
  if (kind === 'totp' && await wasUsed(tx, personId, code)) return new Refusal('wrongCredentials', [reason('wrongCode', {}, 'code')]);
  const { api } = authOn(tx.db, settings);
  const call = { body: { code }, headers: headersWith(headers, settings.config.baseUrl, ['two_factor', 'dont_remember']), returnHeaders: true } as const;
  const answer = await outcome(kind === 'totp' ? api.verifyTOTP(call) : api.verifyBackupCode(call));
  if (answer instanceof Refusal) return answer;
  if (kind === 'totp') await markUsed(tx, personId, code);
  await forgetAttempts(tx.db, accountKey('secondFactor', personId));
  await recordSignIn(tx, personId, 'secondFactor');
  return answer.headers;
}
