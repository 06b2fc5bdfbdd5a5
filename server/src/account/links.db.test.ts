// That links work once and run out, that answers are alike for known and unknown addresses, and how often: all asked of the whole app, in test/sign-in.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { latestSecret, openHouse, password, refusalOf, settle, type House } from './browser.test-support.ts';

let house: House;
beforeAll(async () => { house = await openHouse(); });
afterAll(() => house.close());

const other = 'another fine password';
const mailsTo = (email: string) => house.db.selectFrom('mail').select(['template', 'secrets']).where('recipient', '=', email).orderBy('id').execute();

describe('resetting a password', () => {
  test('ends every session and every key; the old password is worth nothing', async () => {
    const [laptop, phone] = [await settle(house, 'ann@example.org'), house.browser()];
    await phone.call((client) => client.account.signIn({ email: 'ann@example.org', password, remember: false }));
    await laptop.call((client) => client.account.apiKeys.create({ name: 'left behind', scopes: ['write'], expiresInDays: null }));
    await phone.call((client) => client.account.requestPasswordReset({ email: 'ann@example.org' }));
    const token = await latestSecret(house.db, 'ann@example.org');
    expect(await house.db.selectFrom('auditEvent').innerJoin('person', (join) => join.on('person.email', '=', 'ann@example.org')).select('action').whereRef('subjectId', '=', sql`person.id::text`).orderBy('sequence', 'desc').executeTakeFirst()).toEqual({ action: 'person.passwordResetRequested' });
    expect(await refusalOf(phone.call((client) => client.account.resetPassword({ token, password: 'aaaaaaaaaaaa' })))).toEqual({ code: 'passwordTooWeak', reasons: ['passwordRepeats'] });
    await phone.call((client) => client.account.resetPassword({ token, password: other }));
    for (const browser of [laptop, phone]) expect((await browser.call((client) => client.account.me())).person).toBeNull();
    expect(await refusalOf(phone.call((client) => client.account.signIn({ email: 'ann@example.org', password, remember: true })))).toMatchObject({ code: 'wrongCredentials' });
    expect(await phone.call((client) => client.account.signIn({ email: 'ann@example.org', password: other, remember: true }))).toEqual({ status: 'signedIn' });
    expect((await mailsTo('ann@example.org')).map(({ template }) => template)).toEqual(['verifyEmail', 'apiKeyCreated', 'resetPassword', 'passwordReset']);
    expect(await house.db.selectFrom('apiKey').innerJoin('person', 'person.id', 'apiKey.referenceId').select('apiKey.name').where('email', '=', 'ann@example.org').execute()).toEqual([]);
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
});

describe('an address that somebody else registered', () => {
  test('a second registration of an unconfirmed address cannot ride on the first', async () => {
    const register = (secret: string) => house.browser().call((client) => client.account.register({ name: 'V', email: 'victim@example.org', password: secret, locale: 'en' }));
    await register('password of a stranger');
    await register('password of the owner');
    expect((await mailsTo('victim@example.org')).map(({ template }) => template)).toEqual(['verifyEmail', 'resetPassword']);
    await house.browser().call(async (client) => client.account.resetPassword({ token: await latestSecret(house.db, 'victim@example.org'), password: other }));
    expect(await refusalOf(house.browser().call((client) => client.account.signIn({ email: 'victim@example.org', password: 'password of a stranger', remember: true })))).toMatchObject({ code: 'wrongCredentials' });
  });
});
