import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, refusalOf, type Browser, type House } from './browser.test-support.ts';
import { startIdentityProvider } from './identity-provider.test-support.ts';

let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let house: House;
const oidc = () => ({ issuer: provider.issuer, clientId: 'counterpart', clientSecret: 'secret', name: 'Example ID' });

beforeAll(async () => {
  provider = await startIdentityProvider();
  house = await openHouse({ config: { oidc: oidc() } });
});
afterAll(async () => { await house.close(); await provider.stop(); });

/** To the provider and back, as a browser does it. */
async function comeBack(at: House, visitor: Browser, claims: Record<string, unknown>, change: (url: URL) => void = () => undefined): Promise<{ location: string; status: number }> {
  const { url } = await visitor.call((client) => client.account.beginOidc());
  const asked = new URL(url);
  expect(asked.searchParams.get('redirect_uri')).toBe('http://localhost:3000/auth/callback/oidc');
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
  provider.claims = claims;
  provider.nonce = asked.searchParams.get('nonce') ?? '';
  const back = new URL(`http://localhost:3000/auth/callback/oidc?code=c&state=${asked.searchParams.get('state')}`);
  change(back);
  const response = (await at.account.callback(visitor.request(back.pathname + back.search)))!;
  visitor.keep(response.headers);
  return { location: response.headers.get('location') ?? '', status: response.status };
}

test('somebody new registers through the provider and is signed in', async () => {
  const visitor = house.browser();
  expect(await visitor.call((client) => client.account.options())).toMatchObject({ oidc: { name: 'Example ID' } });
  expect(await comeBack(house, visitor, { sub: 's-1', email: 'Ida@Example.org', email_verified: true, name: 'Ida' })).toEqual({ location: '/', status: 302 });
  expect((await visitor.call((client) => client.account.me())).person).toMatchObject({ name: 'Ida', email: 'ida@example.org', role: 'member', timeZone: 'Europe/Berlin' });
  const events = await house.db.selectFrom('auditEvent').select(['action', 'after']).orderBy('sequence').execute();
  expect(events).toEqual([{ action: 'person.registered', after: { by: 'identityProvider' } }, { action: 'person.signedIn', after: { by: 'identityProvider' } }]);
  expect(await house.account.callback(visitor.request('/auth/sign-up/email'))).toBeNull();
});

test('an unverified address, a forged token and a foreign state open nothing', async () => {
  const unverified = house.browser();
  expect((await comeBack(house, unverified, { sub: 's-2', email: 'two@example.org', email_verified: false, name: 'Two' })).location).toMatch(/^\/sign-in\?error=/);
  provider.forge = true;
  const forged = house.browser();
  expect((await comeBack(house, forged, { sub: 's-3', email: 'three@example.org', email_verified: true, name: 'Three' })).location).toMatch(/^\/sign-in\?error=/);
  provider.forge = false;
  const foreign = house.browser();
  expect((await comeBack(house, foreign, { sub: 's-4', email: 'four@example.org', email_verified: true, name: 'Four' }, (url) => { url.searchParams.set('state', 'x'.repeat(32)); })).location).toMatch(/error=/);
  for (const visitor of [unverified, forged, foreign]) expect((await visitor.call((client) => client.account.me())).person).toBeNull();
});

test('by invitation, an invited address comes in and any other stays out', async () => {
  const closed = await openHouse({ config: { oidc: oidc(), registration: 'invited' } });
  const stranger = closed.browser();
  expect((await comeBack(closed, stranger, { sub: 's-5', email: 'five@example.org', email_verified: true, name: 'Five' })).location).toMatch(/^\/sign-in\?error=/);
  await closed.db.insertInto('person').values({ id: '01990000-0000-7000-8000-000000000001', name: 'Six', email: 'six@example.org' }).execute();
  const invited = closed.browser();
  expect((await comeBack(closed, invited, { sub: 's-6', email: 'six@example.org', email_verified: true, name: 'Six' })).location).toBe('/');
  expect((await invited.call((client) => client.account.me())).person?.name).toBe('Six');
  await closed.db.updateTable('person').set({ active: false }).execute();
  const deactivated = closed.browser();
  expect((await comeBack(closed, deactivated, { sub: 's-6', email: 'six@example.org', email_verified: true, name: 'Six' })).location).toMatch(/^\/sign-in\?error=/);
  await closed.close();
});

test('a provider that does not answer is said so, and tried again the next time', async () => {
  const config = { ...oidc(), issuer: 'http://127.0.0.1:1' };
  const lost = await openHouse({ config: { oidc: config } });
  expect(await refusalOf(lost.browser().call((client) => client.account.beginOidc()))).toEqual({ code: 'unavailable', reasons: ['identityProviderUnreachable'] });
  config.issuer = provider.issuer;
  expect((await lost.browser().call((client) => client.account.beginOidc())).url).toContain(provider.issuer);
  await lost.close();
});
