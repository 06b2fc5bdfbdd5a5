// Real PostgreSQL servers for tests: one for each run of the database suite, and a fresh migrated database for each test file.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { binariesIn, embeddedBinaries } from '../server/src/platform/postgres/binaries.ts';
import { createCluster, logTail, SOCKET_PORT, spawnServer, SUPERUSER } from '../server/src/platform/postgres/cluster.ts';
import { runningPostmaster, stopPostmaster } from '../server/src/platform/postgres/postmaster.ts';
import { makePrivateFolder, serverUser } from '../server/src/platform/postgres/server-user.ts';
import { fastFolder } from './fast-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's address of the run's server; another database is reached through `databaseUrl`. */
    postgresUrl: string;
  }
}

export type TestVersion = 'embedded' | '15';

export interface TestPostgres {
  /** Superuser's address of the database `postgres`. */
  url: string;
  /** Immediate shutdown, as in a power cut; `start` again recovers. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Stops and deletes. */
  remove(): Promise<void>;
}

const ROLE = 'counterpart';
const TEMPLATE = 'counterpart_template';
const PASSWORD = 'only-for-tests';
const SETTINGS = { max_connections: '400', shared_buffers: '256MB', log_checkpoints: 'off' };
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** `durable` keeps fsync on, for tests that crash the server and count what is left. */
export async function startTestPostgres({ version, durable = false }: { version: TestVersion; durable?: boolean }): Promise<TestPostgres> {
  const binaries = version === 'embedded' ? embeddedBinaries() : binariesIn(process.env.POSTGRES_15_BIN ?? '/usr/lib/postgresql/15/bin');
  const user = await serverUser();
  const root = fastFolder('counterpart-test-');
  const folder = join(root, 'postgres');
  await makePrivateFolder(user, root);
  await createCluster({ binaries, user, folder, password: PASSWORD, initdbArgs: ['--locale=C.UTF-8', ...(durable ? [] : ['--no-sync'])] });
  const url = `postgres://${SUPERUSER}:${PASSWORD}@localhost:${SOCKET_PORT}/postgres?host=${encodeURIComponent(root)}`;
  const settings = { ...SETTINGS, ...(durable ? {} : CARELESS) };
  const start = async () => {
    await spawnServer({ binaries, user, folder, socketFolder: root, logFile: join(root, 'log'), settings });
    await untilItAnswers(url, root);
  };
  await start();
  return {
    url,
    start,
    async crash() {
      const pid = runningPostmaster(folder);
      if (pid !== null) process.kill(pid, 'SIGQUIT');
      while (runningPostmaster(folder) !== null) await sleep(10);
    },
    async remove() {
      await stopPostmaster(folder, 5_000);
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers(url: string, root: string): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until; await sleep(20)) {
    const client = new pg.Client(url);
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') throw error;
    }
  }
  throw new Error(`The test's PostgreSQL does not answer:\n${await logTail(join(root, 'log'))}`);
}

/** Made once for each server: the role that is no superuser, and a migrated database to copy. */
export async function createTemplate(url: string): Promise<void> {
  await administer(url, `create role ${ROLE} login createdb password '${PASSWORD}'`, `create database ${TEMPLATE} owner ${ROLE}`);
  const { migrate } = await import('../server/src/platform/database/migrate.ts');
  await migrate(databaseUrl(url, TEMPLATE));
}

export interface TestDatabase {
  connectionString: string;
  drop(): Promise<void>;
}

/** A fresh, migrated database on the run's server (or on the one given). Connections that stay open do not stop `drop`. */
export async function createTestDatabase(url: string = inject('postgresUrl')): Promise<TestDatabase> {
  return newDatabase(url, `template ${TEMPLATE}`);
}

/** The same without any table, for migrations and restores. */
export async function createEmptyDatabase(url: string = inject('postgresUrl')): Promise<TestDatabase> {
  return newDatabase(url, '');
}

async function newDatabase(url: string, template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(url, `create database ${name} owner ${ROLE} ${template}`);
  return {
    connectionString: databaseUrl(url, name),
    drop: () => drop(url, name),
  };
}

/** Waits a moment for pools that are closing: a connection cut then would be an error that no test asked about. */
async function drop(url: string, name: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const until = Date.now() + 2_000; Date.now() < until; await sleep(20)) {
      const { rows } = await client.query('select from pg_stat_activity where datname = $1 limit 1', [name]);
      if (rows.length === 0) break;
    }
    await client.query(`drop database if exists ${name} with (force)`);
  } finally {
    await client.end();
  }
}

function databaseUrl(url: string, database: string): string {
  return url.replace(`//${SUPERUSER}:`, `//${ROLE}:`).replace('/postgres?', `/${database}?`);
}

async function administer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
