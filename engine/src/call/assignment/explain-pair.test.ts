import { describe, expect, it } from 'vitest';
import { assignReviewers } from './assign.ts';
import { call } from './builders.test-support.ts';
import type { CallInWords } from './builders.test-support.ts';
import { explainPair } from './explain-pair.ts';
import type { PairExplanation } from './explain-pair.ts';
import type { AssignmentResult } from './types.ts';

const words = {
  proposals: ['p1', 'p2'], reviewers: ['a', 'b', 'c'], scores: { p1: { a: 0.9, b: 0.6, c: 0.05 }, p2: { a: 0.8, b: 0.2 } }, bids: { p1: { b: 'eager' } },
  settings: { maxProposalsPerReviewer: 1 },
} satisfies CallInWords;

function explained(proposal: string, reviewer: string, changes: Partial<CallInWords> = {}): PairExplanation {
  const snapshot = call({ ...words, ...changes });
  return explainPair(snapshot, assignReviewers(snapshot), { proposal, reviewer });
}

describe('explainPair says', () => {
  it('why a pair is together: its parts, its place, who is next, what doing without costs and who would change', () => {
    expect(explained('p1', 'b')).toEqual({
      proposal: 'p1', reviewer: 'b', standing: 'assigned', locked: false, affinity: 0.6, bid: 'eager', bidPoints: 0.3, finalScore: 0.9, place: 2, candidates: 3,
      next: { reviewer: 'a', affinity: 0.9, bid: null, finalScore: 0.9, load: 1, maximum: 1 },
      impossible: [],
      cost: {
        action: 'forbid', shortfall: 0, reviewersShort: 0, maxLoad: 0, minProposalScore: -0.4, totalScore: -0.6, exact: true,
        removed: [{ proposal: 'p1', reviewer: 'b' }, { proposal: 'p2', reviewer: 'a' }], added: [{ proposal: 'p1', reviewer: 'a' }, { proposal: 'p2', reviewer: 'b' }],
      },
    });
  });

  it('why a pair is not: what forcing it would cost', () => {
    const { standing, place, cost } = explained('p2', 'b');
    expect([standing, place]).toEqual(['candidate', 2]);
    expect(cost).toMatchObject({ action: 'force', totalScore: -0.6 });
  });

  it('that a conflict rules it out, that it was never scored, that it is under the threshold', () => {
    expect(explained('p1', 'a', { conflicts: ['p1 a'] })).toMatchObject({ standing: 'conflict', cost: null, affinity: null });
    expect(explained('p1', 'a', { bids: { p1: { a: 'conflict' } } })).toMatchObject({ standing: 'conflict', bid: 'conflict', finalScore: null, cost: null });
    expect(explained('p2', 'c')).toMatchObject({ standing: 'notScored', place: null, finalScore: null, cost: { action: 'force' } });
    expect(explained('p1', 'c', { settings: { ...words.settings, algorithm: 'fairflow', minAffinityThreshold: 0.1 } })).toMatchObject({ standing: 'belowThreshold', place: 3 });
    expect(explained('p1', 'c', { settings: { ...words.settings, minAffinityThreshold: 0.1 } })).toMatchObject({ standing: 'candidate', place: 3 });
    expect(explained('p2', 'c', { bids: { p2: { c: 'eager' } } })).toMatchObject({ standing: 'notScored', bid: 'eager' });
  });

  it('that a bid counts nothing where bids are off', () => {
    const off = { ...words.settings, useReviewerBids: false };
    expect(explained('p1', 'b', { settings: off })).toMatchObject({ bid: 'eager', bidPoints: 0, finalScore: 0.6 });
  });

  it('who would be next: nobody whom fairflow would not use', () => {
    const settings = { ...words.settings, maxProposalsPerReviewer: 2, minReviewersPerProposal: 2, minAffinityThreshold: 0.1 };
    expect(explained('p1', 'a', { settings }).next).toMatchObject({ reviewer: 'c', affinity: 0.05 });
    expect(explained('p1', 'a', { settings: { ...settings, algorithm: 'fairflow' } }).next).toBeNull();
  });

  it('that a cost is as good as fairflow found it, where either side is not proven', () => {
    const snapshot = call(words);
    const result = assignReviewers(snapshot);
    const exact = (status: AssignmentResult['status']): boolean => explainPair(snapshot, { ...result, status }, { proposal: 'p1', reviewer: 'b' }).cost!.exact;
    expect([exact('optimal'), exact('feasible')]).toEqual([true, false]);
  });

  it('that a lock leaves no room for it', () => {
    const { cost, impossible } = explained('p2', 'a', { locks: ['p1 a'] });
    expect(cost).toBeNull();
    expect(impossible).toMatchObject([{ code: 'locksExceedReviewerMaximum' }]);
    expect(explained('p1', 'a', { locks: ['p1 a'] })).toMatchObject({ locked: true, cost: { action: 'forbid', totalScore: 0.6 } });
  });

  it('nothing of people who are not in the call', () => {
    expect(() => explained('p1', 'z')).toThrow(new RangeError('the call has no z'));
  });
});
