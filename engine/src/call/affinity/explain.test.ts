import { describe, expect, test } from 'vitest';
import { explainAffinity, type Bidding } from './explain.ts';
import { affinityMatrix } from './matrix.ts';
import { affinityModel } from './model.ts';
import { RandomCall } from './random.test-support.ts';
import { defaultAffinitySettings } from './settings.ts';

const bidding: Bidding = { bid: null, useReviewerBids: true, bidWeight: 0.3, minAffinityThreshold: 0.1 };

describe('an explanation', () => {
  test('says which keywords matched and where, which terms count, the bid and the sum', () => {
    const model = affinityModel({
      settings: defaultAffinitySettings, now: Date.UTC(2026, 0, 1),
      reviewers: [{
        id: 'r', biography: 'Networks of oceans.', publications: [],
        expertise: [{ keyword: 'data science', proficiency: 'basic' }, { keyword: 'neural networks', proficiency: 'familiar' }, { keyword: 'machine learning', proficiency: 'expert' }, { keyword: 'Neural Network', proficiency: 'basic' }],
      }],
      proposals: [{ id: 'p', title: 'Machine learning approaches for neural network optimization', summary: 'Networked oceans', description: 'A neural network.' }],
    });
    const explained = explainAffinity(model, { reviewer: 'r', proposal: 'p' }, { ...bidding, bid: 'eager' });
    expect(explained.keyword).toEqual({
      score: 0.85, weight: 0.4,
      matched: [
        { keyword: 'machine learning', proficiency: 'expert', weight: 1, fields: ['title'], points: 0.5 },
        { keyword: 'neural networks', proficiency: 'familiar', weight: 0.7, fields: ['title', 'description'], points: 0.35 },
        { keyword: 'Neural Network', proficiency: 'basic', weight: 0.3, fields: ['title', 'description'], points: 0 },
      ],
      unmatched: [{ keyword: 'data science', proficiency: 'basic', weight: 0.3, fields: [], points: 0 }],
    });
    expect(explained.text.terms.map(({ term, words }) => [term, ...words])).toEqual([
      ['network', 'network', 'networked', 'networks'], ['neural', 'neural'], ['learn', 'learning'], ['machin', 'machine'], ['ocean', 'oceans'],
    ]);
    expect(explained.text.others).toBe(0);
    expect(explained.affinity).toBe(affinityMatrix(model).affinity[0]);
    expect(explained.finalScore).toBeCloseTo(explained.affinity + 0.3, 9);
    expect(explained.belowThreshold).toBe(false);
  });

  test.each([0, 1, 2, 3, 4, 5])('adds up: keywords to their score, shares to 1, and both to what the matrix says (seed %i)', (seed) => {
    for (const coverage of [false, true]) {
      const model = affinityModel(new RandomCall(seed).snapshot(6, 5, { coverage }));
      const matrix = affinityMatrix(model);
      matrix.reviewers.forEach((reviewer, row) => matrix.proposals.forEach((proposal, column) => {
        const { affinity, keyword, text } = explainAffinity(model, { reviewer, proposal }, bidding);
        const at = row * matrix.proposals.length + column;
        expect([affinity, keyword.score, text.score]).toEqual([matrix.affinity[at], matrix.keywordScore[at], matrix.textScore[at]]);
        expect(keyword.matched.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(keyword.score, 12);
        const shares = text.terms.map(({ share }) => share);
        expect(shares.reduce((sum, share) => sum + share, text.others)).toBeCloseTo(text.score > 0 ? 1 : 0, 12);
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
        expect(text.terms.length).toBeLessThanOrEqual(10);
        for (const { words } of text.terms) expect(words.length).toBeGreaterThan(0);
      }));
    }
  });

  test.each([
    ['eager', 0.3], ['willing', 0.15], ['not_willing', -0.15], [null, 0], ['conflict', 0],
  ] as const)('a bid of %s gives %d points; a conflict is never scored; thresholds look at raw affinity (R1, R2)', (bid, points) => {
    const snapshot = new RandomCall(2).snapshot(1, 1);
    const model = affinityModel({ ...snapshot, reviewers: [{ id: 'r', biography: 'ice', expertise: [], publications: [] }], proposals: [{ id: 'p', title: 'fire', summary: '', description: '' }] });
    const pair = { reviewer: 'r', proposal: 'p' };
    expect(explainAffinity(model, pair, { ...bidding, bid })).toMatchObject({ affinity: 0, bid, bidPoints: points, finalScore: bid === 'conflict' ? null : points, belowThreshold: true });
    expect(explainAffinity(model, pair, { ...bidding, bid, useReviewerBids: false })).toMatchObject({ bid, bidPoints: 0, finalScore: bid === 'conflict' ? null : 0 });
    expect(explainAffinity(model, pair, { ...bidding, bid, minAffinityThreshold: 0 }).belowThreshold).toBe(false);
  });

  test('of somebody who is not there is refused', () => {
    const model = affinityModel(new RandomCall(2).snapshot(1, 1));
    expect(() => explainAffinity(model, { reviewer: 'nobody', proposal: 'p0' }, bidding)).toThrow(/nobody among its reviewers/);
    expect(() => explainAffinity(model, { reviewer: 'r0', proposal: 'nothing' }, bidding)).toThrow(/nothing among its proposals/);
  });
});
