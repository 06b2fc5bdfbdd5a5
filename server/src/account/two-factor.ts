import type { Person } from '../platform/identity.ts';
import { reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { markUsed, wasUsed } from './app-code.ts';
import { authOn, type AuthSettings } from './auth.ts';
import { headersWith } from './cookies.ts';
import { accountKey } from './limits.ts';
import { accepted } from './refusals.ts';
import { endSessions, forgetAttempts, lockPerson } from './store.ts';

const session = ['session_token', 'dont_remember'] as const;

export async function beginTwoFactor(tx: Tx, settings: AuthSettings, person: Person, password: string, headers: Headers): Promise<{ totpUri: string; backupCodes: string[] }> {
  const answer = await accepted(authOn(tx.db, settings).api.enableTwoFactor({ body: { password, method: 'totp' }, headers: headersWith(headers, settings.config.baseUrl, session) }));
  await forgetAttempts(tx.db, accountKey('password', person.id));
  if (answer.method !== 'totp') throw new Error('The sign-in library began another second factor than the one asked for.');
  return { totpUri: answer.totpURI, backupCodes: answer.backupCodes };
}

/** Every session so far was made without a second factor: the others end, and the library gives out a new one for this. */
export async function confirmTwoFactor(tx: Tx, settings: AuthSettings, person: Person, { code: typed, sessionId }: { code: string; sessionId: string }, headers: Headers): Promise<Headers> {
  const code = typed.replace(/\s/g, '');
  await lockPerson(tx.db, person.id);
  if (await wasUsed(tx, person.id, code)) refuse('wrongCredentials', reason('wrongCode', {}, 'code'));
  const sessionsEnded = person.twoFactorEnabled ? 0 : await endSessions(tx.db, person.id, sessionId);
  const answer = await accepted(authOn(tx.db, settings).api.verifyTOTP({ body: { code }, headers: headersWith(headers, settings.config.baseUrl, session), returnHeaders: true }));
  await markUsed(tx, person.id, code);
  await forgetAttempts(tx.db, accountKey('secondFactor', person.id));
  if (!person.twoFactorEnabled) tx.record({ action: 'person.twoFactorEnabled', subject: { kind: 'person', id: person.id }, after: { sessionsEnded } });
  return answer.headers;
}

export async function disableTwoFactor(tx: Tx, settings: AuthSettings, person: Person, password: string, headers: Headers): Promise<Headers> {
  const answer = await accepted(authOn(tx.db, settings).api.disableTwoFactor({ body: { password }, headers: headersWith(headers, settings.config.baseUrl, session), returnHeaders: true }));
  await forgetAttempts(tx.db, accountKey('password', person.id));
  tx.record({ action: 'person.twoFactorDisabled', subject: { kind: 'person', id: person.id } });
  return answer.headers;
}
