// The app with the database that it starts itself: told to stop, started twice, and robbed of the database's server.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { until } from '../platform.ts';
import { isReady } from '../program.ts';
import { audited, closedCohort, finishedRuns } from './cohorts.ts';
import { Load, organizationNames } from './load.ts';
import { newSite } from './site.ts';

const cohorts = 5;

test('SIGTERM while runs are under way: a clean end, and after the next start each run ends once', async (context) => {
  const site = await newSite(context, { databaseUrl: null });
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

test('a second app on the same data is refused with a sentence, and a worker or a command is not', async (context) => {
  const site = await newSite(context, { databaseUrl: null });
  const app = await site.serve();
  const second = await site.run('serve');
  expect(second.status).toBe(64);
  expect(second.output).toMatch(new RegExp(`^Another Counterpart is already running on ${site.dataDir} \\(counterpart app, process ${app.pid}\\)\\. Stop it first, or give this one another DATA_DIR\\.\\n$`));
  const worker = await site.work();
  expect(await worker.kill('SIGTERM')).toMatchObject({ status: 0, signal: null });
  expect(await site.run('audit', 'verify')).toMatchObject({ status: 0 });
  expect((await fetch(`${site.origin}/ready`)).status).toBe(200);
});

test('the embedded server, killed under the app, is started again by it', { timeout: 120_000 }, async (context) => {
  const site = await newSite(context, { databaseUrl: null });
  const visitor = await site.setUp(await site.serve());
  const load = new Load(visitor);
  load.start();
  await sleep(300);
  site.killDatabase();
  const gone = performance.now();
  await until(() => load.refused.length > 0, 'it is noticed');
  await until(async () => await isReady(site.origin), 'the app is ready again', 30_000);
  expect(performance.now() - gone).toBeLessThan(10_000);
  const before = load.acknowledged.length;
  await until(() => load.acknowledged.length > before, 'writes go through again');
  await load.stop();
  const names = await organizationNames(visitor.client);
  expect(load.acknowledged.filter((name) => !names.has(name))).toEqual([]);
  expect(load.refused.filter((refusal) => refusal !== '503 unavailable')).toEqual([]);
});
