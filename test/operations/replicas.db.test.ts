// Two apps and two workers on one database, as behind a load balancer: each piece of work is done once, wherever it was asked for.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../platform.ts';
import { createEmptyDatabase, type TestDatabase } from '../postgres.ts';
import { freePort, type Program } from '../program.ts';
import { audited, closedCohort, draftCohort, finishedRuns } from './cohorts.ts';
import { startMailServer, type MailServer } from './mail-server.ts';
import { admin, signIn, Site, type Visitor } from './site.ts';

const cohortsAtOnce = 8;
const runsEach = Number(process.env.REPLICA_RUNS ?? 40) / cohortsAtOnce;

let database: TestDatabase;
let mailServer: MailServer;
let site: Site;
let apps: Program[];
let workers: Program[];
let first: Visitor;
let second: Visitor;

beforeAll(async () => {
  [database, mailServer] = await Promise.all([createEmptyDatabase(), startMailServer()]);
  const port = await freePort();
  const other = `http://localhost:${port}`;
  site = await Site.create({ databaseUrl: database.connectionString, env: { JOBS: 'off', SMTP_URL: mailServer.url, MAIL_FROM: 'house@example.org', ALLOWED_HOSTS: new URL(other).host, LOG_LEVEL: 'info' } });
  // At once and on an empty database, so that both want to migrate it.
  apps = await Promise.all([site.serve(), site.serve({ PORT: String(port) })]);
  first = await site.setUp(apps[0]!);
  second = first.at(other);
});

afterAll(async () => {
  await site.remove();
  await mailServer.stop();
  await database.drop();
});

test('a job that was asked for at one app is worked by a worker and watched at either app', async () => {
  const cohortId = await closedCohort(first.client, 'Watched', 2);
  const { id, taskId } = await first.client.runs.start({ cohortId, mode: 'strict' });
  // The streams are open before anybody works, so that they show the work from its beginning.
  const streams = await Promise.all([first, second].map(async ({ client }) => client.tasks.watch({ id: taskId })));
  const seen = Promise.all(streams.map(async (stream) => {
    const states: string[] = [];
    for await (const { state } of stream) states.push(state);
    return states;
  }));
  workers = await Promise.all([site.work(), site.work()]);
  for (const states of await seen) expect([states[0], states.at(-1)]).toEqual(['queued', 'succeeded']);
  expect((await seen).flat()).toContain('running');
  expect((await second.client.runs.get({ cohortId, runId: id })).status).toBe('optimal');
});

test('a session holds at both apps until it ends at one', async () => {
  const visitor = await signIn(site.origin, admin.email, admin.password);
  const elsewhere = visitor.at(second.address);
  expect((await elsewhere.client.account.me()).person?.email).toBe(admin.email);
  await elsewhere.client.organizations.create({ name: 'Made at the second app' });
  await visitor.client.account.signOut();
  expect((await elsewhere.client.account.me()).person).toBeNull();
  await expect(elsewhere.client.organizations.create({ name: 'Too late' })).rejects.toMatchObject({ status: 401 });
});

test('of two workers one does each run, and each letter goes out once', async () => {
  const cohorts: string[] = [];
  for (let at = 0; at < cohortsAtOnce; at += 1) cohorts.push(await closedCohort((at % 2 ? first : second).client, `At once ${at}`, 3));
  await Promise.all(cohorts.map(async (cohortId, at) => {
    for (let turn = 0; turn < runsEach; turn += 1) {
      const [here, there] = (at + turn) % 2 ? [first, second] : [second, first];
      await here.client.runs.start({ cohortId, mode: 'strict' });
      await finishedRuns(there.client, cohortId);
    }
    const { items: [newest] } = await first.client.runs.list({ cohortId });
    await first.client.runs.activate({ cohortId, runId: newest!.id, expectedActiveRunId: null });
    await second.client.runs.publish({ cohortId, runId: newest!.id });
  }));

  for (const cohortId of cohorts) {
    const runs = await finishedRuns(first.client, cohortId);
    expect(runs.map(({ number, status }) => [number, status])).toEqual(Array.from({ length: runsEach }, (_, at) => [at + 1, 'optimal']));
    for (const { id } of runs) expect([await audited(first.client, 'run.started', id), await audited(first.client, 'run.finished', id)]).toEqual([1, 1]);
  }
  // What the workers' own logs say: one of them did it, and both had their share.
  const done = workers.map((worker) => jobsDone(worker, 'cohort-run'));
  expect(done.flat()).toHaveLength(cohortsAtOnce * runsEach + 1);
  expect(new Set(done.flat()).size).toBe(done.flat().length);
  expect(done.every((ids) => ids.length > 0)).toBe(true);
  expect(apps.flatMap((app) => jobsDone(app, 'cohort-run'))).toEqual([]);

  await untilDelivered();
  const published = mailServer.taken.filter(({ subject }) => /match/i.test(subject));
  expect(published.map(({ to }) => to).toSorted()).toEqual([...new Set(published.map(({ to }) => to))].toSorted());
  expect(published).toHaveLength(cohortsAtOnce * 6);
});

test('a deadline closes its cohort once, and announces itself once', async () => {
  const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
  const closing = await Promise.all([1, 2, 3].map((at) => draftCohort(first.client, `Closing ${at}`, 2, soon(5_000))));
  const near = await Promise.all([1, 2, 3].map((at) => draftCohort(second.client, `Near ${at}`, 2, soon(48 * 3_600_000 + 5_000))));
  for (const cohortId of [...closing, ...near]) await first.client.cohorts.open({ cohortId, notify: false });
  const [closings, notices] = [() => Promise.all(closing.map((id) => audited(second.client, 'cohort.closed', id))), () => Promise.all(near.map((id) => audited(second.client, 'cohort.deadlineAnnounced', id)))];
  await until(async () => [...await closings(), ...await notices()].every((times) => times > 0), 'every deadline has fired', 40_000);
  await untilDelivered();
  expect([await closings(), await notices()]).toEqual([[1, 1, 1], [1, 1, 1]]);
  // The sweep of the minute may come upon a cohort that closes in seconds and say that it closes soon: so it does.
  for (const [cohorts, subject] of [[closing, /Closing \d. is closed/], [near, /Near \d. closes soon/]] as const) {
    const told = mailServer.taken.filter((mail) => subject.test(mail.subject));
    expect(told.map(({ to }) => to).toSorted()).toEqual([...new Set(told.map(({ to }) => to))].toSorted());
    expect(told).toHaveLength(cohorts.length * 4);
  }
});

test('the audit trail of all four processes is one chain', async () => {
  const { status, output } = await site.run('audit', 'verify');
  expect(output).toMatch(/^The chain of \d+ events is intact\.\n$/);
  expect(status).toBe(0);
});

function jobsDone(program: Program, name: string): string[] {
  return program.output().split('\n').filter((line) => line.includes('"job done"')).map((line) => JSON.parse(line) as { job: string; id: string }).filter(({ job }) => job === name).map(({ id }) => id);
}

/** Nothing waits any more, and the mail server has taken as many mails as the outbox says, each once. */
async function untilDelivered(): Promise<void> {
  await until(async () => (await first.client.outbox.list({ state: 'queued', limit: 1 })).total === 0, 'every mail is delivered', 60_000);
  const { total } = await first.client.outbox.list({ state: 'sent', limit: 1 });
  expect((await first.client.outbox.list({ limit: 1 })).total).toBe(total);
  expect(mailServer.taken).toHaveLength(total);
  expect(new Set(mailServer.taken.map(({ messageId }) => messageId)).size).toBe(total);
}
