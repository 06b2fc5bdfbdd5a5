import { BestRow, emptyBestOf } from './best-of.ts';
import type { BestOf, BestPairs } from './best-of.ts';
import { checkChannels } from './channel.ts';
import type { Channel } from './channel.ts';
import { rowsBetween } from '../sparse.ts';
import { FullRows } from './full-rows.ts';
import { layOut, loadBlock } from './layout.ts';
import type { BlockSource, ExactChannel, HitLists, Layout } from './layout.ts';
import { sharedTerms } from './shared-terms.ts';
import { wholeNumbers } from './whole-numbers.ts';

export { joinBestPairs, type BestOf, type BestPairs } from './best-of.ts';
export type { Channel } from './channel.ts';

/**
 * For each proposal the k reviewers with the greatest scores, and for each reviewer the k proposals; of equal scores the lower number first. A score is the
 * sum over channels, in their order, of weight · product of the two rows (`rowProduct`, to the bit), and 1 where rounding takes it beyond. Pairs with
 * nothing in common score 0 and come last, so every row has min(k, size of the other side) pairs.
 *
 * Exact: 16-bit whole numbers with a proven bound on what rounding may swap choose who is looked at in doubles (about one beyond k); rows that are too
 * much alike for that are looked at in full. Common terms are multiplied as a dense matrix, rare ones through inverted lists of a block of reviewers
 * (J. Zobel, A. Moffat 2006), both by a WebAssembly kernel. O(shared entries over all pairs + (proposals + reviewers) · k · length of a row) time,
 * 16 · k bytes per proposal beside copies of the rows.
 *
 * @throws RangeError when rows, columns, values, weights or k cannot be used, or 4 GiB do not suffice
 */
export function bestPairs(channels: readonly Channel[], k: number): BestPairs {
  return bestPairsOfPart(channels, k, { from: 0, to: channels[0]?.reviewers.rows ?? 0 });
}

/** Consecutive reviewers: `from` to before `to`. */
export interface ReviewerRange { readonly from: number; readonly to: number }

/**
 * The same among some of the reviewers alone, so that threads can share the work; `joinBestPairs` makes one answer of consecutive parts. Reviewers keep
 * their numbers; row 0 of `ofReviewers` is reviewer `from`. `progress` is told the share of the part that is done, now and then.
 *
 * @throws RangeError
 */
export function bestPairsOfPart(channels: readonly Channel[], k: number, { from, to }: ReviewerRange, progress?: (done: number) => void): BestPairs {
  checkChannels(channels);
  const { rows: reviewers } = channels[0]!.reviewers;
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`k must be a whole number from 1, not ${k}`);
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= reviewers)) throw new RangeError(`${from} to ${to} are not within the ${reviewers} reviewers`);
  const part = channels.map((channel) => ({ ...channel, reviewers: rowsBetween(channel.reviewers, from, to) }));
  const found = searched(part, k, progress ?? (() => undefined));
  found.ofProposals.others.forEach((reviewer, at, others) => { others[at] = reviewer + from; });
  return found;
}

/** Proposals in one call of the kernel; engines exchange slow first code for fast code between calls alone. A multiple of 4. */
const AT_ONCE = 64;

function searched(channels: readonly Channel[], k: number, progress: (done: number) => void): BestPairs {
  const { proposals: { rows: proposals }, reviewers: { rows: reviewers } } = channels[0]!;
  const ofProposals = emptyBestOf(proposals, Math.min(k, reviewers));
  const ofReviewers = emptyBestOf(reviewers, Math.min(k, proposals));
  if (proposals === 0 || reviewers === 0) return { ofProposals, ofReviewers };
  const { layout, blocks } = prepared(channels, k);
  const [finishProposal, finishReviewer] = [finisher(layout, 'proposals', channels, ofProposals), finisher(layout, 'reviewers', channels, ofReviewers)];
  for (let first = 0; first < reviewers; first += layout.block) {
    const last = Math.min(reviewers, first + layout.block);
    loadBlock(layout, blocks, first, last);
    for (let from = 0; from < proposals; from += AT_ONCE) layout.kernel.sweep(from, Math.min(proposals, from + AT_ONCE));
    for (let row = first; row < last; row++) finishReviewer(row, row - first);
    progress(last / reviewers);
  }
  for (let row = 0; row < proposals; row++) finishProposal(row, row);
  return { ofProposals, ofReviewers };
}

/** Proposals' whole numbers are the kernel's alone from here on: two copies would be tens of megabytes more. */
function prepared(channels: readonly Channel[], k: number): { layout: Layout; blocks: BlockSource } {
  const terms = sharedTerms(channels);
  const numbers = wholeNumbers(channels, terms);
  const { reviewers, headTerms, tailTerms } = numbers;
  return { layout: layOut(channels, terms, numbers, k), blocks: { reviewers, headTerms, tailTerms } };
}

/** Fills row by row: scores in doubles those that can be among the best by their sums in a list, or all where the sums do not tell. */
function finisher({ kernel, channels, spread, scores, ofProposals, ofReviewers }: Layout, side: 'proposals' | 'reviewers', all: readonly Channel[], into: BestOf): (row: number, list: number) => void {
  const other = side === 'proposals' ? 'reviewers' : 'proposals';
  const { hits, counts, capacity }: HitLists = side === 'proposals' ? ofProposals : ofReviewers;
  const others = new Uint32Array(kernel.memory);
  const exact = new Float64Array(kernel.memory, scores, capacity);
  const full = new FullRows(side, all);
  const addChannel = ({ weight, [side]: own, [other]: beside }: ExactChannel, row: number, list: number, count: number): void => {
    kernel.spreadRow(spread, own.terms, own.values, own.offsets[row]!, own.offsets[row + 1]!);
    kernel.addProducts(spread, weight, beside.starts, beside.terms, beside.values, list, count, scores);
    kernel.clearRow(spread, own.terms, own.offsets[row]!, own.offsets[row + 1]!);
  };
  return (row, list) => {
    const count = kernel.contenders(hits, counts, list);
    if (count === 0) {
      full.offer(row, new BestRow(into, row));
      return;
    }
    const start = hits + 8 * list * capacity;
    exact.fill(0, 0, count);
    for (const channel of channels) addChannel(channel, row, start, count);
    kernel.sortByScore(start, count, scores);
    for (let hit = 0; hit < into.width; hit++) {
      into.others[row * into.width + hit] = others[start / 4 + 2 * hit]!;
      into.scores[row * into.width + hit] = exact[hit]!;
    }
  };
}
