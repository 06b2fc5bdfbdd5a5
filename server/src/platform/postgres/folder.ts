// What lies where in a data folder, and how to reach the server in it.
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { SOCKET_PORT, SUPERUSER } from './cluster.ts';

export const DATABASE = 'counterpart';
export const ROLE = 'counterpart';
/** The kernel's limit on a socket's path is 108 bytes on Linux and 104 on macOS, with the file's own name. */
const LONGEST_SOCKET_FOLDER = 85;

export interface DataFolder {
  root: string;
  cluster: string;
  socket: string;
  socketLock: string;
  logFile: string;
  passwordFile: string;
}

export function dataFolder(dataDir: string): DataFolder {
  const root = resolve(dataDir);
  const near = join(root, 'socket');
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const socket = Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER ? near : join(tmpdir(), `counterpart-${name}`);
  return {
    root,
    cluster: join(root, 'postgres'),
    socket,
    socketLock: join(socket, `.s.PGSQL.${SOCKET_PORT}.lock`),
    logFile: join(root, 'postgres.log'),
    passwordFile: join(root, 'postgres-password'),
  };
}

/** Others may pass through the folder (the database's user must) but not look into it. */
export async function makeDataFolder(folder: DataFolder): Promise<void> {
  await mkdir(folder.root, { recursive: true });
  await chmod(folder.root, process.getuid?.() === 0 ? 0o711 : 0o700);
}

export async function readPassword(folder: DataFolder): Promise<string | null> {
  const text = await readFile(folder.passwordFile, 'utf8').catch(() => null);
  return text?.trim() || null;
}

export function connectionString(folder: DataFolder, password: string, user: string = ROLE, database: string = DATABASE): string {
  return `postgres://${user}:${encodeURIComponent(password)}@localhost:${SOCKET_PORT}/${database}?host=${encodeURIComponent(folder.socket)}`;
}

/** The connection by which we administer the server; everything else is done by a role that is no superuser. */
export async function connectAsSuperuser(folder: DataFolder, password: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: connectionString(folder, password, SUPERUSER, 'postgres'),
    application_name: name,
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined); // the connection's end is what callers listen to
  await client.connect();
  return client;
}
