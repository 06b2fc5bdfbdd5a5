import { expect, test } from 'vitest';
import { createTestDatabase } from '../postgres.ts';
import { crashAgainAndAgain, patience, rounds } from './crash.ts';
import { newSite } from './site.ts';

test('the app is killed at any moment, on a database server of its own', { timeout: patience }, async (context) => {
  const database = await createTestDatabase();
  context.onTestFinished(() => database.drop());
  expect(await crashAgainAndAgain(await newSite(context, { databaseUrl: database.connectionString }), context)).toBe(rounds);
});
