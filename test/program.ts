// The real program, in processes of its own.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from './platform.ts';

export interface Ended { readonly status: number | null; readonly signal: NodeJS.Signals | null; readonly output: string }
export interface Program {
  readonly pid: number;
  /** Everything it has printed so far, on both streams. */
  readonly output: () => string;
  /** Resolves with the first match in the output. */
  readonly prints: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Resolves once `check` is true; throws, with what was printed, where the process ends first or a minute passes. */
  readonly until: (check: () => Promise<boolean> | boolean, what: string) => Promise<void>;
  readonly ended: Promise<Ended>;
  /** Resolves when it is gone. */
  readonly kill: (signal: 'SIGTERM' | 'SIGKILL') => Promise<Ended>;
}

const root = join(import.meta.dirname, '..');
const patience = 60_000;

/** `counterpart <args>`. Of this process's environment it sees the path alone. */
export function startProgram(args: readonly string[], env: Readonly<Record<string, string>>, input = ''): Program {
  const child = spawn(process.execPath, ['cli/src/main.ts', ...args], { cwd: root, stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env.PATH ?? '', ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  child.stdin.on('error', () => undefined).end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => { resolve({ status, signal, output }); });
  });
  const alive = () => {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`counterpart ${args.join(' ')} ended (${child.exitCode ?? child.signalCode}). It printed:\n${output}`);
    return true;
  };
  const wait: Program['until'] = (check, what) => until(async () => await check() || !alive(), `counterpart ${args.join(' ')} ${what}`, patience)
    .catch((error: Error) => { throw new Error(`${error.message}\nIt printed:\n${output}`, { cause: error }); });
  return {
    pid: child.pid ?? 0, output: () => output, until: wait, ended,
    async prints(pattern) {
      await wait(() => pattern.test(output), `prints ${pattern}`);
      return pattern.exec(output)!;
    },
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs a command to its end. */
export function runProgram(args: readonly string[], env: Readonly<Record<string, string>>, input = ''): Promise<Ended> {
  return startProgram(args, env, input).ended;
}

/** A port of the loopback that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => { resolve(port); });
    });
  });
}

export async function isReady(origin: string): Promise<boolean> {
  return (await fetch(`${origin}/ready`).catch(() => null))?.ok ?? false;
}
