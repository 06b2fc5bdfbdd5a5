import { describe, expect, test } from 'vitest';
import { bestPairs } from '../../text/index.ts';
import { shuffled } from '../../cohort/random.test-support.ts';
import { reviewerDocument } from './documents.ts';
import { affinityMatrix, type AffinityMatrix } from './matrix.ts';
import { affinityChannels, affinityGaps, affinityModel } from './model.ts';
import { AffinityReader, type AffinityTexts } from './reader.ts';
import { RandomCall } from './random.test-support.ts';
import { defaultAffinitySettings, validateAffinitySettings } from './settings.ts';
import type { AffinitySettings, AffinitySnapshot, ReviewerProfile } from './types.ts';
import { UnusableAffinityError, validateAffinity } from './validate.ts';

const seeds = Array.from({ length: 12 }, (_, seed) => seed);
const matrixOf = (snapshot: AffinitySnapshot): AffinityMatrix => affinityMatrix(affinityModel(snapshot));
const withSettings = (snapshot: AffinitySnapshot, settings: Partial<AffinitySettings>): AffinitySnapshot => ({ ...snapshot, settings: { ...snapshot.settings, ...settings } });

describe('affinity', () => {
  test.each(seeds)('is 0 to 1, and 0.4 of the keywords and 0.6 of the text (seed %i)', (seed) => {
    const { affinity, keywordScore, textScore } = matrixOf(new RandomCall(seed).snapshot(9, 7));
    affinity.forEach((value, at) => {
      expect(value).toBeCloseTo(0.4 * keywordScore[at]! + 0.6 * textScore[at]!, 12);
      for (const score of [value, keywordScore[at]!, textScore[at]!]) expect(score >= 0 && score <= 1).toBe(true);
    });
    expect(affinity.some((value) => value > 0)).toBe(true);
  });

  test('of one method is that part, whatever the weights', () => {
    const snapshot = withSettings(new RandomCall(3).snapshot(6, 6), { keywordWeight: 17, textWeight: 0.25 });
    const [keyword, text] = (['keyword', 'tfidf'] as const).map((method) => matrixOf(withSettings(snapshot, { method })));
    expect(keyword!.affinity).toEqual(keyword!.keywordScore);
    expect(text!.affinity).toEqual(text!.textScore);
    expect(text!.affinity).not.toEqual(keyword!.affinity);
  });

  test('of a text and itself is 1, of strangers 0', () => {
    const title = 'Optimal transport of sand along a coast, and of the coast along the sand';
    const nobody = { expertise: [], publications: [] };
    const proposal = (id: string, text: string) => ({ id, title: text, summary: '', description: '' });
    const { textScore } = matrixOf({
      settings: defaultAffinitySettings, now: 0, proposals: [proposal('a', title), proposal('b', 'protein folding')], reviewers: [{ id: 'r', biography: title, ...nobody }],
    });
    expect([...textScore]).toEqual([expect.closeTo(1, 12), 0]);
    expect(textScore[0]!).toBeLessThanOrEqual(1);
  });

  test.each(seeds)('is the same to the byte in whatever order rows, keywords and publications come (seed %i)', (seed) => {
    const call = new RandomCall(seed);
    const snapshot = call.snapshot(8, 6);
    const random = () => call.below(1000) / 1000;
    const turned = shuffled(snapshot.reviewers, random).map((reviewer): ReviewerProfile => ({
      ...reviewer, expertise: shuffled(reviewer.expertise, random), publications: shuffled(reviewer.publications, random),
    }));
    expect(matrixOf({ ...snapshot, reviewers: turned, proposals: shuffled(snapshot.proposals, random) })).toEqual(matrixOf(snapshot));
  });

  test.each(seeds)('of the best pairs that the kernel finds is that of the full matrix, to the bit (seed %i)', (seed) => {
    const model = affinityModel(new RandomCall(seed).snapshot(20, 15));
    const { affinity, proposals } = affinityMatrix(model);
    const { ofProposals: { others, scores, width } } = bestPairs(affinityChannels(model), 5);
    others.forEach((reviewer, at) => expect(Math.min(1, scores[at]!)).toBe(affinity[reviewer * proposals.length + Math.floor(at / width)]));
    proposals.forEach((_id, proposal) => {
      const column = [...affinity].filter((_value, at) => at % proposals.length === proposal).sort((a, b) => b - a);
      expect([...scores.subarray(proposal * width, (proposal + 1) * width)]).toEqual(column.slice(0, width));
    });
  });
});

describe('texts that were read in parts', () => {
  const call = new RandomCall(4).snapshot(5, 4);
  const read = ({ reviewers, proposals }: Pick<AffinitySnapshot, 'reviewers' | 'proposals'>, keywords = call.reviewers.flatMap(({ expertise }) => expertise.map(({ keyword }) => keyword))): AffinityTexts => {
    const reader = new AffinityReader(call);
    for (const reviewer of reviewers) reader.readReviewer(reviewer);
    reader.expectKeywords(keywords);
    for (const proposal of proposals) reader.readProposal(proposal);
    return reader.texts();
  };
  const withoutTexts: AffinitySnapshot = {
    ...call, reviewers: call.reviewers.map(({ id, expertise }) => ({ id, expertise, publications: [], biography: '' })), proposals: call.proposals.map(({ id }) => ({ id, title: '', summary: '', description: '' })),
  };
  const parts = [
    read({ reviewers: call.reviewers.slice(3).toReversed(), proposals: [call.proposals[2]!] }), read({ reviewers: [], proposals: [] }),
    read({ reviewers: call.reviewers.slice(0, 3), proposals: [call.proposals[3]!, ...call.proposals.slice(0, 2)] }),
  ];

  test('by any number of readers in any order give the same model, to the bit, which needs no texts', () => {
    const { snapshot: _texts, ...model } = affinityModel(call);
    const { snapshot: _none, ...joined } = affinityModel(withoutTexts, parts);
    expect(joined).toEqual(model);
  });

  test('must be those of the call, each once, searched for the keywords of its reviewers', () => {
    expect(() => affinityModel(call, parts.slice(1))).toThrow(/was not read/u);
    expect(() => affinityModel(call, [...parts, parts[0]!])).toThrow(/read twice/u);
    expect(() => affinityModel(call, [read(call, ['weather'])])).toThrow(/other keywords/u);
    expect(() => affinityModel(call, [...parts.slice(1), read({ reviewers: call.reviewers.slice(3), proposals: [call.proposals[2]!] }, [])])).toThrow(/different keywords/u);
  });

  test('are those of reviewers first, for all proposals are searched for what all reviewers know', () => {
    const reader = new AffinityReader(call);
    expect(() => reader.readProposal(call.proposals[0]!)).toThrow(RangeError);
    expect(() => reader.texts()).toThrow(RangeError);
    reader.expectKeywords([]);
    expect(() => reader.readReviewer(call.reviewers[0]!)).toThrow(RangeError);
  });
});

test('whose score is 0 for want of anything to compare is named; keywords of stop words alone tell nothing', () => {
  const profile = { publications: [], biography: 'x' };
  const reviewers: ReviewerProfile[] = [
    { ...profile, id: 'telling', expertise: [{ keyword: 'the', proficiency: 'expert' }, { keyword: 'sea ice', proficiency: 'basic' }] },
    { ...profile, id: 'the', biography: 'the', expertise: [{ keyword: 'the of', proficiency: 'expert' }, { keyword: '…', proficiency: 'basic' }] },
    // A stop word of German, found in an English text.
    { ...profile, id: 'war', expertise: [{ keyword: 'war', proficiency: 'expert' }] },
    { ...profile, id: 'nothing', biography: '', expertise: [] },
  ];
  const proposals = [{ id: 'p', title: 'The', summary: '', description: '' }, { id: 'q', title: 'War', summary: '', description: '', language: 'en' as const }];
  expect(affinityGaps(affinityModel({ reviewers, proposals, settings: defaultAffinitySettings, now: 0 }))).toEqual({
    reviewersWithoutKeywords: ['nothing'], reviewersWithStopWordsOnly: ['the'], reviewersWithoutText: ['nothing', 'the'], proposalsWithoutText: ['p'],
  });
});

describe('a reviewer’s text', () => {
  const reviewer: ReviewerProfile = {
    id: 'r', biography: 'Born by the sea.', language: 'en',
    expertise: [{ keyword: 'ice', proficiency: 'basic' }, { keyword: 'sea', proficiency: 'expert' }, { keyword: 'wind', proficiency: 'familiar' }],
    publications: [{ title: 'Old', abstract: 'too old', year: 2020 }, { title: 'New', abstract: 'fresh', year: 2021 }, { title: 'Coming', abstract: 'in print', year: 2027 }],
  };

  test('is the biography, publications of the last five years and keywords weighed by proficiency', () => {
    const passage = (text: string, weight: number) => ({ text, weight });
    expect(reviewerDocument(reviewer, { now: Date.UTC(2026, 0, 1), settings: { publicationYears: 5 } })).toEqual({
      language: 'en',
      passages: [passage('Born by the sea.', 1), passage('New\nfresh', 1), passage('Coming\nin print', 1), passage('sea', 1), passage('wind', 0.7), passage('ice', 0.3)],
    });
    expect(reviewerDocument(reviewer, { now: Date.UTC(2025, 11, 31, 23, 59), settings: { publicationYears: 5 } }).passages).toHaveLength(7);
  });

  test('or keywords may be missing, which is said (R3)', () => {
    const bare = { ...reviewer, expertise: [], publications: [], biography: '' };
    const stopped = { ...bare, id: 's', expertise: [{ keyword: 'the of', proficiency: 'expert' as const }] };
    const proposals = [{ id: 'p', title: 'the', summary: '', description: '' }, { id: 'q', title: 'sea', summary: '', description: '' }];
    const model = affinityModel({ reviewers: [bare, stopped, { ...reviewer, id: 'z' }], proposals, settings: defaultAffinitySettings, now: 0 });
    expect(affinityGaps(model)).toEqual({ reviewersWithoutKeywords: ['r'], reviewersWithStopWordsOnly: ['s'], reviewersWithoutText: ['r', 's'], proposalsWithoutText: ['p'] });
    expect([...affinityMatrix(model).affinity.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  });
});

describe('settings', () => {
  const check = (settings: object) => validateAffinitySettings({ ...defaultAffinitySettings, ...settings }).map(({ path, remedy }) => [path, remedy]);

  test('weights must add up to 1 within 1e-9 when both count (R4)', () => {
    expect(check({})).toEqual([]);
    expect(check({ keywordWeight: 0.7, textWeight: 0.3 })).toEqual([]);
    expect(check({ keywordWeight: 0.4 + 9e-10 })).toEqual([]);
    expect(check({ keywordWeight: 0.4 + 2e-9 })).toEqual([['keywordWeight + textWeight', 'makeSum']]);
    expect(check({ keywordWeight: 1.5, textWeight: -0.5 })).toEqual([['keywordWeight', 'giveNumber'], ['textWeight', 'giveNumber']]);
    for (const method of ['keyword', 'tfidf']) expect(check({ method, keywordWeight: 5, textWeight: 5 })).toEqual([]);
  });

  test('are checked whatever they are', () => {
    expect(check({ method: 'best', coverage: 1, stopWords: null, stems: 'yes', publicationYears: 2.5, extra: 1 })).toEqual([
      ['extra', 'removeKey'], ['method', 'giveOneOf'], ['publicationYears', 'giveInteger'], ['coverage', 'giveBoolean'], ['stopWords', 'giveBoolean'], ['stems', 'giveBoolean'],
    ]);
    expect(validateAffinitySettings(null)).toEqual([{ path: '', value: 'null', remedy: 'giveObject', values: {} }]);
  });
});

test('what cannot be compared is named place by place', () => {
  const text = { title: '', summary: '', description: '' };
  const snapshot = {
    settings: { ...defaultAffinitySettings, keywordWeight: 0.9 }, now: Number.NaN,
    reviewers: [
      { id: '', biography: 5, expertise: [{ keyword: ' ', proficiency: 'guru' }], publications: [{ title: null, abstract: '', year: 2020.5 }] },
      { id: 'a', biography: '', expertise: [], publications: [], language: 'fr' }, { id: 'a', biography: '', expertise: [], publications: [] },
    ],
    proposals: [{ id: 'a', ...text }, { id: 'b', ...text, summary: undefined }],
  } as unknown as AffinitySnapshot;
  expect(validateAffinity(snapshot).map(({ code, path }) => `${code} ${path}`)).toEqual([
    'setting settings.keywordWeight + textWeight', 'notAnInstant now', 'emptyId reviewers[0].id', 'notText reviewers[0].biography', 'emptyKeyword reviewers[0].expertise[0].keyword',
    'unknownProficiency reviewers[0].expertise[0].proficiency', 'notText reviewers[0].publications[0].title', 'notAYear reviewers[0].publications[0].year',
    'unknownLanguage reviewers[1].language', 'duplicateId reviewers[2].id', 'notText proposals[1].summary',
  ]);
  expect(() => affinityModel(snapshot)).toThrow(UnusableAffinityError);
});
