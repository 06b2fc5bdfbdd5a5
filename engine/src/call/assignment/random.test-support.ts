import { Random } from '../../assignment/random.test-support.ts';
import { defaultAssignmentSettings } from './settings.ts';
import type { Algorithm, AssignmentSettings, CallSnapshot } from './types.ts';
import { validateCall } from './validate.ts';

export interface CallSize { readonly proposals: number; readonly reviewers: number; readonly density: number; readonly locks: number }

/** Ties, empty rows, own bounds, bids of every kind, conflicts, locks with and without a score; usable, or null where locks and bounds leave no room. */
export function randomCall(seed: number, { proposals, reviewers, density, locks }: CallSize, changes: Partial<AssignmentSettings> = {}): CallSnapshot | null {
  const random = new Random(seed);
  const levels = [3, 11, 1000][random.below(3)]!;
  const pairs = { scores: columns(), bids: columns(), conflicts: columns(), locks: columns() };
  const least = random.below(4);
  const most = least + random.below(3);
  const duty = random.below(3);
  const settings: AssignmentSettings = {
    ...defaultAssignmentSettings, algorithm: (['hungarian', 'minmax', 'fairflow'] as Algorithm[])[seed % 3]!,
    minReviewersPerProposal: least, maxReviewersPerProposal: Math.max(1, most), minProposalsPerReviewer: duty,
    maxProposalsPerReviewer: Math.max(1, duty) + random.below(5), minAffinityThreshold: random.below(4) / 10, useReviewerBids: random.below(4) > 0,
    bidWeight: random.below(11) / 10, fill: random.below(3) === 0 ? 'maximum' : 'minimum', ...changes,
  };
  const conflictShare = random.below(3) * 0.1;
  for (let p = 0; p < proposals; p++) {
    for (let r = 0; r < reviewers; r++) {
      const excluded = random.next() < conflictShare;
      if (random.next() < density) push(pairs.scores, p, r, random.below(levels) / (levels - 1));
      if (random.next() < 0.3) push(pairs.bids, p, r, [1, 0.5, 0, -0.5, excluded ? -1 : 1][random.below(5)]!);
      if (excluded && random.next() < 0.5) push(pairs.conflicts, p, r, 0);
      if (!excluded && random.next() < locks / (proposals * reviewers)) push(pairs.locks, p, r, 0);
    }
  }
  const own = (prefix: string, count: number) => shuffled(random, Array.from({ length: count }, (_, at) => at)).map((at) => ({
    id: `${prefix}${at}`, ...(random.below(6) === 0 ? { maximum: random.below(4) } : {}),
  }));
  const snapshot: CallSnapshot = {
    proposals: own('p', proposals), reviewers: own('r', reviewers), scores: pairs.scores, bids: pairs.bids, conflicts: pairs.conflicts,
    waived: { ...columns(), plan: [] }, locks: pairs.locks, settings,
  };
  return validateCall(snapshot).length === 0 ? snapshot : null;
}

/** The same call with everything in another order. */
export function reordered(snapshot: CallSnapshot, seed: number): CallSnapshot {
  const random = new Random(seed);
  const proposals = shuffled(random, snapshot.proposals.map((_, at) => at));
  const reviewers = shuffled(random, snapshot.reviewers.map((_, at) => at));
  const places = [inverse(proposals), inverse(reviewers)] as const;
  const mixed = (list: { readonly proposal: ArrayLike<number>; readonly reviewer: ArrayLike<number> }, order: readonly number[]) => ({
    proposal: order.map((at) => places[0][list.proposal[at]!]!), reviewer: order.map((at) => places[1][list.reviewer[at]!]!),
  });
  const orderOf = ({ proposal }: { readonly proposal: ArrayLike<number> }): number[] => shuffled(random, Array.from(proposal, (_, at) => at));
  const valued = ({ value, ...list }: CallSnapshot['scores']) => {
    const order = orderOf(list);
    return { ...mixed(list, order), value: order.map((at) => value[at]!) };
  };
  const waived = orderOf(snapshot.waived);
  return {
    proposals: proposals.map((at) => snapshot.proposals[at]!), reviewers: reviewers.map((at) => snapshot.reviewers[at]!),
    scores: valued(snapshot.scores), bids: valued(snapshot.bids), conflicts: mixed(snapshot.conflicts, orderOf(snapshot.conflicts)),
    waived: { ...mixed(snapshot.waived, waived), plan: waived.map((at) => snapshot.waived.plan[at]!) },
    locks: mixed(snapshot.locks, orderOf(snapshot.locks)), settings: snapshot.settings,
  };
}

interface Columns { readonly proposal: number[]; readonly reviewer: number[]; readonly value: number[] }

function columns(): Columns {
  return { proposal: [], reviewer: [], value: [] };
}

function push({ proposal, reviewer, value }: Columns, p: number, r: number, each: number): void {
  proposal.push(p);
  reviewer.push(r);
  value.push(each);
}

function inverse(order: readonly number[]): number[] {
  const places: number[] = [];
  order.forEach((from, to) => { places[from] = to; });
  return places;
}

export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [result[at], result[other]] = [result[other]!, result[at]!];
  }
  return result;
}
