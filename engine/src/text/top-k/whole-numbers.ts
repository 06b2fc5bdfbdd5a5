import type { SparseRows } from '../sparse.ts';
import type { Channel } from './channel.ts';
import type { ExactChannel, ExactRows } from './exact-rows.ts';
import { greatestProduct, Norms } from './norms.ts';
import type { SharedTerms } from './shared-terms.ts';

/** The greatest value of 16 bits with a sign; its square is what the greatest possible sum is scaled to, half of what 32 bits hold. */
const GREATEST = 32767;

/** How values become 16-bit whole numbers, so that a sum of products over all channels is the score times one scale, but for rounding. */
export interface WholeNumbers {
  /** By channel, for the values of the proposals and of the reviewers. */
  readonly factors: { readonly proposals: readonly number[]; readonly reviewers: readonly number[] };
  /** Of two pairs whose sums differ by more, the greater sum has the greater score: twice the most that rounding can do to a sum. */
  readonly slack: number;
}

/** Of rows whose channels have these factors. */
export function wholeNumber(value: number, factor: number): number {
  return Math.min(GREATEST, Math.floor(value * factor + 0.5));
}

/** The scale is that of all `channels`, so that sums of several parts can be compared; `exact` has all proposals, but of the reviewers those of the part alone. */
export function wholeNumbers(channels: readonly Channel[], { places }: SharedTerms, exact: readonly ExactChannel[]): WholeNumbers {
  const norms = channels.map(({ reviewers }, at) => ({ proposals: ofExactRows(exact[at]!.proposals), reviewers: measured(reviewers, places[at]!) }));
  const greatest = channels.reduce((sum, { weight }, at) => sum + weight * greatestProduct(norms[at]!.proposals, norms[at]!.reviewers), 0);
  const scale = Math.sqrt(GREATEST ** 2 / greatest);
  // The greatest values of both sides become equal, so that both are rounded alike; none is above GREATEST.
  const share = channels.map(({ weight }, at) => Math.sqrt(norms[at]!.reviewers.greatest / (weight * norms[at]!.proposals.greatest)));
  const factors = { proposals: channels.map(({ weight }, at) => usable(scale * weight * share[at]!)), reviewers: share.map((own) => usable(scale / own)) };
  const error = exact.reduce((sum, { proposals, reviewers }, at) => {
    const [ofProposals, ofReviewers] = [factors.proposals[at]!, factors.reviewers[at]!];
    const errors = { proposals: roundingErrors(proposals, ofProposals), reviewers: roundingErrors(reviewers, ofReviewers) };
    const whole = norms[at]!.reviewers.times(ofReviewers).plus(errors.reviewers);
    return sum + greatestProduct(errors.proposals, whole) + greatestProduct(norms[at]!.proposals.times(ofProposals), errors.reviewers);
  }, 0);
  return { factors, slack: Math.ceil(2 * error) + 2 };
}

/** Where values vanish or overflow, all whole numbers are 0 and every row is looked at in full. */
function usable(factor: number): number {
  return factor < Infinity ? factor : 0;
}

function ofExactRows({ rows, offsets, values }: ExactRows): Norms {
  const norms = new Norms();
  for (let row = 0; row < rows; row++) norms.addRow(values, offsets[row]!, offsets[row + 1]!);
  return norms;
}

/** The same of rows as they came: of their shared terms alone. */
function measured(side: SparseRows, places: Int32Array): Norms {
  const norms = new Norms();
  const shared = new Float64Array(longestRow(side));
  for (let row = 0; row < side.rows; row++) norms.addRow(shared, 0, sharedValues(side, row, places, shared));
  return norms;
}

function sharedValues({ offsets, indices, values }: SparseRows, row: number, places: Int32Array, into: Float64Array): number {
  let count = 0;
  for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at++) if (places[indices[at]!]! >= 0) into[count++] = values[at]!;
  return count;
}

/** The norms of what rounding takes from or gives to values. */
function roundingErrors(side: ExactRows, factor: number): Norms {
  const norms = new Norms();
  const errors = new Float64Array(longestRow(side));
  for (let row = 0; row < side.rows; row++) norms.addRow(errors, 0, errorsOf(side, row, factor, errors));
  return norms;
}

function errorsOf({ offsets, values }: ExactRows, row: number, factor: number, into: Float64Array): number {
  let count = 0;
  for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at++) into[count++] = Math.abs(values[at]! * factor - wholeNumber(values[at]!, factor));
  return count;
}

function longestRow({ rows, offsets }: Pick<SparseRows, 'rows' | 'offsets'>): number {
  let longest = 0;
  for (let row = 0; row < rows; row++) longest = Math.max(longest, offsets[row + 1]! - offsets[row]!);
  return longest;
}
