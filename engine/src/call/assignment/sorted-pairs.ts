import type { Pairs } from './types.ts';

/** Where each proposal and reviewer stands in code-point order of ids: entry i is the place of the snapshot's i-th. */
export interface Places { readonly proposal: Uint32Array; readonly reviewer: Uint32Array }

/** Pairs in canonical order: by place of the proposal, then of the reviewer, whatever order they came in. */
export interface SortedPairs {
  /** Row p is `offsets[p]` to `offsets[p + 1]`. */
  readonly offsets: Uint32Array;
  readonly reviewer: Uint32Array;
  /** Which entry of the given columns each is; entries of one pair keep the order in which they were given. */
  readonly entry: Uint32Array;
}

/** Two stable counting sorts. O(pairs + proposals + reviewers); the indexes must be in range. */
export function sortPairs(pairs: Pairs, places: Places): SortedPairs {
  const row = gathered(new Uint32Array(pairs.proposal.length), places.proposal, pairs.proposal);
  const column = gathered(new Uint32Array(pairs.reviewer.length), places.reviewer, pairs.reviewer);
  const byColumn = countingSort(column, places.reviewer.length, null).order;
  const { order: entry, offsets } = countingSort(row, places.proposal.length, byColumn);
  return { offsets, entry, reviewer: gathered(row, column, entry) };
}

/** `from` at every index, written into `to`. */
export function gathered<To extends Uint8Array | Uint32Array | Float64Array>(to: To, from: ArrayLike<number>, indexes: ArrayLike<number>): To {
  for (let at = 0; at < indexes.length; at++) to[at] = from[indexes[at]!]!;
  return to;
}

/** The items (or all, in the order of the keys given) by ascending key; key k is `offsets[k]` to `offsets[k + 1]`. */
function countingSort(keys: Uint32Array, largest: number, items: Uint32Array | null): { order: Uint32Array; offsets: Uint32Array } {
  const offsets = new Uint32Array(largest + 1);
  for (let item = 0; item < keys.length; item++) offsets[keys[item]! + 1]!++;
  for (let key = 0; key < largest; key++) offsets[key + 1]! += offsets[key]!;
  const next = offsets.slice(0, largest);
  const order = new Uint32Array(keys.length);
  for (let at = 0; at < keys.length; at++) {
    const item = items === null ? at : items[at]!;
    order[next[keys[item]!]!++] = item;
  }
  return { order, offsets };
}

/** Position of the pair, or −1. O(log of the row's length). */
export function findPair(offsets: Uint32Array, reviewers: Uint32Array, proposal: number, reviewer: number): number {
  let low = offsets[proposal]!;
  let high = offsets[proposal + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reviewers[middle]! < reviewer) low = middle + 1;
    else high = middle;
  }
  return low < offsets[proposal + 1]! && reviewers[low] === reviewer ? low : -1;
}
