import { expect, test } from 'vitest';
import { crashAgainAndAgain, patience, rounds } from './crash.ts';
import { newSite } from './site.ts';

test('the app is killed at any moment, with the embedded database, and now and then with its server too', { timeout: patience }, async (context) => {
  const site = await newSite(context, { databaseUrl: null });
  expect(await crashAgainAndAgain(site, context, () => { site.killDatabase(); })).toBe(rounds);
});
