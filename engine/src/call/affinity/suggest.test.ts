import { describe, expect, test } from 'vitest';
import { affinityMatrix } from './matrix.ts';
import { affinityModel } from './model.ts';
import { RandomCall } from './random.test-support.ts';
import { suggestReviewers, type SuggestionRequest } from './suggest.ts';

const model = affinityModel(new RandomCall(11).snapshot(12, 6));
const { affinity, reviewers, proposals } = affinityMatrix(model);
const request: SuggestionRequest = { eligible: reviewers, pool: [], suggested: [], conflicts: [], minAffinityThreshold: 0, refresh: false };
const why = (given: Partial<SuggestionRequest>) => suggestReviewers(model, { ...request, ...given }).leftOut;

/** As R7 says it. */
function meanOfBestThree(reviewer: string, barred: readonly string[] = []): number {
  const row = reviewers.indexOf(reviewer);
  const best = proposals.map((id, at) => ({ id, affinity: affinity[row * proposals.length + at]! })).filter(({ id }) => !barred.includes(id)).map((each) => each.affinity).sort((a, b) => b - a).slice(0, 3);
  return best.reduce((sum, each) => sum + each, 0) / best.length;
}

describe('suggestions', () => {
  test('score the mean of the three best proposals, named, best reviewer first (R7)', () => {
    const { suggestions, leftOut } = suggestReviewers(model, request);
    expect(leftOut).toEqual([]);
    expect(suggestions.map(({ reviewer }) => reviewer).toSorted()).toEqual(reviewers);
    for (const { reviewer, affinity: score, proposals: named } of suggestions) {
      expect(score).toBe(meanOfBestThree(reviewer));
      expect(named.map((each) => each.affinity)).toEqual(named.map(({ proposal }) => affinity[reviewers.indexOf(reviewer) * proposals.length + proposals.indexOf(proposal)]));
      expect(new Set(named.map(({ proposal }) => proposal)).size).toBe(3);
    }
    expect(suggestions.map((each) => each.affinity)).toEqual(suggestions.map((each) => each.affinity).toSorted((a, b) => b - a));
    expect(suggestions[0]!.affinity).toBeGreaterThan(suggestions.at(-1)!.affinity);
  });

  test('leave out who is in the pool, not published or available, suggested already, or under the threshold, and say so', () => {
    const [a, b, c, d] = reviewers as [string, string, string, string];
    expect(why({ pool: [a], eligible: reviewers.filter((id) => id !== b), suggested: [{ reviewer: c, status: 'invited' }, { reviewer: d, status: 'declined' }] })).toEqual([
      { reviewer: a, why: 'inPool' }, { reviewer: b, why: 'notEligible' }, { reviewer: c, why: 'suggested', status: 'invited' }, { reviewer: d, why: 'suggested', status: 'declined' },
    ]);
    const weakest = suggestReviewers(model, request).suggestions.at(-1)!;
    const next = suggestReviewers(model, request).suggestions.at(-2)!;
    expect(next.affinity).toBeGreaterThan(weakest.affinity);
    expect(why({ minAffinityThreshold: next.affinity })).toEqual([{ reviewer: weakest.reviewer, why: 'belowThreshold', affinity: weakest.affinity }]);
    expect(() => why({ minAffinityThreshold: 1.1 })).toThrow(RangeError);
  });

  test('do not bring back who was rejected until a refresh says so', () => {
    const suggested = [{ reviewer: reviewers[0]!, status: 'rejected' as const }];
    expect(why({ suggested })).toEqual([{ reviewer: reviewers[0], why: 'rejected' }]);
    expect(why({ suggested, refresh: true })).toEqual([]);
    expect(why({ suggested: [...suggested, { reviewer: reviewers[0]!, status: 'pending' }], refresh: true })).toEqual([{ reviewer: reviewers[0], why: 'suggested', status: 'pending' }]);
  });

  test('do not count proposals in conflict; who has no other is left out', () => {
    const { reviewer, proposals: [best] } = suggestReviewers(model, request).suggestions[0]!;
    const conflicts = [{ reviewer, proposal: best!.proposal }];
    const anew = suggestReviewers(model, { ...request, conflicts }).suggestions.find((each) => each.reviewer === reviewer)!;
    expect(anew.affinity).toBe(meanOfBestThree(reviewer, [best!.proposal]));
    expect(anew.proposals.map(({ proposal }) => proposal)).not.toContain(best!.proposal);
    const two = proposals.slice(2).map((proposal) => ({ reviewer, proposal }));
    expect(suggestReviewers(model, { ...request, conflicts: two }).suggestions.find((each) => each.reviewer === reviewer)!.proposals).toHaveLength(2);
    expect(why({ conflicts: proposals.map((proposal) => ({ reviewer, proposal })) })).toEqual([{ reviewer, why: 'nothingToReview', conflicts: proposals.length }]);
  });
});
