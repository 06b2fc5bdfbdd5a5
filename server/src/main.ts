// A process's life: settings, database, jobs, HTTP, in this order; and back.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { serve as listen } from '@hono/node-server';
import { compose, type Composition } from './compose.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import { readConfig, type Config } from './platform/config.ts';
import { alone } from './platform/database/alone.ts';
import { migrate } from './platform/database/migrate.ts';
import { Lifecycle } from './platform/lifecycle.ts';
import { createLog, type Logger } from './platform/log.ts';
import { connectEmbedded, startEmbedded } from './platform/postgres/embedded.ts';
import { readOrMakeSecret } from './platform/secret.ts';
import { StartProblem } from './platform/start-problem.ts';

export { StartProblem };

export type Announce = (lines: readonly string[]) => void;
export type FirstStart = (parts: Composition, config: Config) => Promise<readonly string[]>;

/** The app: pages, API and, unless JOBS=off, jobs. Resolves once it listens. `firstStart` runs once in the life of a database, or again where it was cut off. */
export async function serve(env: NodeJS.ProcessEnv, announce: Announce, firstStart: FirstStart | null): Promise<void> {
  const process = beginProcess(env);
  const { config, log, lifecycle } = process;
  await orderly(lifecycle, async () => {
    const connectionString = await databaseOf(config, log, lifecycle);
    await migrate(connectionString);
    const parts = await startParts({ ...process, connectionString, work: config.jobs });
    await lifecycle.start('http', () => openPort(parts, config), closePort);
    await alone(parts.connection.db, FIRST_START, () => announceStart(parts, process, announce, firstStart));
  });
}

/** What processes do one at a time, so that none loads the demo into another's. */
export const FIRST_START = 'first start';

/** The first start counts once its words are out: whatever cut it off before, the next start still has a way in to tell of. */
async function announceStart(parts: Composition, { config, log }: Process, announce: Announce, firstStart: FirstStart | null): Promise<void> {
  const { db } = parts.connection;
  const first = firstStart !== null && (await db.selectFrom('installation').select('firstStartedAt').executeTakeFirstOrThrow()).firstStartedAt === null;
  const told = first ? await quietly(log, () => firstStart(parts, config)) : [];
  const code = await parts.account.createSetupCode();
  const wayIn = code ? [`Create the first administrator at ${config.baseUrl}/setup with the code ${code}`] : first ? [] : [`Sign in at ${config.baseUrl}/sign-in. If nobody knows a password any more: script/counterpart admin create`];
  announce([`Counterpart is at ${config.baseUrl}`, ...told, ...wayIn]);
  if (first) await db.updateTable('installation').set({ firstStartedAt: parts.clock.now() }).execute();
}

/** The first thing that somebody reads is how to sign in, not which jobs loading the demo took; who asks for more than the usual still gets it. */
async function quietly<T>(log: Logger, begin: () => Promise<T>): Promise<T> {
  const { level } = log;
  if (level === 'info') log.level = 'warn';
  try { return await begin(); } finally { log.level = level; }
}

/** Jobs only, beside one or many apps on the same database. */
export async function work(env: NodeJS.ProcessEnv, announce: Announce): Promise<void> {
  const { config, log, clock, lifecycle } = beginProcess(env);
  await orderly(lifecycle, async () => {
    const connectionString = await runningDatabase(config);
    await migrate(connectionString);
    await startParts({ config, log, clock, lifecycle, connectionString, work: true });
    announce(['Counterpart works jobs.']);
  });
}

/** For commands that do one thing: the database of a running app, of DATABASE_URL, or an embedded one started for the moment. */
export async function withDatabase<T>(env: NodeJS.ProcessEnv, use: (connectionString: string, config: Config) => Promise<T>): Promise<T> {
  const config = configOf(env);
  const running = config.databaseUrl ?? await connectEmbedded(config.dataDir);
  if (running) return use(running, config);
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: createLog('error') });
  try { return await use(embedded.connectionString, config); } finally { await embedded.stop(); }
}

/** The same, with everything wired and nothing listening. */
export function withParts<T>(env: NodeJS.ProcessEnv, use: (parts: Composition, config: Config) => Promise<T>, { work: worksJobs = false } = {}): Promise<T> {
  return withDatabase(env, async (connectionString, config) => {
    await migrate(connectionString);
    const parts = await compose({ config, secret: await readOrMakeSecret(config), connectionString, clock: clockOf(config), log: createLog('error') });
    await parts.jobs.start({ work: worksJobs });
    try { return await use(parts, config); } finally {
      await parts.jobs.stop();
      await parts.close();
    }
  });
}

interface Process { readonly config: Config; readonly log: Logger; readonly clock: Clock; readonly lifecycle: Lifecycle }

function beginProcess(env: NodeJS.ProcessEnv): Process {
  const config = configOf(env);
  const log = createLog(config.logLevel);
  const lifecycle = new Lifecycle({ log });
  lifecycle.listen();
  return { config, log, clock: clockOf(config), lifecycle };
}

function configOf(env: NodeJS.ProcessEnv): Config {
  const read = readConfig(env);
  if (!read.ok) throw new StartProblem(read.problems.join('\n'));
  return read.config;
}

function clockOf({ testClock }: Config): Clock {
  return testClock === null ? systemClock : { now: () => new Date(testClock) };
}

/** What has been started is stopped again when something later fails. */
async function orderly(lifecycle: Lifecycle, start: () => Promise<void>): Promise<void> {
  try { await start(); } catch (error) {
    await lifecycle.stop('could not start');
    throw error;
  }
}

async function databaseOf(config: Config, log: Logger, lifecycle: Lifecycle): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl;
  const options = { dataDir: config.dataDir, log, onLost: (error: Error) => void lifecycle.fail(error) };
  const embedded = await lifecycle.start('database', () => startEmbedded(options), (server) => server.stop());
  return embedded.connectionString;
}

async function runningDatabase(config: Config): Promise<string> {
  const running = config.databaseUrl ?? await connectEmbedded(config.dataDir);
  if (!running) throw new StartProblem(`No Counterpart is running on ${config.dataDir}. Start it with script/start first, or set DATABASE_URL.`);
  return running;
}

async function startParts({ config, log, clock, lifecycle, connectionString, work: worksJobs }: Process & { connectionString: string; work: boolean }): Promise<Composition> {
  const secret = await readOrMakeSecret(config);
  const parts = await lifecycle.start('parts', () => compose({ config, secret, connectionString, clock, log }), (composed) => composed.close());
  await lifecycle.start('jobs', () => parts.jobs.start({ work: worksJobs }), () => parts.jobs.stop());
  return parts;
}

async function openPort({ app }: Composition, config: Config): Promise<Server> {
  const server = listen({
    fetch: (request, env) => app.fetch(request, { remoteAddress: (env as { incoming: { socket: { remoteAddress?: string } } }).incoming.socket.remoteAddress ?? '' }),
    port: config.port, hostname: config.host, overrideGlobalObjects: false,
  }) as Server;
  server.requestTimeout = 60_000;
  try {
    await Promise.race([once(server, 'listening'), once(server, 'error').then(([error]) => { throw error; })]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new StartProblem(`Port ${config.port} is taken by another program. Stop that, or choose another: PORT=3001 script/start`);
    throw error;
  }
  return server;
}

/** Answers what has been asked; event streams, which never end by themselves, are cut. */
async function closePort(server: Server): Promise<void> {
  const closed = new Promise((resolve) => { server.close(resolve); });
  server.closeIdleConnections();
  const cut = setTimeout(() => { server.closeAllConnections(); }, 3_000);
  await closed;
  clearTimeout(cut);
}
