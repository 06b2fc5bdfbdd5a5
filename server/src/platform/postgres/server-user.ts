// PostgreSQL refuses to run as root. Started by root, it runs as the system user `postgres`; by anyone else, as them.
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartProblem } from '../start-problem.ts';

const execute = promisify(execFile);
const NAME = 'postgres';

/** Null: run as ourselves. */
export type ServerUser = { uid: number; gid: number } | null;

export interface Command {
  program: string;
  args: string[];
  uid?: number;
  gid?: number;
}

export async function serverUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return null;
  const found = await lookUp();
  if (found) return found;
  await execute('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]).catch((error: Error) => {
    throw new StartProblem(`PostgreSQL does not run as root and no system user "${NAME}" could be made (${error.message}). Start Counterpart as another user, or set DATABASE_URL.`);
  });
  return lookUp();
}

async function lookUp(): Promise<ServerUser> {
  try {
    return { uid: await idOf('-u'), gid: await idOf('-g') };
  } catch {
    return null;
  }
}

async function idOf(flag: '-u' | '-g'): Promise<number> {
  return Number((await execute('id', [flag, NAME])).stdout);
}

/**
 * How to start a program as that user. Where a folder on the way is closed to others (a clone in /root), the program keeps the one
 * capability that lets it walk through; it never keeps root's rights to write.
 */
export function asServerUser(user: ServerUser, program: string, args: string[], paths: string[]): Command {
  if (!user) return { program, args };
  if (paths.every((path) => reachableByOthers(path))) return { program, args, ...user };
  const flags = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
  return { program: 'setpriv', args: [...flags, program, ...args] };
}

function reachableByOthers(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** A folder that only the server's user may enter (and root). */
export async function makePrivateFolder(user: ServerUser, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
}
