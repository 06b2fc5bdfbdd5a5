import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { latestSecret, openHouse, password, refusalOf, settle, type House } from './browser.test-support.ts';

let house: House;
beforeAll(async () => { house = await openHouse(); });
afterAll(() => house.close());

describe('coming in', () => {
  test('the first administrator needs the code of the terminal, once', async () => {
    const visitor = house.browser();
    const code = (await house.account.createSetupCode())!;
    const admin = { name: 'Ada', email: 'ada@example.org', password, locale: 'de' as const };
    expect(await visitor.call((client) => client.setup.status())).toEqual({ needed: true });
    expect(await refusalOf(visitor.call((client) => client.setup.createFirstAdmin({ ...admin, code: 'AAAA-BBBB-CCCC-DDDD' })))).toEqual({ code: 'tokenInvalid', reasons: ['setupCodeWrong'] });
    await visitor.call((client) => client.setup.createFirstAdmin({ ...admin, code: code.toLowerCase().replaceAll('-', ' ') }));
    expect(await visitor.call((client) => client.setup.status())).toEqual({ needed: false });
    expect(await house.account.createSetupCode()).toBeNull();
    expect(await refusalOf(visitor.call((client) => client.setup.createFirstAdmin({ ...admin, code })))).toEqual({ code: 'wrongState', reasons: ['setupDone'] });
    expect(await visitor.call((client) => client.account.signIn({ email: 'Ada@Example.org', password, remember: true }))).toEqual({ status: 'signedIn' });
    const { person } = await visitor.call((client) => client.account.me());
    expect(person).toMatchObject({ name: 'Ada', role: 'admin', locale: 'de', timeZone: 'Europe/Berlin', participations: [] });
  });

  test('register, verify, sign in, sign out', async () => {
    const visitor = house.browser();
    const person = { name: 'Bo', email: 'bo@example.org', password, locale: 'en' as const };
    expect(await visitor.call((client) => client.account.register(person))).toEqual({ status: 'checkYourMail' });
    expect(await refusalOf(visitor.call((client) => client.account.signIn({ email: person.email, password, remember: true })))).toEqual({ code: 'emailNotVerified', reasons: [] });
    expect(await refusalOf(visitor.call((client) => client.account.signIn({ email: person.email, password: 'something else', remember: true })))).toEqual({ code: 'wrongCredentials', reasons: [] });
    const token = await latestSecret(house.db, person.email);
    await visitor.call((client) => client.account.verifyEmail({ token }));
    expect(await refusalOf(visitor.call((client) => client.account.verifyEmail({ token })))).toEqual({ code: 'tokenInvalid', reasons: ['linkUsedOrExpired'] });
    expect(await visitor.call((client) => client.account.signIn({ email: person.email, password, remember: true }))).toEqual({ status: 'signedIn' });
    expect(visitor.lastCookies.every((cookie) => /HttpOnly/.test(cookie) && /SameSite=Lax/i.test(cookie) && /Path=\//.test(cookie))).toBe(true);
    expect((await visitor.call((client) => client.account.me())).person?.name).toBe('Bo');
    const kept = new Map(visitor.jar);
    await visitor.call((client) => client.account.signOut());
    expect(visitor.jar.size).toBe(0);
    for (const [name, value] of kept) visitor.jar.set(name, value);
    expect((await visitor.call((client) => client.account.me())).person).toBeNull();
  });

  test('over https, cookies are bound to this host', async () => {
    const secure = await openHouse({ config: { baseUrl: 'https://match.example.org' } });
    const visitor = await settle(secure, 'eve@example.org');
    expect(visitor.lastCookies.length).toBeGreaterThan(0);
    for (const cookie of visitor.lastCookies) expect(cookie).toMatch(/^__Host-counterpart\.\w+=.*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect((await visitor.call((client) => client.account.me())).person?.email).toBe('eve@example.org');
    await secure.close();
  });

  test('by invitation only, nobody registers', async () => {
    const closed = await openHouse({ config: { registration: 'invited' } });
    expect(await refusalOf(closed.browser().call((client) => client.account.register({ name: 'X', email: 'x@example.org', password, locale: 'en' })))).toEqual({ code: 'forbidden', reasons: ['registrationByInvitation'] });
    await closed.close();
  });

  test('a deactivated person is nobody at once and cannot come back', async () => {
    const visitor = await settle(house, 'gone@example.org');
    await house.db.updateTable('person').set({ active: false }).where('email', '=', 'gone@example.org').execute();
    expect((await visitor.call((client) => client.account.me())).person).toBeNull();
    expect(await refusalOf(visitor.call((client) => client.account.signIn({ email: 'gone@example.org', password, remember: true })))).toEqual({ code: 'wrongCredentials', reasons: [] });
  });

  test('a forged cookie is nobody', async () => {
    const visitor = await settle(house, 'real@example.org');
    const [[name, value]] = [...visitor.jar] as [[string, string]];
    visitor.jar.set(name, `${value.slice(0, -8)}AAAAAAA%3D`);
    expect((await visitor.call((client) => client.account.me())).person).toBeNull();
  });
});
