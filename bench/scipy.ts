/** SciPy as a contender: a long-lived Python process, so that its start-up is not part of any time. */
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Scipy {
  readonly version: string;
  load(file: string, rows: number, columns: number): Promise<void>;
  solve(times: number): Promise<{ ms: number; cost: number }>;
  close(): void;
}

export async function startScipy(): Promise<Scipy> {
  const child = spawn(pythonWith('scipy.optimize', 'python3-scipy'), [new URL('one_to_one_scipy.py', import.meta.url).pathname], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Record<string, unknown>> => {
    const line = await lines.next();
    if (line.done) throw new Error('SciPy ended early');
    return JSON.parse(line.value) as Record<string, unknown>;
  };
  const ask = (command: string): Promise<Record<string, unknown>> => {
    child.stdin.write(`${command}\n`);
    return answer();
  };
  const { version } = await answer();
  return {
    version: String(version),
    load: async (file, rows, columns) => void (await ask(`load ${file} ${rows} ${columns}`)),
    solve: async (times) => (await ask(`solve ${times}`)) as { ms: number; cost: number },
    close: () => void child.stdin.end(),
  };
}

/** The default python3 where it has the module, else Debian's, whose package is installed on the way where this user may. */
export function pythonWith(module: string, debian: string): string {
  const has = (python: string): boolean => spawnSync(python, ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0;
  for (const python of ['python3', '/usr/bin/python3']) if (has(python)) return python;
  if (process.getuid?.() === 0) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', debian], { stdio: 'inherit' });
    if (has('/usr/bin/python3')) return '/usr/bin/python3';
  }
  throw new Error(`This bench needs Python 3 with ${module}: apt-get install ${debian}`);
}
