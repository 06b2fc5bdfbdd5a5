import type { SparseRows } from '../sparse.ts';
import type { Channel } from './channel.ts';

/** A term that more than one pair in 2⁵ has in common costs less as a column of a dense matrix than as a list. */
const DENSE_BELOW = 5;
const MOST_DENSE = 1024;

/**
 * The terms of all channels that both sides use, numbered anew with those first that most pairs share (by powers of two), so that what is read
 * most lies together; `places` has −1 for every other term. The first `head` are common enough to be columns of a dense matrix.
 */
export interface SharedTerms {
  readonly places: readonly Int32Array[];
  readonly count: number;
  readonly head: number;
}

export function sharedTerms(channels: readonly Channel[]): SharedTerms {
  const rarities = channels.map(({ proposals, reviewers }) => {
    const [ofProposals, ofReviewers] = [rowsOfTerms(proposals), rowsOfTerms(reviewers)];
    const pairs = proposals.rows * reviewers.rows;
    return ofProposals.map((rows, term) => (rows === 0 || ofReviewers[term] === 0 ? -1 : Math.floor(Math.log2(pairs / (rows * ofReviewers[term]!)))));
  });
  // A counting sort: there are at most 2⁶⁴ pairs.
  const starts = new Uint32Array(66);
  for (const ofTerms of rarities) for (let term = 0; term < ofTerms.length; term++) if (ofTerms[term]! >= 0) starts[ofTerms[term]! + 1]!++;
  for (let rarity = 1; rarity < starts.length; rarity++) starts[rarity]! += starts[rarity - 1]!;
  const [count, head] = [starts.at(-1)!, Math.min(MOST_DENSE, starts[DENSE_BELOW]!)];
  return { places: rarities.map((ofTerms) => ofTerms.map((rarity) => (rarity < 0 ? -1 : starts[rarity]!++))), count, head };
}

function rowsOfTerms({ rows, columns, offsets, indices }: SparseRows): Int32Array {
  const counts = new Int32Array(columns);
  for (let at = 0, end = offsets[rows]!; at < end; at++) counts[indices[at]!]!++;
  return counts;
}
