import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RunningServer {
  readonly origin: string;
  /** Everything it has printed so far. */
  readonly output: () => string;
  /** Resolves with the first match in the output. */
  readonly prints: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Stops it as a person would, and deletes its data. */
  readonly stop: () => Promise<void>;
}

const root = join(import.meta.dirname, '..');

/** The real program as its own process, on a fresh data folder and a free port of the loopback. */
export async function startServer(args: readonly string[] = ['--empty'], env: Record<string, string> = {}): Promise<RunningServer> {
  const [port, dataDir] = [await freePort(), await mkdtemp(join(tmpdir(), 'counterpart-journey-'))];
  const child = spawn(process.execPath, ['cli/src/main.ts', 'serve', ...args], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', PORT: String(port), HOST: '127.0.0.1', BASE_URL: `http://localhost:${port}`, DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env },
  });
  let output = '';
  const listen = (chunk: Buffer) => { output += chunk.toString(); };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const prints = (pattern: RegExp) => waitFor(child, () => pattern.exec(output), `print ${pattern}`, () => output);
  const origin = `http://localhost:${port}`;
  await waitFor(child, async () => (await fetch(`${origin}/ready`).catch(() => null))?.ok || null, 'be ready', () => output);
  return {
    origin, output: () => output, prints,
    async stop() {
      const ended = new Promise((resolve) => { child.once('exit', resolve); });
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function waitFor<T>(child: ChildProcess, look: () => T | null | Promise<T | null>, what: string, output: () => string): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (child.exitCode !== null || Date.now() > end) throw new Error(`The server did not ${what}. It printed:\n${output()}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => { resolve(port); });
    });
  });
}
