/**
 * A call as arrays: proposals and reviewers in code-point order of ids, the candidates of each proposal in that order, too. Everything later
 * (solving, explaining, verifying) reads these, so that there is one meaning of "candidate".
 */
import { compareText } from '../../text/order.ts';
import { BID_NAMES, bidName, bidValue } from './bids.ts';
import { proposalBound, reviewerBound } from './bounds.ts';
import { placesInOrder } from './check-pairs.ts';
import { sortPairs } from './sorted-pairs.ts';
import type { Places, SortedPairs } from './sorted-pairs.ts';
import type { AssignmentSettings, BidName, CallSnapshot, Pairs } from './types.ts';

/** A score of 1 in the whole numbers that are solved and summed: nine places, so that no tie appears by rounding (R11) and no sum is inexact. */
export const UNIT = 1e9;

/** Bits of `EncodedCall.marks`. */
export const PAIR = { locked: 1, waived: 2, unscored: 4, belowThreshold: 8 } as const;

export interface EncodedCall {
  readonly settings: AssignmentSettings;
  /** Ids in code-point order. */
  readonly proposals: readonly string[];
  readonly reviewers: readonly string[];
  /** Candidates of proposal p are `offsets[p]` to `offsets[p + 1]`, reviewers ascending: scored and not excluded, or locked. */
  readonly offsets: Uint32Array;
  readonly reviewerOf: Uint32Array;
  /** 0–1 as given; 0 where `PAIR.unscored`. */
  readonly affinity: Float64Array;
  /** 1, 0.5, 0 or −0.5. */
  readonly bid: Float32Array;
  readonly marks: Uint8Array;
  /** In `UNIT`s, whole: affinity + bidWeight × bid; 0 where `PAIR.unscored`. */
  readonly gain: Float64Array;
  readonly proposalMinimum: Uint32Array;
  readonly proposalMaximum: Uint32Array;
  readonly reviewerMinimum: Uint32Array;
  readonly reviewerMaximum: Uint32Array;
  /** How many bids of each kind there are, whether or not the pair has a score. */
  readonly bidsGiven: Readonly<Record<BidName, number>>;
  /** The management plans of waived conflicts, by `planKey`. */
  readonly plans: ReadonlyMap<string, string>;
  /** Per proposal: scored pairs that a conflict or such a bid excludes. */
  readonly excluded: Uint32Array;
}

/** O(pairs + proposals · log + reviewers · log), some 30 bytes per score; the snapshot must have passed `validateCall`. */
export function encodeCall(snapshot: CallSnapshot): EncodedCall {
  const { settings } = snapshot;
  const places = placesInOrder(snapshot);
  const proposals = inOrder(snapshot.proposals, places.proposal);
  const reviewers = inOrder(snapshot.reviewers, places.reviewer);
  const lists = sortedLists(snapshot, places);
  const most = snapshot.scores.proposal.length + snapshot.locks.proposal.length;
  const arcs = {
    offsets: new Uint32Array(proposals.length + 1), reviewerOf: new Uint32Array(most), affinity: new Float64Array(most),
    bid: new Float32Array(most), marks: new Uint8Array(most), excluded: new Uint32Array(proposals.length),
  };
  const count = fillArcs(snapshot, lists, arcs);
  const affinity = arcs.affinity.subarray(0, count);
  const bid = arcs.bid.subarray(0, count);
  const marks = arcs.marks.subarray(0, count);
  const bidWeight = settings.useReviewerBids ? settings.bidWeight : 0;
  const gain = affinity.map((value, arc) => ((marks[arc]! & PAIR.unscored) === 0 ? Math.round((value + bidWeight * bid[arc]!) * UNIT) : 0));
  const proposalBounds = proposals.map((proposal) => proposalBound(proposal, snapshot));
  const reviewerBounds = reviewers.map((reviewer) => reviewerBound(reviewer, snapshot));
  return {
    settings, offsets: arcs.offsets, reviewerOf: arcs.reviewerOf.subarray(0, count), affinity, bid, marks, gain, excluded: arcs.excluded,
    bidsGiven: countBids(snapshot.bids.value), plans: plansOf(snapshot, places),
    proposals: proposals.map(({ id }) => id), reviewers: reviewers.map(({ id }) => id),
    proposalMinimum: Uint32Array.from(proposalBounds, ({ minimum }) => minimum), proposalMaximum: Uint32Array.from(proposalBounds, ({ maximum }) => maximum),
    reviewerMinimum: Uint32Array.from(reviewerBounds, ({ minimum }) => minimum), reviewerMaximum: Uint32Array.from(reviewerBounds, ({ maximum }) => maximum),
  };
}

/** Affinity in whole `UNIT`s: what a proposal's summed affinity is made of. */
export function affinityUnits(affinity: number): number {
  return Math.round(affinity * UNIT);
}

function countBids(values: ArrayLike<number>): Record<BidName, number> {
  const counts = Object.fromEntries(BID_NAMES.map((name) => [name, 0])) as Record<BidName, number>;
  for (let at = 0; at < values.length; at++) {
    const name = bidName(values[at]!);
    if (name !== null) counts[name]++;
  }
  return counts;
}

/** The key of a pair among `EncodedCall.plans`. */
export function planKey(proposal: number, reviewer: number): string {
  return `${proposal} ${reviewer}`;
}

/** A pair waived more than once, for two conflicts, has both plans. */
function plansOf({ waived }: CallSnapshot, places: Places): Map<string, string> {
  const plans = new Map<string, string[]>();
  waived.plan.forEach((plan, at) => {
    const key = planKey(places.proposal[waived.proposal[at]!]!, places.reviewer[waived.reviewer[at]!]!);
    plans.set(key, [...(plans.get(key) ?? []), plan]);
  });
  return new Map([...plans].map(([key, each]) => [key, [...new Set(each)].sort(compareText).join('; ')]));
}

function inOrder<Item>(items: readonly Item[], place: Uint32Array): Item[] {
  const ordered = items.slice();
  items.forEach((item, at) => { ordered[place[at]!] = item; });
  return ordered;
}

interface Lists { readonly scores: SortedPairs; readonly bids: SortedPairs; readonly conflicts: SortedPairs; readonly waived: SortedPairs; readonly locks: SortedPairs }

function sortedLists(snapshot: CallSnapshot, places: Places): Lists {
  const sorted = (pairs: Pairs): SortedPairs => sortPairs(pairs, places);
  return { scores: sorted(snapshot.scores), bids: sorted(snapshot.bids), conflicts: sorted(snapshot.conflicts), waived: sorted(snapshot.waived), locks: sorted(snapshot.locks) };
}

interface Arcs {
  readonly offsets: Uint32Array; readonly reviewerOf: Uint32Array; readonly affinity: Float64Array; readonly bid: Float32Array;
  readonly marks: Uint8Array; readonly excluded: Uint32Array;
}

const EXCLUDED = 128;

/** Row by row: what is known of a reviewer is spread over one row of scratch, and read off along scores and locks, both ascending. */
function fillArcs(snapshot: CallSnapshot, { scores, bids, conflicts, waived, locks }: Lists, arcs: Arcs): number {
  const bidOf = new Float32Array(snapshot.reviewers.length);
  const marksOf = new Uint8Array(snapshot.reviewers.length);
  const { minAffinityThreshold } = snapshot.settings;
  let arc = 0;
  const add = (reviewer: number, affinity: number, marks: number): void => {
    arcs.reviewerOf[arc] = reviewer;
    arcs.affinity[arc] = affinity;
    arcs.bid[arc] = bidOf[reviewer]!;
    arcs.marks[arc] = marks;
    arc++;
  };
  for (let row = 0; row < snapshot.proposals.length; row++) {
    eachOf(bids, row, (reviewer, entry) => {
      bidOf[reviewer] = snapshot.bids.value[entry]!;
      if (bidOf[reviewer] === bidValue('conflict')) marksOf[reviewer]! |= EXCLUDED;
    });
    eachOf(conflicts, row, (reviewer) => { marksOf[reviewer]! |= EXCLUDED; });
    eachOf(waived, row, (reviewer) => { marksOf[reviewer]! |= PAIR.waived; });
    eachOf(locks, row, (reviewer) => { marksOf[reviewer]! |= PAIR.locked | PAIR.unscored; });
    let lock = locks.offsets[row]!;
    const lockedUpTo = (reviewer: number): void => {
      for (; lock < locks.offsets[row + 1]! && locks.reviewer[lock]! < reviewer; lock++) add(locks.reviewer[lock]!, 0, marksOf[locks.reviewer[lock]!]!);
    };
    eachOf(scores, row, (reviewer, entry) => {
      const affinity = snapshot.scores.value[entry]!;
      const marks = marksOf[reviewer]! & ~PAIR.unscored;
      lockedUpTo(reviewer);
      if ((marks & PAIR.locked) !== 0) lock++;
      if ((marks & EXCLUDED) !== 0) arcs.excluded[row]!++;
      else add(reviewer, affinity, affinity < minAffinityThreshold ? marks | PAIR.belowThreshold : marks);
    });
    lockedUpTo(Infinity);
    for (const list of [bids, conflicts, waived, locks]) {
      eachOf(list, row, (reviewer) => {
        bidOf[reviewer] = 0;
        marksOf[reviewer] = 0;
      });
    }
    arcs.offsets[row + 1] = arc;
  }
  return arc;
}

function eachOf({ offsets, reviewer, entry }: SortedPairs, row: number, use: (reviewer: number, entry: number) => void): void {
  for (let at = offsets[row]!; at < offsets[row + 1]!; at++) use(reviewer[at]!, entry[at]!);
}
