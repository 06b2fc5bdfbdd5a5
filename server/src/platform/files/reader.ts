import { createWorkerPool } from '../solver/pool.ts';
import type { ReadTable } from './table.ts';

export type FileTasks = { read: { input: Uint8Array; output: ReadTable } };
/** Reads a stranger's file in a thread of its own, which is ended when it takes too long or too much. */
export interface FileReader { read(bytes: Uint8Array, signal?: AbortSignal): Promise<ReadTable | null>; close(): Promise<void> }

const timeLimitMs = 20_000;
const memoryMb = 256;

export function createFileReader(): FileReader {
  const pool = createWorkerPool<FileTasks>(new URL('./worker.ts', import.meta.url), { size: 1, limits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 } });
  return {
    /** Null: cancelled. */
    async read(bytes, signal) {
      const outcome = await pool.run('read', bytes, { timeLimitMs, ...(signal ? { signal } : {}) });
      switch (outcome.kind) {
        case 'done': return outcome.value;
        case 'cancelled': return null;
        case 'timedOut': return { ok: false, failure: { code: 'tookTooLong', values: { seconds: timeLimitMs / 1_000 } } };
        case 'outOfMemory': return { ok: false, failure: { code: 'tooMuchMemory', values: { megabytes: memoryMb } } };
      }
    },
    close: () => pool.close(),
  };
}
