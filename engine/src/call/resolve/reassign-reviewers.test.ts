import { describe, expect, test } from 'vitest';
import { assignReviewers } from '../assignment/assign.ts';
import { defaultAssignmentSettings } from '../assignment/settings.ts';
import type { Algorithm, CallSnapshot } from '../assignment/types.ts';
import { reassignReviewers } from './reassign-reviewers.ts';

const scores = [[0.9, 0.8, 0.1], [0.7, 0.9, 0.85], [0.8, 0.3, 0.9]];

function call(algorithm: Algorithm, changes: Partial<CallSnapshot> = {}): CallSnapshot {
  return {
    proposals: ['p', 'q', 's'].map((id) => ({ id })), reviewers: ['a', 'b', 'c'].map((id) => ({ id })),
    scores: { proposal: [0, 0, 0, 1, 1, 1, 2, 2, 2], reviewer: [0, 1, 2, 0, 1, 2, 0, 1, 2], value: scores.flat() },
    bids: { proposal: [], reviewer: [], value: [] }, conflicts: { proposal: [], reviewer: [] }, waived: { proposal: [], reviewer: [], plan: [] },
    locks: { proposal: [], reviewer: [] },
    settings: { ...defaultAssignmentSettings, algorithm, minReviewersPerProposal: 1, maxReviewersPerProposal: 1, minProposalsPerReviewer: 0, maxProposalsPerReviewer: 2 },
    ...changes,
  };
}

describe.each(['hungarian', 'minmax', 'fairflow'] as const)('%s', (algorithm) => {
  test('nothing changes where nothing happened', () => {
    const before = assignReviewers(call(algorithm));
    const after = reassignReviewers(call(algorithm), before.assignments, 0);
    expect([after.dropped, after.added, after.loss]).toEqual([[], [], 0]);
    expect(after.assignments).toEqual(before.assignments);
  });

  test('a late conflict changes as little as the loss allows', () => {
    const before = assignReviewers(call(algorithm)).assignments;
    const later = call(algorithm, { conflicts: { proposal: [0], reviewer: [0] } });
    const best = reassignReviewers(later, before, 0);
    const faithful = reassignReviewers(later, before, 1);
    expect(best.bestTotalScore - best.objective.totalScore).toBe(0);
    // With a largest load of 1, whoever takes over from `a` must pass something on to `a`.
    const passedOn = algorithm === 'minmax' ? [{ proposal: 'q', reviewer: 'b' }] : [];
    expect(faithful.dropped).toEqual([{ proposal: 'p', reviewer: 'a' }, ...passedOn]);
    expect(faithful.added).toHaveLength(1 + passedOn.length);
    expect(faithful.kept).toHaveLength(faithful.keptBound);
    expect(faithful.loss).toBeLessThanOrEqual(1);
  });
});

test('who is gone takes only their own pairs along; locked pairs stay', () => {
  const before = assignReviewers(call('hungarian')).assignments;
  const later = call('hungarian', { reviewers: [{ id: 'a', maximum: 0 }, { id: 'b' }, { id: 'c' }], locks: { proposal: [2], reviewer: [2] } });
  const after = reassignReviewers(later, [...before, { proposal: 'gone', reviewer: 'a' }], 1);
  expect(after.dropped).toEqual([{ proposal: 'gone', reviewer: 'a' }, { proposal: 'p', reviewer: 'a' }]);
  expect([after.kept.length, after.keptBound]).toEqual([2, 2]);
  expect(() => reassignReviewers(later, before, -1)).toThrow('the loss must be a number >= 0, got -1');
});

test('fairflow: nobody sinks below the floor of a run anew by more than is allowed', () => {
  // Keeping q's reviewer, who is the only good one for p now, would leave p with 0.1.
  const later = call('fairflow', {
    scores: { proposal: [0, 0, 1, 1, 2], reviewer: [0, 1, 0, 1, 2], value: [0.8, 0.1, 0.9, 0.7, 0.9] },
    settings: { ...call('fairflow').settings, minAffinityThreshold: 0, maxProposalsPerReviewer: 1 },
  });
  const before = [{ proposal: 'q', reviewer: 'a' }, { proposal: 's', reviewer: 'c' }];
  const held = reassignReviewers(later, before, 1, 0.5);
  expect([held.kept.length, held.keptBound, held.floor, held.bestFloor]).toEqual([1, 1, 0.7, 0.7]);
  const given = reassignReviewers(later, before, 1);
  expect([given.kept.length, given.floor, given.loss]).toEqual([2, 0.1, 0.5]);
  expect(reassignReviewers({ ...later, settings: { ...later.settings, algorithm: 'hungarian' } }, before, 1).floor).toBeNull();
  expect(() => reassignReviewers(later, before, 1, -1)).toThrow('the loss must be a number >= 0, got -1');
});

describe('the loss that is allowed', () => {
  /** Five proposals, each with a reviewer of before and one who joined and is better by `step`. */
  const five = (step: number): CallSnapshot => call('hungarian', {
    proposals: ['1', '2', '3', '4', '5'].map((id) => ({ id })), reviewers: ['a', 'b', 'c', 'd', 'e', 'A', 'B', 'C', 'D', 'E'].map((id) => ({ id })),
    scores: { proposal: [0, 0, 1, 1, 2, 2, 3, 3, 4, 4], reviewer: [0, 5, 1, 6, 2, 7, 3, 8, 4, 9], value: [0, 1, 2, 3, 4].flatMap(() => [0.5, 0.5 + step]) },
  });
  const made = ['a', 'b', 'c', 'd', 'e'].map((reviewer, at) => ({ proposal: String(at + 1), reviewer }));

  test('is used as far as it goes where all changes gain alike', () => {
    for (const [most, kept] of [[0, 0], [0.099, 0], [0.1, 1], [0.25, 2], [0.4, 4], [0.499999999, 4], [0.5, 5], [1e12, 5]] as const) {
      const after = reassignReviewers(five(0.1), made, most);
      expect([after.kept.length, after.keptBound, after.loss], `${most}`).toEqual([kept, kept, kept / 10]);
    }
  });

  test('has an end', () => {
    expect(() => reassignReviewers(five(0.1), made, Infinity)).toThrow(new RangeError('the loss must be a number >= 0, got Infinity'));
  });

  test('is what it says to nine places: one that is just enough is enough', () => {
    const step = 0.000000015;
    expect(step * 1e9).toBeLessThan(15);
    expect(reassignReviewers(five(step), made, step).kept).toHaveLength(1);
  });
});
