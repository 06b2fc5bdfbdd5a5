import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, password, refusalOf, type Browser, type House } from './browser.test-support.ts';
import { startIdentityProvider, type IdentityProvider } from './identity-provider.test-support.ts';

let provider: IdentityProvider;
let house: House;
let closed: House;

beforeAll(async () => {
  provider = await startIdentityProvider();
  house = await openHouse({ config: { oidc: provider.settings() } });
  closed = await openHouse({ config: { oidc: provider.settings(), registration: 'invited' } });
});
afterAll(async () => {
  await house.close();
  await closed.close();
  await provider.stop();
});

/** To the provider and back, as a browser does it; where it ends up. */
async function comeBack(at: House, visitor: Browser, person: Record<string, unknown>, change: (url: URL) => void = () => undefined): Promise<string> {
  provider.person = person;
  const { url } = await visitor.call((client) => client.account.beginOidc());
  const back = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '');
  change(back);
  return arrive(at, visitor, back);
}

async function arrive(at: House, visitor: Browser, back: URL): Promise<string> {
  const response = (await at.account.callback(visitor.request(back.pathname + back.search)))!;
  expect(response.status).toBe(302);
  visitor.keep(response.headers);
  return response.headers.get('location') ?? '';
}

const me = async (visitor: Browser) => (await visitor.call((client) => client.account.me())).person;
const signIn = (at: House, email: string) => refusalOf(at.browser().call((client) => client.account.signIn({ email, password, remember: true })));

test('somebody new registers through the provider and is signed in', async () => {
  const visitor = house.browser();
  expect(await visitor.call((client) => client.account.options())).toMatchObject({ oidc: { name: 'Example ID' } });
  expect(await comeBack(house, visitor, { sub: 's-1', email: 'Ida@Example.org', email_verified: true, name: ' Ida\r\nBcc: x@example.net ' })).toBe('/');
  expect(provider.asked.get('redirect_uri')).toBe('http://localhost:3000/auth/callback/oidc');
  expect(await me(visitor)).toMatchObject({ name: 'Ida Bcc: x@example.net', email: 'ida@example.org', role: 'member', timeZone: 'Europe/Berlin' });
  const events = await house.db.selectFrom('auditEvent').select(['action', 'after']).orderBy('sequence').execute();
  expect(events).toEqual([{ action: 'person.registered', after: { by: 'identityProvider' } }, { action: 'person.signedIn', after: { by: 'identityProvider' } }]);
  expect(await house.db.selectFrom('credential').select(['providerId', 'accessToken', 'refreshToken', 'idToken', 'password']).execute()).toEqual([{ providerId: 'oidc', accessToken: null, refreshToken: null, idToken: null, password: null }]);
  const nameless = house.browser({ 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' });
  await comeBack(house, nameless, { sub: 's-1b', email: 'nameless@example.org', email_verified: 'true' });
  expect(await me(nameless)).toMatchObject({ name: 'nameless', locale: 'de' });
});

describe('opens nothing', () => {
  const stranger = { sub: 's-2', email: 'two@example.org', email_verified: true, name: 'Two' };

  test.each([['false', false], ['missing', undefined], ['the text "false"', 'false'], ['a number', 1]])('an address whose verification is %s', async (_what, verified) => {
    const visitor = house.browser();
    expect(await comeBack(house, visitor, { ...stranger, email_verified: verified })).toBe('/sign-in?refused=unproven');
    expect(await me(visitor)).toBeNull();
  });

  test.each([
    ['another nonce', { nonce: 'x'.repeat(32) }], ['no nonce', { nonce: undefined }], ['for another client', { aud: 'somebody else' }], ['of another issuer', { iss: 'http://127.0.0.1:9' }],
    ['that has run out', { exp: 1_000_000_000 }],
  ])('an identity token: %s', async (_what, lies) => {
    provider.lies = lies;
    const visitor = house.browser();
    expect(await comeBack(house, visitor, stranger)).toBe('/sign-in?refused=failed');
    provider.lies = {};
    expect(await me(visitor)).toBeNull();
  });

  test('an identity token that somebody else signed', async () => {
    provider.forges = true;
    const visitor = house.browser();
    expect(await comeBack(house, visitor, stranger)).toBe('/sign-in?refused=failed');
    provider.forges = false;
    expect(await me(visitor)).toBeNull();
  });

  test('a state that is unknown, or another browser’s: nobody signs a victim in as themselves', async () => {
    const attacker = house.browser();
    expect(await comeBack(house, attacker, stranger, (url) => { url.searchParams.set('state', 'x'.repeat(32)); })).toBe('/sign-in?refused=failed');
    provider.person = stranger;
    const { url } = await attacker.call((client) => client.account.beginOidc());
    const back = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '');
    const victim = house.browser();
    await victim.call((client) => client.account.beginOidc());
    expect(await arrive(house, victim, back)).toBe('/sign-in?refused=failed');
    expect(await me(victim)).toBeNull();
  });

  test('the same way back a second time', async () => {
    const visitor = house.browser();
    let again = new URL('http://localhost:3000/');
    expect(await comeBack(house, visitor, { sub: 's-9', email: 'nine@example.org', email_verified: true, name: 'Nine' }, (url) => { again = url; })).toBe('/');
    const kept = house.browser();
    for (const [name, value] of visitor.jar) if (!name.includes('session')) kept.jar.set(name, value);
    expect(await arrive(house, kept, again)).toBe('/sign-in?refused=failed');
    expect(await me(kept)).toBeNull();
  });

  test('what the address asks for: no text of it is shown and no redirect follows it', async () => {
    for (const query of ['error=access_denied&error_description=Call+0800', `state=${'x'.repeat(32)}&code=c&callbackURL=https://evil.example&errorCallbackURL=https://evil.example`, 'code=c', '']) {
      expect(await arrive(house, house.browser({ 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }), new URL(`http://localhost:3000/auth/callback/oidc?${query}`))).toBe('/sign-in?refused=failed');
    }
  });
});

describe('whose account', () => {
  test('an account here is joined only by a verified address', async () => {
    const owner = house.browser();
    await owner.call((client) => client.account.register({ name: 'Own', email: 'own@example.org', password, locale: 'en' }));
    await house.db.updateTable('person').set({ emailVerified: true }).where('email', '=', 'own@example.org').execute();
    const thief = house.browser();
    expect(await comeBack(house, thief, { sub: 't-1', email: 'own@example.org', email_verified: false, name: 'Thief' })).toBe('/sign-in?refused=unproven');
    expect(await me(thief)).toBeNull();
    expect(await comeBack(house, house.browser(), { sub: 't-2', email: 'OWN@example.org', email_verified: true, name: 'Own' })).toBe('/');
    expect(await signIn(house, 'own@example.org')).toEqual({ code: 'none', reasons: [] });
  });

  test('whoever registered a foreign address has nothing of it once its owner comes', async () => {
    await house.browser().call((client) => client.account.register({ name: 'Thief', email: 'late@example.org', password, locale: 'en' }));
    const owner = house.browser();
    expect(await comeBack(house, owner, { sub: 's-3', email: 'late@example.org', email_verified: true, name: 'Late' })).toBe('/');
    expect((await me(owner))?.email).toBe('late@example.org');
    expect(await signIn(house, 'late@example.org')).toEqual({ code: 'wrongCredentials', reasons: [] });
  });

  test('the provider’s own number decides from then on, whatever the address says', async () => {
    const visitor = house.browser();
    await comeBack(house, visitor, { sub: 's-4', email: 'four@example.org', email_verified: true, name: 'Four' });
    const again = house.browser();
    await comeBack(house, again, { sub: 's-4', email: 'own@example.org', email_verified: true, name: 'Four' });
    expect((await me(again))?.email).toBe('four@example.org');
  });

  test('by invitation, an invited address comes in and any other stays out', async () => {
    const stranger = closed.browser();
    expect(await comeBack(closed, stranger, { sub: 's-5', email: 'five@example.org', email_verified: true, name: 'Five' })).toBe('/sign-in?refused=notInvited');
    await closed.db.insertInto('person').values({ id: '01990000-0000-7000-8000-000000000001', name: 'Six', email: 'six@example.org' }).execute();
    const invited = closed.browser();
    expect(await comeBack(closed, invited, { sub: 's-6', email: 'six@example.org', email_verified: true, name: 'Six' })).toBe('/');
    expect((await me(invited))?.name).toBe('Six');
    await closed.db.updateTable('person').set({ active: false }).execute();
    expect(await me(invited)).toBeNull();
    const deactivated = closed.browser();
    expect(await comeBack(closed, deactivated, { sub: 's-6', email: 'six@example.org', email_verified: true, name: 'Six' })).toBe('/sign-in?refused=failed');
    expect(await me(deactivated)).toBeNull();
  });
});

test('beginning has a limit per address, and a provider that does not answer is tried again the next time', async () => {
  const config = { ...provider.settings(), issuer: 'http://127.0.0.1:1' };
  const lost = await openHouse({ config: { oidc: config } });
  const begin = () => lost.browser().call((client) => client.account.beginOidc());
  expect(await refusalOf(begin())).toEqual({ code: 'unavailable', reasons: ['identityProviderUnreachable'] });
  config.issuer = provider.issuer;
  expect((await begin()).url).toContain(provider.issuer);
  const codes = await Promise.all(Array.from({ length: 60 }, async () => (await refusalOf(begin())).code));
  expect(codes.filter((code) => code === 'tooManyAttempts')).toHaveLength(2);
  await lost.close();
});
