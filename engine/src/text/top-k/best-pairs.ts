import { emptyBestOf } from './best-of.ts';
import type { BestPairs } from './best-of.ts';
import { checkChannels } from './channel.ts';
import type { Channel } from './channel.ts';
import type { GreatestSums } from './common-bounds.ts';
import { finisher } from './finish.ts';
import { layOut } from './layout.ts';
import type { Layout } from './layout.ts';
import { loadBlock, loadProposals } from './load.ts';
import { sharedTerms } from './shared-terms.ts';
import { rowsBetween } from '../sparse.ts';
import { wholeNumbers } from './whole-numbers.ts';

export { joinBestPairs, type BestOf, type BestPairs } from './best-of.ts';
export type { Channel } from './channel.ts';
export { commonBounds, type GreatestSums } from './common-bounds.ts';

/**
 * For each proposal the k reviewers with the greatest scores, and for each reviewer the k proposals; of equal scores the lower number first. A score is the
 * sum over channels, in their order, of weight · product of the two rows (`rowProduct`, to the bit), and 1 where rounding takes it beyond; rows and
 * weights that take it further are not for this search, which would not see that all of those are equal. Pairs with nothing in common score 0 and come last, so every row has
 * min(k, size of the other side) pairs.
 *
 * Exact: 16-bit whole numbers with a proven bound on what rounding may swap choose who is looked at in doubles (about one beyond k); rows that are too
 * much alike for that are looked at in full. Common terms are multiplied as a dense matrix, rare ones through inverted lists of a block of reviewers
 * (J. Zobel, A. Moffat 2006), both by a WebAssembly kernel. O(shared entries over all pairs + (proposals + reviewers) · k · length of a row) time,
 * 16 · k bytes per proposal beside copies of the rows.
 *
 * @throws RangeError when rows, columns, values, weights or k cannot be used, or 4 GiB do not suffice
 */
export function bestPairs(channels: readonly Channel[], k: number): BestPairs {
  return searchPart(channels, k, { from: 0, to: channels[0]?.reviewers.rows ?? 0 }).best();
}

/** Consecutive reviewers: `from` to before `to`. */
export interface ReviewerRange { readonly from: number; readonly to: number }

/** A part of a search, half done. */
export interface PartOfSearch {
  /** What `commonBounds` makes bounds of. O(proposals · k) */
  greatestSums(): GreatestSums;
  /** The answer; once. `bounds` spare each part the proposals' second best that another part has better: those come with scores of −1, and are not to be read before `joinBestPairs`. */
  best(bounds?: Int32Array): BestPairs;
}

/**
 * The same among some of the reviewers alone, so that threads can share the work; `joinBestPairs` makes one answer of consecutive parts. Reviewers keep
 * their numbers; row 0 of `ofReviewers` is reviewer `from`. `progress` is told the share of the part that is done, now and then.
 *
 * @throws RangeError
 */
export function searchPart(channels: readonly Channel[], k: number, { from, to }: ReviewerRange, progress: (done: number) => void = () => undefined): PartOfSearch {
  checkChannels(channels);
  const { reviewers: { rows: reviewers }, proposals: { rows: proposals } } = channels[0]!;
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`k must be a whole number from 1, not ${k}`);
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= reviewers)) throw new RangeError(`${from} to ${to} are not within the ${reviewers} reviewers`);
  const width = Math.min(k, to - from);
  if (proposals === 0 || from === to) {
    return {
      greatestSums: () => ({ width, slack: 0, counts: new Int32Array(proposals), sums: new Int32Array(proposals * width) }),
      best: () => ({ ofProposals: emptyBestOf(proposals, width), ofReviewers: emptyBestOf(to - from, Math.min(k, proposals)) }),
    };
  }
  const { layout, slack, finishProposal, ofReviewers } = swept(channels, k, { from, to }, progress);
  return {
    greatestSums: () => ({ width, slack, ...sumsOf(layout, proposals, width) }),
    best: (bounds) => {
      const ofProposals = emptyBestOf(proposals, width);
      for (let row = 0; row < proposals; row++) finishProposal(ofProposals, row, row, bounds?.[row]);
      ofProposals.others.forEach((reviewer, at, others) => { others[at] = reviewer + from; });
      return { ofProposals, ofReviewers: { ...ofReviewers, others: ofReviewers.others.slice(), scores: ofReviewers.scores.slice() } };
    },
  };
}

/** Proposals in one call of the kernel; engines exchange slow first code for fast code between calls alone. A multiple of 4. */
const AT_ONCE = 64;

interface Swept { readonly layout: Layout; readonly slack: number; readonly finishProposal: ReturnType<typeof finisher>; readonly ofReviewers: BestPairs['ofReviewers'] }

/** Reviewers are done, and proposals' hits are in their lists. */
function swept(channels: readonly Channel[], k: number, { from, to }: ReviewerRange, progress: (done: number) => void): Swept {
  const [proposals, reviewers] = [channels[0]!.proposals.rows, to - from];
  const part = channels.map((channel) => ({ ...channel, reviewers: rowsBetween(channel.reviewers, from, to) }));
  const terms = sharedTerms(channels);
  const layout = layOut(part, terms, k);
  const numbers = wholeNumbers(channels, terms, layout.channels);
  const { slack } = numbers;
  const { memory } = layout.kernel;
  layout.kernel.configure({ slack });
  loadProposals(layout, numbers);
  const width = Math.min(k, proposals);
  const ofReviewers = { rows: reviewers, width, others: new Uint32Array(memory, layout.best.others, reviewers * width), scores: new Float64Array(memory, layout.best.scores, reviewers * width) };
  const finishReviewer = finisher(layout, 'reviewers', part);
  for (let first = 0; first < reviewers; first += layout.block) {
    const last = Math.min(reviewers, first + layout.block);
    loadBlock(layout, numbers, first, last);
    for (let row = 0; row < proposals; row += AT_ONCE) layout.kernel.sweep(row, Math.min(proposals, row + AT_ONCE));
    for (let row = first; row < last; row++) finishReviewer(ofReviewers, row, row - first);
    progress(last / reviewers);
  }
  return { layout, slack, finishProposal: finisher(layout, 'proposals', part, ofReviewers), ofReviewers };
}

function sumsOf({ kernel, scratch, ofProposals: { hits, counts } }: Layout, proposals: number, width: number): Pick<GreatestSums, 'counts' | 'sums'> {
  const found = { counts: new Int32Array(proposals), sums: new Int32Array(proposals * width) };
  for (let row = 0; row < proposals; row++) {
    const count = kernel.greatestSums(hits, counts, row);
    found.counts[row] = count;
    if (count > 0) found.sums.set(new Int32Array(kernel.memory, scratch, count), row * width);
  }
  return found;
}
