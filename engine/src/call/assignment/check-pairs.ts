import { compareText } from '../../text/order.ts';
import { bidName, bidValue } from './bids.ts';
import { proposalBound, reviewerBound } from './bounds.ts';
import { findPair, sortPairs } from './sorted-pairs.ts';
import type { Places, SortedPairs } from './sorted-pairs.ts';
import type { CallSnapshot, Pairs, ValuedPairs } from './types.ts';
import type { CallProblemCode, ReportCallProblem } from './validate.ts';

type PairList = 'scores' | 'bids' | 'conflicts' | 'waived' | 'locks';

/** A file in a wrong unit is wrong in every line; nobody reads millions of them. */
const MOST_PROBLEMS = 1000;

/** The code-point order of the ids, whatever order they came in (S2). */
export function placesInOrder({ proposals, reviewers }: CallSnapshot): Places {
  return { proposal: placesOf(proposals), reviewer: placesOf(reviewers) };
}

function placesOf(members: readonly { readonly id: string }[]): Uint32Array {
  const order = members.map((_, at) => at).sort((a, b) => compareText(members[a]!.id, members[b]!.id));
  const place = new Uint32Array(members.length);
  order.forEach((member, at) => { place[member] = at; });
  return place;
}

/** What stands in the columns, and whether the locks can be kept. Both sides must be usable. */
export function checkPairs(snapshot: CallSnapshot, places: Places, report: ReportCallProblem): void {
  const checks = {
    scores: checkList(snapshot, 'scores', report, affinityTrouble),
    bids: checkList(snapshot, 'bids', report, bidTrouble),
    conflicts: checkList(snapshot, 'conflicts', report),
    waived: checkList(snapshot, 'waived', report),
    locks: checkList(snapshot, 'locks', report),
  };
  for (const list of ['scores', 'bids', 'locks'] as const) {
    if (checks[list]) checkDoubles(snapshot, list, sortPairs(snapshot[list], places), report);
  }
  if (Object.values(checks).every(Boolean)) checkLocks(snapshot, places, report);
}

type Trouble = (value: number) => CallProblemCode | null;

const affinityTrouble: Trouble = (value) => (value >= 0 && value <= 1 ? null : 'affinityOutOfRange');
const bidTrouble: Trouble = (value) => (value === 0 || bidName(value) !== null ? null : 'unknownBid');

/** Whether the list is free of trouble, and may be sorted. */
function checkList(snapshot: CallSnapshot, list: PairList, report: ReportCallProblem, troubleOf?: Trouble): boolean {
  const { proposal, reviewer }: Pairs = snapshot[list];
  const value = troubleOf === undefined ? null : (snapshot[list] as ValuedPairs).value;
  const others = list === 'waived' ? snapshot.waived.plan : value;
  if (proposal.length !== reviewer.length || (others !== null && others.length !== proposal.length)) {
    report('lengthsDiffer', list, { proposal: proposal.length, reviewer: reviewer.length, ...(others === null ? {} : { value: others.length }) });
    return false;
  }
  let found = 0;
  const say = (code: CallProblemCode, at: number, wrong: number): void => {
    if (++found <= MOST_PROBLEMS) report(code, `${list}[${at}]`, { value: wrong });
  };
  for (let at = 0; at < proposal.length; at++) {
    if (!isIndex(proposal[at]!, snapshot.proposals.length)) say('unknownProposal', at, proposal[at]!);
    if (!isIndex(reviewer[at]!, snapshot.reviewers.length)) say('unknownReviewer', at, reviewer[at]!);
    const trouble = value === null ? null : troubleOf!(value[at]!);
    if (trouble !== null) say(trouble, at, value![at]!);
  }
  return found === 0;
}

function isIndex(value: number, length: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < length;
}

function checkDoubles(snapshot: CallSnapshot, list: PairList, { offsets, reviewer, entry }: SortedPairs, report: ReportCallProblem): void {
  let found = 0;
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let at = offsets[row]! + 1; at < offsets[row + 1]!; at++) {
      if (reviewer[at] !== reviewer[at - 1] || ++found > MOST_PROBLEMS) continue;
      const later = entry[at]!;
      report('duplicatePair', `${list}[${later}]`, { ...namesOf(snapshot, snapshot[list], later), first: entry[at - 1]! });
    }
  }
}

function namesOf({ proposals, reviewers }: CallSnapshot, { proposal, reviewer }: Pairs, at: number): { proposal: string; reviewer: string } {
  return { proposal: proposals[proposal[at]!]!.id, reviewer: reviewers[reviewer[at]!]!.id };
}

/** A lock yields to nothing, so where something else is as firm, a person has to decide (R11). */
function checkLocks(snapshot: CallSnapshot, places: Places, report: ReportCallProblem): void {
  const { locks, bids } = snapshot;
  if (locks.proposal.length === 0) return;
  const conflicts = sortPairs(snapshot.conflicts, places);
  const bidding = sortPairs(bids, places);
  const perProposal = new Uint32Array(snapshot.proposals.length);
  const perReviewer = new Uint32Array(snapshot.reviewers.length);
  for (let at = 0; at < locks.proposal.length; at++) {
    const proposal = locks.proposal[at]!;
    const reviewer = locks.reviewer[at]!;
    const [row, column] = [places.proposal[proposal]!, places.reviewer[reviewer]!];
    const bid = findPair(bidding.offsets, bidding.reviewer, row, column);
    const by = findPair(conflicts.offsets, conflicts.reviewer, row, column) >= 0 ? 'conflicts' : bid >= 0 && bids.value[bidding.entry[bid]!] === bidValue('conflict') ? 'bids' : null;
    const names = namesOf(snapshot, locks, at);
    if (by !== null) report('lockExcluded', `locks[${at}]`, { ...names, by });
    const most = proposalBound(snapshot.proposals[proposal]!, snapshot).maximum;
    if (++perProposal[proposal]! === most + 1) report('locksExceedProposalMaximum', `locks[${at}]`, { ...names, maximum: most });
    const load = reviewerBound(snapshot.reviewers[reviewer]!, snapshot).maximum;
    if (++perReviewer[reviewer]! === load + 1) report('locksExceedReviewerMaximum', `locks[${at}]`, { ...names, maximum: load });
  }
}
