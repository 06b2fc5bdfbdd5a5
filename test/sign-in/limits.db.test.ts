import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app.ts';
import { call, codeOf, password, settle, standingClock, type Asked } from './door.ts';

const clock = standingClock();
let app: TestApp;
beforeAll(async () => { app = await startTestApp({ clock, work: false }); });
afterAll(() => app.close());

const signIn = (email: string, guess: string, asked: Asked = {}) => call(app, 'POST', '/account/sign-in', { email, password: guess }, asked);
const forged = (index: number) => ({ 'x-forwarded-for': `203.0.113.${index}`, forwarded: `for=203.0.113.${index}`, 'x-real-ip': `203.0.113.${index}`, 'cf-connecting-ip': `203.0.113.${index}` });
const count = (codes: readonly string[], code: string) => codes.filter((one) => one === code).length;

describe('per account', () => {
  test('hold for 30 guesses at once, from 30 places, under any spelling and any header', async () => {
    await settle(app, 'guess@example.org');
    const codes = await Promise.all(Array.from({ length: 30 }, async (_, index) => codeOf(await signIn(index % 2 ? 'guess@example.org' : 'Guess@Example.ORG', `guess number ${index}`, { from: `198.51.100.${index}`, headers: forged(index) }))));
    expect([count(codes, 'wrongCredentials'), count(codes, 'tooManyAttempts')]).toEqual([10, 20]);
  });

  test('refuse the right password too, say when to come back, and let others in', async () => {
    const refused = await signIn('guess@example.org', password, { from: '198.51.100.200' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('840');
    expect(await refused.json()).toMatchObject({ code: 'tooManyAttempts', reasons: [{ code: 'tryAgainIn', values: { seconds: 840 } }] });
    await settle(app, 'other@example.org');
    expect((await signIn('other@example.org', password, { from: '198.51.100.1' })).status).toBe(200);
    clock.pass(15);
    expect((await signIn('guess@example.org', password)).status).toBe(200);
  });

  test('count unknown addresses alike', async () => {
    const codes: string[] = [];
    for (let index = 0; index < 11; index += 1) codes.push(await codeOf(await signIn('nobody@example.org', 'x', { from: `198.51.100.${index}` })));
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 'wrongCredentials'), 'tooManyAttempts']);
  });

  test.each(['request-password-reset', 'resend-verification'])('hold for mails to one address: %s', async (way) => {
    const codes = await Promise.all(Array.from({ length: 12 }, async (_, index) => codeOf(await call(app, 'POST', `/account/${way}`, { email: `${way}@example.org` }, { from: `198.51.100.${index}`, headers: forged(index) }))));
    expect([count(codes, 'none'), count(codes, 'tooManyAttempts')]).toEqual([5, 7]);
  });
});

describe('per address', () => {
  const reset = (index: number, asked: Asked) => call(app, 'POST', '/account/request-password-reset', { email: `many-${index}-${asked.from?.replaceAll(':', '-')}@example.org` }, asked);
  const codesOf = (asked: (index: number) => Asked, length = 62) => Promise.all(Array.from({ length }, async (_, index) => codeOf(await reset(index, asked(index)))));

  test('hold whatever accounts they are for and whatever the headers say', async () => {
    const codes = await codesOf((index) => ({ from: '192.0.2.77', headers: forged(index) }));
    expect([count(codes, 'none'), count(codes, 'tooManyAttempts')]).toEqual([60, 2]);
    expect(await codeOf(await reset(99, { from: '192.0.2.78' }))).toBe('none');
  });

  test('hold for an IPv6 network, whichever of its addresses are used', async () => {
    const codes = await codesOf((index) => ({ from: `2001:db8:7:7::${index.toString(16)}` }));
    expect(count(codes, 'tooManyAttempts')).toBe(2);
    expect(await codeOf(await reset(99, { from: '2001:db8:7:8::1' }))).toBe('none');
  });

  test('hold for guessing at links', async () => {
    const codes = await Promise.all(Array.from({ length: 64 }, async (_, index) => codeOf(await call(app, 'POST', index % 2 ? '/account/verify-email' : '/account/reset-password', { token: 'x'.repeat(43), password: 'a fine new password' }, { from: '192.0.2.90', headers: forged(index) }))));
    expect([count(codes, 'tokenInvalid'), count(codes, 'tooManyAttempts')]).toEqual([60, 4]);
  });

  test('hold for guessing at the set-up code', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, async () => codeOf(await call(app, 'POST', '/setup', { code: 'AAAA-BBBB-CCCC', name: 'X', email: 'x@example.org', password }, { from: '192.0.2.91' }))));
    expect([count(codes, 'tokenInvalid'), count(codes, 'tooManyAttempts')]).toEqual([15, 5]);
  });

  test('go by X-Forwarded-For only as far as trusted proxies wrote it', async () => {
    const behind = await startTestApp({ env: { TRUSTED_PROXIES: '10.0.0.0/8' }, clock, work: false });
    const ask = async (asked: Asked, index: number) => codeOf(await call(behind, 'POST', '/account/verify-email', { token: `${index}`.padStart(43, 'x') }, asked));
    const through = (client: string) => (index: number): Asked => ({ from: '10.0.0.1', headers: { 'x-forwarded-for': `203.0.113.${index}, ${client}, 10.9.9.9` } });
    const codes = await Promise.all(Array.from({ length: 62 }, (_, index) => ask(through('198.51.100.5')(index), index)));
    expect(count(codes, 'tooManyAttempts')).toBe(2);
    expect(await ask(through('198.51.100.6')(0), 99)).toBe('tokenInvalid');
    // Past the proxy, nobody is believed.
    const direct = await Promise.all(Array.from({ length: 62 }, (_, index) => ask({ from: '198.51.100.7', headers: forged(index) }, index)));
    expect(count(direct, 'tooManyAttempts')).toBe(2);
    await behind.close();
  });
});
