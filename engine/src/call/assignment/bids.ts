import type { BidName } from './types.ts';

const VALUES: Readonly<Record<BidName, number>> = { eager: 1, willing: 0.5, not_willing: -0.5, conflict: -1 };

export const BID_NAMES = Object.keys(VALUES) as readonly BidName[];

/** The specification's weight of a bid. */
export function bidValue(name: BidName): number {
  return VALUES[name];
}

/** Null for 0, which is no bid, and for what no bid can be. */
export function bidName(value: number): BidName | null {
  return BID_NAMES.find((name) => VALUES[name] === value) ?? null;
}
