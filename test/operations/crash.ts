// The app is killed (-9) at random moments of a run, a publication and an import, while other writes go on, and started again.
// CRASH_ROUNDS says how often; each round asks again for what was cut short, with the same Idempotency-Key, as a client would.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type TestContext } from 'vitest';
import type { Client } from '@counterpart/contract';
import { until } from '../platform.ts';
import { activeRun, audited, closedCohort, finishedRuns, previewedImport } from './cohorts.ts';
import { organizationNames } from './load.ts';
import type { Site, Visitor } from './site.ts';

export const rounds = Number(process.env.CRASH_ROUNDS ?? 6);
const pairs = 8;
const rows = 40;

/** One kind of change: what it needs, the change, and what must hold whether it was cut short or not. */
interface Change<Subject> {
  prepare(visitor: Visitor, round: number): Promise<Subject>;
  act(client: Client, subject: Subject): Promise<unknown>;
  /** Whether it has happened, all of it; throws where only a part of it has. */
  happened(client: Client, subject: Subject): Promise<boolean>;
}

const run: Change<{ cohortId: string }> = {
  prepare: async ({ client }, round) => ({ cohortId: await closedCohort(client, `Run ${round}`, 2) }),
  act: (client, { cohortId }) => client.runs.start({ cohortId, mode: 'strict' }),
  async happened(client, { cohortId }) {
    const { items } = await client.runs.list({ cohortId });
    for (const { id } of items) expect(await audited(client, 'run.started', id)).toBe(1);
    expect(items.length).toBeLessThanOrEqual(1);
    return items.length === 1;
  },
};

const again = 'Published again and again';
const publish: Change<{ cohortId: string; runId: string }> = {
  async prepare({ client }) {
    const { items: [before] } = await client.cohorts.list({ search: again });
    const cohortId = before?.id ?? await closedCohort(client, again, pairs);
    if (before?.status === 'matched') await client.runs.unpublish({ cohortId, reason: 'for the next round' });
    return { cohortId, runId: before?.activeRunId ?? await activeRun(client, cohortId) };
  },
  act: (client, subject) => client.runs.publish(subject),
  async happened(client, { cohortId }) {
    const { status } = await client.cohorts.get({ cohortId });
    const { items } = await client.runs.publications({ cohortId });
    const mails = async (search: string) => (await client.outbox.list({ search, limit: 1 })).total;
    expect(items.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(status === 'matched' ? 1 : 0);
    expect([await audited(client, 'cohort.published', cohortId), await mails('matchPublished')]).toEqual([items.length, items.length * 2 * pairs]);
    return status === 'matched';
  },
};

const bring: Change<{ cohortId: string; importId: string; decisions: { key: string; use: { create: true } }[] }> = {
  prepare: ({ client }, round) => previewedImport(client, `Import ${round}`, rows),
  act: (client, { cohortId, importId, decisions }) => client.imports.apply({ cohortId, importId, decisions, invite: true }),
  async happened(client, { cohortId, importId }) {
    const { status } = await client.imports.get({ cohortId, importId });
    const { total } = await client.participants.list({ cohortId, limit: 1 });
    const invited = (await client.outbox.list({ search: `@${cohortId}.example.org`, limit: 1 })).total;
    const events = await audited(client, 'import.applied', importId);
    expect([status, total, invited, events]).toEqual(status === 'applied' ? ['applied', rows, rows, 1] : ['previewed', 0, 0, 0]);
    return status === 'applied';
  },
};

const changes = { run, publish, import: bring } as Record<string, Change<unknown>>;

export const patience = 60_000 + rounds * 60_000;

/** How many crashes were survived. `killDatabase` is called in some rounds, right after the app is gone. */
export async function crashAgainAndAgain(site: Site, { annotate }: TestContext, killDatabase: () => void = () => undefined): Promise<number> {
  let app = await site.serve();
  const visitor = await site.setUp(app);
  const { client } = visitor;
  const kept: string[] = [];
  const runs: string[] = [];
  const ends = { acknowledged: 0, keptUnheard: 0, nothing: 0 };
  const typical = new Map<string, number>();

  for (let round = 0; round < rounds; round += 1) {
    const name = Object.keys(changes)[round % 3]!;
    const change = changes[name]!;
    const subject = await change.prepare(visitor, round);
    if (name === 'run') runs.push((subject as { cohortId: string }).cohortId);
    const asked = visitor.withKey(`crash-round-${round}`);

    const acted = heardOf(change.act(asked, subject));
    const writing = keepWriting(client, round, kept);
    // A run goes on in its job after the answer; the others end with it.
    await sleep(Math.random() * (typical.get(name) ?? 150) * (name === 'run' ? 6 : 1.5));
    await app.kill('SIGKILL');
    if (round % 3 === round % 2) killDatabase();
    const acknowledged = await acted;
    await writing;

    app = await site.serve();
    const happened = await change.happened(client, subject);
    if (acknowledged) expect(happened).toBe(true);
    ends[acknowledged ? 'acknowledged' : happened ? 'keptUnheard' : 'nothing'] += 1;
    // A second request with the same key: done if it was not, and not done twice if it was.
    const started = performance.now();
    await change.act(asked, subject);
    if (!happened) typical.set(name, performance.now() - started);
    expect(await change.happened(client, subject)).toBe(true);
    expect(await client.audit.verify()).toMatchObject({ intact: true });
  }

  const names = await organizationNames(client);
  expect(kept.filter((name) => !names.has(name))).toEqual([]);
  for (const cohortId of runs) {
    const [only, ...others] = await finishedRuns(client, cohortId);
    expect([only?.status, only?.summary?.pairs, others]).toEqual(['optimal', 2, []]);
    expect(await audited(client, 'run.finished', only!.id)).toBe(1);
    expect((await client.tasks.get({ id: only!.taskId! })).state).toBe('succeeded');
  }
  // Their jobs were not lost either: without a mail server each ends as held.
  await until(async () => (await client.outbox.list({ state: 'queued', limit: 1 })).total === 0, 'no mail waits any more', 60_000);
  expect(await site.run('audit', 'verify')).toMatchObject({ status: 0, output: expect.stringMatching(/^The chain of \d+ events is intact/) as unknown });
  await annotate(`${rounds} rounds: ${JSON.stringify(ends)}, ${kept.length} other acknowledged writes, all there`);
  return ends.acknowledged + ends.keptUnheard + ends.nothing;
}

/** False where the app was gone before it answered; a refusal is no such thing. */
function heardOf(answer: Promise<unknown>): Promise<boolean> {
  return answer.then(() => true, (error: unknown) => {
    if (error instanceof TypeError) return false;
    throw error;
  });
}

/** One write after the other until the app is gone; what was acknowledged is noted. */
async function keepWriting(client: Client, round: number, acknowledged: string[]): Promise<void> {
  for (let at = 0; ; at += 1) {
    const name = `Kept ${round}.${at}`;
    if (!await heardOf(client.organizations.create({ name }))) return;
    acknowledged.push(name);
  }
}
