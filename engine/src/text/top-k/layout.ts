import type { SparseRows } from '../sparse.ts';
import type { Channel } from './channel.ts';
import { startKernel } from './kernel.ts';
import type { Kernel } from './kernel.ts';
import type { SharedTerms } from './shared-terms.ts';
import type { WholeNumbers, WholeRows } from './whole-numbers.ts';

/** Reviewers at a time: their lists and the sums of four proposals stay in the second-level cache. At most 2¹⁶. */
const BLOCK = 2048;

/** The kernel's memory, filled as far as it stays the same from block to block. Places are in bytes. */
export interface Layout {
  readonly kernel: Kernel;
  readonly block: number;
  readonly headOfBlock: Int16Array;
  readonly postingStarts: Uint32Array;
  readonly postings: Uint32Array;
  readonly ofProposals: HitLists;
  readonly ofReviewers: HitLists;
  readonly channels: readonly ExactChannel[];
  /** A double per shared term, all 0 between rows. */
  readonly spread: number;
  readonly scores: number;
  readonly scratch: number;
  /** What is found for reviewers, which says much about proposals too. */
  readonly best: { readonly others: number; readonly scores: number };
}

/** Row r has its hits at `hits + 8 · r · capacity`: numbers of other rows, then, `capacity` places on, their sums. */
export interface HitLists {
  readonly hits: number;
  readonly counts: number;
  readonly thresholds: number;
  readonly capacity: number;
}

export interface ExactChannel { readonly weight: number; readonly proposals: ExactRows; readonly reviewers: ExactRows }

/** Rows in doubles, their shared terms alone, by place. */
export interface ExactRows { readonly starts: number; readonly terms: number; readonly values: number; readonly offsets: Uint32Array }

export function layOut(channels: readonly Channel[], terms: SharedTerms, numbers: WholeNumbers, wanted: number): Layout {
  const { proposals, reviewers, headTerms, tailTerms, slack } = numbers;
  const block = Math.min(BLOCK, (reviewers.rows + 7) & ~7);
  // Selection runs once per capacity − wanted hits: as much again is worth its room.
  const capacity = (2 * wanted + 67) & ~3;
  let end = 1024;
  const take = (bytes: number): number => {
    const start = end;
    end = Math.ceil((end + bytes) / 16) * 16;
    return start;
  };
  const lists = (rows: number): HitLists => ({ hits: take(8 * rows * capacity), counts: take(4 * rows), thresholds: take(4 * rows), capacity });
  const fixed = {
    headOfProposals: take(2 * ((proposals.rows + 3) & ~3) * headTerms),
    headOfBlock: take(2 * block * headTerms),
    tailStarts: take(4 * (proposals.rows + 1)),
    tail: take(4 * proposals.tail.length),
    postingStarts: take(4 * (tailTerms + 1)),
    postings: take(4 * longestBlock(reviewers, block)),
    sums: take(16 * block),
    scratch: take(4 * capacity),
  };
  const [ofProposals, ofReviewers] = [lists(proposals.rows), lists(block)];
  const exact = channels.map((channel, at) => {
    const rows = (side: SparseRows): ExactRows => {
      const offsets = sharedOffsets(side, terms.places[at]!);
      const entries = offsets[side.rows]!;
      return { offsets, starts: take(4 * (side.rows + 1)), terms: take(4 * entries), values: take(8 * entries) };
    };
    return { weight: channel.weight, proposals: rows(channel.proposals), reviewers: rows(channel.reviewers) };
  });
  const [spread, scores] = [take(8 * terms.count), take(8 * capacity)];
  const bestOfReviewers = reviewers.rows * Math.min(wanted, proposals.rows);
  // The kernel looks at four numbers at a time.
  const best = { others: take(4 * bestOfReviewers + 16), scores: take(8 * bestOfReviewers) };
  const kernel = startKernel(end);
  kernel.configure({
    ...fixed, pairs: headTerms / 2, wanted, slack, capacity,
    proposalHits: ofProposals.hits, proposalCounts: ofProposals.counts, proposalThresholds: ofProposals.thresholds,
    reviewerHits: ofReviewers.hits, reviewerCounts: ofReviewers.counts, reviewerThresholds: ofReviewers.thresholds,
  });
  const { memory } = kernel;
  new Int16Array(memory, fixed.headOfProposals, proposals.head.length).set(proposals.head);
  new Uint32Array(memory, fixed.tailStarts, proposals.rows + 1).set(proposals.tailStarts);
  new Uint32Array(memory, fixed.tail, proposals.tail.length).set(proposals.tail);
  // The kernel alone reads them from here on. As garbage they would stay for the whole search: tens of megabytes.
  for (const { buffer } of [proposals.head, proposals.tail]) (buffer as ArrayBuffer).transfer(0);
  new Int32Array(memory, ofProposals.thresholds, proposals.rows).fill(1);
  channels.forEach((channel, at) => {
    for (const side of ['proposals', 'reviewers'] as const) fillExact(memory, exact[at]![side], channel[side], terms.places[at]!);
  });
  return {
    kernel, block, ofProposals, ofReviewers, channels: exact, spread, scores, scratch: fixed.scratch, best,
    headOfBlock: new Int16Array(memory, fixed.headOfBlock, block * headTerms),
    postingStarts: new Uint32Array(memory, fixed.postingStarts, tailTerms + 1),
    postings: new Uint32Array(memory, fixed.postings, (fixed.sums - fixed.postings) / 4),
  };
}

function longestBlock({ rows, tailStarts }: WholeRows, block: number): number {
  let longest = 0;
  for (let first = 0; first < rows; first += block) longest = Math.max(longest, tailStarts[Math.min(rows, first + block)]! - tailStarts[first]!);
  return longest;
}

function sharedOffsets({ rows, offsets, indices }: SparseRows, places: Int32Array): Uint32Array {
  const shared = new Uint32Array(rows + 1);
  for (let row = 0, count = 0; row < rows; row++) {
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) if (places[indices[at]!]! >= 0) count++;
    shared[row + 1] = count;
  }
  return shared;
}

function fillExact(memory: ArrayBuffer, into: ExactRows, { rows, offsets, indices, values }: SparseRows, places: Int32Array): void {
  new Uint32Array(memory, into.starts, rows + 1).set(into.offsets);
  const ownTerms = new Uint32Array(memory, into.terms, into.offsets[rows]);
  const ownValues = new Float64Array(memory, into.values, into.offsets[rows]);
  for (let at = 0, next = 0; at < offsets[rows]!; at++) {
    const place = places[indices[at]!]!;
    if (place < 0) continue;
    ownTerms[next] = place;
    ownValues[next++] = values[at]!;
  }
}

/** Where blocks come from. */
export type BlockSource = Pick<WholeNumbers, 'reviewers' | 'headTerms' | 'tailTerms'>;

/** Puts the reviewers `first … last` where the kernel reads them, four side by side in the head, inverted by term in the tail. */
export function loadBlock({ kernel, block, headOfBlock, postingStarts, postings, ofReviewers }: Layout, { headTerms, tailTerms, reviewers }: BlockSource, first: number, last: number): void {
  kernel.configure({ blockRows: (last - first + 7) & ~7, firstOfBlock: first });
  headOfBlock.fill(0);
  postingStarts.fill(0);
  const { head, tail, tailStarts } = reviewers;
  for (let row = first; row < last; row++) {
    const local = row - first;
    const group = (local >> 2) * 4 * headTerms + (local & 3) * 2;
    for (let term = 0; term < headTerms; term++) headOfBlock[group + (term >> 1) * 8 + (term & 1)] = head[row * headTerms + term]!;
    for (let at = 2 * tailStarts[row]!; at < 2 * tailStarts[row + 1]!; at += 2) postingStarts[tail[at]!]!++;
  }
  for (let term = 0, end = 0; term <= tailTerms; term++) postingStarts[term] = end += postingStarts[term]!;
  // Filled from behind, the ends become the starts.
  for (let row = last - 1; row >= first; row--) {
    for (let at = 2 * tailStarts[row]!; at < 2 * tailStarts[row + 1]!; at += 2) postings[--postingStarts[tail[at]!]!] = ((row - first) << 16) | tail[at + 1]!;
  }
  new Uint32Array(kernel.memory, ofReviewers.counts, block).fill(0);
  new Int32Array(kernel.memory, ofReviewers.thresholds, block).fill(1).fill(0x7fffffff, last - first);
}
