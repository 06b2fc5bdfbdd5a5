// Builds the pages once for all test files that render them, and gives the request handler that the server uses too.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from 'react-router';

const root = join(import.meta.dirname, '../..');
const lock = join(root, '.runtime/web-build.lock');
const ABANDONED_MS = 180_000;

export async function builtPages(): Promise<ServerBuild> {
  mkdirSync(join(root, '.runtime'), { recursive: true });
  // Test files run side by side; two builds into one folder would destroy each other.
  while (!locked()) await wait(100);
  try {
    const built = spawnSync(process.execPath, ['script/lib/prepare.ts', 'web'], { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } });
    if (built.status !== 0) throw new Error(`The pages could not be built:\n${built.stdout}${built.stderr}`);
  } finally {
    rmdirSync(lock);
  }
  return (await import(pathToFileURL(join(root, 'web/build/server/index.js')).href)) as ServerBuild;
}

function locked(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > ABANDONED_MS) rmdirSync(lock);
    return false;
  }
}
