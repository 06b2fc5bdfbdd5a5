import type { SettingProblem } from '../../settings-checks.ts';
import { proposalBound, reviewerBound, totalBounds } from './bounds.ts';
import type { Bound } from './bounds.ts';
import { checkPairs, placesInOrder } from './check-pairs.ts';
import { LARGEST_BOUND, validateAssignmentSettings } from './settings.ts';
import type { CallSnapshot } from './types.ts';
import { UnusableError } from '../../unusable.ts';

export type CallProblemCode =
  | 'setting' | 'noProposals' | 'noReviewers' | 'emptyId' | 'duplicateId' | 'boundNotWhole' | 'minimumExceedsMaximum'
  | 'lengthsDiffer' | 'unknownProposal' | 'unknownReviewer' | 'affinityOutOfRange' | 'unknownBid' | 'duplicatePair'
  | 'lockExcluded' | 'locksExceedProposalMaximum' | 'locksExceedReviewerMaximum'
  | 'tooManyMembers' | 'tooManyReviews' | 'demandExceedsCapacity' | 'dutyExceedsWork';

/** One place in the snapshot that cannot be used, e.g. `scores[12]` (entry 12 of its columns) or `reviewers[3]`. */
export interface CallProblem {
  readonly code: CallProblemCode;
  readonly path: string;
  /** Ids and numbers that a sentence about it needs. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Only for `setting`. */
  readonly setting?: SettingProblem;
}

/** Whole numbers of nine places stay exact when as many are added: on the smaller side, and in all. */
const MOST_MEMBERS = 200_000;
const MOST_REVIEWS = 4_000_000;

export type ReportCallProblem = (code: CallProblemCode, path: string, values: CallProblem['values']) => void;

/** Thrown by what takes a call when `validateCall` has something to say about it. */
export class UnusableCallError extends UnusableError<CallProblem> {
  constructor(problems: readonly CallProblem[]) {
    super('UnusableCallError', 'call', problems, ({ code, path }) => `${code} at ${path}`);
  }
}

/**
 * Every reason why a call cannot be run, in reading order (of each list of pairs the first thousand); empty means it can. Locks that nothing
 * may keep (R11) and bounds that no assignment can meet (R6) are among them; who cannot get enough reviews for finer reasons is in the
 * result. What is asked of the whole is only looked at once the parts are right. O(proposals · log + reviewers · log + pairs).
 */
export function validateCall(snapshot: CallSnapshot): readonly CallProblem[] {
  const problems: CallProblem[] = validateAssignmentSettings(snapshot.settings)
    .map((setting) => ({ code: 'setting', path: setting.path === '' ? 'settings' : `settings.${setting.path}`, values: { value: setting.value }, setting }));
  const report: ReportCallProblem = (code, path, values) => problems.push({ code, path, values });
  if (snapshot.proposals.length === 0) report('noProposals', 'proposals', {});
  if (snapshot.reviewers.length === 0) report('noReviewers', 'reviewers', {});
  if (problems.length === 0) checkSettingBounds(snapshot, report);
  if (problems.length === 0) {
    checkMembers('proposals', snapshot.proposals, (proposal) => proposalBound(proposal, snapshot), report);
    checkMembers('reviewers', snapshot.reviewers, (reviewer) => reviewerBound(reviewer, snapshot), report);
  }
  if (problems.length === 0) checkPairs(snapshot, placesInOrder(snapshot), report);
  if (problems.length === 0) checkSize(snapshot, report);
  if (problems.length === 0) checkTotals(snapshot, report);
  return problems;
}

/** @throws UnusableCallError */
export function assertUsableCall(snapshot: CallSnapshot): void {
  const problems = validateCall(snapshot);
  if (problems.length > 0) throw new UnusableCallError(problems);
}

function checkSettingBounds({ settings }: CallSnapshot, report: ReportCallProblem): void {
  const pairs = [['minReviewersPerProposal', 'maxReviewersPerProposal'], ['minProposalsPerReviewer', 'maxProposalsPerReviewer']] as const;
  for (const [least, most] of pairs) {
    if (settings[least] > settings[most]) report('minimumExceedsMaximum', `settings.${least}`, { minimum: settings[least], maximum: settings[most] });
  }
}

interface Member { readonly id: string; readonly minimum?: number; readonly maximum?: number }

function checkMembers<Each extends Member>(list: string, members: readonly Each[], boundOf: (member: Each) => Bound, report: ReportCallProblem): void {
  const first = new Map<string, number>();
  members.forEach((member, at) => {
    const path = `${list}[${at}]`;
    const { id } = member;
    const earlier = first.get(id);
    if (id === '') report('emptyId', path, {});
    else if (earlier === undefined) first.set(id, at);
    else report('duplicateId', path, { id, first: earlier });
    const odd = [member.minimum, member.maximum].find((bound) => bound !== undefined && !(Number.isInteger(bound) && bound >= 0 && bound <= LARGEST_BOUND));
    if (odd !== undefined) report('boundNotWhole', path, { id, value: odd, largest: LARGEST_BOUND });
    else {
      const { minimum, maximum } = boundOf(member);
      if (minimum > maximum) report('minimumExceedsMaximum', path, { id, minimum, maximum });
    }
  });
}

function checkSize(snapshot: CallSnapshot, report: ReportCallProblem): void {
  const members = { proposals: snapshot.proposals.length, reviewers: snapshot.reviewers.length };
  if (Math.min(members.proposals, members.reviewers) > MOST_MEMBERS) report('tooManyMembers', 'proposals', { ...members, most: MOST_MEMBERS });
  const { proposals, reviewers } = totalBounds(snapshot);
  const reviews = Math.min(snapshot.scores.proposal.length + snapshot.locks.proposal.length, proposals.maximum, reviewers.maximum);
  if (reviews > MOST_REVIEWS) report('tooManyReviews', 'settings.maxReviewersPerProposal', { reviews, most: MOST_REVIEWS });
}

/** The sums must leave room, or no assignment whatever meets the minimums (R6). `enough` is the call's maximum that would do, 0 where own ones forbid it. */
function checkTotals(snapshot: CallSnapshot, report: ReportCallProblem): void {
  const { proposals, reviewers } = totalBounds(snapshot);
  const counts = { proposals: snapshot.proposals.length, reviewers: snapshot.reviewers.length };
  if (proposals.minimum > reviewers.maximum) {
    const enough = smallestEnough(proposals.minimum, snapshot.reviewers.map(({ maximum }) => maximum ?? Infinity));
    report('demandExceedsCapacity', 'settings.minReviewersPerProposal', { ...counts, needed: proposals.minimum, available: reviewers.maximum, enough });
  }
  if (reviewers.minimum > proposals.maximum) {
    // A proposal's own maximum stands whatever the call's is.
    const fixed = snapshot.proposals.reduce((sum, { maximum }) => sum + (maximum ?? 0), 0);
    const enough = smallestEnough(reviewers.minimum - fixed, snapshot.proposals.map(({ maximum }) => (maximum === undefined ? Infinity : 0)));
    report('dutyExceedsWork', 'settings.minProposalsPerReviewer', { ...counts, needed: reviewers.minimum, available: proposals.maximum, enough });
  }
}

function smallestEnough(needed: number, limits: readonly number[]): number {
  const room = (each: number): number => limits.reduce((sum, limit) => sum + Math.min(each, limit), 0);
  if (room(needed) < needed) return 0;
  let [low, high] = [0, needed];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (room(middle) >= needed) high = middle;
    else low = middle + 1;
  }
  return low;
}
