/** SciPy as a contender. */
import { spawnSync } from 'node:child_process';
import { startPeer } from './peer-process.ts';

export interface Scipy {
  readonly version: string;
  load(file: string, rows: number, columns: number): Promise<void>;
  solve(times: number): Promise<{ ms: number; cost: number }>;
  close(): void;
}

export async function startScipy(): Promise<Scipy> {
  const { version, ask, close } = await startPeer('SciPy', pythonWith('scipy.optimize', 'python3-scipy'), [new URL('one_to_one_scipy.py', import.meta.url).pathname]);
  return {
    version, close,
    load: async (file, rows, columns) => void (await ask(`load ${file} ${rows} ${columns}`)),
    solve: async (times) => (await ask(`solve ${times}`)) as { ms: number; cost: number },
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
