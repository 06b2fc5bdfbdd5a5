// The database server is stopped as in a power cut, under load, and comes back.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { dataFolder } from '../../server/src/platform/postgres/folder.ts';
import { runningPostmaster } from '../../server/src/platform/postgres/postmaster.ts';
import { until } from '../platform.ts';
import { createTemplate, createTestDatabase, startTestPostgres } from '../postgres.ts';
import { isReady } from '../program.ts';
import { activeRun, audited, closedCohort, finishedRuns } from './cohorts.ts';
import { startMailServer } from './mail-server.ts';
import { Site, type Visitor } from './site.ts';

const stops = Number(process.env.POSTGRES_STOPS ?? 2);
const writers = 4;

test('an outside server, stopped at once and started again', { timeout: 120_000 + stops * 60_000 }, async ({ annotate, onTestFinished }) => {
  const postgres = await startTestPostgres({ version: process.env.TEST_POSTGRES === '15' ? '15' : 'embedded', durable: true });
  onTestFinished(() => postgres.remove());
  await createTemplate(postgres.url);
  const database = await createTestDatabase(postgres.url);
  const mailServer = await startMailServer();
  onTestFinished(() => mailServer.stop());
  const site = await Site.create({ databaseUrl: database.connectionString, env: { SMTP_URL: mailServer.url, MAIL_FROM: 'house@example.org' } });
  onTestFinished(() => site.remove());
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
  const names = new Set<string>();
  for await (const name of organizationNames(visitor)) names.add(name);
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
  expect(app.output()).not.toMatch(/coordinator@example\.org|uncaught/i);
  await annotate(`${stops} stops: healthy after ${healthyAfter.join(', ')} ms; ${load.acknowledged.length} acknowledged writes, all there; ${load.refused.length} refused with 503`);
});

test('the embedded server, killed under the app, is started again by it', { timeout: 120_000 }, async ({ onTestFinished }) => {
  const site = await Site.create({ databaseUrl: null });
  onTestFinished(() => site.remove());
  const visitor = await site.setUp(await site.serve());
  const load = new Load(visitor);
  load.start();
  await sleep(300);
  process.kill(runningPostmaster(dataFolder(site.dataDir).cluster) ?? 0, 'SIGKILL');
  const gone = performance.now();
  await until(() => load.refused.length > 0, 'it is noticed');
  await until(async () => await isReady(site.origin), 'the app is ready again', 30_000);
  expect(performance.now() - gone).toBeLessThan(10_000);
  const before = load.acknowledged.length;
  await until(() => load.acknowledged.length > before, 'writes go through again');
  await load.stop();
  const names = new Set<string>();
  for await (const name of organizationNames(visitor)) names.add(name);
  expect(load.acknowledged.filter((name) => !names.has(name))).toEqual([]);
  expect(load.refused.filter((refusal) => refusal !== '503 unavailable')).toEqual([]);
});

/** Writers that never give up: what was acknowledged, and how each refusal read. */
class Load {
  readonly acknowledged: string[] = [];
  readonly refused: string[] = [];
  readonly #visitor: Visitor;
  #stopped = true;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(visitor: Visitor) {
    this.#visitor = visitor;
  }

  start(): void {
    this.#stopped = false;
    this.#writing = Promise.all(Array.from({ length: writers }, () => this.#write()));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#writing;
  }

  async #write(): Promise<void> {
    const { address, headers } = this.#visitor;
    while (!this.#stopped) {
      const name = `Kept ${crypto.randomUUID()}`;
      const answer = await fetch(`${address}/api/organizations`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ name }) });
      if (answer.ok) this.acknowledged.push(name);
      else {
        this.refused.push(await refusalIn(answer));
        await sleep(20);
      }
    }
  }
}

/** What only a log may say: places in the code, the driver's words. */
const insides = /\n\s+at .+:\d+|node_modules|ECONN|postgres/i;

/** "503 unavailable", where the answer is a problem document and tells nothing of our insides; otherwise the answer itself. */
async function refusalIn(answer: Response): Promise<string> {
  const body = await answer.text();
  const plain = answer.headers.get('content-type') === 'application/problem+json' && !insides.test(body);
  return plain ? `${answer.status} ${(JSON.parse(body) as { code: string }).code}` : `${answer.status} ${body}`;
}

async function expectRefusedPlainly({ address, headers }: Visitor): Promise<void> {
  const get = (path: string, given: Record<string, string>) => fetch(`${address}${path}`, { headers: given, redirect: 'manual' });
  expect(await refusalIn(await get('/api/cohorts', headers))).toBe('503 unavailable');
  const page = async (path: string, given: Record<string, string>) => {
    const answer = await get(path, given);
    return [path, answer.status, insides.test(await answer.text())];
  };
  for (const path of ['/', '/cohorts']) expect(await page(path, headers)).toEqual([path, 503, false]);
  // A stranger's page that asks the database nothing is served as ever; one that does says that it cannot.
  expect(await page('/sign-in', {})).toEqual(['/sign-in', 200, false]);
  expect(await page('/setup', {})).toEqual(['/setup', 503, false]);
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

async function* organizationNames({ client }: Visitor): AsyncGenerator<string> {
  for (let cursor: string | undefined, more = true; more;) {
    const { items, next } = await client.organizations.list({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    for (const { name } of items) yield name;
    cursor = next ?? undefined;
    more = next !== null;
  }
}
