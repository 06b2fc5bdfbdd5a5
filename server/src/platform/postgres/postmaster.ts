// Reads postmaster.pid, the file by which PostgreSQL guards its folder, and tells a living server from a left-over number.
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The process id of the server that runs on this folder, or null. A reused process id does not count. */
export function runningPostmaster(folder: string): number | null {
  const pid = pidOf(readLines(join(folder, 'postmaster.pid')));
  return pid !== null && isAlive(pid) && servesFolder(pid, folder) ? pid : null;
}

/**
 * After a crash a lock file may name a process id that by now belongs to someone else, and PostgreSQL would refuse to start.
 * Deleting postmaster.pid would also lose its check for orphaned server processes that still hold shared memory. So only the
 * number is replaced, by our own: PostgreSQL knows that its parent is no other server, and still checks the memory.
 */
export function disarmReusedPid(folder: string, socketLock: string): void {
  for (const file of [join(folder, 'postmaster.pid'), socketLock]) {
    const lines = readLines(file);
    const pid = pidOf(lines);
    if (!lines || pid === null || !isAlive(pid) || servesFolder(pid, folder)) continue;
    writeFileSync(file, [String(process.pid), ...lines.slice(1)].join('\n'));
  }
}

/** Together within what a part may take to stop (lifecycle.ts): after that the process ends, and the server would go on by itself. */
export const STOP_LIMIT_MS = { fast: 7_000, immediate: 2_500 } as const;

/** Fast shutdown (open transactions roll back), then immediate after the limit. Resolves when the server is gone. */
export async function stopPostmaster(folder: string, fastLimitMs: number = STOP_LIMIT_MS.fast): Promise<void> {
  const pid = runningPostmaster(folder);
  if (pid === null) return;
  signal(pid, 'SIGINT');
  if (await isGone(pid, folder, fastLimitMs)) return;
  signal(pid, 'SIGQUIT');
  if (!(await isGone(pid, folder, STOP_LIMIT_MS.immediate))) throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

async function isGone(pid: number, folder: string, limitMs: number): Promise<boolean> {
  for (const until = Date.now() + limitMs; Date.now() < until; await sleep(15)) {
    if (!isAlive(pid) || !servesFolder(pid, folder)) return true;
  }
  return false;
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function pidOf(lines: string[] | null): number | null {
  const pid = Number(lines?.[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

function readLines(file: string): string[] | null {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.length > 1 ? lines : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

// A postmaster's working directory is its data folder. A zombie has none.
function servesFolder(pid: number, folder: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes(`-D ${folder} `);
  } catch {
    return false;
  }
}
