import { describe, expect, it } from 'vitest';
import { oracleRounds } from '../oracle-effort.test-support.ts';
import { completeProfile, fullCalCom, NOW, openSlots, person, practitioner, Random, randomPerson, randomPractitioner, shuffled } from './builders.test-support.ts';
import { RANKING_CRITERIA } from './criteria.ts';
import { exclusionsOf } from './eligibility.ts';
import { matchScore } from './match-score.ts';
import { platformScore } from './platform-score.ts';
import { rankPractitioners } from './rank.ts';
import { rotationPlace } from './rotation.ts';
import type { Practitioner } from './facts/practitioner.ts';
import { directoryColumns } from './scan-columns.ts';
import { slotColumns } from './scan-slots.ts';
import { rankColumns } from './scan.ts';
import type { Person, Ranking } from './types.ts';
import { BADGE_LABELS, explain, noteText } from './words.ts';

const BOTH = ['online', 'in_person'] as const;
const rank = (practitioners: readonly Practitioner[], someone: Person | null = null): Ranking => rankPractitioners(practitioners, { person: someone, now: NOW });
const only = (practitioners: readonly Practitioner[], someone: Person | null = null) => rank(practitioners, someone).results[0]!;

describe('every ranking', () => {
  it('on random data: parts sum to scores, the order is the stated one, what is left out has a reason, and the order of rows changes nothing', () => {
    for (let seed = 1; seed <= oracleRounds(80); seed++) {
      const random = new Random(seed);
      const flavour = { areas: 5, listed: 0.8 };
      const practitioners = Array.from({ length: 40 }, (_, at) => randomPractitioner(`p${at}`, flavour, random));
      const someone = seed % 5 === 0 ? null : randomPerson(flavour, random);
      const ranking = rank(practitioners, someone);
      expect(JSON.stringify(rank(shuffled(practitioners, random), someone))).toBe(JSON.stringify(ranking));
      const byId = new Map(practitioners.map((each) => [each.id, each]));
      const shown = new Set(ranking.results.map(({ id }) => id));
      for (const each of practitioners) expect(exclusionsOf(each, someone).length > 0, `${each.id}`).toBe(!shown.has(each.id));
      ranking.results.forEach((result, at) => {
        const each = byId.get(result.id)!;
        const platform = platformScore(each, NOW);
        expect([result.platformScore, result.parts.platform]).toEqual([platform.score, platform.parts]);
        expect(result.platformScore).toBeLessThanOrEqual(70);
        if (someone !== null) {
          const match = matchScore(each, someone, NOW);
          expect([result.matchScore, result.matchPercent, result.parts.match]).toEqual([match.score, match.percent, match.parts]);
          const achievable = Object.values(match.parts).reduce((sum, { of }) => sum + of, 0);
          expect(match.percent).toBe(achievable === 0 ? null : Math.round((100 * match.score) / achievable));
          expect(result.totalScore).toBe(match.score * 1.5 + platform.score);
        }
        const before = ranking.results[at - 1];
        if (before === undefined) return;
        const total = ({ totalScore, platformScore: alone }: typeof result): number => totalScore ?? alone;
        const order = total(before) - total(result) || before.platformScore - result.platformScore || rotationPlace(result.id, '2026-11-21') - rotationPlace(before.id, '2026-11-21');
        expect(order).toBeGreaterThan(0);
      });
    }
  });

  it('texts compare folded, doubles count once, blanks say nothing', () => {
    const someone = person({ focusAreas: ['Angst', 'ANGST', ' ', 'Trauma'], modalities: ['EMDR'], formats: BOTH, city: ' köln' });
    const { score, parts } = matchScore(practitioner('a', { focusAreas: ['angst ', 'angst', 'angst'], modalities: ['emdr'], formats: BOTH, city: 'KÖLN' }), someone, NOW);
    expect([score, parts.focus, parts.modality.matched]).toEqual([15 + 20 + 15, { points: 15, of: 30, asked: 2, matched: ['ANGST'] }, ['EMDR']]);
    expect(platformScore(practitioner('a', { photoUrl: ' ', approachText: 'x', whoComesToMe: 'y' }), NOW).score).toBe(0);
  });

  it('no city on either side is no match of cities', () => {
    expect(matchScore(practitioner('a', { formats: BOTH }), person({ formats: BOTH }), NOW)).toMatchObject({ score: 0, percent: null });
    expect(matchScore(practitioner('a', { formats: BOTH, city: ' ' }), person({ formats: BOTH, city: '' }), NOW).parts.city).toEqual({ points: 0, of: 0 });
  });

  it('profile tiers are exclusive: complete without a city is 15, complete with one is 15, basic is 5', () => {
    const points = (changes: Partial<Practitioner>): number => platformScore(practitioner('a', changes), NOW).score;
    expect([points(completeProfile), points({ ...completeProfile, city: 'Berlin' }), points({ photoUrl: 'x', city: 'Berlin', approachText: 'x' }), points({ city: 'Berlin', approachText: 'x', whoComesToMe: 'y' })]).toEqual([15, 15, 5, 0]);
  });
});

describe('D2: match per cent and low matches', () => {
  it('per cent of what could be achieved for what this person asked', () => {
    const offered = practitioner('a', { focusAreas: ['x', 'y'], gender: 'female' });
    const percent = (someone: Person) => matchScore(offered, someone, NOW).percent;
    expect([
      percent(person({ focusAreas: ['x'] })), percent(person({ focusAreas: ['x', 'z'] })), percent(person({ focusAreas: ['x', 'y', 'z'] })),
      percent(person({ focusAreas: ['x', 'y', 'z', 'w'], gender: 'female' })), percent(person({ modalities: ['EMDR'] })), percent(person()),
    ]).toEqual([100, 50, 75, 80, 0, null]);
  });

  it('a best match under 30: the note, and nobody is recommended', () => {
    const ranking = rank([practitioner('a', { focusAreas: ['x'] }), practitioner('b')], person({ focusAreas: ['x', 'y'] }));
    expect([ranking.note, ranking.results.map(({ badges }) => badges)]).toEqual([{ code: 'lowMatch' }, [[], []]]);
    expect(noteText(ranking.note!, 'de')).toBe('Wir haben keine exakte Übereinstimmung gefunden, aber diese Therapeut:innen könnten passen.');
  });

  it('a perfect answer to one wish is not low, however few its points', () => {
    const ranking = rank([practitioner('a', { focusAreas: ['x'] }), practitioner('b')], person({ focusAreas: ['x'] }));
    expect([ranking.note, ranking.results.map(({ id, matchPercent, badges }) => [id, matchPercent, badges])]).toEqual([null, [['a', 100, ['recommended']], ['b', 0, []]]]);
  });

  it('who asks nothing that gives points misses nothing and is recommended nobody', () => {
    const ranking = rank([practitioner('a', { formats: ['online'] })], person({ formats: ['online'] }));
    expect([ranking.note, ranking.results[0]]).toMatchObject([null, { matchScore: 0, totalScore: 0, matchPercent: null, badges: [] }]);
  });

  it('the best match decides, also where the limit or more platform points keep it from the top', () => {
    const wishes = person({ focusAreas: ['x', 'y', 'z'] });
    const strong = practitioner('a', { ...fullCalCom, ...completeProfile, slots: openSlots(1, 2, 3) });
    const ranking = rankPractitioners([strong, practitioner('b', { focusAreas: ['x', 'y'] })], { person: wishes, now: NOW, limit: 1 });
    expect([ranking.note, ranking.eligible, ranking.results.map(({ id, badges }) => [id, badges])]).toEqual([null, 2, [['a', ['recommended', 'bookable_now']]]]);
  });
});

describe('badges', () => {
  const woman = { gender: 'female', focusAreas: ['x', 'y', 'z'], city: 'Berlin', formats: BOTH } as const;
  const wishes = person({ focusAreas: ['x', 'y', 'z'], formats: BOTH, city: 'Berlin', gender: 'female' });

  it('recommended: the top, and every total from 120 on', () => {
    // 70 × 1.5 = 105, and 15 for the profile make 120.
    const ranking = rank([practitioner('a', { ...woman, ...fullCalCom, ...completeProfile }), practitioner('b', { ...woman, ...completeProfile }), practitioner('c', { ...woman, photoUrl: 'c' })], wishes);
    expect(ranking.results.map(({ id, totalScore, badges }) => [id, totalScore, badges.includes('recommended')])).toEqual([['a', 150, true], ['b', 120, true], ['c', 110, false]]);
  });

  it('bookable now: an open intake slot within seven days, in both views', () => {
    expect(only([practitioner('a', { slots: openSlots(160) })]).badges).toEqual(['bookable_now']);
    expect(only([practitioner('a', { slots: openSlots(170) })]).badges).toEqual([]);
    expect(only([practitioner('a', { slots: openSlots(160) })], person()).badges).toEqual(['bookable_now']);
  });

  it('D4: available online for online-only practitioners whenever the person accepts in-person', () => {
    const badges = (formats: Person['formats'], offered: Practitioner['formats']) => only([practitioner('a', { formats: offered })], person({ formats }))?.badges;
    expect([badges(BOTH, ['online']), badges(BOTH, BOTH), badges(['online'], ['online']), badges([], ['online'])]).toEqual([['online_available'], [], [], []]);
    // In-person only: they are no longer eligible (E5), so nobody is left to carry it.
    expect(rank([practitioner('a', { formats: ['online'] })], person({ formats: ['in_person'] })).results).toEqual([]);
  });

  it('in your city: the city is the person’s, whatever the format; none in the directory view', () => {
    expect(only([practitioner('a', { city: 'berlin ', formats: ['online'] })], person({ city: 'Berlin', formats: BOTH })).badges).toEqual(['online_available', 'in_your_city']);
    expect(only([practitioner('a', { city: 'Berlin' })]).badges).toEqual([]);
    expect(only([practitioner('a')], person({ formats: BOTH })).badges).toEqual([]);
  });

  it('D10: the German labels as specified', () => {
    expect(BADGE_LABELS.de).toMatchObject({ recommended: 'Für dich empfohlen', bookable_now: 'Sofort buchbar', online_available: 'Online verfügbar' });
  });
});

describe('D4: the city criterion', () => {
  const points = (formats: Person['formats']): number => matchScore(practitioner('a', { formats: BOTH, city: 'Berlin' }), person({ formats, city: 'Berlin' }), NOW).score;
  it('for both formats as specified, for in-person only as well, never for online only', () => {
    expect([points(BOTH), points(['in_person']), points(['in_person', 'in_person']), points(['online']), points([])]).toEqual([20, 20, 20, 0, 0]);
  });
});

describe('D6: genders', () => {
  it('any or nothing filters nobody; a wish filters everybody else, those who did not say too, and gives ten points', () => {
    const everybody = (['female', 'male', 'diverse', 'unspecified'] as const).map((gender) => practitioner(gender, { gender }));
    expect(rank(everybody, person()).eligible).toBe(4);
    for (const gender of ['female', 'male', 'diverse'] as const) {
      expect(rank(everybody, person({ gender })).results.map(({ id, matchScore: score, matchPercent }) => [id, score, matchPercent])).toEqual([[gender, 10, 100]]);
    }
  });
});

describe('D3: ties', () => {
  const equals = Array.from({ length: 12 }, (_, at) => practitioner(`p${at}`));
  const ids = (now: string, rotationTimeZone?: string): string[] =>
    rankPractitioners(equals, { now: Date.parse(now), ...(rotationTimeZone === undefined ? {} : { rotationTimeZone }) }).results.map(({ id }) => id);

  it('platform score decides among equal totals', () => {
    // 60 × 1.5 + 30 = 40 × 1.5 + 60.
    const wishes = person({ focusAreas: ['x', 'y', 'z'], formats: BOTH, city: 'Berlin' });
    const a = practitioner('a', { focusAreas: ['x', 'y', 'z'], formats: BOTH, city: 'Berlin', ...fullCalCom });
    const b = practitioner('b', { focusAreas: ['x', 'y', 'z'], formats: BOTH, ...fullCalCom, ...completeProfile, slots: openSlots(1) });
    expect(rank([a, b], wishes).results.map(({ id, totalScore, platformScore: platform }) => [id, totalScore, platform])).toEqual([['b', 120, 60], ['a', 120, 30]]);
  });

  it('then an order that everybody sees alike on one day and nobody owns: it begins anew at midnight in the stated time zone', () => {
    const today = ids('2026-11-21T12:00+01:00');
    expect(ids('2026-11-21T00:00+01:00')).toEqual(today);
    expect(ids('2026-11-21T23:59:59+01:00')).toEqual(today);
    expect(ids('2026-11-22T00:00+01:00')).not.toEqual(today);
    expect(ids('2026-11-22T00:00+01:00', 'UTC')).toEqual(today);
    expect(rank(equals).rotation).toEqual({ day: '2026-11-21', timeZone: 'Europe/Berlin' });
  });

  it('over a year everybody is first about equally often', () => {
    const first = new Map<string, number>();
    for (let day = 0; day < 365; day++) {
      const [id = ''] = ids(new Date(Date.UTC(2026, 0, 1 + day, 12)).toISOString());
      first.set(id, (first.get(id) ?? 0) + 1);
    }
    expect(first.size).toBe(12);
    expect(Math.max(...first.values())).toBeLessThan(60);
  });

  it('the published formula: FNV-1a and the finaliser of MurmurHash3, in the plainest arithmetic', () => {
    const hashed = (text: string): bigint => [...Buffer.from(text, 'utf16le')].reduce((state, byte) => ((state ^ BigInt(byte)) * 16777619n) % 2n ** 32n, 2166136261n);
    const finalised = (bits: bigint): bigint => {
      const first = ((bits ^ (bits >> 16n)) * 0x85ebca6bn) % 2n ** 32n;
      const second = ((first ^ (first >> 13n)) * 0xc2b2ae35n) % 2n ** 32n;
      return second ^ (second >> 16n);
    };
    expect(finalised(1n)).toBe(0x514e28b7n);
    for (const id of ['', 'p0', 'Ünal', '😀']) expect(rotationPlace(id, '2026-11-21'), `${id}`).toBe(Number(finalised(hashed(id) ^ hashed('2026-11-21'))));
  });

  it('then id, where two ids share a place on every day', () => {
    const [one, other] = ['bmsevs', 'saes91'] as const;
    expect(rotationPlace(one, '2026-11-21')).toBe(rotationPlace(other, '2026-11-21'));
    const practitioners = [practitioner(other), practitioner(one)];
    expect(rank(practitioners).results.map(({ id }) => id)).toEqual([one, other]);
    expect(rankColumns(slotColumns(directoryColumns(practitioners), NOW)).results.map(({ id }) => id)).toEqual([one, other]);
  });
});

describe('D10: nobody is eligible', () => {
  const men = [practitioner('a', { gender: 'male', formats: ['online'] }), practitioner('b', { gender: 'male', formats: BOTH }), practitioner('c', { gender: 'female', formats: ['online'] })];
  const note = (someone: Person | null, practitioners = men) => rank(practitioners, someone).note;

  it('names the one wish whose dropping gives most, and the number', () => {
    const found = note(person({ gender: 'female', formats: ['in_person'] }));
    expect(found).toEqual({ code: 'noneEligible', relaxation: { criterion: 'format', eligible: 1 } });
    expect(noteText(found!, 'de')).toBe('Aktuell keine passenden Therapeut:innen verfügbar. Kontaktiere uns. Ohne die Festlegung auf ein Sitzungsformat wäre eine Person verfügbar.');
    const many = note(person({ gender: 'female', formats: ['in_person'] }), [...men, practitioner('d', { gender: 'male', formats: BOTH })]);
    expect([many, noteText(many!, 'en')]).toEqual([
      { code: 'noneEligible', relaxation: { criterion: 'gender', eligible: 2 } }, 'No suitable practitioner is available at the moment. Contact us. Without your wish for a gender 2 practitioners would be available.',
    ]);
    expect((['gender', 'format'] as const).flatMap((criterion) => [1, 3].map((eligible) => noteText({ code: 'noneEligible', relaxation: { criterion, eligible } }, 'de').split('uns. ')[1]))).toEqual([
      'Ohne deinen Wunsch zum Geschlecht wäre eine Person verfügbar.', 'Ohne deinen Wunsch zum Geschlecht wären 3 Therapeut:innen verfügbar.',
      'Ohne die Festlegung auf ein Sitzungsformat wäre eine Person verfügbar.', 'Ohne die Festlegung auf ein Sitzungsformat wären 3 Therapeut:innen verfügbar.',
    ]);
  });

  it('says nothing of wishes where none alone helps, and in the directory view', () => {
    expect(note(person({ gender: 'diverse', formats: ['in_person'] }), [men[0]!])).toEqual({ code: 'noneEligible', relaxation: null });
    expect([note(null, []), note(person(), [practitioner('a', { hidden: true })])]).toEqual([{ code: 'noneEligible', relaxation: null }, { code: 'noneEligible', relaxation: null }]);
    expect(noteText({ code: 'noneEligible', relaxation: null }, 'de')).toBe('Aktuell keine passenden Therapeut:innen verfügbar. Kontaktiere uns.');
  });
});

describe('S1: an explanation per result', () => {
  const wishes = person({ focusAreas: ['Angst', 'Trauma', 'Sucht'], formats: BOTH, city: 'Berlin', modalities: ['EMDR'], times: [{ weekdays: [], part: 'any' }], gender: 'female' });
  const both = (result: ReturnType<typeof only>) => [explain(result, 'en'), explain(result, 'de')];

  it('in English and German, from the parts', () => {
    const best = only([practitioner('a', { ...fullCalCom, ...completeProfile, gender: 'female', focusAreas: ['trauma', 'angst'], formats: BOTH, city: 'Berlin', modalities: ['emdr'], slots: openSlots(1, 2, 3, 4) })], wishes);
    expect(both(best)).toEqual([
      '2 of 3 focus areas, in your city, works with EMDR, free at your times, gender as wished, 4 first meetings open this week, bookable online throughout, complete profile',
      '2 von 3 Schwerpunkten, in deiner Stadt, arbeitet mit EMDR, frei zu deinen Zeiten, Geschlecht wie gewünscht, 4 Erstgespräche in den nächsten 7 Tagen frei, durchgehend online buchbar, vollständiges Profil',
    ]);
  });

  it('says what is missed, and nothing of what was not asked', () => {
    expect(both(only([practitioner('a', { gender: 'female', formats: ['online'] })], wishes))).toEqual(['0 of 3 focus areas, online only, gender as wished, no first meeting open in the next two weeks', '0 von 3 Schwerpunkten, nur online, Geschlecht wie gewünscht, kein Erstgespräch in den nächsten zwei Wochen frei']);
    expect(explain(only([practitioner('a', { city: 'Hamburg', formats: BOTH })], { ...wishes, gender: null }), 'en')).toContain('0 of 3 focus areas, in Hamburg, ');
    expect(both(only([practitioner('a', { slots: openSlots(200) })], person({ focusAreas: ['x'] })))).toEqual(['0 of 1 focus area, 1 first meeting open in the next two weeks', '0 von 1 Schwerpunkt, 1 Erstgespräch in den nächsten zwei Wochen frei']);
    expect(explain(only([practitioner('a', { city: 'Hamburg', formats: ['online'] })], person({ focusAreas: ['x'], city: 'Berlin', formats: ['online'] })), 'en')).toBe('0 of 1 focus area, no first meeting open in the next two weeks');
    const whenever = person({ times: [{ weekdays: [], part: 'any' }] });
    expect(explain(only([practitioner('a', { slots: openSlots(200) })], whenever), 'en')).toBe('free at your times, 1 first meeting open in the next two weeks');
    expect(both(only([practitioner('a', { slots: openSlots(400) })], whenever))).toEqual(['free at your times later on, no first meeting open in the next two weeks', 'später frei zu deinen Zeiten, kein Erstgespräch in den nächsten zwei Wochen frei']);
    expect(both(only([practitioner('a', { slots: openSlots(1), photoUrl: 'x', city: 'Berlin' })]))).toEqual(['1 first meeting open this week, profile with photo and place', '1 Erstgespräch in den nächsten 7 Tagen frei, Profil mit Foto und Ort']);
  });
});

it('D7: what raises rank is disclosed with the points that decide, and the best of every group adds up to the maxima', () => {
  const best = (score: 'platform' | 'match'): number =>
    [...Map.groupBy(RANKING_CRITERIA.filter((each) => each.score === score), ({ group }) => group).values()].reduce((sum, group) => sum + Math.max(...group.map(({ points }) => points)), 0);
  expect([best('platform'), best('match')]).toEqual([70, 100]);
  expect(RANKING_CRITERIA.every(({ text: { de, en } }) => de !== '' && en !== '' && de !== en)).toBe(true);
});
