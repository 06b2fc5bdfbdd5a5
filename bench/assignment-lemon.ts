/** LEMON as a contender: compiled on the way, a process that stays up and reads each call once. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TransportProblem } from '../engine/src/assignment/index.ts';

export const methods = ['simplex', 'scaling'] as const;
export type Method = (typeof methods)[number];

export interface Lemon {
  readonly version: string;
  load(problem: TransportProblem): Promise<void>;
  /** Processor time of `run()` alone. */
  solve(method: Method): Promise<{ ms: number; gain: number; optimal: boolean }>;
  close(): void;
}

export async function startLemon(folder: string): Promise<Lemon> {
  const child = spawn(compiled(folder), { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Record<string, unknown>> => {
    const line = await lines.next();
    if (line.done) throw new Error('LEMON ended early');
    return JSON.parse(line.value) as Record<string, unknown>;
  };
  const ask = (command: string): Promise<Record<string, unknown>> => {
    child.stdin.write(`${command}\n`);
    return answer();
  };
  const { version } = await answer();
  return {
    version: String(version),
    load: async (problem) => {
      const { left, right, offsets, neighbours, gain, leftMinimum, rightMaximum } = problem;
      const parts = [Uint32Array.of(left, right, gain.length), leftMinimum, rightMaximum, offsets, neighbours, gain];
      const file = join(folder, 'call.bin');
      writeFileSync(file, Buffer.concat(parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))));
      await ask(`load ${file}`);
    },
    solve: async (method) => (await ask(`solve ${method}`)) as { ms: number; gain: number; optimal: boolean },
    close: () => void child.stdin.end(),
  };
}

function compiled(folder: string): string {
  if (!existsSync('/usr/include/lemon/network_simplex.h') && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', 'liblemon-dev', 'g++'], { stdio: 'inherit' });
  }
  const program = join(folder, 'lemon');
  const { status, stderr } = spawnSync('g++', ['-O3', '-std=c++17', '-w', new URL('assignment_lemon.cpp', import.meta.url).pathname, '-o', program], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`This bench needs g++ and LEMON: apt-get install g++ liblemon-dev\n${stderr ?? ''}`);
  return program;
}
