import type { SparseRows } from '../sparse.ts';
import type { Channel } from './channel.ts';
import { fillExactRows } from './exact-rows.ts';
import type { ExactChannel, ExactRows } from './exact-rows.ts';
import { startKernel } from './kernel.ts';
import type { Kernel } from './kernel.ts';
import type { SharedTerms } from './shared-terms.ts';

/** Reviewers at a time: their lists and the sums of four proposals stay in the second-level cache. At most 2¹⁶. */
const BLOCK = 2048;

/** The kernel's memory. Places are in bytes. */
export interface Layout {
  readonly kernel: Kernel;
  readonly block: number;
  readonly dense: DenseTerms;
  readonly headOfProposals: Int16Array;
  readonly headOfBlock: Int16Array;
  /** Term and value alternate. */
  readonly tail: Uint32Array;
  readonly tailStarts: Uint32Array;
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

/** The terms with a place below `count` are columns of a dense matrix of `columns`: the kernel multiplies them in twos. */
export interface DenseTerms { readonly count: number; readonly columns: number }

/** Row r has its hits at `hits + 8 · r · capacity`: numbers of other rows, then, `capacity` places on, their sums. */
export interface HitLists {
  readonly hits: number;
  readonly counts: number;
  readonly thresholds: number;
  readonly capacity: number;
}

/** Room for a search, with the exact rows in it. */
export function layOut(channels: readonly Channel[], terms: SharedTerms, wanted: number): Layout {
  const [proposals, reviewers] = [channels[0]!.proposals.rows, channels[0]!.reviewers.rows];
  const dense = { count: terms.head, columns: terms.head + (terms.head & 1) };
  const tailTerms = terms.count - terms.head;
  const block = Math.min(BLOCK, (reviewers + 7) & ~7);
  // Selection runs once per capacity − wanted hits: as much again is worth its room.
  const capacity = (2 * wanted + 67) & ~3;
  let end = 1024;
  const take = (bytes: number): number => {
    const start = end;
    end = Math.ceil((end + bytes) / 16) * 16;
    return start;
  };
  const lists = (rows: number): HitLists => ({ hits: take(8 * rows * capacity), counts: take(4 * rows), thresholds: take(4 * rows), capacity });
  // Rows may have terms that are not shared. Memory that nobody touches costs nothing.
  const entries = channels.reduce((sum, { proposals: { rows, offsets } }) => sum + offsets[rows]!, 0);
  const postings = longestBlock(channels, block);
  const fixed = {
    headOfProposals: take(2 * ((proposals + 3) & ~3) * dense.columns),
    headOfBlock: take(2 * block * dense.columns),
    tailStarts: take(4 * (proposals + 1)),
    tail: take(8 * entries),
    postingStarts: take(4 * (tailTerms + 1)),
    postings: take(4 * postings),
    sums: take(16 * block),
    scratch: take(4 * capacity),
    packed: take(4 * block + 16),
    packedSums: take(4 * block + 32),
    fronts: take(256),
  };
  const [ofProposals, ofReviewers] = [lists(proposals), lists(block)];
  const rowsOf = ({ rows, offsets }: SparseRows): RoomForRows => {
    const [starts, ofTerms, values] = [take(4 * (rows + 1)), take(4 * offsets[rows]!), take(8 * offsets[rows]!)];
    return (memory) => ({ rows, offsets: new Uint32Array(memory, starts, rows + 1), terms: new Uint32Array(memory, ofTerms, offsets[rows]), values: new Float64Array(memory, values, offsets[rows]) });
  };
  const exact = channels.map((channel) => ({ proposals: rowsOf(channel.proposals), reviewers: rowsOf(channel.reviewers) }));
  const [spread, scores] = [take(8 * terms.count), take(8 * capacity)];
  const bestOfReviewers = reviewers * Math.min(wanted, proposals);
  // The kernel looks at four numbers at a time.
  const best = { others: take(4 * bestOfReviewers + 16), scores: take(8 * bestOfReviewers) };
  const kernel = startKernel(end);
  kernel.configure({
    ...fixed, pairs: dense.columns / 2, wanted, capacity,
    proposalHits: ofProposals.hits, proposalCounts: ofProposals.counts, proposalThresholds: ofProposals.thresholds,
    reviewerHits: ofReviewers.hits, reviewerCounts: ofReviewers.counts, reviewerThresholds: ofReviewers.thresholds,
  });
  const { memory } = kernel;
  new Int32Array(memory, ofProposals.thresholds, proposals).fill(1);
  new Uint8Array(memory, fixed.fronts, 256).set(fronts());
  return {
    kernel, block, dense, ofProposals, ofReviewers, spread, scores, scratch: fixed.scratch, best,
    channels: filled(channels, exact, memory, terms, spread),
    headOfProposals: new Int16Array(memory, fixed.headOfProposals, proposals * dense.columns),
    headOfBlock: new Int16Array(memory, fixed.headOfBlock, block * dense.columns),
    tail: new Uint32Array(memory, fixed.tail, 2 * entries),
    tailStarts: new Uint32Array(memory, fixed.tailStarts, proposals + 1),
    postingStarts: new Uint32Array(memory, fixed.postingStarts, tailTerms + 1),
    postings: new Uint32Array(memory, fixed.postings, postings),
  };
}

/** The rows that memory has at a place of theirs. */
type RoomForRows = (memory: ArrayBuffer) => ExactRows;

function filled(
  channels: readonly Channel[], rooms: readonly { readonly proposals: RoomForRows; readonly reviewers: RoomForRows }[], memory: ArrayBuffer, { places }: SharedTerms, spread: number,
): ExactChannel[] {
  return channels.map(({ weight, ...sides }, at) => {
    const rows = { proposals: rooms[at]!.proposals(memory), reviewers: rooms[at]!.reviewers(memory) };
    for (const side of ['proposals', 'reviewers'] as const) fillExactRows(rows[side], sides[side], places[at]!, spread);
    return { weight, ...rows };
  });
}

function longestBlock(channels: readonly Channel[], block: number): number {
  let longest = 0;
  for (let first = 0; first < channels[0]!.reviewers.rows; first += block) {
    longest = Math.max(longest, channels.reduce((sum, { reviewers: { rows, offsets } }) => sum + offsets[Math.min(rows, first + block)]! - offsets[first]!, 0));
  }
  return longest;
}

/** By the bits of those of four numbers that are kept, the bytes that bring them to the front. */
function fronts(): Uint8Array {
  const bytes = new Uint8Array(256);
  for (let kept = 0; kept < 16; kept++) {
    [0, 1, 2, 3].filter((number) => (kept >> number) & 1).forEach((number, place) => {
      for (let byte = 0; byte < 4; byte++) bytes[16 * kept + 4 * place + byte] = 4 * number + byte;
    });
  }
  return bytes;
}
