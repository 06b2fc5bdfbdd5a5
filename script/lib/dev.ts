// script/dev: serves, and starts again after a change; pages are rebuilt first when what they are made of changed.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { oneAtATime } from './one-at-a-time.ts';

const root = join(import.meta.dirname, '../..');
const WATCHED = ['engine', 'contract', 'server', 'web', 'cli', 'demo'];
const SETTLE_MS = 150;

let server: ChildProcess | null = null;
let timer: NodeJS.Timeout | null = null;
let stopping = false;

// A change that comes while the old server still ends its requests must not start a second one beside the first.
const restart = oneAtATime(startAnew);

for (const folder of WATCHED) {
  try {
    watch(join(root, folder), { recursive: true }, (_event, file) => changed(String(file)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
await restart();

function changed(file: string): void {
  if (/(^|\/)(node_modules|build|\.react-router|\.vite)(\/|$)|\.test\.tsx?$/.test(file) || stopping) return;
  if (timer) clearTimeout(timer);
  timer = setTimeout(() => void restart(), SETTLE_MS);
}

async function startAnew(): Promise<void> {
  const built = spawnSync(process.execPath, ['script/lib/prepare.ts', 'web'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) return; // the running server stays up; the next change tries again
  await stopServer();
  if (stopping) return;
  server = spawn(process.execPath, ['cli/bin/counterpart.js', 'serve', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { NODE_ENV: 'development', ...process.env } });
}

async function stopServer(): Promise<void> {
  const old = server;
  if (!old || old.exitCode !== null || old.signalCode !== null) return;
  const gone = new Promise((resolve) => old.once('exit', resolve));
  old.kill('SIGTERM');
  await gone;
}

async function stop(): Promise<void> {
  stopping = true;
  await stopServer();
  process.exit(0);
}
