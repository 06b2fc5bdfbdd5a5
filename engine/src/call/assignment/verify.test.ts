import { describe, expect, it } from 'vitest';
import { assignReviewers } from './assign.ts';
import { call } from './builders.test-support.ts';
import type { CallInWords } from './builders.test-support.ts';
import { ALGORITHMS } from './settings.ts';
import type { AssignmentResult } from './types.ts';
import { verifyAssignment } from './verify.ts';

/** Something of everything: a bid, a waiver, a lock, a proposal that falls short, a reviewer who does, pairs under the threshold. */
const words = {
  proposals: ['p1', 'p2', 'p3', 'p4'], reviewers: ['a', 'b', 'c', { id: 'd', minimum: 2 }],
  scores: { p1: { a: 0.9, b: 0.5, c: 0.05 }, p2: { a: 0.8, b: 0.15, c: 0.3 }, p3: { a: 0.7, b: 0.4, c: 0.6 }, p4: { d: 0.5 } },
  bids: { p1: { b: 'eager' } }, waived: { 'p2 a': 'a second reader' }, locks: ['p3 c'],
} satisfies CallInWords;

/** Every value within a value that is no list or object, with what holds it. */
function* leaves(value: unknown, path = ''): Generator<{ readonly path: string; readonly holder: Record<string, unknown>; readonly key: string }> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof each === 'object' && each !== null) yield* leaves(each, here);
    else yield { path: here, holder: value as Record<string, unknown>, key };
  }
}

function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'string' ? `${value}x` : value === null ? 'x' : !value;
}

describe.each(ALGORITHMS)('a result of %s that was stored as JSON', (algorithm) => {
  const snapshot = call({ ...words, settings: { algorithm, minReviewersPerProposal: 2, minProposalsPerReviewer: 1, maxProposalsPerReviewer: 4, minAffinityThreshold: 0.1 } });
  const stored = JSON.stringify(assignReviewers(snapshot));

  it('is proven', () => {
    expect(JSON.parse(stored)).toMatchObject({ objective: { shortfall: 1, reviewersShort: 1 } });
    expect(verifyAssignment(snapshot, JSON.parse(stored) as AssignmentResult)).toEqual([]);
  });

  it('is refused when any one value beside its proof is another', () => {
    const unnoticed: string[] = [];
    for (const { path } of leaves(JSON.parse(stored))) {
      if (path.startsWith('certificate.')) continue;
      const copy = JSON.parse(stored) as AssignmentResult;
      const { holder, key } = [...leaves(copy)].find((leaf) => leaf.path === path)!;
      holder[key] = other(holder[key]);
      if (verifyAssignment(snapshot, copy).length === 0) unnoticed.push(path);
    }
    expect(unnoticed).toEqual([]);
  });
});

it.each(ALGORITHMS)('a certificate of %s with numbers that are none is an answer, never an error', (algorithm) => {
  const snapshot = call({ ...words, settings: { algorithm, minReviewersPerProposal: 2, minProposalsPerReviewer: 1, maxProposalsPerReviewer: 4, minAffinityThreshold: 0.1 } });
  const stored = JSON.stringify(assignReviewers(snapshot));
  for (const { path } of leaves(JSON.parse(stored))) {
    for (const wrong of [NaN, null, 0.3, 1e300, -1e300, 'x']) {
      const copy = JSON.parse(stored) as AssignmentResult;
      const { holder, key } = [...leaves(copy)].find((leaf) => leaf.path === path)!;
      holder[key] = wrong;
      expect(() => verifyAssignment(snapshot, copy), `${path} ${wrong}`).not.toThrow();
    }
  }
});

describe('an answer to another question', () => {
  const rivals = { proposals: ['p1', 'p2'], reviewers: ['a', 'b'], scores: { p1: { a: 0.9, b: 0.5 }, p2: { a: 0.8, b: 0.1 } } } satisfies CallInWords;
  const minmax = call({ ...rivals, settings: { algorithm: 'minmax' } });
  const uneven: AssignmentResult = { ...assignReviewers(call(rivals)), algorithm: 'minmax' };

  it('is no smallest load: neither without saying so nor with a proof that more is needed than is', () => {
    expect(uneven.objective.maxLoad).toBe(2);
    expect(verifyAssignment(minmax, uneven)).toEqual([{ code: 'notProven', values: ['certificate'] }]);
    const claimed: AssignmentResult = { ...uneven, certificate: { ...uneven.certificate, load: { limit: 2, side: 'proposals', proposals: [0, 1] } } };
    expect(verifyAssignment(minmax, claimed)).toEqual([{ code: 'notProven', values: ['with 1 at most, 2 units of the left may be served; 2 are'] }]);
  });

  it('is no high floor because somebody says that all was tried', () => {
    const settings = { minReviewersPerProposal: 1, maxReviewersPerProposal: 1, maxProposalsPerReviewer: 1 };
    const greatest = assignReviewers(call({ ...rivals, scores: { p1: { a: 0.9, b: 0.3 }, p2: { a: 0.4, b: 0.1 } }, settings }));
    const fair = call({ ...rivals, scores: { p1: { a: 0.9, b: 0.3 }, p2: { a: 0.4, b: 0.1 } }, settings: { ...settings, algorithm: 'fairflow' } });
    const { certificate, objective } = assignReviewers(fair);
    expect([objective.fairness!.floor, greatest.objective.minProposalScore]).toEqual([0.3, 0.1]);
    const searched = { kind: 'search', cases: 1 } as const;
    const claimed: AssignmentResult = {
      ...greatest, algorithm: 'fairflow', certificate: { ...certificate, floor: { ...certificate.floor!, floorProof: searched, totalProof: searched } },
      objective: { ...greatest.objective, bound: 0.1, fairness: { floor: 0.1, counted: 2, floorBound: 0.1, totalBound: 1 } },
    };
    expect(verifyAssignment(fair, claimed)).toEqual([{ code: 'notProven', values: ['search'] }]);
    const right = assignReviewers(fair);
    expect(verifyAssignment(fair, { ...right, certificate: claimed.certificate })).toEqual([]);
  });

  it('names who has more than they may', () => {
    const tight = call({ ...rivals, settings: { maxProposalsPerReviewer: 1 } });
    expect(verifyAssignment(tight, { ...uneven, algorithm: 'hungarian' })).toContainEqual({ code: 'reviewerAboveMaximum', values: ['a'] });
    const both = assignReviewers(call({ ...rivals, settings: { minReviewersPerProposal: 2 } }));
    expect(verifyAssignment(call({ ...rivals, settings: { maxReviewersPerProposal: 1 } }), both)).toContainEqual({ code: 'proposalAboveMaximum', values: ['p2'] });
  });
});
