// The app is killed (-9) at random moments of a run, a publication and both steps of an import, while other writes go on, and started again.
// CRASH_ROUNDS says how often; each round asks again for what was cut short, with the same Idempotency-Key, as a client would.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type TestContext } from 'vitest';
import type { Client } from '@counterpart/contract';
import { until } from '../platform.ts';
import { activeRun, audited, closedCohort, finishedRuns, newPeople, previewedImport } from './cohorts.ts';
import { organizationNames } from './load.ts';
import type { Site, Visitor } from './site.ts';

export const rounds = Number(process.env.CRASH_ROUNDS ?? 8);
const pairs = 8;
const rows = 40;

/** One kind of change: what it needs, the change, and what must hold whether it was cut short or not. */
interface Change<Subject extends { cohortId: string }> {
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
    expect(items.length).toBeLessThanOrEqual(1);
    for (const { id: runId } of items) {
      expect(await audited(client, 'run.started', runId)).toBe(1);
      const { status, matches, summary } = await client.runs.get({ cohortId, runId });
      expect([status, matches.length, summary?.pairs]).toEqual(status === 'optimal' ? ['optimal', 2, 2] : [status, 0, undefined]);
    }
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

const upload: Change<{ cohortId: string; file: File }> = {
  prepare: async ({ client }, round) => newPeople(client, `Upload ${round}`, rows),
  act: (client, { cohortId, file }) => client.imports.preview({ cohortId, kind: 'participants', file }),
  async happened(client, { cohortId }) {
    const { items } = await client.imports.list({ cohortId });
    expect(items.length).toBeLessThanOrEqual(1);
    expect((await client.participants.list({ cohortId, limit: 1 })).total).toBe(0);
    return items.length === 1;
  },
};

const apply: Change<{ cohortId: string; importId: string; decisions: { key: string; use: { create: true } }[] }> = {
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

const changes = { run, publish, upload, apply } as Record<string, Change<{ cohortId: string }>>;
/** These go on in a job after the answer; the others end with it. */
const inJobs = ['run', 'upload'];

export const patience = 60_000 + rounds * 60_000;

/** How many crashes were survived. `killDatabase` is called in some rounds, right after the app is gone. */
export async function crashAgainAndAgain(site: Site, { annotate }: TestContext, killDatabase: () => void = () => undefined): Promise<number> {
  let app = await site.serve();
  const visitor = await site.setUp(app);
  const { client } = visitor;
  const kept: string[] = [];
  const cohorts: Record<string, string[]> = { run: [], publish: [], upload: [], apply: [] };
  const ends = { acknowledged: 0, keptUnheard: 0, nothing: 0 };
  const typical = new Map<string, number>();

  for (let round = 0; round < rounds; round += 1) {
    const name = Object.keys(changes)[round % 4]!;
    const change = changes[name]!;
    const subject = await change.prepare(visitor, round);
    cohorts[name]!.push(subject.cohortId);
    const asked = visitor.withKey(`crash-round-${round}`);

    const acted = heardOf(change.act(asked, subject));
    const writing = keepWriting(client, round, kept);
    await sleep(Math.random() * (typical.get(name) ?? 150) * (inJobs.includes(name) ? 6 : 1.5));
    await app.kill('SIGKILL');
    if (round % 3 === 0) killDatabase();
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
  for (const cohortId of cohorts.run!) {
    const [only, ...others] = await finishedRuns(client, cohortId);
    expect([only?.status, only?.summary?.pairs, others]).toEqual(['optimal', 2, []]);
    expect(await audited(client, 'run.finished', only!.id)).toBe(1);
    expect((await client.tasks.get({ id: only!.taskId! })).state).toBe('succeeded');
  }
  for (const cohortId of cohorts.upload!) {
    await until(async () => (await client.imports.list({ cohortId })).items[0]?.status !== 'reading', 'each file has been read', 60_000);
    expect((await client.imports.list({ cohortId })).items).toMatchObject([{ status: 'previewed', accepted: rows, rejected: 0 }]);
  }
  // The jobs of mails were not lost either: without a mail server each ends as held.
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
