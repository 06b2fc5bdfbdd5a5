// A real PostgreSQL of our own, started from npm's binaries in the data folder. The default where DATABASE_URL is not set.
//
// One app per folder: the app holds an advisory lock in the server for as long as it lives. The kernel closes its connection however
// it dies, so no lock is ever left behind, and a reused process id cannot be mistaken for a running app.
import { access } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { readOrMakeFile } from '../secret.ts';
import { StartProblem } from '../start-problem.ts';
import { embeddedBinaries } from './binaries.ts';
import { createCluster, removeOldDrafts } from './cluster.ts';
import { connectAsSuperuser, connectionString, DATABASE, dataFolder, makeDataFolder, readPassword, ROLE, type DataFolder } from './folder.ts';
import { stopPostmaster } from './postmaster.ts';
import { reachServer } from './reach.ts';
import { makePrivateFolder, serverUser } from './server-user.ts';

export interface EmbeddedOptions {
  dataDir: string;
  log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
  /** Called once when the server is gone and could not be brought back; the app should stop. */
  onLost?: (error: Error) => void;
}

export interface Embedded {
  connectionString: string;
  /** Stops the server. Everyone's connections end, so it comes last. */
  stop(): Promise<void>;
}

const APP_LOCK = 7_203_114;
const LOCK_PATIENCE_MS = 2_000;

/** Throws an Error with a sentence where the folder is in use by another app or the server cannot start. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  if (process.platform === 'win32') throw new StartProblem('On Windows, set DATABASE_URL to a PostgreSQL 15 or newer.');
  const folder = dataFolder(options.dataDir);
  await makeDataFolder(folder);
  const server = { folder, password: await readOrMakeFile(folder.passwordFile), binaries: embeddedBinaries(), user: await serverUser(), log: options.log };
  await makePrivateFolder(server.user, folder.socket);
  if (!(await exists(folder.cluster))) {
    // The built-in provider sorts alike on every machine and after every system update.
    const initdbArgs = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    await createCluster({ binaries: server.binaries, user: server.user, folder: folder.cluster, password: server.password, initdbArgs });
  }

  let stopping = false;
  const holdLock = async (): Promise<pg.Client> => {
    const client = await takeLock(await reachServer(server), folder);
    client.once('end', () => stopping || void recover());
    return client;
  };
  // The server died under us (kill -9, out of memory): it is started again at the same address, and pools reconnect by themselves.
  const recover = async () => {
    options.log.error({}, 'The embedded PostgreSQL went away; starting it again.');
    try {
      lock = await holdLock();
      if (stopping) await lock.end();
    } catch (error) {
      if (!stopping) options.onLost?.(error as Error);
    }
  };
  let lock = await holdLock();
  await makeDatabase(lock, server.password);
  await removeOldDrafts(folder.cluster);

  return {
    connectionString: connectionString(folder, server.password),
    async stop() {
      stopping = true;
      await stopPostmaster(folder.cluster);
      await lock.end();
    },
  };
}

/** For a second process (`counterpart work`, the command line): the running server's address, or null where none runs. */
export async function connectEmbedded(dataDir: string): Promise<string | null> {
  const folder = dataFolder(dataDir);
  const password = await readPassword(folder);
  if (!password) return null;
  try {
    const client = await connectAsSuperuser(folder, password, 'counterpart look');
    await client.end();
    return connectionString(folder, password);
  } catch {
    return null;
  }
}

async function takeLock(client: pg.Client, folder: DataFolder): Promise<pg.Client> {
  // Right after a kill -9 the server may need a moment to notice that the dead app's connection is closed.
  for (const until = Date.now() + LOCK_PATIENCE_MS; Date.now() < until; await sleep(50)) {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [APP_LOCK]);
    if (rows[0]?.locked) return client;
  }
  const holder = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory' and objid = $1 and granted`,
    [APP_LOCK],
  );
  await client.end();
  throw new StartProblem(
    `Another Counterpart is already running on ${folder.root} (${holder.rows[0]?.name ?? 'its process is ending just now'}). Stop it first, or give this one another DATA_DIR.`,
  );
}

// A role of its own, that is no superuser, so that no statement of the app can reach beyond its database.
async function makeDatabase(client: pg.Client, password: string): Promise<void> {
  const { rows } = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (rows.length > 0) return;
  await client.query(`drop role if exists ${ROLE}`);
  await client.query(`create role ${ROLE} login password ${client.escapeLiteral(password)}`);
  await client.query(`create database ${DATABASE} owner ${ROLE}`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
