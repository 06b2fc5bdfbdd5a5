// Makes a PostgreSQL cluster and starts a server on it. Knows nothing of Counterpart; the tests' servers use it too.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { chown, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { asServerUser, makePrivateFolder, type Command, type ServerUser } from './server-user.ts';

export const SUPERUSER = 'postgres';
/** Only names the socket file: these servers listen on no network. */
export const SOCKET_PORT = 5432;
const DRAFT_AGE_MS = 600_000;

export interface NewCluster {
  binaries: Binaries;
  user: ServerUser;
  /** Where the cluster will appear; its parent must exist. */
  folder: string;
  password: string;
  initdbArgs?: string[];
}

/**
 * Built beside its place and moved there in one step: a start killed half-way leaves no half cluster, and of two starts at once
 * one wins. Returns false where the other one did.
 */
export async function createCluster(cluster: NewCluster): Promise<boolean> {
  const staging = `${cluster.folder}.new-${randomBytes(4).toString('hex')}`;
  const built = join(staging, 'cluster');
  const passwordFile = join(staging, 'password');
  try {
    await makePrivateFolder(cluster.user, staging);
    await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
    if (cluster.user) await chown(passwordFile, cluster.user.uid, cluster.user.gid);
    const args = [`--pgdata=${built}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', ...(cluster.initdbArgs ?? [])];
    await runToEnd(asServerUser(cluster.user, cluster.binaries.initdb, args, [cluster.binaries.initdb, built]));
    return await moveInto(built, cluster.folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function moveInto(built: string, folder: string): Promise<boolean> {
  try {
    await rename(built, folder);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw error;
  }
}

/** A start that was killed while it built a cluster leaves its draft (40 MB). Younger ones may belong to a start that is under way. */
export async function removeOldDrafts(folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${basename(folder)}.new-`)) continue;
    const draft = join(parent, name);
    const made = await stat(draft).then((entry) => entry.mtimeMs, () => Infinity);
    if (Date.now() - made > DRAFT_AGE_MS) await rm(draft, { recursive: true, force: true });
  }
}

export interface ServerStart {
  binaries: Binaries;
  user: ServerUser;
  folder: string;
  socketFolder: string;
  logFile: string;
  settings: Record<string, string>;
}

/**
 * Starts the postmaster in a process group of its own: Ctrl-C in the app's terminal must not stop the database before the app has
 * finished with it. It outlives us if we are killed.
 */
export async function spawnServer(start: ServerStart): Promise<ChildProcess> {
  await rename(start.logFile, `${start.logFile}.1`).catch(() => undefined);
  const settings = { listen_addresses: '', port: String(SOCKET_PORT), unix_socket_directories: start.socketFolder, ...start.settings };
  const args = ['-D', start.folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const command = asServerUser(start.user, start.binaries.postgres, args, [start.binaries.postgres, start.folder, start.socketFolder]);
  const log = openSync(start.logFile, 'w', 0o600);
  try {
    const child = spawnCommand(command, ['ignore', log, log], true);
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** The end of the server's own log, for the sentence that says why it did not start. */
export async function logTail(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-6).join('\n');
}

function spawnCommand({ program, args, uid, gid }: Command, stdio: ('ignore' | 'pipe' | number)[], detached: boolean): ChildProcess {
  const identity = uid === undefined || gid === undefined ? {} : { uid, gid };
  // Messages are read by people and by us: English, whatever the machine's language.
  return spawn(program, args, { ...identity, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }, stdio, detached });
}

function runToEnd(command: Command): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawnCommand(command, ['ignore', 'pipe', 'pipe'], false);
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => (status === 0 ? resolve() : reject(new Error(`PostgreSQL could not make its files:\n${output.trim()}`))));
  });
}
