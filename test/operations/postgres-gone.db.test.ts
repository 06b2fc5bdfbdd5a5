// The database server is stopped as in a power cut, under load, and comes back.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { until } from '../platform.ts';
import { createTemplate, createTestDatabase, startTestPostgres } from '../postgres.ts';
import { isReady } from '../program.ts';
import { activeRun, audited, closedCohort, finishedRuns } from './cohorts.ts';
import { insides, Load, organizationNames, refusalIn } from './load.ts';
import { startMailServer } from './mail-server.ts';
import { newSite, type Visitor } from './site.ts';

const stops = Number(process.env.POSTGRES_STOPS ?? 2);

test('an outside server, stopped at once and started again', { timeout: 120_000 + stops * 60_000 }, async (context) => {
  const { annotate, onTestFinished } = context;
  const postgres = await startTestPostgres({ version: process.env.TEST_POSTGRES === '15' ? '15' : 'embedded', durable: true });
  onTestFinished(() => postgres.remove());
  await createTemplate(postgres.url);
  const database = await createTestDatabase(postgres.url);
  const mailServer = await startMailServer();
  onTestFinished(() => mailServer.stop());
  const site = await newSite(context, { databaseUrl: database.connectionString, env: { SMTP_URL: mailServer.url, MAIL_FROM: 'house@example.org' } });
  const app = await site.serve();
  const visitor = await site.setUp(app);
  const { client } = visitor;
  const publishing = await closedCohort(client, 'Published', 8);
  const runId = await activeRun(client, publishing);
  const asked = { published: 0, withdrawn: 0 };
  const cohorts: string[] = [];
  const load = new Load(visitor);
  const healthyAfter: number[] = [];

  for (let stop = 0; stop < stops; stop += 1) {
    const cohortId = await closedCohort(client, `Run ${stop}`, 2);
    cohorts.push(cohortId);
    load.start();
    await client.runs.start({ cohortId, mode: 'strict' });
    const turning = turnOver(visitor, publishing, runId, asked);
    await sleep(Math.random() * 400);
    await postgres.crash();
    expect((await fetch(`${site.origin}/ready`)).status).toBe(503);
    expect((await fetch(`${site.origin}/health`)).status).toBe(200);
    await expectRefusedPlainly(visitor);
    await turning;
    await postgres.start();
    const back = performance.now();
    await until(() => isReady(site.origin), 'the app is ready again');
    await client.organizations.create({ name: `After stop ${stop}` });
    healthyAfter.push(Math.round(performance.now() - back));
    await load.stop();
  }
  expect(Math.max(...healthyAfter)).toBeLessThan(10_000);

  // Nothing that was acknowledged is lost, and what was refused was refused in so many words.
  const names = await organizationNames(client);
  expect(load.acknowledged.filter((name) => !names.has(name))).toEqual([]);
  expect(load.acknowledged.length).toBeGreaterThan(0);
  expect(load.refused.length).toBeGreaterThan(0);
  expect(load.refused.filter((refusal) => refusal !== '503 unavailable')).toEqual([]);

  // Nothing is half applied: state, mails and audit tell the same story.
  const { items } = await client.runs.publications({ cohortId: publishing });
  const { status } = await client.cohorts.get({ cohortId: publishing });
  expect(items.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(status === 'matched' ? 1 : 0);
  expect(await audited(client, 'cohort.published', publishing)).toBe(items.length);
  expect((await client.outbox.list({ search: 'matchPublished', limit: 1 })).total).toBe(items.length * 16);
  expect(items.length).toBeGreaterThanOrEqual(asked.published);
  for (const cohortId of cohorts) expect(await finishedRuns(client, cohortId)).toMatchObject([{ status: 'optimal', summary: { pairs: 2 } }]);
  await until(async () => (await client.outbox.list({ state: 'queued', limit: 1 })).total === 0, 'no mail waits any more', 60_000);
  const { total } = await client.outbox.list({ state: 'sent', limit: 1 });
  expect((await client.outbox.list({ limit: 1 })).total).toBe(total);
  expect(mailServer.taken.map(({ messageId }) => messageId).toSorted()).toEqual([...new Set(mailServer.taken.map(({ messageId }) => messageId))].toSorted());
  expect(mailServer.taken).toHaveLength(total);
  expect(await client.audit.verify()).toMatchObject({ intact: true });
  expect(app.output()).not.toMatch(/coordinator@example\.org|uncaught|object Object/i);
  await annotate(`${stops} stops: healthy after ${healthyAfter.join(', ')} ms; ${load.acknowledged.length} acknowledged writes, all there; ${load.refused.length} refused with 503`);
});

async function expectRefusedPlainly({ address, headers }: Visitor): Promise<void> {
  const get = (path: string, given: Record<string, string>) => fetch(`${address}${path}`, { headers: given, redirect: 'manual' });
  expect(await refusalIn(await get('/api/cohorts', headers))).toBe('503 unavailable');
  const page = async (path: string, given: Record<string, string>) => {
    const answer = await get(path, given);
    return [path, answer.status, insides.test(await answer.text())];
  };
  for (const path of ['/', '/cohorts']) expect(await page(path, headers)).toEqual([path, 503, false]);
  // A stranger's page may do without the database. Whether it does or says that it cannot: no insides.
  for (const path of ['/sign-in', '/setup']) {
    const [, status, shown] = await page(path, {});
    expect([200, 503]).toContain(status);
    expect(shown).toBe(false);
  }
}

/** Publishes and takes back, over and over, until a request is refused. */
async function turnOver({ client }: Visitor, cohortId: string, runId: string, asked: { published: number; withdrawn: number }): Promise<void> {
  try {
    for (;;) {
      if ((await client.cohorts.get({ cohortId })).status !== 'matched') {
        await client.runs.publish({ cohortId, runId });
        asked.published += 1;
      }
      await client.runs.unpublish({ cohortId, reason: 'for the next turn' });
      asked.withdrawn += 1;
    }
  } catch (error) {
    if ((error as { status?: number }).status !== 503) throw error;
  }
}
