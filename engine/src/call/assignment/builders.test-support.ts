import { bidValue } from './bids.ts';
import { defaultAssignmentSettings } from './settings.ts';
import type { AssignmentSettings, BidName, CallProposal, CallReviewer, CallSnapshot, Pairs, ValuedPairs } from './types.ts';

export interface CallInWords {
  /** Ids, or members with bounds of their own. */
  readonly proposals: readonly (string | CallProposal)[];
  readonly reviewers: readonly (string | CallReviewer)[];
  /** `{ p1: { r1: 0.5 } }`. */
  readonly scores?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly bids?: Readonly<Record<string, Readonly<Record<string, BidName>>>>;
  /** `'p1 r1'`. */
  readonly conflicts?: readonly string[];
  readonly waived?: Readonly<Record<string, string>>;
  readonly locks?: readonly string[];
  readonly settings?: Partial<AssignmentSettings>;
}

/** Settings that ask for little: one review each way, no threshold. */
export const modest: AssignmentSettings = {
  ...defaultAssignmentSettings, algorithm: 'hungarian', minReviewersPerProposal: 1, maxReviewersPerProposal: 2, minProposalsPerReviewer: 0, maxProposalsPerReviewer: 2,
  minAffinityThreshold: 0,
};

/** A snapshot as a person would write it down. */
export function call({ proposals, reviewers, scores = {}, bids = {}, conflicts = [], waived = {}, locks = [], settings = {} }: CallInWords): CallSnapshot {
  const members = { proposals: proposals.map(member), reviewers: reviewers.map(member) };
  const pairs = (list: readonly string[]): Pairs => ({
    proposal: list.map((pair) => place(members.proposals, pair.split(' ')[0]!)), reviewer: list.map((pair) => place(members.reviewers, pair.split(' ')[1]!)),
  });
  const valued = <Value>(table: Readonly<Record<string, Readonly<Record<string, Value>>>>, valueOf: (value: Value) => number): ValuedPairs => {
    const entries = Object.entries(table).flatMap(([proposal, row]) => Object.entries(row).map(([reviewer, value]) => [`${proposal} ${reviewer}`, valueOf(value)] as const));
    return { ...pairs(entries.map(([pair]) => pair)), value: entries.map(([, value]) => value) };
  };
  return {
    ...members, scores: valued(scores, Number), bids: valued(bids, bidValue), conflicts: pairs(conflicts),
    waived: { ...pairs(Object.keys(waived)), plan: Object.values(waived) }, locks: pairs(locks), settings: { ...modest, ...settings },
  };
}

function member(given: string | CallProposal): CallProposal {
  return typeof given === 'string' ? { id: given } : given;
}

function place(members: readonly { readonly id: string }[], id: string): number {
  return members.findIndex((each) => each.id === id);
}
