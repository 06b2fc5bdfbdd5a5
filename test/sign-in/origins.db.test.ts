import { contract } from '@counterpart/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { metaByName } from '../../server/src/platform/http/open-api.ts';
import { origin, startTestApp, type TestApp, type Visitor } from '../app.ts';
import { routeOf } from '../ask.ts';
import { until } from '../platform.ts';
import { call, codeOf, cookieOf, mailsTo, password, settle, submit } from './door.ts';

let app: TestApp;
let admin: Visitor;
beforeAll(async () => {
  app = await startTestApp({ env: { REGISTRATION: 'open', ALLOWED_HOSTS: 'alias.example' } });
  admin = await app.admin();
});
afterAll(() => app.close());

const evil = 'evil.example';

describe('a foreign host', () => {
  const claims = { host: evil, 'x-forwarded-host': evil, 'x-original-host': evil, forwarded: `host=${evil};proto=https` };

  test('is served nothing, by API or page, and nothing happens', async () => {
    await settle(app, 'host@example.org');
    for (const host of [evil, `localhost:3999.${evil}`, `localhost:3999@${evil}`, `${evil}:3999`, 'localhost:4000', '']) {
      const answers = await Promise.all([
        call(app, 'POST', '/account/request-password-reset', { email: 'host@example.org' }, { headers: { host, origin: `http://${host}` } }),
        submit(app, '/forgot-password', { email: 'host@example.org' }, { headers: { host, origin: `http://${host}` } }),
        app.request('/sign-in', { headers: { host } }),
      ]);
      expect(answers.map(({ status }) => status), `host ${host}`).toEqual([421, 421, 421]);
    }
    expect(await mailsTo(app, 'host@example.org')).toEqual([]);
  });

  test('that a proxy’s header names reaches no mail and no redirect', async () => {
    await settle(app, 'forwarded@example.org');
    const { host: _ours, ...forwarded } = claims;
    const smuggled = { redirectTo: `https://${evil}`, callbackURL: `https://${evil}`, next: `https://${evil}`, baseUrl: `https://${evil}`, email: 'forwarded@example.org' };
    expect((await call(app, 'POST', '/account/request-password-reset', smuggled, { headers: forwarded })).status).toBe(200);
    expect((await call(app, 'POST', '/account/request-password-reset', smuggled, { headers: { ...forwarded, host: 'alias.example', origin: 'http://alias.example' } })).status).toBe(200);
    await call(app, 'POST', '/account/register', { ...smuggled, name: 'New', email: 'registered@example.org', password }, { headers: forwarded });
    await until(async () => (await app.parts.connection.db.selectFrom('mail').select('id').where('state', '=', 'queued').execute()).length === 0, 'mails are held');
    const { items } = await admin.client.outbox.list({ limit: 10 });
    const mails = await Promise.all(items.map(({ id }) => admin.client.outbox.get({ id })));
    expect(mails.map(({ template }) => template).toSorted()).toEqual(['resetPassword', 'resetPassword', 'verifyEmail']);
    for (const mail of mails) {
      expect(mail.text).toMatch(new RegExp(`^${origin}/(reset-password|verify-email)\\?token=[\\w-]{43}$`, 'm'));
      expect(JSON.stringify(mail)).not.toContain('evil');
      expect([...`${mail.text}${mail.html}`.matchAll(/https?:\/\/[^\s"<]+/g)].every(([url]) => url.startsWith(`${origin}/`))).toBe(true);
    }
  });
});

describe('a way on that somebody wrote into the address', () => {
  const traps = [`//${evil}`, `///${evil}`, `/\\${evil}`, `\\\\${evil}`, `https://${evil}`, `https:${evil}`, `/\t/${evil}`, `/\n/${evil}`, `\t//${evil}`, ` //${evil}`, 'javascript:alert(1)', 'data:text/html,x', `@${evil}`, `.${evil}`, '%2f%2fevil.example', `/%09/${evil}`, `/.//${evil}`, `/x/..//${evil}`, '\u0000//evil.example', `http://localhost:3999@${evil}/`];
  const landsAt = (answer: Response) => new URL(answer.headers.get('location') ?? '', `${origin}/sign-in`);

  test.each(traps)('never leads away: %j', async (next) => {
    await settle(app, 'trap@example.org').catch(() => undefined);
    const visits = [
      await submit(app, '/sign-in', { email: 'trap@example.org', password, next }), await submit(app, `/sign-in?${new URLSearchParams({ next })}`, { email: 'trap@example.org', password, next }),
      await submit(app, '/language', { locale: 'de', back: next }),
      await app.request(`/sign-in?${new URLSearchParams({ next })}`, { cookie: admin.cookie }), await app.request(`/sign-in/second-factor?${new URLSearchParams({ next })}`, { cookie: admin.cookie }),
    ];
    for (const [index, answer] of visits.entries()) {
      expect(answer.status, `${index}`).toBe(302);
      expect(landsAt(answer).origin, `${index}: ${answer.headers.get('location')}`).toBe(origin);
    }
    // The form carries it on only where it is a path of ours.
    const [, carried = ''] = /name="next" value="([^"]*)"/.exec(await (await app.request(`/sign-in?${new URLSearchParams({ next })}`)).text()) ?? [];
    expect(new URL(carried, origin).origin).toBe(origin);
  });

  test('leads where it should within the site', async () => {
    await settle(app, 'way@example.org');
    expect(landsAt(await submit(app, '/sign-in', { email: 'way@example.org', password, next: '/account/sessions?x=1' })).pathname).toBe('/account/sessions');
  });
});

describe('requests from other sites', () => {
  const changing = [...metaByName(contract as never).keys()].map((name) => ({ name, ...routeOf(name) })).filter(({ method }) => method !== 'GET');
  const suspects: [string, Record<string, string>][] = [
    ['another origin', { origin: `https://${evil}` }], ['a sandbox', { origin: 'null' }], ['another port', { origin: 'http://localhost:1' }], ['another scheme', { origin: 'https://localhost:3999' }],
    ['another of our hosts', { origin: 'http://alias.example' }], ['another site, by the browser’s word', { 'sec-fetch-site': 'cross-site' }], ['a sister domain', { 'sec-fetch-site': 'same-site' }],
  ];

  test('there are changing procedures', () => { expect(changing.length).toBeGreaterThan(40); });

  test.each(changing)('are refused: $name', async ({ method, path }) => {
    const url = `/api${path.replaceAll(/\{\w+\}/g, '018f0000-0000-7000-8000-00000000dead')}`;
    for (const [who, headers] of suspects) {
      for (const [type, body] of [['application/json', '{}'], ['text/plain', '{}'], ['application/x-www-form-urlencoded', 'a=b']] as const) {
        const answer = await app.request(url, { method, body, cookie: admin.cookie, headers: { 'content-type': type, ...headers } });
        expect([answer.status, await codeOf(answer)], `${who}, ${type}`).toEqual([403, 'crossSite']);
      }
    }
  });

  test.each(['/sign-in', '/logout', '/language', '/register', '/forgot-password', '/reset-password', '/verify-email', '/setup', '/account', '/account/sessions', '/account/two-factor', '/account/api-keys', '/people/invite', '/cohorts/new', '/sign-in.data', '/logout.data'])('are refused: the action of %s', async (path) => {
    for (const [who, headers] of suspects) {
      const answer = await submit(app, path, { email: 'trap@example.org', password, name: 'X', locale: 'de', next: '/' }, { cookie: admin.cookie, headers });
      expect([answer.status, await codeOf(answer)], `from ${who}`).toEqual([403, 'crossSite']);
    }
    expect((await admin.client.account.me()).person?.email).toBe('admin@example.org');
  });

  test('a cookie that comes without proof of where from is refused; a shell without cookies is not', async () => {
    const send = (cookie: string | null) => app.parts.app.fetch(new Request(`${origin}/api/me`, { method: 'PATCH', body: '{"locale":"de"}', headers: { host: 'localhost:3999', 'content-type': 'application/json', ...(cookie ? { cookie } : {}) } }), { remoteAddress: '192.0.2.1' });
    expect(await codeOf(await send(admin.cookie))).toBe('crossSite');
    expect(await codeOf(await send(null))).toBe('unauthenticated');
  });

  test('no address changes anything by being opened', async () => {
    for (const path of ['/logout', '/language?locale=de', '/api/account/sign-out', '/verify-email?token=x', '/logout.data']) await app.request(path, { cookie: admin.cookie, headers: { 'sec-fetch-site': 'cross-site' } });
    expect((await admin.client.account.me()).person).toMatchObject({ email: 'admin@example.org', locale: 'en' });
  });

  test('behind a proxy that ends TLS, forms work as without', async () => {
    const secure = await startTestApp({ env: { BASE_URL: 'https://match.example.org' }, work: false });
    await settle(secure, 'tls@example.org');
    const headers = { host: 'match.example.org', origin: 'https://match.example.org', 'x-forwarded-proto': 'https', 'sec-fetch-site': 'same-origin' };
    const answers = [await submit(secure, '/sign-in', { email: 'tls@example.org', password, next: '/' }, { headers }), await submit(secure, '/sign-in.data', { email: 'tls@example.org', password, next: '/' }, { headers })];
    for (const answer of answers) {
      expect(cookieOf(answer)).toMatch(/^__Host-counterpart\.session_token=/);
      for (const cookie of answer.headers.getSetCookie()) expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
      expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
    }
    expect(await codeOf(await submit(secure, '/sign-in', { email: 'tls@example.org', password }, { headers: { ...headers, origin: 'http://match.example.org' } }))).toBe('crossSite');
    await secure.close();
  });

  test('the other hosts that are served are sites of their own', async () => {
    const alias = { host: 'alias.example', origin: 'http://alias.example', 'sec-fetch-site': 'same-origin' };
    await settle(app, 'alias@example.org');
    const answer = await submit(app, '/sign-in', { email: 'alias@example.org', password, next: '/' }, { headers: alias });
    expect(answer.status).toBe(302);
    expect(cookieOf(answer)).toContain('session_token');
  });
});
