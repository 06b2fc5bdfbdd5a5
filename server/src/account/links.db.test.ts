import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { latestSecret, openHouse, password, refusalOf, settle, type House } from './browser.test-support.ts';

let house: House;
beforeAll(async () => { house = await openHouse(); });
afterAll(() => house.close());

const other = 'another fine password';
const mailsTo = (email: string) => house.db.selectFrom('mail').select(['template', 'secrets']).where('recipient', '=', email).orderBy('id').execute();
const fromAnywhere = (index: number) => house.browser({ 'x-test-ip': `203.0.113.${index}` });

describe('resetting a password', () => {
  test('ends every session; the old password is worth nothing', async () => {
    const [laptop, phone] = [await settle(house, 'ann@example.org'), house.browser()];
    await phone.call((client) => client.account.signIn({ email: 'ann@example.org', password, remember: false }));
    await phone.call((client) => client.account.requestPasswordReset({ email: 'ann@example.org' }));
    const token = await latestSecret(house.db, 'ann@example.org');
    expect(await refusalOf(phone.call((client) => client.account.resetPassword({ token, password: 'aaaaaaaaaaaa' })))).toEqual({ code: 'passwordTooWeak', reasons: ['passwordRepeats'] });
    await phone.call((client) => client.account.resetPassword({ token, password: other }));
    for (const browser of [laptop, phone]) expect((await browser.call((client) => client.account.me())).person).toBeNull();
    expect(await refusalOf(phone.call((client) => client.account.signIn({ email: 'ann@example.org', password, remember: true })))).toMatchObject({ code: 'wrongCredentials' });
    expect(await phone.call((client) => client.account.signIn({ email: 'ann@example.org', password: other, remember: true }))).toEqual({ status: 'signedIn' });
    expect((await mailsTo('ann@example.org')).map(({ template }) => template)).toEqual(['verifyEmail', 'resetPassword', 'passwordChanged']);
  });

  test('a link works once under 50 tries at once', async () => {
    await settle(house, 'once@example.org');
    await house.browser().call((client) => client.account.requestPasswordReset({ email: 'once@example.org' }));
    const token = await latestSecret(house.db, 'once@example.org');
    const results = await Promise.all(Array.from({ length: 50 }, (_, index) => refusalOf(fromAnywhere(index).call((client) => client.account.resetPassword({ token, password: `${other} ${index}` })))));
    expect(results.filter(({ code }) => code === 'none')).toHaveLength(1);
    expect(results.filter(({ code }) => code === 'tokenInvalid')).toHaveLength(49);
    const winner = results.findIndex(({ code }) => code === 'none');
    expect(await house.browser().call((client) => client.account.signIn({ email: 'once@example.org', password: `${other} ${winner}`, remember: true }))).toEqual({ status: 'signedIn' });
  });

  test('no session made with the old password survives, however the two meet', async () => {
    await settle(house, 'meet@example.org');
    await house.browser().call((client) => client.account.requestPasswordReset({ email: 'meet@example.org' }));
    const token = await latestSecret(house.db, 'meet@example.org');
    const browsers = Array.from({ length: 8 }, () => house.browser());
    await Promise.all([
      ...browsers.map((browser) => refusalOf(browser.call((client) => client.account.signIn({ email: 'meet@example.org', password, remember: true })))),
      house.browser().call((client) => client.account.resetPassword({ token, password: other })),
    ]);
    for (const browser of browsers) expect((await browser.call((client) => client.account.me())).person).toBeNull();
  });

  test('an expired link is refused', async () => {
    await settle(house, 'late@example.org');
    await house.browser().call((client) => client.account.requestPasswordReset({ email: 'late@example.org' }));
    await house.db.updateTable('oneTimeToken').set({ expiresAt: new Date(Date.now() - 1_000) }).execute();
    expect(await refusalOf(house.browser().call(async (client) => client.account.resetPassword({ token: await latestSecret(house.db, 'late@example.org'), password: other })))).toEqual({ code: 'tokenInvalid', reasons: ['linkUsedOrExpired'] });
  });
});

describe('known and unknown addresses', () => {
  test('answer alike, in about the same time', async () => {
    await settle(house, 'known@example.org');
    const visitor = house.browser({ 'x-test-ip': '203.0.113.200' });
    const register = (email: string) => visitor.call((client) => client.account.register({ name: 'K', email, password: other, locale: 'en' }));
    expect(await register('known@example.org')).toEqual(await register('unknown-1@example.org'));
    for (const ask of [(email: string) => visitor.call((client) => client.account.requestPasswordReset({ email })), (email: string) => visitor.call((client) => client.account.resendVerification({ email }))]) {
      expect(await ask('known@example.org')).toEqual(await ask('unknown-2@example.org'));
    }
    const signIn = (email: string) => () => refusalOf(visitor.call((client) => client.account.signIn({ email, password: 'not this one', remember: true })));
    expect(await signIn('known@example.org')()).toEqual(await signIn('unknown-3@example.org')());
    const times: Record<string, number[]> = { 'known@example.org': [], 'unknown-3@example.org': [] };
    // In turns, so that a busy machine slows both.
    for (let round = 0; round < 7; round += 1) {
      for (const [email, list] of Object.entries(times)) {
        const started = performance.now();
        await signIn(email)();
        list.push(performance.now() - started);
      }
    }
    const [known, unknown] = Object.values(times).map((list) => list.toSorted((a, b) => a - b)[3]!) as [number, number];
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(1.5);
    expect((await mailsTo('known@example.org')).map(({ template }) => template)).toEqual(['verifyEmail', 'alreadyRegistered', 'resetPassword']);
    expect(await mailsTo('unknown-2@example.org')).toEqual([]);
  });

  test('a second registration of an unconfirmed address cannot ride on the first', async () => {
    const register = (secret: string) => house.browser().call((client) => client.account.register({ name: 'V', email: 'victim@example.org', password: secret, locale: 'en' }));
    await register('password of a stranger');
    await register('password of the owner');
    expect((await mailsTo('victim@example.org')).map(({ template }) => template)).toEqual(['verifyEmail', 'resetPassword']);
    await house.browser().call(async (client) => client.account.resetPassword({ token: await latestSecret(house.db, 'victim@example.org'), password: other }));
    expect(await refusalOf(house.browser().call((client) => client.account.signIn({ email: 'victim@example.org', password: 'password of a stranger', remember: true })))).toMatchObject({ code: 'wrongCredentials' });
  });
});

describe('limits', () => {
  test('hold per account whatever address the tries come from', async () => {
    await settle(house, 'guess@example.org');
    const codes: string[] = [];
    for (let index = 0; index < 12; index += 1) codes.push((await refusalOf(fromAnywhere(index).call((client) => client.account.signIn({ email: index % 2 ? 'guess@example.org' : 'GUESS@example.org', password: `guess number ${index}`, remember: true })))).code);
    // The sign-in of `settle` forgot its own attempt.
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 'wrongCredentials'), 'tooManyAttempts', 'tooManyAttempts']);
    expect(await refusalOf(fromAnywhere(99).call((client) => client.account.signIn({ email: 'guess@example.org', password, remember: true })))).toEqual({ code: 'tooManyAttempts', reasons: ['tryAgainIn'] });
  });

  test('hold per account for 40 tries at once', async () => {
    await settle(house, 'burst@example.org');
    const results = await Promise.all(Array.from({ length: 40 }, (_, index) => refusalOf(fromAnywhere(index).call((client) => client.account.signIn({ email: 'burst@example.org', password: 'wrong wrong wrong', remember: true })))));
    expect(results.filter(({ code }) => code === 'wrongCredentials')).toHaveLength(10);
  });

  test('hold per address whatever accounts the tries are for', async () => {
    const results: string[] = [];
    for (let index = 0; index < 62; index += 1) results.push((await refusalOf(house.browser({ 'x-test-ip': '198.51.100.251' }).call((client) => client.account.verifyEmail({ token: 'x'.repeat(43) })))).code);
    expect(results.filter((code) => code === 'tooManyAttempts')).toHaveLength(2);
  });

  test('mails to one address', async () => {
    for (let index = 0; index < 5; index += 1) await fromAnywhere(index).call((client) => client.account.requestPasswordReset({ email: 'nobody@example.org' }));
    expect(await refusalOf(fromAnywhere(9).call((client) => client.account.requestPasswordReset({ email: 'nobody@example.org' })))).toMatchObject({ code: 'tooManyAttempts' });
  });
});
