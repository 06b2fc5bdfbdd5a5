import { bestPairsOfPart, countTerms } from '@counterpart/engine/text';
import type { BestPairs, Channel, ReviewerRange, TermCounts, TermSettings, TextDocument } from '@counterpart/engine/text';
import { parentPort } from 'node:worker_threads';

/** What a thread can be asked; it answers `{done}` with the result, and `{progress}` on the way. */
export type AffinityTask =
  | { readonly kind: 'count'; readonly documents: readonly TextDocument[]; readonly settings: TermSettings }
  | { readonly kind: 'search'; readonly channels: readonly Channel[]; readonly k: number; readonly range: ReviewerRange };

export interface AffinityResults { readonly count: TermCounts; readonly search: BestPairs }

const port = parentPort!;

port.on('message', (task: AffinityTask) => {
  if (task.kind === 'count') {
    const done = countTerms(task.documents, task.settings);
    const { offsets, indices, values } = done.counts;
    port.postMessage({ done }, [offsets.buffer, indices.buffer, values.buffer] as ArrayBuffer[]);
  } else {
    const done = bestPairsOfPart(task.channels, task.k, task.range, (progress) => port.postMessage({ progress }));
    port.postMessage({ done }, [done.ofProposals, done.ofReviewers].flatMap(({ others, scores }) => [others.buffer, scores.buffer] as ArrayBuffer[]));
  }
});
