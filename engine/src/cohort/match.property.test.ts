import { describe, expect, it } from 'vitest';
import { oracleRounds } from '../oracle-effort.test-support.ts';
import { bruteForce, compareOutcomes } from './brute-force.test-support.ts';
import type { Outcome, ScoreOf } from './brute-force.test-support.ts';
import { matchCohort } from './match.ts';
import { evaluatePairing } from './evaluate-pairing.ts';
import { flavourOf, randomCohort, randomSource, shuffled } from './random.test-support.ts';
import { scoreMatrix } from './score-matrix.ts';
import type { CohortResult, CohortSnapshot, Mode } from './types.ts';
import { validateSnapshot } from './validate.ts';
import { verifyResult } from './verify.ts';

const SMALL_COHORTS = oracleRounds(3000);

function usable(seed: number, smallest: number, largest: number): CohortSnapshot | null {
  const snapshot = randomCohort(seed, flavourOf(seed, smallest, largest));
  return validateSnapshot(snapshot).length === 0 ? snapshot : null;
}

/** All pairings of eight and eight are 1.4 million, so few cohorts are that large. */
function largestFor(seed: number): number {
  if (seed % 600 === 0) return 8;
  return seed % 50 === 0 ? 7 : 5;
}

function scoresOf(snapshot: CohortSnapshot): ScoreOf {
  const { mentors, mentees, cells } = scoreMatrix(snapshot);
  const known = new Map(mentors.flatMap((m, row) => mentees.map((e, column) => [`${m} ${e}`, cells[row]![column]!.scorePercent] as const)));
  return (m, e) => known.get(`${m} ${e}`)!;
}

function outcomeOf({ objective: { tiers, totalScore }, matches, unmatched }: CohortResult): Outcome {
  const people = matches.length * 2 + unmatched.mentors.length + unmatched.mentees.length;
  const shorter = Math.min(unmatched.mentors.length, unmatched.mentees.length);
  expect(tiers.unmatched).toBe(people - matches.length * 2);
  return [shorter, tiers.sameOrganization, tiers.neither, tiers.oneSided, -totalScore];
}

const plain = (outcome: Outcome | undefined) => outcome?.map((value) => value + 0);

describe('against every possible pairing (issue 2, section 2)', () => {
  for (const mode of ['strict', 'exception'] as const satisfies readonly Mode[]) {
    it(`${mode}: the whole tuple of tiers and score is the best there is, and proven`, () => {
      let feasible = 0;
      for (let seed = 1; seed <= SMALL_COHORTS; seed++) {
        const base = usable(seed, 1, largestFor(seed));
        if (base === null) continue;
        const snapshot = { ...base, mode };
        const result = matchCohort(snapshot);
        const best = bruteForce(snapshot, scoresOf(snapshot));
        const sides = scoreMatrix(snapshot);
        if (mode === 'exception' && Math.min(sides.mentors.length, sides.mentees.length) === 0) expect(result.status).toBe('infeasible');
        else expect(result.status, `seed ${seed}`).toBe(best === null ? 'infeasible' : 'optimal');
        if (result.status === 'optimal') expect(plain(outcomeOf(result)), `seed ${seed}`).toEqual(plain(best!.outcome));
        expect(verifyResult(snapshot, result), `seed ${seed}`).toEqual([]);
        if (result.status === 'optimal') feasible++;
      }
      expect(feasible).toBeGreaterThan((mode === 'strict' ? 0.1 : 0.66) * SMALL_COHORTS);
    });
  }

  it('regret is the loss when the pair is forbidden at the same violation profile; null when there is no such pairing (C7)', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const snapshot = usable(seed, 2, 4);
      if (snapshot === null) continue;
      const result = matchCohort(snapshot);
      if (result.status === 'infeasible') continue;
      const outcome = outcomeOf(result);
      for (const match of result.matches) {
        const without = bruteForce(snapshot, scoresOf(snapshot), match)!;
        const sameProfile = compareOutcomes([...outcome.slice(0, 4), 0] as unknown as Outcome, [...without.outcome.slice(0, 4), 0] as unknown as Outcome) === 0;
        expect(match.regret, `seed ${seed} ${match.mentor}`).toBe(sameProfile && !match.locked ? without.outcome[4] - outcome[4] : null);
      }
    }
  });

  it('of all optimal pairings it is the first by ids (S2)', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const snapshot = usable(seed, 2, 5);
      if (snapshot === null) continue;
      const result = matchCohort(snapshot);
      if (result.status === 'infeasible') continue;
      // The brute force visits pairings in the order of ids and keeps the first of the best.
      const best = bruteForce(snapshot, scoresOf(snapshot))!;
      expect(result.matches.map(({ mentor, mentee }) => ({ mentor, mentee })), `seed ${seed}`).toEqual(best.pairs);
    }
  });
});

describe('S2: the same result for any order of the input', () => {
  it('people, vetoes, rules, organizations and attribute definitions shuffled give the same bytes', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const snapshot = usable(seed, 2, 20);
      if (snapshot === null) continue;
      const random = randomSource(seed + 99);
      const withMixedNever = <Person extends { readonly never: readonly string[] }>(person: Person): Person => ({ ...person, never: shuffled(person.never, random) });
      const mixed: CohortSnapshot = {
        ...snapshot,
        mentors: shuffled(snapshot.mentors, random).map(withMixedNever),
        mentees: shuffled(snapshot.mentees, random).map(withMixedNever),
        organizations: shuffled(snapshot.organizations, random),
        rules: shuffled(snapshot.rules, random),
      };
      expect(JSON.stringify(matchCohort(mixed)), `seed ${seed}`).toBe(JSON.stringify(matchCohort(snapshot)));
    }
  });
});

describe('C13 and the gate', () => {
  it('after a feasible strict run, exception mode gives the same pairs, no violation and the same total', () => {
    let compared = 0;
    for (let seed = 1; seed <= 1500; seed++) {
      const snapshot = usable(seed, 2, 12);
      if (snapshot === null) continue;
      const strict = matchCohort({ ...snapshot, mode: 'strict' });
      if (strict.status === 'infeasible') continue;
      const exception = matchCohort(snapshot);
      const pairs = ({ matches }: CohortResult) => matches.map(({ mentor, mentee, exceptionTypes, regret }) => ({ mentor, mentee, exceptionTypes, regret }));
      expect(exception.objective, `seed ${seed}`).toEqual(strict.objective);
      expect(pairs(exception)).toEqual(pairs(strict));
      expect(exception.objective.tiers).toEqual({ unmatched: 0, sameOrganization: 0, neither: 0, oneSided: 0 });
      compared++;
    }
    expect(compared).toBeGreaterThan(30);
  });

  it('evaluatePairing gives back what the run said about its own pairs', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const snapshot = usable(seed, 2, 9);
      if (snapshot === null) continue;
      for (const mode of ['strict', 'exception'] as const) {
        const result = matchCohort({ ...snapshot, mode });
        if (result.status === 'infeasible') continue;
        const { matches, objective, unmatched } = result;
        expect(evaluatePairing({ ...snapshot, mode }, matches), `seed ${seed}`).toMatchObject({ refusals: [], result: { matches, objective, unmatched } });
      }
    }
  });
});

describe('C1 the option `weighted`', () => {
  it('minimises the specification\'s penalties less the scaled score, whatever the order of the tiers', () => {
    const penalties = { sameOrganization: 90, neither: 50, oneSided: 20, scoreScale: 1 };
    for (let seed = 1; seed <= 400; seed++) {
      const base = usable(seed, 2, 5);
      if (base === null) continue;
      const snapshot = { ...base, settings: { ...base.settings, objective: 'weighted' as const, penalties } };
      const result = matchCohort(snapshot);
      if (result.status === 'infeasible') continue;
      const { cells, mentors, mentees } = scoreMatrix(snapshot);
      const costOf = (m: string, e: string): number => {
        const { acceptability, sameOrganization, scorePercent } = cells[mentors.indexOf(m)]![mentees.indexOf(e)]!;
        return (sameOrganization ? 90 : 0) + (acceptability === 'mutual' ? 0 : acceptability === 'neither' ? 50 : 20) - scorePercent;
      };
      // Scored by minus the cost and without tiers, the brute force answers the weighted question.
      const flat = { ...snapshot, mentors: snapshot.mentors.map((m) => ({ ...m, organizationId: null, submitted: true, preferences: snapshot.mentees.map(({ id }) => id) })), mentees: snapshot.mentees.map((e) => ({ ...e, organizationId: null, submitted: true, preferences: snapshot.mentors.map(({ id }) => id) })) };
      const inRun = { ...flat, mentors: flat.mentors.filter(({ id }) => mentors.includes(id)), mentees: flat.mentees.filter(({ id }) => mentees.includes(id)) };
      const best = bruteForce(inRun, (m, e) => -costOf(m, e))!;
      expect(result.matches.reduce((sum, { mentor, mentee }) => sum + costOf(mentor, mentee), 0), `seed ${seed}`).toBe(best.outcome[4]);
      expect(verifyResult(snapshot, result)).toEqual([]);
    }
  });

  it('stays exact and proven where the numbers need several stages', () => {
    const base = randomCohort(3, { mentors: 170, mentees: 165, organizations: 3, listed: 0.1, vetoed: 0.995, tags: 3, rules: 0, silent: 0 });
    const penalties = { sameOrganization: 1e11, neither: 1e11, oneSided: 1e10, scoreScale: 1e6 };
    const snapshot = { ...base, settings: { ...base.settings, objective: 'weighted' as const, penalties } };
    const result = matchCohort(snapshot);
    expect(result.certificate!.stages.length).toBeGreaterThan(1);
    expect(result.unmatched.mentees.length).toBeGreaterThan(0);
    expect(verifyResult(snapshot, result)).toEqual([]);
  });
});
