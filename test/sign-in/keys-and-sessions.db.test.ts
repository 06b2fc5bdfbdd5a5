import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type Visitor } from '../app.ts';
import { call, codeOf, cookieOf, minutesOf, password, settle, standingClock, tokenFor } from './door.ts';

const clock = standingClock();
let app: TestApp;
let admin: Visitor;
beforeAll(async () => {
  app = await startTestApp({ clock, work: false });
  admin = await app.admin();
});
afterAll(() => app.close());

const signIn = async (email: string, secret = password) => cookieOf(await call(app, 'POST', '/account/sign-in', { email, password: secret }));
const whoIs = async (cookie: string) => (await (await call(app, 'GET', '/me', null, { cookie })).json() as { person: { email: string } | null }).person?.email ?? null;
const other = 'another fine password';

describe('an API key', () => {
  const asKey = (secret: string, method: string, path: string, body: object | null = null, cookie: string | null = null) => call(app, method, path, body, { headers: { authorization: `Bearer ${secret}` }, cookie });
  const organization = (name: string) => ({ name, aliases: [] });
  const create = (scopes: ('read' | 'write')[], expiresInDays: number | null = 30) => admin.client.account.apiKeys.create({ name: `for ${scopes.join(' and ')}`, scopes, expiresInDays });

  test('reads or writes, as it was made to, and nothing of the account', async () => {
    const [reads, writes] = [await create(['read']), await create(['write'])];
    expect((await asKey(reads.secret, 'GET', '/people')).status).toBe(200);
    expect(await codeOf(await asKey(reads.secret, 'POST', '/organizations', organization('R')))).toBe('scopeMissing');
    expect((await asKey(writes.secret, 'POST', '/organizations', organization('W'))).status).toBe(201);
    expect((await asKey(writes.secret, 'GET', '/people')).status).toBe(200);
    for (const [method, path] of [['POST', '/me/api-keys'], ['GET', '/me/api-keys'], ['GET', '/me/sessions'], ['POST', '/account/change-password'], ['POST', '/me/two-factor/disable'], ['PATCH', '/me']] as const) {
      expect(await codeOf(await asKey(writes.secret, method, path, method === 'GET' ? null : {})), `${method} ${path}`).toBe('forbidden');
    }
    // The key decides alone: a session that comes along lends it nothing, and pages are not for keys.
    expect(await codeOf(await asKey(reads.secret, 'POST', '/organizations', organization('C'), admin.cookie))).toBe('scopeMissing');
    expect((await app.request('/people', { headers: { authorization: `Bearer ${writes.secret}` } })).headers.get('location')).toMatch(/^\/sign-in/);
  });

  test('is shown once, stored as a hash, and says when it was used last', async () => {
    const { id, secret } = await create(['read'], null);
    expect(secret).toMatch(/^cp_[A-Za-z]{40,}$/);
    const entry = async () => (await admin.client.account.apiKeys.list()).items.find((key) => key.id === id)!;
    expect(await entry()).toMatchObject({ start: secret.slice(0, 8), lastUsedAt: null, expiresAt: null });
    await asKey(secret, 'GET', '/me');
    expect((await entry()).lastUsedAt).toBe(clock.now().toISOString());
    const { db } = app.parts.connection;
    const everything = JSON.stringify(await Promise.all([admin.client.account.apiKeys.list(), db.selectFrom('apiKey').selectAll().execute(), db.selectFrom('auditEvent').selectAll().execute(), db.selectFrom('mail').selectAll().execute()]), (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(everything).not.toContain(secret.slice(8));
    expect(await db.selectFrom('mail').select('template').where('template', '=', 'apiKeyCreated').execute()).not.toEqual([]);
  });

  test('ends when revoked, with its day, and with its owner’s account, at once', async () => {
    const [revoked, dated] = [await create(['read']), await create(['read'], 1)];
    await admin.client.account.apiKeys.revoke({ id: revoked.id });
    expect((await asKey(revoked.secret, 'GET', '/people')).status).toBe(401);
    expect((await asKey(dated.secret, 'GET', '/people')).status).toBe(200);
    // The library dates keys by the real time; the test's clock is behind it.
    const { items } = await admin.client.account.apiKeys.list();
    clock.pass((Date.parse(items.find(({ id }) => id === dated.id)!.expiresAt!) - clock.now().getTime()) / 60_000);
    expect((await asKey(dated.secret, 'GET', '/people')).status).toBe(401);
    await app.admin('leaves@example.org');
    const leaving = await call(app, 'POST', '/me/api-keys', { name: 'k', scopes: ['read'] }, { cookie: await app.signIn('leaves@example.org') });
    const { secret } = await leaving.json() as { secret: string };
    expect((await asKey(secret, 'GET', '/people')).status).toBe(200);
    const { items: people } = await admin.client.people.list({ limit: 1, search: 'leaves@' });
    await admin.client.people.update({ id: people[0]!.id, active: false });
    expect((await asKey(secret, 'GET', '/people')).status).toBe(401);
  });

  test.each(['', 'cp_', 'cp_x', 'nonsense', 'cp_' + 'A'.repeat(64), 'cp_' + 'A'.repeat(5_000)])('that is none opens nothing: %j', async (secret) => {
    expect((await asKey(secret, 'GET', '/people')).status).toBe(401);
  });
});

describe('sessions end', () => {
  test.each([
    ['with a new password by mail', async (email: string) => {
      await call(app, 'POST', '/account/request-password-reset', { email });
      await call(app, 'POST', '/account/reset-password', { token: await tokenFor(app, email), password: other });
    }, [null, null]],
    ['with a changed password, all but the one it was changed in', async (_email: string, cookie: string) => { await call(app, 'POST', '/account/change-password', { currentPassword: password, newPassword: other }, { cookie }); }, ['own', null]],
    ['with the account', async (email: string) => {
      const { items } = await admin.client.people.list({ limit: 1, search: email });
      await admin.client.people.update({ id: items[0]!.id, active: false });
    }, [null, null]],
    ['when signed out, that one alone', async (_email: string, cookie: string) => { await call(app, 'POST', '/account/sign-out', null, { cookie }); }, [null, 'own']],
  ] as const)('%s', async (what, act, left) => {
    clock.pass(minutesOf(1));
    const email = `${what.replaceAll(/\W+/g, '-')}@example.org`;
    await settle(app, email);
    const [here, there] = [await signIn(email), await signIn(email)];
    expect([await whoIs(here), await whoIs(there)]).toEqual([email, email]);
    await act(email, here);
    expect([await whoIs(here), await whoIs(there)]).toEqual(left.map((own) => own && email));
    for (const cookie of [here, there]) expect((await app.request('/account/sessions', { cookie })).status === 200).toBe(await whoIs(cookie) !== null);
  });

  test('by the real time after 30 days, and after a day where nobody asked to be remembered', async () => {
    await settle(app, 'dated@example.org');
    for (const remember of [true, false]) await call(app, 'POST', '/account/sign-in', { email: 'dated@example.org', password, remember });
    const rows = await app.parts.connection.db.selectFrom('session').innerJoin('person', 'person.id', 'session.userId').select('session.expiresAt').where('email', '=', 'dated@example.org').orderBy('session.expiresAt', 'desc').execute();
    expect(rows.map(({ expiresAt }) => Math.round((expiresAt.getTime() - Date.now()) / 86_400_000))).toEqual([30, 1]);
    const cookie = await signIn('dated@example.org');
    await app.parts.connection.db.updateTable('session').set({ expiresAt: new Date(Date.now() - 1_000) }).execute();
    expect(await whoIs(cookie)).toBeNull();
  });
});
