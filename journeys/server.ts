import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isReady, startProgram, type Program } from '../test/program.ts';

export interface RunningServer extends Pick<Program, 'output' | 'prints'> {
  readonly origin: string;
  /** Starts a second process that works jobs, for a server with JOBS=off; it ends with the server. */
  readonly work: () => void;
  /** Stops it as a person would, and deletes its data. */
  readonly stop: () => Promise<void>;
}

/** The real program as its own process, on a fresh data folder and a free port of the loopback. */
export async function startServer(args: readonly string[] = ['--empty'], env: Record<string, string> = {}): Promise<RunningServer> {
  const [port, dataDir] = [await freePort(), await mkdtemp(join(tmpdir(), 'counterpart-journey-'))];
  const origin = `http://localhost:${port}`;
  const settings = { PORT: String(port), HOST: '127.0.0.1', BASE_URL: origin, DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env };
  const program = startProgram(['serve', ...args], settings);
  let worker: Program | null = null;
  await program.until(() => isReady(origin), 'is ready');
  return {
    origin, output: program.output, prints: program.prints,
    work() { worker ??= startProgram(['work'], settings); },
    async stop() {
      await worker?.kill('SIGTERM');
      await program.kill('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
