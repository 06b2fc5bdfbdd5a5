// From whatever state a data folder is in to an open connection: adopt the server that a killed app left behind, wait for one that
// is starting or stopping, or start one.
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { StartProblem } from '../start-problem.ts';
import type { Binaries } from './binaries.ts';
import { logTail, spawnServer } from './cluster.ts';
import { connectAsSuperuser, type DataFolder } from './folder.ts';
import { disarmReusedPid, runningPostmaster } from './postmaster.ts';
import type { ServerUser } from './server-user.ts';

export interface EmbeddedServer {
  folder: DataFolder;
  password: string;
  binaries: Binaries;
  user: ServerUser;
  log: { info(fields: object, message: string): void };
}

const SETTINGS = {
  // Statements and values stay out of the server's log: they are people's data.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  // A query whose app was killed ends within a second instead of running on unheard.
  ...(process.platform === 'linux' ? { client_connection_check_interval: '1s' } : {}),
};
const STARTS = 25;

export async function reachServer(server: EmbeddedServer): Promise<pg.Client> {
  let child: ChildProcess | null = null;
  let starts = 0;
  for (;;) {
    const client = await tryToConnect(server);
    if (client) return client;
    if (!isRunning(child) && runningPostmaster(server.folder.cluster) === null) {
      if (starts > 0) await giveItTime(server, starts);
      starts += 1;
      child = await start(server);
    }
    await sleep(15);
  }
}

/** A start may lose against another one, or find processes of a killed server that are still ending. Anything else is final. */
async function giveItTime(server: EmbeddedServer, starts: number): Promise<void> {
  const says = await logTail(server.folder.logFile);
  const passing = /pre-existing shared memory block|lock file ".*" already exists/.test(says);
  if (starts >= (passing ? STARTS : 2)) throw new StartProblem(`PostgreSQL does not start in ${server.folder.cluster}. It says:\n${says}`);
  await sleep(100 * starts);
}

async function start(server: EmbeddedServer): Promise<ChildProcess> {
  const { binaries, user, folder } = server;
  await checkVersion(folder.cluster);
  disarmReusedPid(folder.cluster, folder.socketLock);
  const child = await spawnServer({ binaries, user, folder: folder.cluster, socketFolder: folder.socket, logFile: folder.logFile, settings: SETTINGS });
  child.on('error', (error) => server.log.info({ error: error.message }, 'PostgreSQL could not be started.'));
  return child;
}

/** Null while there is nobody to talk to, or it says that it is starting or stopping; other refusals throw. */
async function tryToConnect(server: EmbeddedServer): Promise<pg.Client | null> {
  try {
    return await connectAsSuperuser(server.folder, server.password, `counterpart app, process ${process.pid}`);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code === '28P01') throw new StartProblem(`The password in ${basename(server.folder.passwordFile)} is not that of the database in ${server.folder.cluster}. Put the file back from a backup.`, { cause: error });
    const notYet = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03', '57P01', '57P02'].includes(code);
    if (notYet || /terminated unexpectedly|timeout/.test((error as Error).message)) return null;
    throw error;
  }
}

const MAJOR_VERSION = '18';

async function checkVersion(cluster: string): Promise<void> {
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (found === MAJOR_VERSION) return;
  throw new StartProblem(`${cluster} was made by PostgreSQL ${found}, and this Counterpart brings ${MAJOR_VERSION}. Run \`counterpart backup\` with the version that made it, then \`counterpart restore\` with this one.`);
}

function isRunning(child: ChildProcess | null): boolean {
  return child !== null && child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}
