import { pino } from 'pino';
import { systemClock, type Clock } from '../server/src/platform/clock.ts';
import { connect, type Connection } from '../server/src/platform/database/connect.ts';
import { Jobs } from '../server/src/platform/jobs.ts';
import { createTransactor, type Transactor } from '../server/src/platform/transact.ts';
import { createTestDatabase } from './postgres.ts';

export interface TestPlatform { readonly connectionString: string; readonly connection: Connection; readonly jobs: Jobs; readonly transactor: Transactor; newJobs(): Jobs; close(): Promise<void> }

/** The server's floor on a fresh database: connection, jobs (not started), transactions. */
export async function createTestPlatform(clock: Clock = systemClock): Promise<TestPlatform> {
  const { connectionString } = await createTestDatabase();
  const log = pino({ level: 'silent' });
  const connection = connect(connectionString, () => {});
  const jobs = new Jobs(connectionString, log);
  return { connectionString, connection, jobs, transactor: createTransactor(connection.db, jobs, clock), newJobs: () => new Jobs(connectionString, log), close: () => connection.close() };
}

/** Polls until `check` is true; for what another process or job does. */
export async function until(check: () => Promise<boolean> | boolean, what: string, milliseconds = 10_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await check())) {
    if (performance.now() > end) throw new Error(`Waited ${milliseconds} ms in vain until ${what}.`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}
