// `counterpart backup` and `restore`, as a person runs them beside an app.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmptyDatabase } from '../postgres.ts';
import { audited, closedCohort, finishedRuns } from './cohorts.ts';
import { admin, newSite, signIn } from './site.ts';

test('a backup of either kind of database goes into the other, while the app runs, and everything is there', async (context) => {
  const own = await newSite(context, { databaseUrl: null });
  const visitor = await own.setUp(await own.serve());
  const cohortId = await closedCohort(visitor.client, 'Moves house', 3);
  const events = (await visitor.client.audit.verify()).events;
  const [first, second] = [join(own.dataDir, 'first.backup'), join(own.dataDir, 'second.backup')];
  const made = await own.run('backup', first);
  expect([made.status, made.output]).toEqual([0, expect.stringMatching(/^\d+ rows of \d+ tables are in .*first\.backup\. It holds personal data/)]);
  expect(await audited(visitor.client, 'database.backedUp', 'backup')).toBe(1);

  const database = await createEmptyDatabase();
  context.onTestFinished(() => database.drop());
  const outside = await newSite(context, { databaseUrl: database.connectionString });
  expect((await outside.run('restore', first)).output).toMatch(/^Restored \d+ rows\.\n$/);
  const app = await outside.serve();
  expect((await outside.run('restore', first, '--force')).output).toBe('Counterpart is running on this database. Stop every app and worker first, then restore.\n');
  const { client } = await signIn(outside.origin, admin.email, admin.password);
  expect((await client.audit.verify())).toMatchObject({ intact: true });
  // A backup is noted when it is whole, so that one does not know of itself; where it was put back does.
  expect([await audited(client, 'database.backedUp', 'backup'), await audited(client, 'database.restored', 'backup')]).toEqual([0, 1]);
  await client.runs.start({ cohortId, mode: 'strict' });
  expect(await finishedRuns(client, cohortId)).toMatchObject([{ status: 'optimal', summary: { pairs: 3 } }]);
  expect((await outside.run('backup', second)).status).toBe(0);
  await app.kill('SIGTERM');

  // Back again, into a data folder that nobody has started an app on.
  const fresh = await newSite(context, { databaseUrl: null });
  expect((await fresh.run('restore', second)).output).toMatch(/^Restored \d+ rows\.\n$/);
  await fresh.serve();
  const again = (await signIn(fresh.origin, admin.email, admin.password)).client;
  expect((await again.audit.verify())).toMatchObject({ intact: true });
  expect((await again.audit.verify()).events).toBeGreaterThan(events);
  expect(await finishedRuns(again, cohortId)).toMatchObject([{ status: 'optimal', summary: { pairs: 3 } }]);
});
