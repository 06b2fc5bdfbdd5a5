import type { ExactRows } from './exact-rows.ts';
import type { Layout } from './layout.ts';
import { wholeNumber } from './whole-numbers.ts';
import type { WholeNumbers } from './whole-numbers.ts';

/** Puts the proposals' whole numbers where the kernel reads them: common terms row by row in the head, the others as lists in the tail. */
export function loadProposals(layout: Layout, { factors }: WholeNumbers): void {
  const { channels, tailStarts } = layout;
  for (let row = 0; row + 1 < tailStarts.length; row++) {
    let end = tailStarts[row]!;
    for (let channel = 0; channel < channels.length; channel++) end = loadProposal(layout, channels[channel]!.proposals, row, factors.proposals[channel]!, end);
    tailStarts[row + 1] = end;
  }
}

/** Says where the row's tail ends. */
function loadProposal({ dense: { count, columns }, spread, headOfProposals, tail }: Layout, { offsets, terms, values }: ExactRows, row: number, factor: number, end: number): number {
  const head = row * columns;
  let next = 2 * end;
  for (let at = offsets[row]!, last = offsets[row + 1]!; at < last; at++) {
    const term = (terms[at]! - spread) >>> 3;
    const number = wholeNumber(values[at]!, factor);
    if (term < count) {
      headOfProposals[head + term] = number;
    } else {
      tail[next] = term - count;
      tail[next + 1] = number;
      next += 2;
    }
  }
  return next / 2;
}

/** Puts the reviewers `first … last` there, four side by side in the head, inverted by term in the tail. */
export function loadBlock(layout: Layout, { factors }: WholeNumbers, first: number, last: number): void {
  const { kernel, block, channels, headOfBlock, postingStarts, ofReviewers } = layout;
  kernel.configure({ blockRows: (last - first + 7) & ~7, firstOfBlock: first });
  headOfBlock.fill(0);
  postingStarts.fill(0);
  for (const { reviewers } of channels) for (let row = first; row < last; row++) countTail(layout, reviewers, row);
  for (let term = 0, end = 0; term < postingStarts.length; term++) {
    end += postingStarts[term]!;
    postingStarts[term] = end;
  }
  // Filled from behind, the ends become the starts.
  for (let row = last - 1; row >= first; row--) {
    for (let channel = 0; channel < channels.length; channel++) loadReviewer(layout, channels[channel]!.reviewers, row, factors.reviewers[channel]!, row - first);
  }
  new Uint32Array(kernel.memory, ofReviewers.counts, block).fill(0);
  // Of nobody, at the end of a block, sums are 0 and no hits.
  new Int32Array(kernel.memory, ofReviewers.thresholds, block).fill(1);
}

function countTail({ dense: { count }, spread, postingStarts }: Layout, { offsets, terms }: ExactRows, row: number): void {
  for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at++) {
    const term = (terms[at]! - spread) >>> 3;
    if (term >= count) postingStarts[term - count]!++;
  }
}

function loadReviewer({ dense: { count, columns }, spread, headOfBlock, postingStarts, postings }: Layout, { offsets, terms, values }: ExactRows, row: number, factor: number, local: number): void {
  const group = (local >> 2) * 4 * columns + (local & 3) * 2;
  for (let at = offsets[row]!, end = offsets[row + 1]!; at < end; at++) {
    const term = (terms[at]! - spread) >>> 3;
    const number = wholeNumber(values[at]!, factor);
    if (term < count) headOfBlock[group + (term >> 1) * 8 + (term & 1)] = number;
    else postings[--postingStarts[term - count]!] = (local << 16) | number;
  }
}
