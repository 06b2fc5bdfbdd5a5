// Told to stop, the app stops in order and loses nothing; and the commands that stand beside it.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmptyDatabase } from '../postgres.ts';
import { audited, closedCohort, finishedRuns } from './cohorts.ts';
import { admin, signIn, Site, type SiteOptions } from './site.ts';

const cohorts = 5;

test('SIGTERM while runs are under way: a clean end, and after the next start each run ends once', async ({ onTestFinished }) => {
  const site = await newSite({ databaseUrl: null }, onTestFinished);
  const app = await site.serve();
  const visitor = await site.setUp(app);
  const { client } = visitor;
  const ids: string[] = [];
  for (let at = 0; at < cohorts; at += 1) ids.push(await closedCohort(client, `Under way ${at}`, 4));
  await Promise.all(ids.map((cohortId) => client.runs.start({ cohortId, mode: 'strict' })));
  // A stream that would never end by itself must not hold the process up.
  const { items: [{ taskId } = { taskId: null }] } = await client.runs.list({ cohortId: ids.at(-1)! });
  const watching = await client.tasks.watch({ id: taskId! });
  const begun = performance.now();
  expect(await app.kill('SIGTERM')).toMatchObject({ status: 0, signal: null });
  expect(performance.now() - begun).toBeLessThan(15_000);
  await watching.return().catch(() => undefined);

  await site.serve();
  const back = performance.now();
  for (const cohortId of ids) {
    const runs = await finishedRuns(client, cohortId);
    expect(runs).toMatchObject([{ status: 'optimal', summary: { pairs: 4 } }]);
    expect(await audited(client, 'run.finished', runs[0]!.id)).toBe(1);
  }
  // Handed back, not found out to be lost: that would take a missed heartbeat.
  expect(performance.now() - back).toBeLessThan(10_000);
});

test('a second app on the same data is refused with a sentence, and a worker or a command is not', async ({ onTestFinished }) => {
  const site = await newSite({ databaseUrl: null }, onTestFinished);
  const app = await site.serve();
  const second = await site.run('serve');
  expect(second.status).toBe(64);
  expect(second.output).toMatch(new RegExp(`^Another Counterpart is already running on ${site.dataDir} \\(counterpart app, process ${app.pid}\\)\\. Stop it first, or give this one another DATA_DIR\\.\\n$`));
  const worker = await site.work();
  expect(await worker.kill('SIGTERM')).toMatchObject({ status: 0, signal: null });
  expect(await site.run('audit', 'verify')).toMatchObject({ status: 0 });
  expect((await fetch(`${site.origin}/ready`)).status).toBe(200);
});

test('a backup of either kind of database goes into the other, while the app runs, and everything is there', async ({ onTestFinished }) => {
  const own = await newSite({ databaseUrl: null }, onTestFinished);
  const visitor = await own.setUp(await own.serve());
  const cohortId = await closedCohort(visitor.client, 'Moves house', 3);
  const events = (await visitor.client.audit.verify()).events;
  const [first, second] = [join(own.dataDir, 'first.backup'), join(own.dataDir, 'second.backup')];
  const made = await own.run('backup', first);
  expect([made.status, made.output]).toEqual([0, expect.stringMatching(/^\d+ rows of \d+ tables are in .*first\.backup\. It holds personal data/)]);

  const database = await createEmptyDatabase();
  onTestFinished(() => database.drop());
  const outside = await newSite({ databaseUrl: database.connectionString }, onTestFinished);
  expect((await outside.run('restore', first)).output).toMatch(/^Restored \d+ rows\.\n$/);
  const app = await outside.serve();
  expect((await outside.run('restore', first, '--force')).output).toBe('Counterpart is running on this database. Stop every app and worker first, then restore.\n');
  const { client } = await signIn(outside.origin, admin.email, admin.password);
  expect((await client.audit.verify())).toMatchObject({ intact: true });
  await client.runs.start({ cohortId, mode: 'strict' });
  expect(await finishedRuns(client, cohortId)).toMatchObject([{ status: 'optimal', summary: { pairs: 3 } }]);
  expect((await outside.run('backup', second)).status).toBe(0);
  await app.kill('SIGTERM');

  // Back again, into a data folder that nobody has started an app on.
  const fresh = await newSite({ databaseUrl: null }, onTestFinished);
  expect((await fresh.run('restore', second)).output).toMatch(/^Restored \d+ rows\.\n$/);
  await fresh.serve();
  const again = (await signIn(fresh.origin, admin.email, admin.password)).client;
  expect((await again.audit.verify())).toMatchObject({ intact: true });
  expect((await again.audit.verify()).events).toBeGreaterThan(events);
  expect(await finishedRuns(again, cohortId)).toMatchObject([{ status: 'optimal', summary: { pairs: 3 } }]);
});

async function newSite(options: SiteOptions, onTestFinished: (done: () => Promise<void>) => void): Promise<Site> {
  const site = await Site.create(options);
  onTestFinished(() => site.remove());
  return site;
}
