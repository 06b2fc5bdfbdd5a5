// The first start, killed while it loads the demo: somebody can always get in, and nothing is there twice.
import pg from 'pg';
import { expect, test, type TestContext } from 'vitest';
import { until } from '../platform.ts';
import { createTestDatabase } from '../postgres.ts';
import { newSite, signIn, type Site } from './site.ts';

const passwordIn = /Sign in with the password\s+(\S+)/;
const cohortsLoaded = ['Alumni circle', 'Engineers across houses', 'First-time leaders', 'Pilot round'];

async function asCoordinator(site: Site, password: string) {
  const { client } = await signIn(site.origin, 'dana@demo.example', password);
  const [cohorts, people] = [await client.cohorts.list({ limit: 50 }), await client.people.list({ limit: 1 })];
  return { names: cohorts.items.map(({ name }) => name).toSorted(), people: people.total, intact: (await client.audit.verify()).intact };
}

test.for([1, 4])('killed with %i of its four cohorts begun, it begins again', async (begun, context) => {
  const { site, count } = await newHouse(context);
  const first = await site.serve({}, '--demo');
  await until(async () => await count('program') >= begun, `${begun} cohorts are begun`, 60_000);
  await first.kill('SIGKILL');
  expect(first.output()).not.toMatch(passwordIn);
  // Without the demo there would be a code: nobody is in charge whose password was never told.
  expect(await count(`person where role = 'admin'`)).toBe(0);

  const second = await site.serve({}, '--demo');
  const [, password = ''] = await second.prints(passwordIn);
  expect(second.output()).not.toContain('with the code');
  const found = await asCoordinator(site, password);
  expect(found).toMatchObject({ names: cohortsLoaded, intact: true });
  // 2 × (12 + 30 + 8) parts, played by fewer people, and the coordinator; each address once.
  expect(await count('participant')).toBe(100);
  expect(await count('match')).toBe(8);
  await second.kill('SIGTERM');

  const third = await site.serve({}, '--demo');
  await third.prints(/Counterpart is at .+\n+.*Sign in at .+\/sign-in\. If nobody knows a password any more: script\/counterpart admin create/);
  expect(third.output()).not.toMatch(passwordIn);
  expect(await asCoordinator(site, password)).toEqual(found);
});

test('says how to sign in before anything else', async (context) => {
  const { site } = await newHouse(context);
  const first = await site.serve({ LOG_LEVEL: 'info' }, '--demo');
  await first.prints(passwordIn);
  expect(first.output().trimStart()).toMatch(/^Counterpart is at /);
});

test('cut off once the cast is loaded, before anybody read the password: the next start makes another', async (context) => {
  const { site, count, forgetFirstStart } = await newHouse(context);
  const first = await site.serve({}, '--demo');
  const [, lost = ''] = await first.prints(passwordIn);
  await first.kill('SIGTERM');
  await forgetFirstStart();

  const second = await site.serve({}, '--demo');
  const [, password = ''] = await second.prints(passwordIn);
  expect(password).not.toBe(lost);
  expect((await asCoordinator(site, password)).names).toEqual(cohortsLoaded);
  await second.kill('SIGTERM');

  // Somebody has been in now, so nothing of theirs is touched, whatever the mark says.
  await forgetFirstStart();
  const third = await site.serve({}, '--demo');
  await third.prints(/There is an administrator already, so the demo cast is not loaded/);
  expect((await asCoordinator(site, password)).names).toEqual(cohortsLoaded);
  expect(await count(`installation where first_started_at is not null`)).toBe(1);
});

async function newHouse(context: TestContext) {
  const { connectionString } = await createTestDatabase();
  const site = await newSite(context, { databaseUrl: connectionString });
  const client = new pg.Client({ connectionString });
  await client.connect();
  context.onTestFinished(() => client.end());
  const count = async (from: string) => Number((await client.query<{ count: string }>(`select count(*) from ${from}`)).rows[0]?.count);
  return { site, count, forgetFirstStart: () => client.query('update installation set first_started_at = null') };
}
