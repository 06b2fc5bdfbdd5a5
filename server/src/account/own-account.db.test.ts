import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totp } from './authenticator.test-support.ts';
import { createAdmin } from './first-admin.ts';
import { openHouse, password, refusalOf, settle, type Browser, type House } from './browser.test-support.ts';

let house: House;
beforeAll(async () => { house = await openHouse(); });
afterAll(() => house.close());

/** Switched on with the code before the present one, which stays good for signing in. */
async function withTwoFactor(email: string): Promise<{ visitor: Browser; uri: string; backupCodes: string[] }> {
  const visitor = await settle(house, email);
  const { totpUri, backupCodes } = await visitor.call((client) => client.account.twoFactor.begin({ password }));
  await visitor.call((client) => client.account.twoFactor.confirm({ code: totp(totpUri, -1) }));
  return { visitor, uri: totpUri, backupCodes };
}
/** Templates of the mails about a second factor, oldest first. */
const toldOfTwoFactor = async (email: string) => (await house.db.selectFrom('mail').select(['template', 'data', 'secrets']).where('recipient', '=', email).where('template', 'like', 'twoFactor%').orderBy('id').execute())
  .map(({ template, data, secrets }) => ({ template, data, secrets }));
const signIn = (browser: Browser, email: string) => browser.call((client) => client.account.signIn({ email, password, remember: true }));

describe('the second factor', () => {
  test('is asked for after the password; a code of the app or a backup code, once', async () => {
    const { visitor, uri, backupCodes } = await withTwoFactor('two@example.org');
    expect((await visitor.call((client) => client.account.me())).person?.twoFactorEnabled).toBe(true);
    expect(await refusalOf(visitor.call((client) => client.account.twoFactor.begin({ password })))).toEqual({ code: 'wrongState', reasons: ['twoFactorOn'] });
    const phone = house.browser();
    expect(await signIn(phone, 'two@example.org')).toEqual({ status: 'twoFactorRequired' });
    expect((await phone.call((client) => client.account.me())).person).toBeNull();
    expect(phone.lastCookies.join()).not.toContain('session_token=e');
    expect(await refusalOf(phone.call((client) => client.account.confirmSignIn({ code: '000000', kind: 'totp' })))).toEqual({ code: 'wrongCredentials', reasons: ['wrongCode'] });
    const kept = new Map(phone.jar);
    await phone.call((client) => client.account.confirmSignIn({ code: ` ${totp(uri).slice(0, 3)} ${totp(uri).slice(3)}`, kind: 'totp' }));
    expect((await phone.call((client) => client.account.me())).person?.email).toBe('two@example.org');
    const replay = house.browser();
    for (const [name, value] of kept) replay.jar.set(name, value);
    expect(await refusalOf(replay.call((client) => client.account.confirmSignIn({ code: totp(uri), kind: 'totp' })))).toEqual({ code: 'unauthenticated', reasons: ['signInAgain'] });
    for (const [code, expected] of [[backupCodes[0]!, 'none'], [backupCodes[0]!, 'wrongCredentials'], [` ${backupCodes[1]!.replace('-', ' ')}`, 'none']] as const) {
      const tablet = house.browser();
      await signIn(tablet, 'two@example.org');
      expect((await refusalOf(tablet.call((client) => client.account.confirmSignIn({ code, kind: 'backup' })))).code).toBe(expected);
    }
  });

  test('is stored so that reading the database opens nothing', async () => {
    const { uri, backupCodes } = await withTwoFactor('store@example.org');
    const { id } = await house.db.selectFrom('person').select('id').where('email', '=', 'store@example.org').executeTakeFirstOrThrow();
    const row = await house.db.selectFrom('twoFactor').select(['secret', 'backupCodes']).where('userId', '=', id).executeTakeFirstOrThrow();
    const secret = new URL(uri).searchParams.get('secret')!;
    expect(backupCodes).toHaveLength(10);
    for (const readable of [secret, Buffer.from(secret).toString('base64'), ...backupCodes, ...backupCodes.map((code) => code.replace('-', ''))]) expect(JSON.stringify(row)).not.toContain(readable);
    const stored = JSON.parse(row.backupCodes) as string[];
    expect(stored).toHaveLength(10);
    const thief = house.browser();
    await signIn(thief, 'store@example.org');
    expect((await refusalOf(thief.call((client) => client.account.confirmSignIn({ code: stored[0]!.slice(0, 40), kind: 'backup' })))).code).toBe('wrongCredentials');
  });

  test.each(['totp', 'backup'] as const)('a code (%s) works once under 5 tries at once, and not a second time', async (kind) => {
    const email = `once-${kind}@example.org`;
    const { uri, backupCodes } = await withTwoFactor(email);
    const code = kind === 'totp' ? totp(uri) : backupCodes[3]!;
    const phones = Array.from({ length: 5 }, () => house.browser());
    for (const phone of phones) await signIn(phone, email);
    const results = await Promise.all(phones.map((phone) => refusalOf(phone.call((client) => client.account.confirmSignIn({ code, kind })))));
    expect(results.filter((result) => result.code === 'none')).toHaveLength(1);
    expect(results.filter((result) => result.code === 'wrongCredentials')).toHaveLength(4);
    const later = house.browser();
    await signIn(later, email);
    expect(await refusalOf(later.call((client) => client.account.confirmSignIn({ code, kind })))).toEqual({ code: 'wrongCredentials', reasons: ['wrongCode'] });
    if (kind === 'totp') {
      expect(await refusalOf(later.call((client) => client.account.confirmSignIn({ code: totp(uri, -1), kind })))).toMatchObject({ code: 'wrongCredentials' });
      expect(await refusalOf(later.call((client) => client.account.confirmSignIn({ code: totp(uri, 1), kind })))).toMatchObject({ code: 'none' });
    }
  });

  test('ends the sessions that were made without it, also those only half made', async () => {
    const email = 'ends@example.org';
    const [visitor, phone] = [await settle(house, email), house.browser()];
    await signIn(phone, email);
    const { totpUri } = await visitor.call((client) => client.account.twoFactor.begin({ password }));
    const before = new Map(visitor.jar);
    expect(await refusalOf(visitor.call((client) => client.account.twoFactor.confirm({ code: '000000' })))).toEqual({ code: 'wrongCredentials', reasons: ['wrongCode'] });
    expect((await phone.call((client) => client.account.me())).person).not.toBeNull();
    await visitor.call((client) => client.account.twoFactor.confirm({ code: totp(totpUri) }));
    expect((await phone.call((client) => client.account.me())).person).toBeNull();
    expect((await visitor.call((client) => client.account.me())).person?.twoFactorEnabled).toBe(true);
    const old = house.browser();
    for (const [name, value] of before) old.jar.set(name, value);
    expect((await old.call((client) => client.account.me())).person).toBeNull();
    expect((await house.db.selectFrom('auditEvent').select(['action', 'after']).orderBy('sequence', 'desc').limit(1).execute())).toEqual([{ action: 'person.twoFactorEnabled', after: { sessionsEnded: 1 } }]);
    const half = house.browser();
    expect(await signIn(half, email)).toEqual({ status: 'twoFactorRequired' });
    await visitor.call((client) => client.account.changePassword({ currentPassword: password, newPassword: 'another fine password' }));
    expect(await refusalOf(half.call((client) => client.account.confirmSignIn({ code: totp(totpUri, 1), kind: 'totp' })))).toEqual({ code: 'unauthenticated', reasons: ['signInAgain'] });
  });

  test('cannot be guessed by beginning again and again', async () => {
    await withTwoFactor('hard@example.org');
    const codes: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const visitor = house.browser({ 'x-test-ip': `203.0.113.${round}` });
      await signIn(visitor, 'hard@example.org');
      for (let index = 0; index < 3; index += 1) codes.push((await refusalOf(visitor.call((client) => client.account.confirmSignIn({ code: `00000${index}`, kind: 'totp' })))).code);
    }
    expect(codes.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'wrongCredentials'));
    expect(new Set(codes.slice(8))).toEqual(new Set(['tooManyAttempts']));
  });

  test('is switched off with the password only', async () => {
    const { visitor } = await withTwoFactor('off@example.org');
    expect(await refusalOf(visitor.call((client) => client.account.twoFactor.disable({ password: 'not this one' })))).toEqual({ code: 'wrongCredentials', reasons: ['wrongPassword'] });
    expect(await toldOfTwoFactor('off@example.org')).toEqual([{ template: 'twoFactorEnabled', data: { path: '/forgot-password' }, secrets: null }]);
    await visitor.call((client) => client.account.twoFactor.disable({ password }));
    expect(await signIn(house.browser(), 'off@example.org')).toEqual({ status: 'signedIn' });
    expect((await house.db.selectFrom('auditEvent').select('action').orderBy('sequence', 'desc').limit(2).execute()).map(({ action }) => action)).toEqual(['person.signedIn', 'person.twoFactorDisabled']);
    expect((await toldOfTwoFactor('off@example.org')).map(({ template }) => template)).toEqual(['twoFactorEnabled', 'twoFactorDisabled']);
  });

  test('that was only begun is put away without a word', async () => {
    const visitor = await settle(house, 'begun@example.org');
    await visitor.call((client) => client.account.twoFactor.begin({ password }));
    await visitor.call((client) => client.account.twoFactor.disable({ password }));
    expect(await toldOfTwoFactor('begun@example.org')).toEqual([]);
    expect((await house.db.selectFrom('auditEvent').select('action').orderBy('sequence', 'desc').limit(2).execute())).toEqual([{ action: 'person.twoFactorBegun' }, { action: 'person.signedIn' }]);
  });

  test('is taken off by the command line’s way back in, and its owner is told', async () => {
    const { visitor } = await withTwoFactor('back@example.org');
    for (const templates of [['twoFactorEnabled', 'twoFactorRemoved'], ['twoFactorEnabled', 'twoFactorRemoved']]) {
      await createAdmin(house.transactor, { name: 'Back', email: 'back@example.org', password, locale: 'en', timeZone: 'UTC' });
      expect((await toldOfTwoFactor('back@example.org')).map(({ template }) => template)).toEqual(templates);
    }
    expect((await visitor.call((client) => client.account.me())).person).toBeNull();
    expect(await signIn(house.browser(), 'back@example.org')).toEqual({ status: 'signedIn' });
  });
});

test('sessions are listed by device and ended by id', async () => {
  const visitor = await settle(house, 'ses@example.org');
  const phone = house.browser({ 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1' });
  await signIn(phone, 'ses@example.org');
  const { items } = await visitor.call((client) => client.account.sessions.list());
  expect(items.map(({ device, current }) => ({ device, current })).toSorted((a, b) => a.device.localeCompare(b.device))).toEqual([{ device: 'Firefox · Linux', current: true }, { device: 'Safari · iPhone', current: false }]);
  expect(JSON.stringify(items)).not.toContain([...phone.jar.values()][0]!.split('.')[0]!);
  const foreign = await settle(house, 'foreign@example.org');
  expect(await refusalOf(foreign.call((client) => client.account.sessions.revoke({ id: items[0]!.id })))).toEqual({ code: 'notFound', reasons: [] });
  await visitor.call((client) => client.account.sessions.revoke({ id: items.find(({ current }) => !current)!.id }));
  expect((await phone.call((client) => client.account.me())).person).toBeNull();
  await signIn(phone, 'ses@example.org');
  await visitor.call((client) => client.account.sessions.revokeOthers());
  expect((await phone.call((client) => client.account.me())).person).toBeNull();
  expect((await visitor.call((client) => client.account.me())).person).not.toBeNull();
});

test('changing the password asks for the old one and keeps this session only', async () => {
  const [visitor, phone] = [await settle(house, 'chg@example.org'), house.browser()];
  await signIn(phone, 'chg@example.org');
  expect(await refusalOf(visitor.call((client) => client.account.changePassword({ currentPassword: 'not this one', newPassword: 'another fine password' })))).toEqual({ code: 'wrongCredentials', reasons: ['wrongPassword'] });
  expect(await refusalOf(visitor.call((client) => client.account.changePassword({ currentPassword: password, newPassword: 'Password1234!' })))).toEqual({ code: 'passwordTooWeak', reasons: ['passwordCommon'] });
  expect(await refusalOf(visitor.call((client) => client.account.changePassword({ currentPassword: password, newPassword: 'chg@example.org1' })))).toEqual({ code: 'passwordTooWeak', reasons: ['passwordPersonal'] });
  await visitor.call((client) => client.account.changePassword({ currentPassword: password, newPassword: 'another fine password' }));
  expect((await visitor.call((client) => client.account.me())).person).not.toBeNull();
  expect((await phone.call((client) => client.account.me())).person).toBeNull();
});

test('name, language and time zone', async () => {
  const visitor = await settle(house, 'upd@example.org');
  await visitor.call((client) => client.account.update({ name: 'Uma', locale: 'de', timeZone: 'America/New_York' }));
  expect((await visitor.call((client) => client.account.me())).person).toMatchObject({ name: 'Uma', locale: 'de', timeZone: 'America/New_York', role: 'member' });
  const smuggled = { name: 'Uma', role: 'admin', emailVerified: true, active: false } as { name: string };
  await visitor.call((client) => client.account.update(smuggled));
  expect((await visitor.call((client) => client.account.me())).person?.role).toBe('member');
});

describe('API keys', () => {
  const bearer = (secret: string) => house.browser({ authorization: `Bearer ${secret}` });

  test('open what their scopes say and nothing of the account', async () => {
    const visitor = await settle(house, 'key@example.org');
    const { id, secret } = await visitor.call((client) => client.account.apiKeys.create({ name: 'nightly', scopes: ['read'], expiresInDays: null }));
    expect((await bearer(secret).call((client) => client.account.me())).person?.email).toBe('key@example.org');
    expect(await refusalOf(bearer(secret).call((client) => client.account.update({ name: 'X' })))).toEqual({ code: 'forbidden', reasons: [] });
    const { items } = await visitor.call((client) => client.account.apiKeys.list());
    expect(items).toMatchObject([{ id, name: 'nightly', start: secret.slice(0, 8), scopes: ['read'], expiresAt: null }]);
    expect(JSON.stringify(items)).not.toContain(secret.slice(10));
    expect(JSON.stringify(await house.db.selectFrom('apiKey').selectAll().execute())).not.toContain(secret.slice(10));
    const foreign = await settle(house, 'nokey@example.org');
    expect(await refusalOf(foreign.call((client) => client.account.apiKeys.revoke({ id })))).toEqual({ code: 'notFound', reasons: [] });
    expect(await refusalOf(visitor.call((client) => client.account.apiKeys.revoke({ id: 'not an id' })))).toEqual({ code: 'notFound', reasons: [] });
    await visitor.call((client) => client.account.apiKeys.revoke({ id }));
    expect((await bearer(secret).call((client) => client.account.me())).person).toBeNull();
  });

  test('end when the command line gives the account back', async () => {
    const visitor = await settle(house, 'given-back@example.org');
    const { secret } = await visitor.call((client) => client.account.apiKeys.create({ name: 'left behind', scopes: ['write'], expiresInDays: null }));
    await createAdmin(house.transactor, { name: 'Back', email: 'given-back@example.org', password, locale: 'en', timeZone: 'UTC' });
    expect(await house.account.identify(bearer(secret).request())).toEqual({ kind: 'anonymous' });
    expect(await house.db.selectFrom('auditEvent').select('after').where('action', '=', 'person.madeAdmin').orderBy('sequence', 'desc').executeTakeFirst()).toEqual({ after: { role: 'admin', sessionsEnded: 1, apiKeysRevoked: 1 } });
  });

  test('end with their date and with their owner', async () => {
    const visitor = await settle(house, 'exp@example.org');
    const { id, secret } = await visitor.call((client) => client.account.apiKeys.create({ name: 'a'.repeat(80), scopes: ['write'], expiresInDays: 730 }));
    expect(await house.account.identify(bearer(secret).request())).toMatchObject({ kind: 'apiKey', scopes: ['write'] });
    await house.db.updateTable('person').set({ active: false }).where('email', '=', 'exp@example.org').execute();
    expect(await house.account.identify(bearer(secret).request())).toEqual({ kind: 'anonymous' });
    await house.db.updateTable('person').set({ active: true }).where('email', '=', 'exp@example.org').execute();
    await house.db.updateTable('apiKey').set({ expiresAt: new Date(Date.now() - 1_000) }).where('id', '=', id).execute();
    expect(await house.account.identify(bearer(secret).request())).toEqual({ kind: 'anonymous' });
  });
});

test('a page is written for whoever looks', async () => {
  const view = (headers: Record<string, string>) => house.account.viewer({ kind: 'anonymous' }, new Request('http://localhost:3000/', { headers }), 'n');
  expect(await view({ 'accept-language': 'fr, de-CH;q=0.8, en;q=0.3' })).toMatchObject({ person: null, locale: 'de', timeZone: 'Europe/Berlin', brand: 'Counterpart', nonce: 'n' });
  expect(await view({ 'accept-language': 'de', cookie: 'a=b; locale=en' })).toMatchObject({ locale: 'en' });
  expect(await view({ 'accept-language': 'fr' })).toMatchObject({ locale: 'en' });
  const visitor = await settle(house, 'view@example.org');
  await visitor.call((client) => client.account.update({ locale: 'de' }));
  const caller = await house.account.identify(visitor.request());
  expect(await house.account.viewer(caller, new Request('http://localhost:3000/', { headers: { cookie: 'locale=en' } }), 'n')).toMatchObject({ person: { email: 'view@example.org', participations: [] }, locale: 'de' });
});
