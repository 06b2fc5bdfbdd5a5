import { BestRow } from './best-of.ts';
import type { BestOf } from './best-of.ts';
import type { Channel } from './channel.ts';
import type { ExactChannel } from './exact-rows.ts';
import { FullRows } from './full-rows.ts';
import type { HitLists, Layout } from './layout.ts';

/**
 * Fills row by row: scores in doubles those that can be among the best by their sums in a list, or all where the sums do not tell. `bound` is the sum
 * that is needed, where other parts of the search had a say in it; rows that lack some then have a score of −1 in their place. Scores that
 * `known`, the lists of the other side, has are taken from there: most of them are.
 */
export function finisher(
  { kernel, channels, scores, best, ofProposals, ofReviewers }: Layout, side: 'proposals' | 'reviewers', all: readonly Channel[], known?: BestOf,
): (into: BestOf, row: number, list: number, bound?: number) => void {
  const other = side === 'proposals' ? 'reviewers' : 'proposals';
  const { hits, counts, capacity }: HitLists = side === 'proposals' ? ofProposals : ofReviewers;
  const others = new Uint32Array(kernel.memory);
  const exact = new Float64Array(kernel.memory, scores, capacity);
  const full = new FullRows(side, all);
  const addChannel = ({ weight, [side]: own, [other]: beside }: ExactChannel, row: number, list: number, listed: number): void => {
    kernel.spreadRow(own.terms.byteOffset, own.values.byteOffset, own.offsets[row]!, own.offsets[row + 1]!);
    kernel.addProducts(weight, beside.offsets.byteOffset, beside.terms.byteOffset, beside.values.byteOffset, list, listed, scores);
    kernel.clearRow(own.terms.byteOffset, own.offsets[row]!, own.offsets[row + 1]!);
  };
  const listUnknown = (row: number, start: number, count: number): number => {
    if (known !== undefined) return kernel.listUnknown(row, start, count, best.others, best.scores, known.width, scores);
    kernel.listAll(count);
    return count;
  };
  return (into, row, list, bound = 0) => {
    const count = bound > 0 ? kernel.hitsFrom(hits, counts, list, bound) : kernel.contenders(hits, counts, list);
    if (count === 0 && bound === 0) {
      full.offer(row, new BestRow(into, row));
      return;
    }
    const start = hits + 8 * list * capacity;
    exact.fill(0, 0, count);
    const unknown = listUnknown(row, start, count);
    if (unknown > 0) for (const channel of channels) addChannel(channel, row, start, unknown);
    kernel.sortByScore(start, count, scores);
    for (let hit = 0; hit < into.width; hit++) {
      into.others[row * into.width + hit] = hit < count ? others[start / 4 + hit]! : 0;
      into.scores[row * into.width + hit] = hit < count ? exact[hit]! : -1;
    }
  };
}
