import { describe, expect, test } from 'vitest';
import { defaultAffinitySettings } from './settings.ts';
import { affinityMatrix } from './matrix.ts';
import { affinityModel } from './model.ts';
import type { AffinitySettings, Expertise, ProposalText } from './types.ts';

const expertise = (list: Record<string, Expertise['proficiency']>): Expertise[] => Object.entries(list).map(([keyword, proficiency]) => ({ keyword, proficiency }));
const proposal = (text: Partial<ProposalText>): ProposalText => ({ id: 'p', title: '', summary: '', description: '', ...text });

function keywordScores(keywords: readonly Expertise[][], text: Partial<ProposalText>, settings: Partial<AffinitySettings> = {}): number[] {
  const reviewers = keywords.map((each, at) => ({ id: `r${at}`, expertise: each, publications: [], biography: '' }));
  const model = affinityModel({ reviewers, proposals: [proposal(text)], settings: { ...defaultAffinitySettings, ...settings }, now: 0 });
  return [...affinityMatrix(model).keywordScore];
}

const score = (list: Record<string, Expertise['proficiency']>, text: Partial<ProposalText>, settings: Partial<AffinitySettings> = {}) => keywordScores([expertise(list)], text, settings)[0];

describe('keyword score', () => {
  test('of the specification’s example is 0.85', () => {
    const list = { 'machine learning': 'expert', 'neural networks': 'familiar', 'data science': 'basic' } as const;
    const title = 'Machine learning approaches for neural network optimization...';
    expect(score(list, { title })).toBe(0.85);
    expect(score(list, { title }, { stems: false })).toBe(0.5);
  });

  test.each([
    ['words in another order are another phrase', 'neural networks', 'networks that are neural', 0],
    ['a hyphen parts words', 'machine-learning', 'Machine learning', 1],
    ['a stop word inside stands for any', 'analysis of variance', 'an analysis for variance', 1],
    ['but for one it does', 'analysis variance', 'an analysis of variance', 0],
    ['stop words around say nothing', 'the Internet of Things', 'Internet of things', 1],
    ['stop words alone are never found', 'The Who', 'The Who are the', 0],
    ['an accent is a difference', 'resume', 'résumé', 0],
    ['a phrase must be there whole', 'deep neural networks', 'deep neural', 0],
    ['a shorter phrase is found in a longer one', 'neural networks', 'deep neural network models', 1],
    ['an umlaut is one letter however it is written', 'Strömung', 'Die Stro\u0308mungen und das Meer', 1],
    ['a keyword is read in the language of the text', 'learning', 'The method that we use to learn is new', 1],
  ])('%s: %j in %j', (_why, keyword, title, expected) => {
    expect(score({ [keyword]: 'expert' }, { title })).toBe(expected);
  });

  test('no phrase is read across two fields', () => {
    expect(score({ 'neural networks': 'expert' }, { title: 'neural', summary: 'networks' })).toBe(0);
    expect(score({ 'neural networks': 'expert' }, { title: 'neural', summary: 'networks', description: 'Neural networks' })).toBe(1);
  });

  test('keywords that are one phrase count once, at the best proficiency', () => {
    expect(score({ 'neural networks': 'basic', 'Neural network': 'expert', weather: 'expert' }, { title: 'A neural network' })).toBe(0.5);
  });

  test('keywords that only one language joins are two, in every proposal', () => {
    expect(score({ optimize: 'expert', optimization: 'expert', weather: 'expert' }, { title: 'The optimization of the tide' })).toBeCloseTo(2 / 3, 12);
    expect(score({ optimize: 'expert', optimization: 'expert' }, { title: 'Die Optimization der Tide' })).toBe(0.5);
  });

  test('is 0 without keywords', () => {
    expect(keywordScores([[], expertise({ weather: 'basic' })], { title: 'weather' })).toEqual([0, 1]);
  });

  test('with `coverage` is the share of the proposal’s phrases that a reviewer knows, by proficiency', () => {
    const all = [expertise({ weather: 'expert', climate: 'familiar', cooking: 'expert' }), expertise({ weather: 'basic' }), expertise({ ice: 'expert' })];
    expect(keywordScores(all, { title: 'weather, climate' }, { coverage: true })).toEqual([0.85, 0.15, 0]);
  });
});
