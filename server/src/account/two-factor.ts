import type { Person } from '../platform/identity.ts';
import type { Tx } from '../platform/transact.ts';
import { authOn, type AuthSettings } from './auth.ts';
import { headersWith } from './cookies.ts';
import { accountKey } from './limits.ts';
import { accepted } from './refusals.ts';
import { forgetAttempts } from './store.ts';

const session = ['session_token', 'dont_remember'] as const;

export async function beginTwoFactor(tx: Tx, settings: AuthSettings, person: Person, password: string, headers: Headers): Promise<{ totpUri: string; backupCodes: string[] }> {
  const answer = await accepted(authOn(tx.db, settings).api.enableTwoFactor({ body: { password, method: 'totp' }, headers: headersWith(headers, settings.config.baseUrl, session) }));
  await forgetAttempts(tx.db, accountKey('password', person.id));
  if (answer.method !== 'totp') throw new Error('The sign-in library began another second factor than the one asked for.');
  return { totpUri: answer.totpURI, backupCodes: answer.backupCodes };
}

/** The library gives out a new session, since the old one was made without a second factor. */
export async function confirmTwoFactor(tx: Tx, settings: AuthSettings, person: Person, code: string, headers: Headers): Promise<Headers> {
  const answer = await accepted(authOn(tx.db, settings).api.verifyTOTP({ body: { code: code.replace(/\s/g, '') }, headers: headersWith(headers, settings.config.baseUrl, session), returnHeaders: true }));
  await forgetAttempts(tx.db, accountKey('secondFactor', person.id));
  if (!person.twoFactorEnabled) tx.record({ action: 'person.twoFactorEnabled', subject: { kind: 'person', id: person.id } });
  return answer.headers;
}

export async function disableTwoFactor(tx: Tx, settings: AuthSettings, person: Person, password: string, headers: Headers): Promise<Headers> {
  const answer = await accepted(authOn(tx.db, settings).api.disableTwoFactor({ body: { password }, headers: headersWith(headers, settings.config.baseUrl, session), returnHeaders: true }));
  await forgetAttempts(tx.db, accountKey('password', person.id));
  tx.record({ action: 'person.twoFactorDisabled', subject: { kind: 'person', id: person.id } });
  return answer.headers;
}
