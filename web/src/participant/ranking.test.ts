import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyStep, LAST, rankOf, type Ranking, type RankingStep } from './ranking.ts';
import { fields, readRanking, typedRank, writeRanking, writeStep } from './ranking-form.ts';

const people = ['ada', 'bo', 'cy', 'di', 'eve', 'flo', 'gus', 'hal'];
const anyone = fc.constantFrom(...people);
const anyRanking: fc.Arbitrary<Ranking> = fc.tuple(fc.shuffledSubarray(people), fc.nat(people.length))
  .map(([some, cut]) => ({ ranked: some.slice(0, cut), never: some.slice(cut) }));
const anyStep: fc.Arbitrary<Exclude<RankingStep, { kind: 'replace' }>> = fc.oneof(
  fc.record({ kind: fc.constant('place' as const), id: anyone, rank: fc.integer({ min: 0, max: 99 }) }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'never' as const, 'allow' as const), id: anyone }),
);
const start: Ranking = { ranked: ['ada', 'bo', 'cy'], never: ['di'] };

describe('a list being ranked', () => {
  it('moves somebody to a rank and closes the gap', () => {
    expect(applyStep(start, { kind: 'place', id: 'cy', rank: 1 }).ranked).toEqual(['cy', 'ada', 'bo']);
    expect(applyStep(start, { kind: 'place', id: 'ada', rank: 2 }).ranked).toEqual(['bo', 'ada', 'cy']);
  });

  it('takes a rank beyond the end as the end, and one before the first as the first', () => {
    expect(applyStep(start, { kind: 'place', id: 'ada', rank: 40 }).ranked).toEqual(['bo', 'cy', 'ada']);
    expect(applyStep(start, { kind: 'place', id: 'eve', rank: LAST }).ranked).toEqual(['ada', 'bo', 'cy', 'eve']);
    expect(applyStep(start, { kind: 'place', id: 'cy', rank: 0 }).ranked).toEqual(['cy', 'ada', 'bo']);
  });

  it('takes a “never” off the list, and ranking somebody takes the “never” off', () => {
    expect(applyStep(start, { kind: 'never', id: 'bo' })).toEqual({ ranked: ['ada', 'cy'], never: ['di', 'bo'] });
    expect(applyStep(start, { kind: 'place', id: 'di', rank: 1 })).toEqual({ ranked: ['di', 'ada', 'bo', 'cy'], never: [] });
    expect(applyStep(start, { kind: 'allow', id: 'di' })).toEqual({ ranked: ['ada', 'bo', 'cy'], never: [] });
  });

  it('never holds a person twice or in both lists, whatever was done', () => {
    fc.assert(fc.property(anyRanking, fc.array(anyStep, { maxLength: 40 }), (ranking, steps) => {
      const after = steps.reduce(applyStep, ranking);
      const everyone = [...after.ranked, ...after.never];
      expect(new Set(everyone).size).toBe(everyone.length);
    }));
  });

  it('puts exactly one person where asked and keeps the order of the others', () => {
    fc.assert(fc.property(anyRanking, anyone, fc.integer({ min: 1, max: 12 }), (ranking, id, rank) => {
      const after = applyStep(ranking, { kind: 'place', id, rank });
      expect(rankOf(after, id)).toBe(Math.min(rank, after.ranked.length));
      expect(after.ranked.filter((other) => other !== id)).toEqual(ranking.ranked.filter((other) => other !== id));
    }));
  });

  it('undoes an added person by removing them', () => {
    fc.assert(fc.property(anyRanking, anyone, fc.integer({ min: 1, max: 12 }), (ranking, id, rank) => {
      fc.pre(!ranking.ranked.includes(id) && !ranking.never.includes(id));
      const back = applyStep(applyStep(ranking, { kind: 'place', id, rank }), { kind: 'remove', id });
      expect(sameRanking(back, ranking)).toBe(true);
    }));
  });
});

describe('the list as a form', () => {
  it('reads what it writes', () => {
    fc.assert(fc.property(anyRanking, (ranking) => {
      const read = readRanking(writeRanking(ranking));
      expect(read.unreadable).toEqual([]);
      expect(read.ranking).toEqual(ranking);
    }));
  });

  it('reads one typed number as the same move that the buttons make', () => {
    fc.assert(fc.property(anyRanking, anyone, fc.integer({ min: 1, max: 12 }), (ranking, id, rank) => {
      fc.pre(!ranking.never.includes(id));
      const form = writeRanking(ranking);
      form.set(fields.rank(id), String(rank));
      expect(readRanking(form).ranking).toEqual(applyStep(ranking, { kind: 'place', id, rank }));
    }));
  });

  it('reads the step of the button that was pressed', () => {
    fc.assert(fc.property(anyRanking, anyStep, (ranking, step) => {
      const form = writeRanking(ranking);
      form.set(fields.step, writeStep(step));
      expect(readRanking(form).ranking).toEqual(applyStep(ranking, step));
    }));
  });

  it('lets “never” win over a number, and an emptied number take somebody off', () => {
    const form = writeRanking({ ranked: ['ada', 'bo', 'cy'], never: [] });
    form.append(fields.never, 'ada');
    form.set(fields.rank('bo'), ' ');
    expect(readRanking(form).ranking).toEqual({ ranked: ['cy'], never: ['ada'] });
  });

  it('says whose number cannot be read and leaves them where they were', () => {
    const form = writeRanking({ ranked: ['ada', 'bo'], never: [] });
    form.set(fields.rank('ada'), 'first');
    expect(readRanking(form)).toEqual({ ranking: { ranked: ['ada', 'bo'], never: [] }, unreadable: ['ada'] });
    expect([typedRank(''), typedRank('0'), typedRank('7'), typedRank('1.5'), typedRank('-2')]).toEqual([null, 1, 7, 'unreadable', 'unreadable']);
  });

  it('ignores a button value that it did not write', () => {
    for (const value of ['', 'place', 'place ada', 'place ada x', 'drop ada']) {
      const form = writeRanking({ ranked: ['bo', 'ada'], never: [] });
      form.set(fields.step, value);
      expect(readRanking(form).ranking.ranked).toEqual(['bo', 'ada']);
    }
  });
});

function sameRanking(left: Ranking, right: Ranking): boolean {
  const sameSet = left.never.length === right.never.length && left.never.every((id) => right.never.includes(id));
  return sameSet && left.ranked.length === right.ranked.length && left.ranked.every((id, index) => id === right.ranked[index]);
}
