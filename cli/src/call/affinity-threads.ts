import { AffinityReader } from '@counterpart/engine/call';
import type { AffinityReading, AffinityTexts } from '@counterpart/engine/call';
import { bestPairs, commonBounds, joinBestPairs } from '@counterpart/engine/text';
import type { BestPairs, Channel, ReviewerRange, SparseRows } from '@counterpart/engine/text';
import { handOut, read } from './affinity-reading.ts';
import type { CallTexts, ReadingStep } from './affinity-reading.ts';
import { AffinityThread, type Told } from './affinity-thread.ts';
import type { AffinityResults, AffinityTask } from './affinity-worker.ts';

/**
 * Threads that share the long work of a call; without any it is done here. The result is the same to the byte, however many there are. Each thread does one
 * thing and is ended, which frees what it needed.
 */
export class AffinityThreads {
  private readonly readers: readonly AffinityThread[];
  private readonly searchers: readonly AffinityThread[];

  constructor(count: number) {
    const started = (): AffinityThread[] => Array.from({ length: count }, () => new AffinityThread());
    this.readers = started();
    this.searchers = started();
  }

  async close(): Promise<void> {
    await Promise.all([...this.readers, ...this.searchers].map((thread) => thread.end()));
  }

  /** What an `AffinityReader` gives, in parts: each batch of texts is for the thread that is free, and is forgotten here. Once. */
  async readTexts(call: AffinityReading, texts: CallTexts): Promise<AffinityTexts[]> {
    if (this.readers.length === 0) {
      const reader = new AffinityReader(call);
      await handOut(texts, [async (step) => read(reader, step)]);
      return [reader.texts()];
    }
    await handOut(texts, this.readers.map((thread) => async (step: ReadingStep) => { await thread.ask({ kind: 'read', call, step }); }));
    const parts = await Promise.all(this.readers.map((thread) => thread.ask<'texts'>({ kind: 'texts' })));
    for (const thread of this.readers) void thread.end();
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
    for (const thread of this.searchers) void thread.end();
    return joinBestPairs(found, k);
  }
}

/** A part for each thread. */
function share<Kind extends keyof AffinityResults>(threads: readonly AffinityThread[], size: number, taskOf: (range: ReviewerRange) => AffinityTask, told: Told = () => undefined): Promise<AffinityResults[Kind][]> {
  const shares = threads.map(() => 0);
  const bound = (part: number): number => Math.floor((part * size) / threads.length);
  return Promise.all(threads.map((thread, at) => thread.ask<Kind>(taskOf({ from: bound(at), to: bound(at + 1) }), (part) => {
    shares[at] = part;
    told(shares.reduce((sum, each) => sum + each, 0) / shares.length);
  })));
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
