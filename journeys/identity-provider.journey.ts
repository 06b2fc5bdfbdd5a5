import { afterAll, beforeAll, expect, it } from 'vitest';
import { client, startIdentityProvider, type IdentityProvider } from '../server/src/account/identity-provider.test-support.ts';
import { visit } from './browser.ts';
import { openHouse, type House } from './house.ts';

let provider: IdentityProvider;
let house: House;
beforeAll(async () => {
  provider = await startIdentityProvider();
  // In production an issuer must be https:, which this one on the loopback is not.
  house = await openHouse({ NODE_ENV: 'test', REGISTRATION: 'open', OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret, OIDC_NAME: 'Example ID' });
});
afterAll(async () => {
  await house.stop();
  await provider.stop();
});

it.each([['with scripts', true, 'en', 'Sign in with Example ID', 'Sign out'], ['without scripts', false, 'de', 'Mit Example ID anmelden', 'Abmelden']] as const)('leads to the identity provider and back, %s', async (_how, scripts, locale, signIn, signOut) => {
  const visitor = await visit(house.origin, { scripts, locale });
  provider.person = { sub: `journey-${locale}`, email: `ida-${locale}@example.org`, email_verified: true, name: 'Ida Journey' };
  await visitor.page.goto('/sign-in');
  await visitor.page.getByRole('button', { name: signIn }).click();
  await visitor.page.getByRole('button', { name: signOut }).first().waitFor();
  expect(new URL(visitor.page.url()).origin).toBe(house.origin);
  // The session is in no script's reach, and the provider's code in no address that stays.
  expect(visitor.page.url()).not.toMatch(/code|state/);
  if (scripts) expect(await visitor.page.evaluate('document.cookie')).not.toContain('session');
  await visitor.leave();
});

it('says what is wrong where the provider vouches for nobody', async () => {
  const visitor = await visit(house.origin);
  provider.person = { sub: 'journey-unproven', email: 'unproven@example.org', email_verified: false, name: 'Una' };
  await visitor.page.goto('/sign-in');
  await visitor.page.getByRole('button', { name: 'Sign in with Example ID' }).click();
  await visitor.page.getByRole('alert').filter({ hasText: 'Example ID has not confirmed that this address is yours.' }).waitFor();
  expect(await visitor.page.getByRole('button', { name: 'Sign out' }).count()).toBe(0);
  await visitor.leave();
});
