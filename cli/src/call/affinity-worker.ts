import { AffinityReader } from '@counterpart/engine/call';
import type { AffinityReading, AffinityTexts } from '@counterpart/engine/call';
import { searchPart } from '@counterpart/engine/text';
import type { BestPairs, Channel, GreatestSums, PartOfSearch, ReviewerRange } from '@counterpart/engine/text';
import { parentPort } from 'node:worker_threads';
import { read } from './affinity-reading.ts';
import type { ReadingStep } from './affinity-reading.ts';

/** What a thread can be asked; it answers `{done}` with the result, and `{progress}` on the way. */
export type AffinityTask =
  | { readonly kind: 'read'; readonly call: AffinityReading; readonly step: ReadingStep }
  | { readonly kind: 'texts' }
  | { readonly kind: 'search'; readonly channels: readonly Channel[]; readonly k: number; readonly range: ReviewerRange }
  | { readonly kind: 'finish'; readonly bounds: Int32Array };

export interface AffinityResults { readonly read: null; readonly texts: AffinityTexts; readonly search: GreatestSums; readonly finish: BestPairs }

const port = parentPort!;
let reader: AffinityReader | undefined;
let part: PartOfSearch;

port.on('message', (task: AffinityTask) => {
  if (task.kind === 'read') {
    read(reader ??= new AffinityReader(task.call), task.step);
    port.postMessage({ done: null });
  } else if (task.kind === 'texts') {
    const done = reader!.texts();
    const { terms: { counts: { offsets, indices, values } }, phrases } = done;
    port.postMessage({ done }, [offsets, indices, values, phrases.offsets, phrases.columns].map(({ buffer }) => buffer as ArrayBuffer));
  } else if (task.kind === 'search') {
    part = searchPart(task.channels, task.k, task.range, (progress) => port.postMessage({ progress }));
    port.postMessage({ done: part.greatestSums() });
  } else {
    const done = part.best(task.bounds);
    port.postMessage({ done }, [done.ofProposals, done.ofReviewers].flatMap(({ others, scores }) => [others.buffer, scores.buffer] as ArrayBuffer[]));
  }
});
