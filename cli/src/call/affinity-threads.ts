import { AffinityReader } from '@counterpart/engine/call';
import type { AffinityReading, AffinityTexts } from '@counterpart/engine/call';
import { bestPairs, commonBounds, joinBestPairs } from '@counterpart/engine/text';
import type { BestPairs, Channel, ReviewerRange, SparseRows } from '@counterpart/engine/text';
import { Worker } from 'node:worker_threads';
import { handOut, read } from './affinity-reading.ts';
import type { CallTexts, ReadingStep } from './affinity-reading.ts';
import type { AffinityResults, AffinityTask } from './affinity-worker.ts';

type Told = (share: number) => void;

/**
 * Threads that share the long work of a call; without any it is done here. The result is the same to the byte, however many there are. Each thread does one
 * thing and is ended, which frees what it needed.
 */
export class AffinityThreads {
  private readonly readers: readonly Worker[];
  private readonly searchers: readonly Worker[];

  constructor(count: number) {
    const started = (): Worker[] => Array.from({ length: count }, () => new Worker(new URL('affinity-worker.ts', import.meta.url)));
    this.readers = started();
    this.searchers = started();
  }

  async close(): Promise<void> {
    await Promise.all([...this.readers, ...this.searchers].map((worker) => worker.terminate()));
  }

  /** What an `AffinityReader` gives, in parts: each batch of texts is for the thread that is free, and is forgotten here. Once. */
  async readTexts(call: AffinityReading, texts: CallTexts): Promise<AffinityTexts[]> {
    if (this.readers.length === 0) {
      const reader = new AffinityReader(call);
      await handOut(texts, [async (step) => read(reader, step)]);
      return [reader.texts()];
    }
    await handOut(texts, this.readers.map((worker) => async (step: ReadingStep) => { await ask(worker, { kind: 'read', call, step }); }));
    const parts = await Promise.all(this.readers.map((worker) => ask<AffinityTexts>(worker, { kind: 'texts' })));
    for (const worker of this.readers) void worker.terminate();
    return parts;
  }

  /** `bestPairs`, each thread with as many reviewers. The rows move into memory that all threads see: theirs is given up. Once. */
  async bestPairs(channels: readonly Channel[], k: number, told: Told = () => undefined): Promise<BestPairs> {
    if (this.searchers.length === 0) return bestPairs(channels, k);
    const shared = channels.map(({ proposals, reviewers, weight }) => ({ proposals: inSharedMemory(proposals), reviewers: inSharedMemory(reviewers), weight }));
    for (const { proposals, reviewers } of channels) for (const { indices, values } of [proposals, reviewers]) giveUp(indices, values);
    const sums = await share<'search'>(this.searchers, channels[0]!.reviewers.rows, (range) => ({ kind: 'search', channels: shared, k, range }), told);
    const bounds = commonBounds(sums, k);
    const found = await share<'finish'>(this.searchers, 0, () => ({ kind: 'finish', bounds }));
    for (const worker of this.searchers) void worker.terminate();
    return joinBestPairs(found, k);
  }
}

/** A part for each thread. */
function share<Kind extends keyof AffinityResults>(workers: readonly Worker[], size: number, taskOf: (range: ReviewerRange) => AffinityTask, told: Told = () => undefined): Promise<AffinityResults[Kind][]> {
  const shares = workers.map(() => 0);
  const bound = (part: number): number => Math.floor((part * size) / workers.length);
  return Promise.all(workers.map((worker, at) => ask<AffinityResults[Kind]>(worker, taskOf({ from: bound(at), to: bound(at + 1) }), (part) => {
    shares[at] = part;
    told(shares.reduce((sum, each) => sum + each, 0) / shares.length);
  })));
}

function ask<Result>(worker: Worker, task: AffinityTask, told: Told = () => undefined): Promise<Result> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      worker.off('message', hear);
      worker.off('error', fail);
    };
    const hear = (answer: { readonly progress: number } | { readonly done: Result }): void => {
      if ('progress' in answer) {
        told(answer.progress);
        return;
      }
      leave();
      resolve(answer.done);
    };
    const fail = (error: Error): void => {
      leave();
      reject(error);
    };
    worker.on('message', hear);
    worker.on('error', fail);
    worker.postMessage(task);
  });
}

/** Frees numbers now, not when garbage is collected next: a search needs the room. */
export function giveUp(...arrays: readonly (Uint32Array | Float64Array)[]): void {
  for (const { buffer } of arrays) if (buffer.byteLength > 0) (buffer as ArrayBuffer).transfer(0);
}

function inSharedMemory({ rows, columns, offsets, indices, values }: SparseRows): SparseRows {
  const [sharedIndices, sharedValues] = [new Uint32Array(new SharedArrayBuffer(4 * indices.length)), new Float64Array(new SharedArrayBuffer(8 * values.length))];
  sharedIndices.set(indices);
  sharedValues.set(values);
  return { rows, columns, offsets, indices: sharedIndices, values: sharedValues };
}
