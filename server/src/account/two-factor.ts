import type { Person } from '../platform/identity.ts';
import { postLetter } from '../platform/mail/letter.ts';
import { found, reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { markUsed, wasUsed } from './app-code.ts';
import { authOn, type AuthSettings } from './auth.ts';
import { headersWith } from './cookies.ts';
import { accountKey } from './limits.ts';
import { accepted } from './refusals.ts';
import { endSessions, forgetAttempts, lockPerson, removeSecondFactor } from './store.ts';

const session = ['session_token', 'dont_remember'] as const;

export async function beginTwoFactor(tx: Tx, settings: AuthSettings, person: Person, password: string, headers: Headers): Promise<{ totpUri: string; backupCodes: string[] }> {
  const answer = await accepted(authOn(tx.db, settings).api.enableTwoFactor({ body: { password, method: 'totp' }, headers: headersWith(headers, settings.config.baseUrl, session) }));
  await forgetAttempts(tx.db, accountKey('password', person.id));
  if (answer.method !== 'totp') throw new Error('The sign-in library began another second factor than the one asked for.');
  tx.record({ action: 'person.twoFactorBegun', subject: { kind: 'person', id: person.id } });
  return { totpUri: answer.totpURI, backupCodes: answer.backupCodes };
}

/** Every session so far was made without a second factor: the others end, and the library gives out a new one for this. Its owner is told by mail, in case it was not them. */
export async function confirmTwoFactor(tx: Tx, settings: AuthSettings, person: Person, { code: typed, sessionId }: { code: string; sessionId: string }, headers: Headers): Promise<Headers> {
  const code = typed.replace(/\s/g, '');
  const { twoFactorEnabled } = found(await lockPerson(tx.db, person.id));
  if (await wasUsed(tx, person.id, code)) refuse('wrongCredentials', reason('wrongCode', {}, 'code'));
  const sessionsEnded = twoFactorEnabled ? 0 : await endSessions(tx.db, person.id, sessionId);
  const answer = await accepted(authOn(tx.db, settings).api.verifyTOTP({ body: { code }, headers: headersWith(headers, settings.config.baseUrl, session), returnHeaders: true }));
  await markUsed(tx, person.id, code);
  await forgetAttempts(tx.db, accountKey('secondFactor', person.id));
  if (twoFactorEnabled) return answer.headers;
  await postLetter(tx, { template: 'twoFactorEnabled', personId: person.id, data: { path: '/forgot-password' } });
  tx.record({ action: 'person.twoFactorEnabled', subject: { kind: 'person', id: person.id }, after: { sessionsEnded } });
  return answer.headers;
}

export async function disableTwoFactor(tx: Tx, settings: AuthSettings, person: Person, password: string, headers: Headers): Promise<Headers> {
  const { twoFactorEnabled } = found(await lockPerson(tx.db, person.id));
  const answer = await accepted(authOn(tx.db, settings).api.disableTwoFactor({ body: { password }, headers: headersWith(headers, settings.config.baseUrl, session), returnHeaders: true }));
  await forgetAttempts(tx.db, accountKey('password', person.id));
  if (!twoFactorEnabled) return answer.headers;
  await postLetter(tx, { template: 'twoFactorDisabled', personId: person.id, data: { path: '/forgot-password' } });
  tx.record({ action: 'person.twoFactorDisabled', subject: { kind: 'person', id: person.id } });
  return answer.headers;
}

/** By those in charge, for somebody who lost phone and backup codes. Tries with what was lost do not keep them from setting up a new one. False where none was in use. */
export async function takeOffTwoFactor(tx: Tx, personId: string): Promise<boolean> {
  if (!await removeSecondFactor(tx.db, personId)) return false;
  await forgetAttempts(tx.db, accountKey('secondFactor', personId));
  await postLetter(tx, { template: 'twoFactorRemoved', personId, data: { path: '/account/two-factor' } });
  return true;
}
