import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type Visitor } from '../app.ts';
import { runProgram } from '../program.ts';
import { call, codeOf, cookieOf, mailsTo, minutesOf, password, settle, standingClock, submit, tokenFor, wordsOf } from './door.ts';

const clock = standingClock();
let app: TestApp;
let admin: Visitor;
beforeAll(async () => { app = await startTestApp({ env: { REGISTRATION: 'open' }, clock, work: false }); });
afterAll(() => app.close());
// Nobody's tries count for the next test.
beforeEach(() => { clock.pass(minutesOf(1)); });

const other = 'another fine password';
const many = 50;
const atOnce = (ask: (index: number) => Promise<Response>) => Promise.all(Array.from({ length: many }, async (_, index) => codeOf(await ask(index))));
const from = (index: number) => ({ from: `198.51.100.${index}` });
const count = (codes: readonly string[], code: string) => codes.filter((one) => one === code).length;

describe('the first administrator', () => {
  const person = (index: number) => ({ name: `Admin ${index}`, email: `first-${index}@example.org`, password });

  test('is one, under 50 tries at once with the codes of two replicas; then the page and every code are gone', async () => {
    const codes = [await app.parts.account.createSetupCode(), await app.parts.account.createSetupCode()];
    expect(codes[0]).toMatch(/^([A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}$/);
    expect(codes[1]).not.toBe(codes[0]);
    const stored = await app.parts.connection.db.selectFrom('oneTimeToken').selectAll().where('purpose', '=', 'setup').execute();
    for (const code of codes) expect(JSON.stringify(stored)).not.toContain(code!.replaceAll('-', ''));
    expect((await app.request('/setup')).status).toBe(200);
    expect((await app.request('/')).headers.get('location')).toBe('/setup');

    const answers = await atOnce((index) => call(app, 'POST', '/setup', { code: codes[index % 2]!, ...person(index) }, from(index)));
    expect([count(answers, 'none'), count(answers, 'wrongState')]).toEqual([1, many - 1]);
    const admins = await app.parts.connection.db.selectFrom('person').select(['email', 'role', 'emailVerified']).execute();
    expect(admins).toEqual([{ email: `first-${answers.indexOf('none')}@example.org`, role: 'admin', emailVerified: true }]);

    expect((await app.request('/setup')).headers.get('location')).toBe('/');
    expect(await codeOf(await call(app, 'POST', '/setup', { code: codes[1]!, ...person(99) }, from(99)))).toBe('wrongState');
    expect((await submit(app, '/setup', { code: codes[1]!, ...person(99) }, from(98))).headers.get('location')).toBe('/');
    expect(await app.parts.account.createSetupCode()).toBeNull();
    expect(await app.parts.connection.db.selectFrom('oneTimeToken').select('purpose').execute()).toEqual([]);
    admin = await app.admin();
  });

  test('the code runs out after a week, and a restart prints another', async () => {
    const fresh = await startTestApp({ clock, work: false });
    const code = (await fresh.parts.account.createSetupCode())!;
    clock.pass(minutesOf(7 * 24) + 1);
    const refused = await call(fresh, 'POST', '/setup', { code, ...person(1) });
    expect(await refused.json()).toMatchObject({ code: 'tokenInvalid', reasons: [{ code: 'setupCodeWrong', path: 'code' }] });
    expect(await wordsOf(await submit(fresh, '/setup', { code, ...person(1) }))).toContain('A restart prints a new one.');
    expect(await codeOf(await call(fresh, 'POST', '/setup', { code: (await fresh.parts.account.createSetupCode())!, ...person(1) }))).toBe('none');
    await fresh.close();
  });
});

describe('counterpart admin create', () => {
  const create = (email: string, secret: string) => runProgram(['admin', 'create', '--email', email, '--name', 'From the Shell'], { DATABASE_URL: app.connectionString, SECRET: 'only-for-tests-'.repeat(4), LOG_LEVEL: 'warn' }, `${secret}\n`);

  test('makes somebody new an administrator who can sign in at once', async () => {
    const made = await create('Shell@Example.org', other);
    expect(made).toMatchObject({ status: 0 });
    expect(made.output).toContain('shell@example.org can sign in as an administrator.');
    expect(made.output).not.toContain(other);
    const answer = await call(app, 'POST', '/account/sign-in', { email: 'shell@example.org', password: other });
    expect(await (await call(app, 'GET', '/me', null, { cookie: cookieOf(answer) })).json()).toMatchObject({ person: { role: 'admin', name: 'From the Shell' } });
  });

  test('is the way back in for somebody who lost password and second factor, and ends what was theirs', async () => {
    const id = await settle(app, 'lost@example.org', { active: false });
    const { db } = app.parts.connection;
    await db.updateTable('person').set({ twoFactorEnabled: true, active: true }).where('id', '=', id).execute();
    await db.insertInto('twoFactor').values({ id, userId: id, secret: 'x', backupCodes: '[]' }).execute();
    await db.insertInto('session').values({ id, token: 'an old session', userId: id, expiresAt: new Date(Date.now() + 1e9) }).execute();
    await call(app, 'POST', '/account/request-password-reset', { email: 'lost@example.org' });
    const token = await tokenFor(app, 'lost@example.org');
    expect((await create('lost@example.org', other)).status).toBe(0);
    expect(await db.selectFrom('session').select('id').where('userId', '=', id).execute()).toEqual([]);
    expect(await (await call(app, 'POST', '/account/sign-in', { email: 'lost@example.org', password: other })).json()).toEqual({ status: 'signedIn' });
    expect(await codeOf(await call(app, 'POST', '/account/reset-password', { token, password }))).toBe('tokenInvalid');
  });

  test('refuses a weak password with a sentence', async () => {
    const refused = await create('weak@example.org', 'password1234');
    expect(refused.status).toBe(64);
    expect(refused.output).toContain('The password is too easy to guess.');
    expect(await codeOf(await call(app, 'POST', '/account/sign-in', { email: 'weak@example.org', password: 'password1234' }))).toBe('wrongCredentials');
  });
});

describe('a link of a mail', () => {
  const links = {
    verifyEmail: { hours: 24, ask: async (email: string) => { await call(app, 'POST', '/account/register', { name: 'New', email, password }); }, use: (token: string) => ({ path: '/account/verify-email', page: '/verify-email', body: { token } }) },
    resetPassword: { hours: 1, ask: async (email: string) => { await settle(app, email); await call(app, 'POST', '/account/request-password-reset', { email }); }, use: (token: string) => ({ path: '/account/reset-password', page: '/reset-password', body: { token, password: other } }) },
    invitation: { hours: 14 * 24, ask: async (email: string) => { await admin.client.people.invite({ name: 'Invited', email, role: 'member', locale: 'de' }); }, use: (token: string) => ({ path: '/account/reset-password', page: '/reset-password', body: { token, password: other } }) },
  };
  const purposes = Object.keys(links) as (keyof typeof links)[];

  test.each(purposes)('works once under 50 tries at once: %s', async (purpose) => {
    const email = `once-${purpose}@example.org`.toLowerCase();
    await links[purpose].ask(email);
    const token = await tokenFor(app, email);
    expect(await app.parts.connection.db.selectFrom('oneTimeToken').selectAll().where('tokenHash', '=', token).execute(), 'only a hash is stored').toEqual([]);
    const { path, body } = links[purpose].use(token);
    const answers = await atOnce((index) => call(app, 'POST', path, body, from(index)));
    expect([count(answers, 'none'), count(answers, 'tokenInvalid')]).toEqual([1, many - 1]);
    expect(await codeOf(await call(app, 'POST', '/account/sign-in', { email, password: purpose === 'verifyEmail' ? password : other }))).toBe('none');
  });

  test.each(purposes)('runs out, and says what to do then: %s', async (purpose) => {
    const email = `late-${purpose}@example.org`.toLowerCase();
    await links[purpose].ask(email);
    const { path, page, body } = links[purpose].use(await tokenFor(app, email));
    clock.pass(minutesOf(links[purpose].hours));
    expect(await (await call(app, 'POST', path, body)).json()).toMatchObject({ status: 400, code: 'tokenInvalid', reasons: [{ code: 'linkUsedOrExpired', path: 'token' }] });
    for (const [language, sentence] of [['en', 'Please ask for a new link.'], ['de', 'Bitte fordern Sie einen neuen Link an.']] as const) {
      const answer = await submit(app, `${page}?token=${body.token}`, body, { headers: { 'accept-language': language } });
      expect(answer.status).toBe(400);
      expect(await wordsOf(answer)).toContain(sentence);
    }
    // The remedy works: where the link ran out, another is asked for by mail.
    await (purpose === 'verifyEmail' ? call(app, 'POST', '/account/resend-verification', { email }) : call(app, 'POST', '/account/request-password-reset', { email }));
    const again = links[purpose].use(await tokenFor(app, email));
    expect(await codeOf(await call(app, 'POST', again.path, again.body))).toBe('none');
  });

  test('of one kind opens nothing of another', async () => {
    await links.verifyEmail.ask('kind@example.org');
    expect(await codeOf(await call(app, 'POST', '/account/reset-password', { token: await tokenFor(app, 'kind@example.org'), password: other }))).toBe('tokenInvalid');
    await settle(app, 'kind2@example.org', { verified: false });
    await call(app, 'POST', '/account/request-password-reset', { email: 'kind2@example.org' });
    expect(await codeOf(await call(app, 'POST', '/account/verify-email', { token: await tokenFor(app, 'kind2@example.org') }))).toBe('tokenInvalid');
  });

  test('ends with the others of its kind, with a changed password and with the account', async () => {
    await settle(app, 'ends@example.org');
    const tokens: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      await call(app, 'POST', '/account/request-password-reset', { email: 'ends@example.org' });
      tokens.push(await tokenFor(app, 'ends@example.org'));
    }
    expect(await codeOf(await call(app, 'POST', '/account/reset-password', { token: tokens[1]!, password: other }))).toBe('none');
    for (const token of [tokens[0]!, tokens[2]!]) expect(await codeOf(await call(app, 'POST', '/account/reset-password', { token, password }))).toBe('tokenInvalid');
    await call(app, 'POST', '/account/request-password-reset', { email: 'ends@example.org' });
    const cookie = cookieOf(await call(app, 'POST', '/account/sign-in', { email: 'ends@example.org', password: other }));
    expect((await mailsTo(app, 'ends@example.org')).at(-1)?.template).toBe('resetPassword');
    const pending = await tokenFor(app, 'ends@example.org');
    expect(await codeOf(await call(app, 'POST', '/account/change-password', { currentPassword: other, newPassword: password }, { cookie }))).toBe('none');
    expect(await codeOf(await call(app, 'POST', '/account/reset-password', { token: pending, password: other }))).toBe('tokenInvalid');
    await call(app, 'POST', '/account/request-password-reset', { email: 'ends@example.org' });
    const last = await tokenFor(app, 'ends@example.org');
    const { items } = await admin.client.people.list({ limit: 1, search: 'ends@example.org' });
    await admin.client.people.update({ id: items[0]!.id, active: false });
    expect(await codeOf(await call(app, 'POST', '/account/reset-password', { token: last, password: other }))).toBe('tokenInvalid');
  });

  test('is not used up by a mail scanner that opens it', async () => {
    await links.verifyEmail.ask('scanned@example.org');
    const token = await tokenFor(app, 'scanned@example.org');
    for (let index = 0; index < 3; index += 1) expect((await app.request(`/verify-email?token=${token}`)).status).toBe(200);
    expect((await submit(app, `/verify-email?token=${token}`, { token })).headers.get('location')).toBe('/sign-in?notice=emailVerified');
  });
});
