import { describe, expect, it } from 'vitest';
import { mentee, mentor, settings } from './builders.test-support.ts';
import { prepareMentee, prepareMentor, rankScore, roundHalfUp, scoreBreakdown, scorePercent } from './score.ts';
import type { CohortSettings, MenteeWishes, MentorFields } from './types.ts';

const NOBODY = { byMentor: 0, byMentee: 0 };

function score(fields: Partial<MentorFields>, wishes: Partial<MenteeWishes>, changes: Partial<CohortSettings> = {}, ranks = NOBODY) {
  const used = settings(changes);
  const m = prepareMentor(mentor('m', { fields, preferences: ['e', 'f', 'g'] }), used);
  const e = prepareMentee(mentee('e', { wishes, preferences: ['m', 'n', 'o'] }), used);
  const breakdown = scoreBreakdown(m, e, ranks, used);
  expect(scorePercent(m, e, ranks, used)).toBe(roundHalfUp(breakdown.total));
  return { ...breakdown, percent: scorePercent(m, e, ranks, used) };
}

describe('§6.2 rank normalisation', () => {
  it('gives 1 to the first and 0 to the last of a list', () => {
    expect(rankScore(1, 5)).toBe(1);
    expect(rankScore(5, 5)).toBe(0);
    expect(rankScore(3, 5)).toBe(0.5);
  });
  it('gives 1 to the only entry of a list of one', () => expect(rankScore(1, 1)).toBe(1));
  it('C6: unranked = 0', () => expect(rankScore(0, 5)).toBe(0));
  it('weighs both sides equally', () => {
    const { rank, percent } = score({}, {}, {}, { byMentor: 1, byMentee: 2 });
    expect(rank).toEqual({
      weight: 40, value: 0.75, points: 30,
      mentor: { rank: 1, listLength: 3, score: 1 }, mentee: { rank: 2, listLength: 3, score: 0.5 },
    });
    expect(percent).toBe(30);
  });
});

describe('§6.2 tag overlap', () => {
  it('is the Jaccard similarity of wishes and expertise with coaching topics', () => {
    const { tags } = score({ expertiseTags: ['Python', 'SQL'], coachingTopics: ['Leadership'] }, { tags: ['python ', 'leadership', 'go'] });
    expect(tags).toEqual({ weight: 30, value: 0.5, points: 15, asked: true, matched: ['leadership', 'python'], missing: ['go'] });
  });
  it('is 1 for equal sets and 0 for disjoint ones', () => {
    expect(score({ expertiseTags: ['a', 'b'] }, { tags: ['B', 'A', 'a'] }).tags.value).toBe(1);
    expect(score({ expertiseTags: ['a'] }, { tags: ['b'] }).tags.value).toBe(0);
  });
  it('C6: of two empty sets is 0 and shown as not asked', () => {
    expect(score({}, {}).tags).toMatchObject({ value: 0, points: 0, asked: false });
  });
});

const CATALOGUE: CohortSettings['attributes'] = [
  { key: 'senior', label: 'Ten years', weight: 1, predicate: { field: 'yearsExperience', op: 'atLeast', value: 10 } },
  { key: 'lead', label: 'Leads', weight: 1, predicate: { field: 'jobTitle', op: 'contains', value: 'head' } },
  { key: 'spanish', label: 'Spanish', weight: 2, predicate: { field: 'languages', op: 'includes', value: 'Spanish' } },
  { key: 'oslo', label: 'In Oslo', weight: 1, predicate: { field: 'location', op: 'is', value: 'OSLO' } },
];

describe('§6.2 desired attributes', () => {
  const fields = { yearsExperience: 10, jobTitle: 'Head of Sales', languages: ['english'], location: ' oslo' };
  it('gives each stated requirement an equal share', () => {
    const { attributes } = score({ ...fields, yearsExperience: 9 }, { attributes: ['senior', 'lead'] }, { attributes: CATALOGUE });
    expect(attributes).toEqual({ weight: 20, value: 0.5, points: 10, asked: true, satisfied: ['lead'], unsatisfied: ['senior'] });
  });
  it('or a share by configured weight', () => {
    const wishes = { attributes: ['oslo', 'senior', 'spanish'] };
    expect(score(fields, wishes, { attributes: CATALOGUE }).attributes).toMatchObject({ value: 0.5, satisfied: ['oslo', 'senior'] });
  });
  it('C6: none stated counts 0, shown as not asked', () => {
    expect(score(fields, {}, { attributes: CATALOGUE }).attributes).toMatchObject({ value: 0, asked: false });
  });
  it('an unknown number of years satisfies nothing', () => {
    expect(score({ yearsExperience: null }, { attributes: ['senior'] }, { attributes: CATALOGUE }).attributes.value).toBe(0);
  });
});

describe('§6.2 language, location and function', () => {
  it('counts the share of what was asked', () => {
    const { alignment } = score(
      { languages: ['German', 'English'], location: 'Köln', function: 'Finance' }, { languages: ['english', 'french'], location: 'KÖLN ' },
    );
    expect(alignment).toEqual({ weight: 10, value: 1, points: 10, asked: true, language: true, location: true, function: null });
  });
  it('weighs the three by configuration', () => {
    const alignment = { language: 5, location: 3, function: 2 };
    expect(score({ languages: ['en'] }, { languages: ['en'], location: 'x', function: 'y' }, { alignment }).alignment)
      .toMatchObject({ value: 0.5, language: true, location: false, function: false });
  });
});

describe('C6 rounding half up and renormalisation', () => {
  it('rounds a half up although binary fractions fall short of it', () => {
    expect(roundHalfUp(1.005 * 100)).toBe(101);
    expect(roundHalfUp(0.1 + 0.2 + 0.2)).toBe(1);
    expect(roundHalfUp(2.5)).toBe(3);
    expect(roundHalfUp(2.4999)).toBe(2);
  });
  it('agrees with exact fractions for every rank pair and overlap', () => {
    const weights = { rank: 40, tags: 30, attributes: 20, alignment: 10 };
    for (let k = 2; k <= 30; k++) {
      for (let r = 1; r <= k; r++) {
        for (let union = 1; union <= 12; union++) {
          const shared = (r * 7 + k) % (union + 1);
          const points = weights.rank * 0.5 * rankScore(r, k) + weights.tags * (shared / union);
          const numerator = 20n * BigInt(k - r) * BigInt(union) + 30n * BigInt(shared) * BigInt(k - 1);
          const denominator = BigInt((k - 1) * union);
          expect(roundHalfUp(points)).toBe(Number((2n * numerator + denominator) / (2n * denominator)));
        }
      }
    }
  });
  it('gives 100 when everything fits', () => {
    const everything = score(
      { expertiseTags: ['a'], languages: ['en'], location: 'x', function: 'y', yearsExperience: 10 },
      { tags: ['a'], languages: ['en'], location: 'x', function: 'y', attributes: ['senior'] },
      { attributes: CATALOGUE }, { byMentor: 1, byMentee: 1 },
    );
    expect(everything).toMatchObject({ percent: 100, total: 100 });
  });
  it('renormalise spreads the weight nobody asked for', () => {
    const plain = score({ expertiseTags: ['a'] }, { tags: ['a'] }, {}, { byMentor: 1, byMentee: 1 });
    const spread = score({ expertiseTags: ['a'] }, { tags: ['a'] }, { renormalise: true }, { byMentor: 1, byMentee: 1 });
    expect(plain.percent).toBe(70);
    expect(spread.percent).toBe(100);
    expect(spread.rank.weight).toBeCloseTo(400 / 7, 9);
    expect(spread.attributes.weight).toBe(0);
  });
  it('renormalise leaves no weight with a wish that the settings count for nothing', () => {
    const first = { byMentor: 1, byMentee: 1 };
    const alignment = { language: 1, location: 0, function: 1 };
    const placed = score({}, { location: 'Oslo' }, { renormalise: true, alignment }, first);
    expect(placed.percent).toBe(100);
    expect(placed.alignment).toMatchObject({ weight: 0, asked: false, location: false });
    const attributes = CATALOGUE.map((attribute) => ({ ...attribute, weight: attribute.key === 'lead' ? 0 : 1 }));
    const led = score({}, { attributes: ['lead'] }, { renormalise: true, attributes }, first);
    expect(led.percent).toBe(100);
    expect(led.attributes).toMatchObject({ weight: 0, asked: false, unsatisfied: ['lead'] });
    expect(score({}, { attributes: ['lead', 'senior'] }, { renormalise: true, attributes }, first).attributes).toMatchObject({ asked: true, value: 0 });
  });
});
