import { rowsBetween } from '../sparse.ts';
import type { SparseRows } from '../sparse.ts';
import type { Channel } from './channel.ts';
import { greatestProduct, Norms } from './norms.ts';
import type { SharedTerms } from './shared-terms.ts';

/** The greatest value of 16 bits with a sign; its square is what the greatest possible sum is scaled to, half of what 32 bits hold. */
const GREATEST = 32767;

/**
 * The rows of all channels rounded to 16-bit whole numbers, joined: a sum of products is the score times one scale, but for rounding. Shared terms only:
 * common ones (the head) as a dense matrix, the others (the tail) as lists.
 */
export interface WholeNumbers {
  readonly proposals: WholeRows;
  readonly reviewers: WholeRows;
  readonly headTerms: number;
  readonly tailTerms: number;
  /** Of two pairs whose sums differ by more, the greater sum has the greater score: twice the most that rounding can do to a sum. */
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

interface WeightedSide { readonly side: SparseRows; readonly weight: number }

/** Of the reviewers `from` to before `to`; the scale is that of all, so that sums of several parts can be compared. */
export function wholeNumbers(channels: readonly Channel[], terms: SharedTerms, from: number, to: number): WholeNumbers {
  const weighted: WeightedSide[] = channels.map(({ proposals: side, weight }) => ({ side, weight }));
  const plain: WeightedSide[] = channels.map(({ reviewers: side }) => ({ side, weight: 1 }));
  const norms = { proposals: measured(weighted, terms), reviewers: measured(plain, terms) };
  const greatest = channels.reduce((sum, _, at) => sum + greatestProduct(norms.proposals[at]!, norms.reviewers[at]!), 0);
  const scale = GREATEST ** 2 / greatest;
  // The greatest values of both sides become equal, so that both are rounded alike; none is above GREATEST.
  const share = channels.map((_, at) => Math.sqrt(norms.reviewers[at]!.greatest / norms.proposals[at]!.greatest));
  const scales = (factor: (at: number) => number): number[] => channels.map((_, at) => usable(Math.sqrt(scale) * factor(at)));
  // The kernel multiplies head terms in twos.
  const headTerms = terms.head + (terms.head & 1);
  const proposals = rounded(weighted, scales((at) => share[at]!), terms, headTerms);
  const part = plain.map(({ side, weight }) => ({ side: rowsBetween(side, from, to), weight }));
  const reviewers = rounded(part, scales((at) => 1 / share[at]!), terms, headTerms);
  const error = channels.reduce((sum, _, at) => sum + greatestProduct(proposals.errors[at]!, reviewers.whole[at]!) + greatestProduct(proposals.exact[at]!, reviewers.errors[at]!), 0);
  return { proposals: proposals.rows, reviewers: reviewers.rows, headTerms, tailTerms: terms.count - terms.head, slack: Math.ceil(2 * error) + 2 };
}

/** Where values vanish or overflow, all whole numbers are 0 and every row is looked at in full. */
function usable(scale: number): number {
  return scale < Infinity ? scale : 0;
}

function measured(sides: readonly WeightedSide[], { places }: SharedTerms): Norms[] {
  return sides.map(({ side: { rows, offsets, indices, values }, weight }, channel) => {
    const ofTerms = places[channel]!;
    const norms = new Norms();
    for (let row = 0; row < rows; row++) {
      for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at++) if (ofTerms[indices[at]!]! >= 0) norms.add(weight * values[at]!);
      norms.endRow();
    }
    return norms;
  });
}

/** By channel: the norms of the scaled values, of the whole numbers, and of what rounding took from or gave to them. */
interface Rounded { readonly rows: WholeRows; readonly exact: readonly Norms[]; readonly whole: readonly Norms[]; readonly errors: readonly Norms[] }

function rounded(sides: readonly WeightedSide[], scales: readonly number[], { places, head: dense }: SharedTerms, headTerms: number): Rounded {
  const { rows } = sides[0]!.side;
  const tailStarts = new Uint32Array(rows + 1);
  sides.forEach(({ side: { offsets, indices } }, channel) => {
    for (let row = 0; row < rows; row++) for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at++) if (places[channel]![indices[at]!]! >= dense) tailStarts[row + 1]!++;
  });
  for (let row = 0; row < rows; row++) tailStarts[row + 1]! += tailStarts[row]!;
  const head = new Int16Array(rows * headTerms);
  const tail = new Uint32Array(2 * tailStarts[rows]!);
  const [exact, whole, errors] = [0, 1, 2].map(() => sides.map(() => new Norms())) as [Norms[], Norms[], Norms[]];
  for (let row = 0, next = 0; row < rows; row++) {
    for (let channel = 0; channel < sides.length; channel++) {
      const { side: { offsets, indices, values }, weight } = sides[channel]!;
      const [ofTerms, scale] = [places[channel]!, scales[channel]!];
      const [ofExact, ofWhole, ofErrors] = [exact[channel]!, whole[channel]!, errors[channel]!];
      for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at++) {
        const place = ofTerms[indices[at]!]!;
        if (place < 0) continue;
        const value = weight * values[at]! * scale;
        const number = Math.min(GREATEST, Math.floor(value + 0.5));
        ofExact.add(value);
        ofWhole.add(number);
        ofErrors.add(Math.abs(value - number));
        if (place < dense) {
          head[row * headTerms + place] = number;
        } else {
          tail[next++] = place - dense;
          tail[next++] = number;
        }
      }
      ofExact.endRow();
      ofWhole.endRow();
      ofErrors.endRow();
    }
  }
  return { rows: { rows, head, tailStarts, tail }, exact, whole, errors };
}
