import { describe, expect, it } from 'vitest';
import { assignReviewers } from './assign.ts';
import { call, modest } from './builders.test-support.ts';
import type { CallInWords } from './builders.test-support.ts';
import { compareAlgorithms } from './compare.ts';
import type { CallSnapshot } from './types.ts';
import { UnusableCallError, validateCall } from './validate.ts';

const small: CallInWords = { proposals: ['p1', 'p2'], reviewers: ['a', 'b'], scores: { p1: { a: 0.5, b: 0.5 }, p2: { a: 0.5, b: 0.5 } } };
const problems = (snapshot: CallSnapshot): [string, string][] => validateCall(snapshot).map(({ code, path }) => [code, path]);

describe('R6 bounds that nothing can meet are refused with the arithmetic', () => {
  it('P · min against what all reviewers may give, their own maximums included', () => {
    const found = validateCall(call({ ...small, reviewers: ['a', { id: 'b', maximum: 1 }], settings: { minReviewersPerProposal: 2 } }));
    expect(found).toMatchObject([{ code: 'demandExceedsCapacity', values: { proposals: 2, reviewers: 2, needed: 4, available: 3, enough: 3 } }]);
    const never = call({ ...small, reviewers: [{ id: 'a', maximum: 1 }, { id: 'b', maximum: 1 }], settings: { minReviewersPerProposal: 2 } });
    expect(validateCall(never)).toMatchObject([{ values: { available: 2, enough: 0 } }]);
    expect(validateCall(call({ ...small, settings: { minReviewersPerProposal: 2 } }))).toEqual([]);
  });

  it('R · min against what all proposals may have', () => {
    const found = validateCall(call({ ...small, settings: { minProposalsPerReviewer: 2, maxReviewersPerProposal: 1 } }));
    expect(found).toMatchObject([{ code: 'dutyExceedsWork', values: { proposals: 2, reviewers: 2, needed: 4, available: 2, enough: 2 } }]);
    const fixed = call({ ...small, proposals: [{ id: 'p1', maximum: 1 }, 'p2'], settings: { minProposalsPerReviewer: 2, maxReviewersPerProposal: 1 } });
    expect(validateCall(fixed)).toMatchObject([{ values: { enough: 3 } }]);
    expect(validateCall(call({ ...small, settings: { minProposalsPerReviewer: 2, maxReviewersPerProposal: 2 } }))).toEqual([]);
  });

  it('a call so large that sums would not be exact', () => {
    const many = Array.from({ length: 200_001 }, (_, at) => ({ id: `${at}` }));
    const column = many.map((_, at) => at);
    const pairs = { proposal: column, reviewer: column, value: column.map(() => 1) };
    const large = (more: Partial<CallSnapshot>): CallSnapshot => ({ ...call(small), proposals: many, reviewers: many, scores: pairs, ...more });
    expect(validateCall(large({}))).toMatchObject([{ code: 'tooManyMembers', values: { proposals: 200_001, reviewers: 200_001, most: 200_000 } }]);
    expect(validateCall(large({ reviewers: many.slice(1), scores: { proposal: [], reviewer: [], value: [] } }))).toEqual([]);
    const everyPair = { proposal: new Uint32Array(4_002_000).map((_, at) => Math.floor(at / 2000)), reviewer: new Uint32Array(4_002_000).map((_, at) => at % 2000), value: new Float64Array(4_002_000) };
    const all = { maxReviewersPerProposal: 2000, maxProposalsPerReviewer: 2001 };
    const dense = (settings: Partial<CallSnapshot['settings']>): CallSnapshot => large({ proposals: many.slice(0, 2001), reviewers: many.slice(0, 2000), scores: everyPair, settings: { ...call(small).settings, ...settings } });
    expect(validateCall(dense(all))).toMatchObject([{ code: 'tooManyReviews', values: { reviews: 4_002_000, most: 4_000_000 } }]);
    expect(validateCall(dense({ ...all, maxReviewersPerProposal: 1999 }))).toEqual([]);
  });

  it('a minimum above its maximum, of the call or of one', () => {
    expect(problems(call({ ...small, settings: { minReviewersPerProposal: 3 } }))).toEqual([['minimumExceedsMaximum', 'settings.minReviewersPerProposal']]);
    expect(problems(call({ ...small, proposals: [{ id: 'p1', minimum: 3 }, { id: 'p2', minimum: 1, maximum: 0 }], reviewers: [{ id: 'a', minimum: 3 }, 'b'] })))
      .toEqual([['minimumExceedsMaximum', 'proposals[0]'], ['minimumExceedsMaximum', 'proposals[1]'], ['minimumExceedsMaximum', 'reviewers[0]']]);
  });
});

describe('R11 locks that cannot be kept are refused by place', () => {
  it('excluded by a conflict or a bid, above a maximum of either side, given twice', () => {
    const locked = { ...small, locks: ['p1 a', 'p2 b'] };
    expect(problems(call({ ...locked, conflicts: ['p2 b'] }))).toEqual([['lockExcluded', 'locks[1]']]);
    expect(problems(call({ ...locked, bids: { p1: { a: 'conflict' } } }))).toEqual([['lockExcluded', 'locks[0]']]);
    expect(problems(call({ ...locked, bids: { p2: { a: 'eager', b: 'conflict' }, p1: { a: 'willing' } } }))).toEqual([['lockExcluded', 'locks[1]']]);
    expect(problems(call({ ...locked, locks: ['p1 a', 'p1 b'], settings: { maxReviewersPerProposal: 1 } }))).toEqual([['locksExceedProposalMaximum', 'locks[1]']]);
    expect(problems(call({ ...locked, reviewers: [{ id: 'a', maximum: 1 }, 'b'], locks: ['p1 a', 'p2 a'] }))).toEqual([['locksExceedReviewerMaximum', 'locks[1]']]);
    expect(problems(call({ ...locked, locks: ['p1 a', 'p1 a'] }))).toEqual([['duplicatePair', 'locks[1]']]);
  });
});

describe('every place that cannot be used is named', () => {
  it('ids and bounds of people', () => {
    expect(problems(call({ ...small, proposals: ['p1', '', 'p1', { id: 'p3', maximum: 1.5 }, { id: 'p4', minimum: -1 }] })))
      .toEqual([['emptyId', 'proposals[1]'], ['duplicateId', 'proposals[2]'], ['boundNotWhole', 'proposals[3]'], ['boundNotWhole', 'proposals[4]']]);
    expect(problems(call({ ...small, reviewers: [{ id: 'a', maximum: 1_000_000 }, { id: 'b', maximum: 1_000_001 }] }))).toEqual([['boundNotWhole', 'reviewers[1]']]);
    expect(problems(call({ proposals: [], reviewers: [] }))).toEqual([['noProposals', 'proposals'], ['noReviewers', 'reviewers']]);
  });

  it('scores, bids, conflicts and locks', () => {
    const usable = call(small);
    const within = (changes: Partial<CallSnapshot>): [string, string][] => problems({ ...usable, ...changes });
    expect(within({ scores: { proposal: [0, 0, 1, 2, 0], reviewer: [0, 1, 0.5, 0, -1], value: [1.01, NaN, 0.5, -0.1, 0.5] } })).toEqual([
      ['affinityOutOfRange', 'scores[0]'], ['affinityOutOfRange', 'scores[1]'], ['unknownReviewer', 'scores[2]'], ['unknownProposal', 'scores[3]'],
      ['affinityOutOfRange', 'scores[3]'], ['unknownReviewer', 'scores[4]'],
    ]);
    expect(within({ scores: { proposal: [0, 1, 0], reviewer: [1, 0, 1], value: [0.1, 0.2, 0.3] } })).toEqual([['duplicatePair', 'scores[2]']]);
    expect(within({ bids: { proposal: [0, 0], reviewer: [0, 0], value: [0.3, 1] } })).toEqual([['unknownBid', 'bids[0]']]);
    expect(within({ bids: { proposal: [0, 0], reviewer: [0, 0], value: [0.5, 1] } })).toEqual([['duplicatePair', 'bids[1]']]);
    expect(within({ conflicts: { proposal: [0, 7], reviewer: [0, 0] } })).toEqual([['unknownProposal', 'conflicts[1]']]);
    expect(within({ conflicts: { proposal: [0], reviewer: [] } })).toEqual([['lengthsDiffer', 'conflicts']]);
    expect(within({ waived: { proposal: [0], reviewer: [0], plan: [] } })).toEqual([['lengthsDiffer', 'waived']]);
    expect(within({ locks: { proposal: [0], reviewer: [9] } })).toEqual([['unknownReviewer', 'locks[0]']]);
  });

  it('stops at a thousand of a list', () => {
    const proposal = new Uint32Array(5000).fill(9);
    expect(problems({ ...call(small), scores: { proposal, reviewer: new Uint32Array(5000), value: new Float64Array(5000) } })).toHaveLength(1000);
    expect(problems({ ...call(small), scores: { proposal: new Uint32Array(5000), reviewer: new Uint32Array(5000), value: new Float64Array(5000) } })).toEqual(Array.from({ length: 1000 }, (_, at) => ['duplicatePair', `scores[${at + 1}]`]));
  });

  it('settings, of any kind', () => {
    const wrong = { ...modest, algorithm: 'magic', minReviewersPerProposal: 1.5, maxProposalsPerReviewer: -1, bidWeight: 1.1, minAffinityThreshold: NaN, useReviewerBids: 1, fill: '', colour: 1 };
    expect(validateCall({ ...call(small), settings: wrong as unknown as CallSnapshot['settings'] }).map(({ path }) => path)).toEqual([
      'settings.colour', 'settings.algorithm', 'settings.minReviewersPerProposal', 'settings.maxProposalsPerReviewer', 'settings.minAffinityThreshold',
      'settings.bidWeight', 'settings.useReviewerBids', 'settings.fill',
    ]);
    expect(problems({ ...call(small), settings: null as unknown as CallSnapshot['settings'] })).toEqual([['setting', 'settings']]);
  });

  it('the entry points throw it', () => {
    const unusable = call({ ...small, settings: { minReviewersPerProposal: 3 } });
    for (const entry of [assignReviewers, compareAlgorithms]) expect(() => entry(unusable)).toThrow(UnusableCallError);
  });
});
