import type { SparseRows } from '../sparse.ts';
import type { Channel } from './channel.ts';
import type { SharedTerms } from './shared-terms.ts';

/** The greatest value of 16 bits with a sign: no row is longer (as a vector) in whole numbers, but for rounding. */
const LENGTH = 32767;

/**
 * The rows of all channels joined and rounded to 16-bit whole numbers, scaled so that the longest row of a side has length 32,767 and a sum of
 * products stays under 2³¹. Shared terms only: common ones (the head) as a dense matrix, the others (the tail) as lists.
 */
export interface WholeNumbers {
  readonly proposals: WholeRows;
  readonly reviewers: WholeRows;
  readonly headTerms: number;
  readonly tailTerms: number;
  /** Of two pairs whose sums differ by more, the greater sum has the greater score: twice the rounding of one sum, by Cauchy and Schwarz. */
  readonly slack: number;
}

export interface WholeRows {
  readonly rows: number;
  /** [row][head term] */
  readonly head: Int16Array;
  readonly tailStarts: Uint32Array;
  /** Term and value alternate. */
  readonly tail: Uint32Array;
}

export function wholeNumbers(channels: readonly Channel[], terms: SharedTerms): WholeNumbers {
  // The kernel multiplies head terms in twos.
  const headTerms = terms.head + (terms.head & 1);
  const proposals = rounded(channels.map(({ proposals: side, weight }) => ({ side, weight })), terms, headTerms);
  const reviewers = rounded(channels.map(({ reviewers: side }) => ({ side, weight: 1 })), terms, headTerms);
  const error = proposals.error * LENGTH + (LENGTH + proposals.error) * reviewers.error;
  return { proposals: proposals.rows, reviewers: reviewers.rows, headTerms, tailTerms: terms.count - terms.head, slack: Math.ceil(2 * error) + 2 };
}

interface WeightedSide { readonly side: SparseRows; readonly weight: number }

/** `error`: the greatest length of what rounding took from or gave to a row. */
function rounded(sides: readonly WeightedSide[], { places, head: dense }: SharedTerms, headTerms: number): { rows: WholeRows; error: number } {
  const { rows } = sides[0]!.side;
  const tailStarts = new Uint32Array(rows + 1);
  let longest = 0;
  for (let row = 0; row < rows; row++) {
    let [square, listed] = [0, 0];
    for (let channel = 0; channel < sides.length; channel++) {
      const { side: { offsets, indices, values }, weight } = sides[channel]!;
      const ofTerms = places[channel]!;
      for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at++) {
        const place = ofTerms[indices[at]!]!;
        if (place < 0) continue;
        square += (weight * values[at]!) ** 2;
        if (place >= dense) listed++;
      }
    }
    longest = Math.max(longest, square);
    tailStarts[row + 1] = tailStarts[row]! + listed;
  }
  const scale = longest === 0 ? 0 : LENGTH / Math.sqrt(longest);
  const head = new Int16Array(rows * headTerms);
  const tail = new Uint32Array(2 * tailStarts[rows]!);
  let error = 0;
  for (let row = 0, next = 0; row < rows; row++) {
    let lost = 0;
    for (let channel = 0; channel < sides.length; channel++) {
      const { side: { offsets, indices, values }, weight } = sides[channel]!;
      const ofTerms = places[channel]!;
      for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at++) {
        const place = ofTerms[indices[at]!]!;
        if (place < 0) continue;
        const value = weight * values[at]! * scale;
        const whole = Math.min(LENGTH, Math.floor(value + 0.5));
        lost += (value - whole) ** 2;
        if (place < dense) {
          head[row * headTerms + place] = whole;
        } else {
          tail[next++] = place - dense;
          tail[next++] = whole;
        }
      }
    }
    error = Math.max(error, lost);
  }
  return { rows: { rows, head, tailStarts, tail }, error: Math.sqrt(error) };
}
