import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authOn, oidcAuthOn } from '../../server/src/account/auth.ts';
import { startIdentityProvider, type IdentityProvider } from '../../server/src/account/identity-provider.test-support.ts';
import { origin, startTestApp, type TestApp, type Visitor } from '../app.ts';
import { cookieOf, password, settle, submit } from './door.ts';

let provider: IdentityProvider;
let app: TestApp;
let admin: Visitor;
beforeAll(async () => {
  provider = await startIdentityProvider();
  app = await startTestApp({ env: { REGISTRATION: 'open', OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'counterpart', OIDC_CLIENT_SECRET: 'a secret of the client', OIDC_NAME: 'Example ID' }, work: false });
  admin = await app.admin();
});
afterAll(async () => {
  await app.close();
  await provider.stop();
});

const pages = ['/sign-in', '/sign-in/second-factor', '/register', '/check-your-mail', '/forgot-password', '/reset-password?token=a-token-of-a-mail', '/verify-email?token=a-token-of-a-mail', '/no-such-page', '/account/sessions'];
const inside = ['/cohorts', '/cohorts/new', '/account', '/account/sessions', '/account/two-factor', '/account/api-keys', '/people', '/people/invite', '/organizations', '/outbox', '/audit', '/api-reference'];
const others = ['/', '/logout', '/setup', '/sign-in.data', '/favicon.svg', '/api/me', '/api/account/options', '/api/no-such-thing', '/api/people', '/api/openapi.json', '/health', '/ready', '/metrics', '/auth/callback/oidc?error=x'];

describe('every answer', () => {
  test.each([...pages.map((path) => [path, false] as const), ...inside.map((path) => [path, true] as const), ...others.map((path) => [path, false] as const)])('%s (signed in: %s) says what browsers may do with it', async (path, signedIn) => {
    const answer = await app.request(path, { cookie: signedIn ? admin.cookie : null });
    expect(answer.status).toBeLessThan(500);
    expectGuarded(answer);
  });

  test('also a refused, foreign, broken or oversized request', async () => {
    const asked = await Promise.all([
      app.request('/sign-in', { headers: { host: 'evil.example' } }), app.request('/api/account/sign-in', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }),
      app.request('/sign-in', { method: 'POST', body: 'x', headers: { origin: 'https://evil.example' } }), app.request('/api/account/sign-in', { method: 'POST', body: 'x'.repeat(3_000_000), headers: { 'content-type': 'application/json' } }),
      app.request('/sign-in', { method: 'PROPFIND' }), app.request('/%', {}),
    ]);
    for (const answer of asked) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expectGuarded(answer);
    }
  });

  function expectGuarded({ headers }: Response): void {
    const policy = Object.fromEntries((headers.get('content-security-policy') ?? '').split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]));
    expect(policy).toMatchObject({ 'default-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'", 'form-action': "'self'", 'connect-src': "'self'" });
    expect(policy['script-src']).toMatch(/^'self' 'nonce-[\w+/=]{24}'$/);
    expect(policy['style-src']).toMatch(/^'self' 'nonce-[\w+/=]{24}'$/);
    // Nothing from elsewhere by any directive, nothing made from text.
    expect(headers.get('content-security-policy')).not.toMatch(/https?:|\*|unsafe-eval|blob:/);
    expect(Object.fromEntries(headers)).toMatchObject({ 'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' });
    expect(headers.has('access-control-allow-origin')).toBe(false);
    expect(headers.has('x-powered-by') || headers.has('server')).toBe(false);
  }

  test.each([...pages.map((path) => [path, false] as const), ...inside.map((path) => [path, true] as const)])('%s (signed in: %s) asks nothing of other sites, runs only its own scripts, and is kept nowhere', async (path, signedIn) => {
    const answer = await app.request(path, { cookie: signedIn ? admin.cookie : null, headers: { 'accept-language': 'de' } });
    if (answer.status === 302) return;
    const html = await answer.text();
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '') ?? [];
    for (const [, attributes = ''] of html.matchAll(/<script\b([^>]*)>/g)) expect(attributes).toContain(`nonce="${nonce}"`);
    for (const [, attributes = ''] of html.matchAll(/<style\b([^>]*)>/g)) expect(attributes).toContain(`nonce="${nonce}"`);
    expect(html).not.toMatch(/\son\w+="/);
    // Links to other sites would carry on where somebody was; there are none but to ourselves.
    for (const [, url = ''] of html.matchAll(/\b(?:src|href|action|content)="((?:https?:)?\/\/[^"]*)"/g)) expect(new URL(url, origin).origin).toBe(origin);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('has a nonce of its own', async () => {
    const nonces = await Promise.all(Array.from({ length: 20 }, async () => /'nonce-([^']+)'/.exec((await app.request('/sign-in')).headers.get('content-security-policy') ?? '')?.[1]));
    expect(new Set(nonces).size).toBe(20);
  });
});

describe('cookies', () => {
  test('are for this host, for requests alone, and not for other sites', async () => {
    await settle(app, 'cookie@example.org');
    const answers = [await submit(app, '/sign-in', { email: 'cookie@example.org', password, remember: 'true' }), await submit(app, '/sign-in', { email: 'cookie@example.org', password }), await submit(app, '/sign-in', { intent: 'provider' })];
    for (const answer of answers) {
      const cookies = answer.headers.getSetCookie();
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/^counterpart\.\w+=/);
        expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
        expect(cookie).not.toMatch(/domain=/i);
      }
    }
    const session = (answer: Response) => answer.headers.getSetCookie().find((cookie) => cookie.includes('session_token')) ?? '';
    expect(session(answers[0]!)).toMatch(/Max-Age=2592000/);
    expect(session(answers[1]!), 'without "stay signed in", the session ends with the browser').not.toMatch(/Max-Age|Expires/);
    expect(cookieOf(answers[2]!)).not.toContain('session_token');
  });

  test('of the way back from the identity provider hold what the library’s own tables know, and no address of ours', async () => {
    const html = await (await submit(app, '/sign-in', { intent: 'provider' })).text();
    const [, to = ''] = /http-equiv="refresh" content="0; url=([^"]+)"/i.exec(html) ?? [];
    const url = new URL(to.replaceAll('&amp;', '&'));
    expect(url.origin).toBe(provider.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ redirect_uri: `${origin}/auth/callback/oidc`, response_type: 'code', code_challenge_method: 'S256' });
    for (const needed of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(needed)?.length, `length of ${needed}`).toBeGreaterThanOrEqual(32);
  });
});

describe('the sign-in library’s own doors are shut', () => {
  const settings = { config: { baseUrl: origin, registration: 'open', oidc: null, brandName: 'X', defaultLocale: 'en', defaultTimeZone: 'UTC' }, secret: 'only-for-tests-'.repeat(4) } as const;
  const doors = () => {
    const { db } = app.parts.connection;
    const apis = [authOn(db, settings).api, oidcAuthOn(db, settings, provider.settings(), { signedIn: async () => undefined, registered: async () => undefined, localeFor: () => 'en' }).api];
    return [...new Set(apis.flatMap((api) => Object.values(api as unknown as Record<string, { path?: string }>).flatMap(({ path }) => (path ? [path] : []))))];
  };

  test('all of them, under every prefix', async () => {
    const paths = doors();
    expect(paths.length).toBeGreaterThan(40);
    for (const known of ['/sign-up/email', '/sign-in/email', '/update-user', '/change-email', '/delete-user', '/two-factor/get-totp-uri', '/api-key/create', '/list-sessions', '/get-session', '/link-social', '/callback/:id']) expect(paths).toContain(known);
    const people = await app.parts.connection.db.selectFrom('person').select('id').execute();
    const body = JSON.stringify({ email: 'new@example.org', password, name: 'New', callbackURL: 'https://evil.example', newPassword: password, token: 'x' });
    for (const path of paths) {
      for (const prefix of ['/auth', '/api/auth', '/api']) {
        for (const method of ['GET', 'POST']) {
          const url = `${prefix}${path.replaceAll(/:\w+/g, 'x')}`;
          const answer = await app.request(url, { method, cookie: admin.cookie, ...(method === 'POST' ? { body, headers: { 'content-type': 'application/json' } } : {}) });
          expect([404, 405, ...(prefix === '/auth' ? [400] : [])], `${method} ${url}`).toContain(answer.status);
          expect(answer.headers.getSetCookie(), `${method} ${url}`).toEqual([]);
        }
      }
    }
    expect(await app.parts.connection.db.selectFrom('person').select('id').execute()).toEqual(people);
    expect((await admin.client.account.me()).person).not.toBeNull();
  }, 240_000);

  test('but the way back from the provider, which only reads', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await app.request('/auth/callback/oidc', { method, body: 'state=x&code=y', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBeGreaterThanOrEqual(400);
    expect((await app.request('/auth/callback/oidc?state=x&code=y')).headers.get('location')).toBe('/sign-in?refused=failed');
  });
});
