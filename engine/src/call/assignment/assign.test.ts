import { describe, expect, it } from 'vitest';
import { assignReviewers } from './assign.ts';
import { call } from './builders.test-support.ts';
import type { CallInWords } from './builders.test-support.ts';
import { ALGORITHMS } from './settings.ts';
import type { AssignmentResult } from './types.ts';
import { verifyAssignment } from './verify.ts';

/** Solved and proven. */
function assigned(words: CallInWords): AssignmentResult {
  const snapshot = call(words);
  const result = assignReviewers(snapshot);
  expect(verifyAssignment(snapshot, result)).toEqual([]);
  return result;
}

const pairs = ({ assignments }: AssignmentResult): string[] => assignments.map(({ proposal, reviewer }) => `${proposal} ${reviewer}`);

/** Two proposals that both like a best; b will do. */
const rivals = { proposals: ['p1', 'p2'], reviewers: ['a', 'b'], scores: { p1: { a: 0.9, b: 0.5 }, p2: { a: 0.8, b: 0.1 } } } satisfies CallInWords;

describe('R5 the objectives', () => {
  it('hungarian: the greatest total final score, however uneven', () => {
    const result = assigned(rivals);
    expect(pairs(result)).toEqual(['p1 a', 'p2 a']);
    expect(result.objective).toEqual({ shortfall: 0, reviewersShort: 0, maxLoad: 2, minProposalScore: 0.8, totalScore: 1.7, bound: 1.7, fairness: null });
  });

  it('minmax: the smallest largest load first, then the greatest total', () => {
    const result = assigned({ ...rivals, settings: { algorithm: 'minmax' } });
    expect(pairs(result)).toEqual(['p1 b', 'p2 a']);
    expect(result.objective).toMatchObject({ maxLoad: 1, totalScore: 1.3 });
  });

  it('minmax counts what locks give: a reviewer with a lock is as loaded as one without', () => {
    const scores = { p1: { a: 1, b: 0.1 }, p2: { a: 1, b: 0.1 }, p3: { a: 1, b: 0.1 } };
    const { objective, loads } = assigned({ proposals: ['p1', 'p2', 'p3'], reviewers: ['a', 'b'], scores, locks: ['p1 a'], settings: { algorithm: 'minmax', maxProposalsPerReviewer: 3 } });
    expect(objective).toMatchObject({ maxLoad: 2, totalScore: 2.1 });
    expect(loads.map(({ reviewer, load }) => [reviewer, load])).toEqual([['a', 2], ['b', 1]]);
    const unbalanced = assigned({ proposals: ['p1', 'p2', 'p3'], reviewers: ['a', 'b'], scores, locks: ['p1 a', 'p2 a', 'p3 a'], settings: { algorithm: 'minmax', maxProposalsPerReviewer: 3, maxReviewersPerProposal: 1 } });
    expect(unbalanced.objective.maxLoad).toBe(3);
  });

  it('a missing review weighs more than any score', () => {
    const result = assigned({ ...rivals, scores: { p1: { a: 1 }, p2: { a: 1, b: 0 } }, settings: { maxProposalsPerReviewer: 1 } });
    expect(pairs(result)).toEqual(['p1 a', 'p2 b']);
  });

  it('beyond its minimum a proposal gets a reviewer only where that reviewer’s minimum needs it', () => {
    expect(pairs(assigned({ ...rivals, settings: { minProposalsPerReviewer: 1 } }))).toEqual(['p1 b', 'p2 a']);
    const needed = assigned({ ...rivals, proposals: ['p1'], scores: { p1: { a: 0.9, b: 0.5 } }, settings: { minProposalsPerReviewer: 1 } });
    expect(pairs(needed)).toEqual(['p1 a', 'p1 b']);
    expect(pairs(assigned({ ...rivals, proposals: ['p1'], scores: { p1: { a: 0.9, b: 0.5 } } }))).toEqual(['p1 a']);
  });

  it('fill: maximum gives every proposal as many as there can be', () => {
    expect(assigned({ ...rivals, settings: { fill: 'maximum' } }).assignments).toHaveLength(4);
    expect(pairs(assigned({ ...rivals, settings: { fill: 'maximum', maxReviewersPerProposal: 1 } }))).toEqual(['p1 a', 'p2 a']);
  });

  it('the lower of the call’s and the reviewer’s own maximum holds; a maximum under the call’s minimum lowers that', () => {
    const own = assigned({ ...rivals, reviewers: [{ id: 'a', maximum: 0 }, { id: 'b', maximum: 9 }], settings: { minProposalsPerReviewer: 1 } });
    expect(pairs(own)).toEqual(['p1 b', 'p2 b']);
    expect(own.reviewersBelowMinimum).toEqual([]);
    expect(own.loads).toEqual([{ reviewer: 'a', load: 0, minimum: 0, maximum: 0 }, { reviewer: 'b', load: 2, minimum: 1, maximum: 2 }]);
  });

  it('says which reviewers stay below their minimum', () => {
    const result = assigned({ ...rivals, proposals: [{ id: 'p1', maximum: 1 }, 'p2'], scores: { p1: { b: 1 }, p2: { a: 1 } }, settings: { minProposalsPerReviewer: 2, maxReviewersPerProposal: 3 } });
    expect(result.reviewersBelowMinimum).toEqual([{ reviewer: 'a', missing: 1 }, { reviewer: 'b', missing: 1 }]);
    expect(result.objective.reviewersShort).toBe(2);
  });

  it('reports per run: spread of proposals and loads, Gini, bids honoured, pairs under the threshold', () => {
    const { statistics } = assigned({ ...rivals, bids: { p1: { a: 'eager', b: 'conflict' }, p2: { a: 'not_willing', b: 'willing' } }, settings: { minAffinityThreshold: 0.85 } });
    expect(statistics).toEqual({
      pairs: 2,
      proposalScore: { minimum: 0.8, lowerQuartile: 0.8, median: 0.8, upperQuartile: 0.9, maximum: 0.9, mean: 0.85 },
      load: { minimum: 0, lowerQuartile: 0, median: 0, upperQuartile: 2, maximum: 2, mean: 1, gini: 0.5 },
      bids: { eager: { given: 1, assigned: 1 }, willing: { given: 1, assigned: 0 }, not_willing: { given: 1, assigned: 1 }, conflict: { given: 1, assigned: 0 } },
      belowThreshold: 1,
      underOversight: 0,
    });
  });

  it('fairflow: a proposal whose reviews are locked still counts where it may get an extra one, and not where nothing is left to choose', () => {
    const words: CallInWords = {
      proposals: ['p1', 'p2'], reviewers: ['a', 'b', 'c'], scores: { p1: { a: 0.2, b: 0.5 }, p2: { b: 0.8, c: 0.9 } }, locks: ['p1 a'],
      settings: { algorithm: 'fairflow', minAffinityThreshold: 0.1, minReviewersPerProposal: 1, maxReviewersPerProposal: 2, minProposalsPerReviewer: 1 },
    };
    // Somebody needs a second reviewer, for b wants work: the total asks for p2, the floor for p1.
    const result = assigned(words);
    expect(pairs(result)).toEqual(['p1 b', 'p1 a', 'p2 c']);
    expect(result.objective).toMatchObject({ minProposalScore: 0.7, totalScore: 1.6, fairness: { floor: 0.7, counted: 2, floorBound: 0.7 } });
    const without = assigned({ ...words, settings: { ...words.settings, minProposalsPerReviewer: 0 } });
    expect(without.objective).toMatchObject({ minProposalScore: 0.2, totalScore: 1.1, fairness: { floor: 0.9, counted: 1 } });
  });
});

describe.each(ALGORITHMS)('R1, R2, R11 by %s', (algorithm) => {
  it('a conflict and a bid "conflict" exclude the pair, and only the pair, also when bids are off', () => {
    for (const useReviewerBids of [true, false]) {
      const settings = { algorithm, useReviewerBids };
      const barred = [assigned({ ...rivals, conflicts: ['p1 a'], settings }), assigned({ ...rivals, bids: { p1: { a: 'conflict' } }, settings })];
      for (const result of barred) expect(pairs(result)).toEqual(['p1 b', 'p2 a']);
    }
  });

  it('a waived conflict may be assigned and is flagged with its plan; another conflict of the pair still excludes it', () => {
    const waived = { ...rivals, waived: { 'p2 a': 'a second reader checks' }, conflicts: ['p1 a'], settings: { algorithm } };
    const result = assigned(waived);
    expect(result.assignments.map(({ proposal, reviewer, oversight }) => [proposal, reviewer, oversight])).toEqual([['p1', 'b', null], ['p2', 'a', 'a second reader checks']]);
    expect(result.statistics.underOversight).toBe(1);
    expect(pairs(assigned({ ...waived, conflicts: ['p1 a', 'p2 a'] }))).toEqual(['p1 b', 'p2 b']);
  });

  it('a pair that was waived for two conflicts has both plans, whatever order they come in', () => {
    for (const plan of [['a chair watches', 'b reads along', 'a chair watches'], ['b reads along', 'a chair watches', 'b reads along']]) {
      const { assignments } = assignReviewers({ ...call({ ...rivals, settings: { algorithm } }), waived: { proposal: [1, 1, 1], reviewer: [0, 0, 0], plan } });
      expect(assignments.find(({ proposal }) => proposal === 'p2')).toMatchObject({ reviewer: 'a', oversight: 'a chair watches; b reads along' });
    }
  });

  it('ranks go by final score, equal ones by id', () => {
    const { assignments } = assigned({ proposals: ['p'], reviewers: ['c', 'a', 'b'], scores: { p: { c: 0.5, b: 0.7, a: 0.5 } }, settings: { algorithm, minReviewersPerProposal: 3, maxReviewersPerProposal: 3 } });
    expect(assignments.map(({ reviewer, rank }) => `${reviewer} ${rank}`)).toEqual(['b 1', 'a 2', 'c 3']);
  });

  it('final score = affinity + weight × bid may leave 0–1; the threshold looks at raw affinity', () => {
    const { assignments } = assigned({ ...rivals, bids: { p1: { a: 'eager', b: 'eager' }, p2: { a: 'not_willing', b: 'not_willing' } }, settings: { algorithm, minReviewersPerProposal: 2, bidWeight: 0.3, minAffinityThreshold: 0.1 } });
    expect(assignments.map(({ affinity, bid, finalScore, rank }) => [affinity, bid, finalScore, rank])).toEqual([
      [0.9, 'eager', 1.2, 1], [0.5, 'eager', 0.8, 2], [0.8, 'not_willing', 0.65, 1], [0.1, 'not_willing', -0.05, 2],
    ]);
  });

  it('a listed score of 0 is a legal pair, one that is not listed is none', () => {
    expect(pairs(assigned({ ...rivals, scores: { p1: { a: 0 }, p2: { b: 0 } }, settings: { algorithm, minAffinityThreshold: 0 } }))).toEqual(['p1 a', 'p2 b']);
    expect(assigned({ ...rivals, scores: { p1: { a: 0 } }, settings: { algorithm, minAffinityThreshold: 0 } }).objective.shortfall).toBe(1);
  });

  it('a lock stands, counts in every bound, and without a score is "not scored"', () => {
    const result = assigned({ ...rivals, scores: { p1: { a: 0.9 }, p2: { a: 0.8, b: 0.1 } }, locks: ['p1 b'], settings: { algorithm, maxReviewersPerProposal: 1, maxProposalsPerReviewer: 1 } });
    expect(result.assignments).toMatchObject([
      { proposal: 'p1', reviewer: 'b', affinity: null, finalScore: null, locked: true, rank: 1 }, { proposal: 'p2', reviewer: 'a', locked: false },
    ]);
    expect(result.objective).toMatchObject({ totalScore: 0.8, minProposalScore: 0 });
  });

  it('scores that differ in the ninth place are told apart', () => {
    expect(pairs(assigned({ proposals: ['p'], reviewers: ['a', 'b'], scores: { p: { a: 0.700000001, b: 0.700000002 } }, settings: { algorithm } }))).toEqual(['p b']);
  });
});

describe('R12 minmax is not a quota in two phases', () => {
  it('reviewers’ minimums first and the rest after misses what the whole gives', () => {
    const words: CallInWords = {
      proposals: ['p1', 'p2', 'p3'], reviewers: ['a', { id: 'b', maximum: 1 }],
      scores: { p1: { a: 1, b: 0 }, p2: { a: 0.85, b: 0.9 }, p3: { a: 0, b: 0.8 } },
      settings: { algorithm: 'minmax', minProposalsPerReviewer: 1, maxReviewersPerProposal: 1 },
    };
    const quotas = assigned({ ...words, settings: { ...words.settings, algorithm: 'hungarian', minReviewersPerProposal: 0 } });
    const inTwoPhases = assigned({ ...words, locks: pairs(quotas) });
    expect(pairs(inTwoPhases)).toEqual(['p1 a', 'p2 b', 'p3 a']);
    const atOnce = assigned(words);
    expect(pairs(atOnce)).toEqual(['p1 a', 'p2 a', 'p3 b']);
    expect(atOnce.objective.maxLoad).toBe(inTwoPhases.objective.maxLoad);
    expect([inTwoPhases.objective.totalScore, atOnce.objective.totalScore]).toEqual([1.9, 2.65]);
  });
});

describe('a shortfall has a reason in names', () => {
  const settings = { maxProposalsPerReviewer: 1, minReviewersPerProposal: 1 };

  it('too few candidates, and what became of the others', () => {
    const { shortfall, status } = assigned({
      proposals: ['p1', 'p2'], reviewers: ['a', 'b', 'c'], scores: { p1: { a: 1, b: 0.5, c: 0.05 }, p2: { c: 1 } }, conflicts: ['p1 a', 'p1 a'], bids: { p1: { b: 'conflict' } },
      settings: { ...settings, algorithm: 'fairflow', minAffinityThreshold: 0.1, maxProposalsPerReviewer: 2 },
    });
    expect(status).toBe('optimal');
    expect(shortfall).toEqual([{ proposal: 'p1', missing: 1, cause: { kind: 'tooFewCandidates', candidates: 0, minimum: 1, conflicts: 2, belowThreshold: 1 } }]);
  });

  it('reviewers who are full with the proposals that compete for them, in Hall’s numbers', () => {
    const { shortfall } = assigned({
      proposals: ['p1', 'p2', 'p3', 'free'], reviewers: ['a', 'b', 'c', 'd'], scores: { p1: { a: 1, b: 1 }, p2: { a: 1, b: 1 }, p3: { b: 1 }, free: { c: 1, d: 1 } }, settings,
    });
    expect(shortfall).toHaveLength(1);
    expect(shortfall[0]).toMatchObject({ missing: 1, cause: { kind: 'reviewersAreFull', proposals: ['p1', 'p2', 'p3'], reviewers: ['a', 'b'], needed: 3, available: 2, others: 0 } });
  });

  it('counts the reviews that others give, locked ones too', () => {
    const { shortfall } = assigned({
      proposals: ['p1', 'p2'], reviewers: ['a', 'b', { id: 'c', maximum: 0 }], scores: { p1: { a: 1, b: 1 }, p2: { a: 1 } }, locks: ['p1 b'], settings: { ...settings, minReviewersPerProposal: 2, minProposalsPerReviewer: 0, maxProposalsPerReviewer: 2 },
    });
    expect(shortfall).toEqual([{ proposal: 'p2', missing: 1, cause: { kind: 'tooFewCandidates', candidates: 1, minimum: 2, conflicts: 0, belowThreshold: 0 } }]);
    const crowded = assigned({
      proposals: ['p1', 'p2'], reviewers: ['a', 'b', 'c'], scores: { p1: { a: 1, b: 1 }, p2: { a: 0.5, c: 1 } }, locks: ['p1 b'], settings: { ...settings, minReviewersPerProposal: 2, maxProposalsPerReviewer: 2 },
    });
    expect(crowded.shortfall).toEqual([]);
    const full = assigned({
      proposals: ['p1', 'p2'], reviewers: [{ id: 'a', maximum: 1 }, 'b', 'c'], scores: { p1: { a: 1, b: 1 }, p2: { a: 0.5, c: 1 } }, locks: ['p1 b'], settings: { ...settings, minReviewersPerProposal: 2, maxProposalsPerReviewer: 2 },
    });
    expect(full.shortfall).toEqual([{ proposal: 'p2', missing: 1, cause: { kind: 'reviewersAreFull', proposals: ['p1', 'p2'], reviewers: ['a'], needed: 4, available: 1, others: 2 } }]);
  });
});
