import { countTerms, searchPart } from '@counterpart/engine/text';
import type { BestPairs, Channel, GreatestSums, PartOfSearch, ReviewerRange, TermCounts, TermSettings, TextDocument } from '@counterpart/engine/text';
import { parentPort } from 'node:worker_threads';

/** What a thread can be asked; it answers `{done}` with the result, and `{progress}` on the way. */
export type AffinityTask =
  | { readonly kind: 'count'; readonly documents: readonly TextDocument[]; readonly settings: TermSettings }
  | { readonly kind: 'search'; readonly channels: readonly Channel[]; readonly k: number; readonly range: ReviewerRange }
  | { readonly kind: 'finish'; readonly bounds: Int32Array };

export interface AffinityResults { readonly count: TermCounts; readonly search: GreatestSums; readonly finish: BestPairs }

const port = parentPort!;
let part: PartOfSearch;

port.on('message', (task: AffinityTask) => {
  if (task.kind === 'count') {
    const done = countTerms(task.documents, task.settings);
    const { offsets, indices, values } = done.counts;
    port.postMessage({ done }, [offsets.buffer, indices.buffer, values.buffer] as ArrayBuffer[]);
  } else if (task.kind === 'search') {
    part = searchPart(task.channels, task.k, task.range, (progress) => port.postMessage({ progress }));
    port.postMessage({ done: part.greatestSums() });
  } else {
    const done = part.best(task.bounds);
    port.postMessage({ done }, [done.ofProposals, done.ofReviewers].flatMap(({ others, scores }) => [others.buffer, scores.buffer] as ArrayBuffer[]));
  }
});
