// The directory specification's own test cases, by their numbers. Commission's (C1–C4) are in the room of commission.
import { describe, expect, it } from 'vitest';
import { completeProfile, fullCalCom, NOW, openSlots, person, practitioner } from './builders.test-support.ts';
import { exclusionsOf } from './eligibility.ts';
import { matchScore } from './match-score.ts';
import { platformScore } from './platform-score.ts';
import { rankPractitioners } from './rank.ts';
import type { Person } from './types.ts';

const BOTH = ['online', 'in_person'] as const;
const ids = (practitioners: ReturnType<typeof practitioner>[], someone?: Person) => rankPractitioners(practitioners, { person: someone ?? null, now: NOW }).results.map(({ id }) => id);

describe('Eligibility', () => {
  it('Test E1: Unverified therapist is not eligible', () => {
    expect(exclusionsOf(practitioner('a', { status: 'pending' }))).toEqual([{ clause: 'E1', code: 'notVerified', status: 'pending' }]);
    expect(ids([practitioner('a', { status: 'pending' })])).toEqual([]);
  });
  it('Test E2: Verified but not accepting is not eligible', () => {
    expect(exclusionsOf(practitioner('a', { acceptingNew: false }))).toEqual([{ clause: 'E2', code: 'notAccepting' }]);
    expect(ids([practitioner('a', { acceptingNew: false })])).toEqual([]);
  });
  it('Test E3: Gender filter applied', () => {
    expect(exclusionsOf(practitioner('a', { gender: 'male' }), person({ gender: 'female' }))).toEqual([{ clause: 'E4', code: 'genderDiffers', wished: 'female', gender: 'male' }]);
    expect(ids([practitioner('a', { gender: 'male' })], person({ gender: 'female' }))).toEqual([]);
  });
  it('Test E4: Gender filter not applied when "any"', () => {
    expect(exclusionsOf(practitioner('a', { gender: 'male' }), person({ gender: null }))).toEqual([]);
  });
  it('Test E5: Format filter, exclusive online', () => {
    expect(exclusionsOf(practitioner('a', { formats: ['in_person'] }), person({ formats: ['online'] })))
      .toEqual([{ clause: 'E5', code: 'formatNotOffered', wished: 'online', offered: ['in_person'] }]);
    expect(ids([practitioner('a', { formats: ['in_person'] })], person({ formats: ['online'] }))).toEqual([]);
  });
  it('Test E6: Format filter, both formats accepted', () => {
    expect(exclusionsOf(practitioner('a', { formats: ['online'] }), person({ formats: BOTH }))).toEqual([]);
    expect(ids([practitioner('a', { formats: ['online'] })], person({ formats: BOTH }))).toEqual(['a']);
  });
});

describe('Platform score', () => {
  it('Test P1: Full Cal.com + 3+ slots + complete profile = 70', () => {
    const { score, parts } = platformScore(practitioner('a', { ...fullCalCom, ...completeProfile, slots: openSlots(1, 2, 30, 100) }), NOW);
    expect(score).toBe(70);
    expect(parts).toEqual({
      journey: { points: 30, of: 30, full: true }, slots: { points: 25, of: 25, inSevenDays: 4, inFourteenDays: 4 }, profile: { points: 15, of: 15, kind: 'complete' },
    });
  });
  it('Test P2: Cal.com but no intake slots (its profile is complete) = 45', () => {
    expect(platformScore(practitioner('a', { ...fullCalCom, ...completeProfile }), NOW).score).toBe(45);
  });
  it('Test P3: No Cal.com, basic profile only = 5', () => {
    expect(platformScore(practitioner('a', { photoUrl: 'a.jpg', city: 'Berlin' }), NOW).score).toBe(5);
  });
  it('Test P4: Intake slots in 14-day fallback = +10', () => {
    expect(platformScore(practitioner('a', { slots: openSlots(8 * 24, 13 * 24) }), NOW).score).toBe(10);
  });
});

describe('Match score', () => {
  it('Test M1: Perfect schwerpunkte match, two of three = 30', () => {
    const { score, parts } = matchScore(practitioner('a', { focusAreas: ['trauma', 'angst'] }), person({ focusAreas: ['trauma', 'angst', 'depression'] }), NOW);
    expect([score, parts.focus]).toEqual([30, { points: 30, of: 40, asked: 3, matched: ['angst', 'trauma'] }]);
  });
  it('Test M2: No schwerpunkte overlap = 0, still shown', () => {
    const [someone, offered] = [person({ focusAreas: ['trauma'] }), practitioner('a', { focusAreas: ['beziehung'] })];
    expect(matchScore(offered, someone, NOW).score).toBe(0);
    expect(ids([offered], someone)).toEqual(['a']);
  });
  it('Test M3: In-person city bonus = +20', () => {
    expect(matchScore(practitioner('a', { city: 'Berlin', formats: ['in_person'] }), person({ formats: BOTH, city: 'Berlin' }), NOW).score).toBe(20);
  });
  it('Test M4: Online-only therapist when patient accepts both: no bonus, still shown', () => {
    const [someone, offered] = [person({ formats: BOTH, city: 'Berlin' }), practitioner('a', { city: 'Berlin', formats: ['online'] })];
    expect(matchScore(offered, someone, NOW).score).toBe(0);
    expect(ids([offered], someone)).toEqual(['a']);
  });
});

describe('Ranking', () => {
  it('Test R1: Directory sort by Platform Score', () => {
    const a = practitioner('a', { ...fullCalCom, ...completeProfile, slots: openSlots(1, 2, 3) });
    const b = practitioner('b', { ...fullCalCom, ...completeProfile });
    const { view, results } = rankPractitioners([b, a], { now: NOW });
    expect([view, ...results.map(({ id, platformScore: score, matchScore: match, totalScore, matchPercent }) => [id, score, match, totalScore, matchPercent])])
      .toEqual(['directory', ['a', 70, null, null, null], ['b', 45, null, null, null]]);
  });

  const someone = person({ focusAreas: ['x', 'y', 'z'], formats: BOTH, city: 'Berlin', modalities: ['emdr'], times: [{ weekdays: [], part: 'any' }], gender: 'female' });
  const woman = { gender: 'female', formats: ['in_person'] } as const;

  it('Test R2: Match view weights Match Score higher', () => {
    // The specification's 80 and 40, 30 and 70, made of points that there are: 40 + 20 + 10 + 15 = 85 with 30; 15 + 15 + 10 = 40 with 70.
    const a = practitioner('a', { ...woman, ...fullCalCom, focusAreas: ['x', 'y', 'z'], city: 'Berlin', modalities: ['emdr'] });
    const b = practitioner('b', { ...woman, ...fullCalCom, ...completeProfile, slots: openSlots(1, 2, 3), focusAreas: ['x'] });
    const { results } = rankPractitioners([b, a], { person: someone, now: NOW });
    expect(results.map(({ id, matchScore: match, platformScore: platform, totalScore }) => [id, match, platform, totalScore])).toEqual([['a', 85, 30, 157.5], ['b', 40, 70, 130]]);
  });

  it('Test R3: Platform Score as tiebreaker', () => {
    // 60 each: 40 + 20 for whoever fits so far, without a wish for a gender.
    const wishes = person({ focusAreas: ['x', 'y', 'z'], formats: BOTH, city: 'Berlin' });
    const fit = { focusAreas: ['x', 'y', 'z'], city: 'Berlin', formats: ['in_person'] } as const;
    const a = practitioner('a', { ...fit, ...fullCalCom, photoUrl: 'a.jpg', slots: openSlots(1) });
    const b = practitioner('b', { ...fit, ...completeProfile, slots: openSlots(1, 2, 3) });
    const { results } = rankPractitioners([b, a], { person: wishes, now: NOW });
    expect(results.map(({ id, matchScore: match, platformScore: platform, totalScore }) => [id, match, platform, totalScore])).toEqual([['a', 60, 50, 140], ['b', 60, 40, 130]]);
  });
});
