import { bestPairs, commonBounds, countTerms, joinBestPairs, joinCounts } from '@counterpart/engine/text';
import type { BestPairs, Channel, ReviewerRange, SparseRows, TermCounts, TermSettings, TextDocument } from '@counterpart/engine/text';
import { Worker } from 'node:worker_threads';
import type { AffinityResults, AffinityTask } from './affinity-worker.ts';

type Told = (share: number) => void;

/**
 * Threads that share the long work of a call; without any it is done here. The result is the same to the byte, however many there are. Each thread does one
 * thing and is ended, which frees what it needed, texts above all.
 */
export class AffinityThreads {
  private readonly counters: readonly Worker[];
  private readonly searchers: readonly Worker[];

  constructor(count: number) {
    const started = (): Worker[] => Array.from({ length: count }, () => new Worker(new URL('affinity-worker.ts', import.meta.url)));
    this.counters = started();
    this.searchers = started();
  }

  async close(): Promise<void> {
    await Promise.all([...this.counters, ...this.searchers].map((worker) => worker.terminate()));
  }

  /** `countTerms`, each thread with as many documents. Once. */
  async countTerms(documents: readonly TextDocument[], settings: TermSettings): Promise<TermCounts> {
    if (this.counters.length === 0) return countTerms(documents, settings);
    const parts = await share<'count'>(this.counters, documents.length, ({ from, to }) => ({ kind: 'count', documents: documents.slice(from, to), settings }));
    for (const worker of this.counters) void worker.terminate();
    const joined = joinCounts(parts);
    for (const { counts } of parts) giveUp(counts);
    return joined;
  }

  /** `bestPairs`, each thread with as many reviewers. The rows move into memory that all threads see: theirs is given up. Once. */
  async bestPairs(channels: readonly Channel[], k: number, told: Told = () => undefined): Promise<BestPairs> {
    if (this.searchers.length === 0) return bestPairs(channels, k);
    const shared = channels.map(({ proposals, reviewers, weight }) => ({ proposals: inSharedMemory(proposals), reviewers: inSharedMemory(reviewers), weight }));
    for (const { proposals, reviewers } of channels) for (const side of [proposals, reviewers]) giveUp(side);
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

function ask<Result>(worker: Worker, task: AffinityTask, told: Told): Promise<Result> {
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

/** Frees entries now, not when garbage is collected next: a search needs the room. Offsets stay. */
function giveUp({ indices, values }: SparseRows): void {
  for (const { buffer } of [indices, values]) if (buffer.byteLength > 0) (buffer as ArrayBuffer).transfer(0);
}

function inSharedMemory({ rows, columns, offsets, indices, values }: SparseRows): SparseRows {
  const [sharedIndices, sharedValues] = [new Uint32Array(new SharedArrayBuffer(4 * indices.length)), new Float64Array(new SharedArrayBuffer(8 * values.length))];
  sharedIndices.set(indices);
  sharedValues.set(values);
  return { rows, columns, offsets, indices: sharedIndices, values: sharedValues };
}
