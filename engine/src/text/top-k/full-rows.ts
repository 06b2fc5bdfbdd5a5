import { rowProducts, transpose } from '../sparse.ts';
import type { SparseRows } from '../sparse.ts';
import type { BestRow } from './best-of.ts';
import type { Channel } from './channel.ts';

/**
 * Scores of one row with all of the other side, in doubles, by inverted lists: for rows whose whole numbers do not tell who is best.
 */
export class FullRows {
  private readonly channels: readonly { readonly own: SparseRows; readonly others: SparseRows; readonly weight: number }[];
  /** Made when first needed: most searches never ask. */
  private inverted: readonly SparseRows[] | undefined;

  constructor(side: 'proposals' | 'reviewers', channels: readonly Channel[]) {
    const other = side === 'proposals' ? 'reviewers' : 'proposals';
    this.channels = channels.map((channel) => ({ own: channel[side], others: channel[other], weight: channel.weight }));
  }

  /** Offers every other row. O(entries of the row's terms + others) and what enters. */
  offer(row: number, best: BestRow): void {
    const inverted = (this.inverted ??= this.channels.map(({ others }) => transpose(others)));
    const scores = new Float64Array(inverted[0]!.columns);
    const sums = new Float64Array(scores.length);
    this.channels.forEach(({ own, weight }, channel) => {
      rowProducts(own, row, inverted[channel]!, sums);
      for (let other = 0; other < scores.length; other++) scores[other]! += weight * sums[other]!;
    });
    for (let other = 0; other < scores.length; other++) best.offer(other, Math.min(1, scores[other]!));
  }
}
