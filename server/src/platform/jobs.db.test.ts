import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestPlatform, until, type TestPlatform } from '../../../test/platform.ts';
import { system } from './identity.ts';
import { Jobs, type Job } from './jobs.ts';
import { createLog } from './log.ts';

const counted: Job<{ n: number }> = { name: 'counted', data: z.object({ n: z.number() }), expireInSeconds: 30, retries: 1, concurrency: 2 };
const other: Job<{ n: number }> = { ...counted, name: 'other' };
const done: number[] = [];
let atOnce = 0;
let most = 0;
let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
  platform.jobs.handle(counted, async ({ n }) => {
    most = Math.max(most, atOnce += 1);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    atOnce -= 1;
    done.push(n);
  });
  await platform.jobs.start({ work: true });
});

afterAll(async () => {
  await platform.jobs.stop();
  await platform.close();
});

test('connections that are cut do not keep jobs from being done, and are told of once', async () => {
  const lines: string[] = [];
  const jobs = new Jobs(platform.connectionString, createLog('info', { write: (line) => { lines.push(line); } }));
  const seen: number[] = [];
  jobs.handle(other, async ({ n }) => { seen.push(n); });
  await jobs.start({ work: true });
  for (const n of [1, 2, 3]) {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'counterpart-jobs' and datname = current_database()`.execute(platform.connection.db);
    await until(() => platform.transactor.write(system, (tx) => jobs.enqueue(tx.db, other, { n })).then(() => true, () => false), 'it is asked for');
    await until(() => seen.includes(n), 'it is done');
  }
  await jobs.stop();
  expect(seen).toEqual([1, 2, 3]);
  expect(lines.filter((line) => /wait for the database/.test(line))).toHaveLength(1);
  expect(lines.filter((line) => /"level":"error"|object Object/.test(line))).toEqual([]);
});

test('a hundred jobs of one transaction, which is heard of once, follow each other without a pause, each once', async () => {
  const asked = Array.from({ length: 100 }, (_, n) => n);
  await platform.transactor.write(system, async (tx) => { for (const n of asked) await tx.enqueue(counted, { n }); });
  await until(() => done.length >= asked.length, 'all are done');
  expect(done.toSorted((a, b) => a - b)).toEqual(asked);
  expect(most).toBe(counted.concurrency);
});

test('a job that is due later, of which nobody is told then, is done within seconds of its time', async () => {
  const due = new Date(Date.now() + 500);
  await platform.transactor.write(system, (tx) => tx.enqueue(counted, { n: 1_000 }, { startAfter: due }));
  await until(() => done.includes(1_000), 'it is done');
  expect(Date.now() - due.getTime()).toBeGreaterThanOrEqual(0);
});
