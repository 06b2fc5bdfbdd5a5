/** LEMON as a contender: compiled on the way; reads each call once. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TransportProblem } from '../engine/src/assignment/index.ts';
import { startPeer } from './peer-process.ts';

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
  const { version, ask, close } = await startPeer('LEMON', compiled(folder));
  return {
    version, close,
    load: async (problem) => {
      const { left, right, offsets, neighbours, gain, leftMinimum, rightMaximum } = problem;
      const parts = [Uint32Array.of(left, right, gain.length), leftMinimum, rightMaximum, offsets, neighbours, gain];
      const file = join(folder, 'call.bin');
      writeFileSync(file, Buffer.concat(parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))));
      await ask(`load ${file}`);
    },
    solve: async (method) => (await ask(`solve ${method}`)) as { ms: number; gain: number; optimal: boolean },
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
