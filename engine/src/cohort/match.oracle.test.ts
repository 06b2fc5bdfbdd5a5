import { describe, expect, it } from 'vitest';
import { oracleRounds } from '../oracle-effort.test-support.ts';
import { takingPart } from './brute-force.test-support.ts';
import type { Outcome } from './brute-force.test-support.ts';
import { highsOracle } from './highs.test-support.ts';
import type { EdgeOf } from './highs.test-support.ts';
import { costOfOutcome, leastCostOf } from './hungarian.test-support.ts';
import { matchCohort } from './match.ts';
import { flavourOf, randomCohort } from './random.test-support.ts';
import { scoreMatrix } from './score-matrix.ts';
import type { CohortSnapshot } from './types.ts';
import { validateSnapshot } from './validate.ts';
import { verifyResult } from './verify.ts';

/** Labels worked out from the matrix's plain facts, not from the engine's tiers. */
function edgesOf(snapshot: CohortSnapshot): EdgeOf {
  const { mentors, mentees, cells } = scoreMatrix(snapshot);
  const rowOf = new Map(mentors.map((id, row) => [id, row]));
  const columnOf = new Map(mentees.map((id, column) => [id, column]));
  return (m, e) => {
    const { barred, sameOrganization, acceptability, scorePercent } = cells[rowOf.get(m)!]![columnOf.get(e)!]!;
    if (barred !== null) return null;
    const oneSided = acceptability === 'mentorOnly' || acceptability === 'menteeOnly';
    return [sameOrganization ? 1 : 0, acceptability === 'neither' && !sameOrganization ? 1 : 0, oneSided ? 1 : 0, -scorePercent];
  };
}

/** An optimal run's totals, or null where there is no run to compare. */
function outcomeOf(snapshot: CohortSnapshot): Outcome | null {
  if (validateSnapshot(snapshot).length > 0) return null;
  const result = matchCohort(snapshot);
  if (result.status === 'infeasible') return null;
  expect(verifyResult(snapshot, result)).toEqual([]);
  const { tiers, totalScore } = result.objective;
  const missing = Math.min(result.unmatched.mentors.length, result.unmatched.mentees.length);
  return [missing, tiers.sameOrganization, tiers.neither, tiers.oneSided, 0 - totalScore];
}

/** Mostly small; some as large as cohorts are, a few twice as large. */
function sizesOf(seed: number): [smallest: number, largest: number] {
  if (seed % 100 === 0) return [31, 60];
  return [10, seed % 10 === 0 ? 30 : 14];
}

describe('against HiGHS, N = 10–60 (C14, issue 2 section 2)', () => {
  it('agrees on the number of pairs, every tier and the total score', async () => {
    const oracle = await highsOracle();
    const cohorts = oracleRounds(200);
    let compared = 0;
    for (let seed = 1; seed <= cohorts; seed++) {
      const snapshot = randomCohort(seed, flavourOf(seed, ...sizesOf(seed)));
      const outcome = outcomeOf(snapshot);
      if (outcome === null) continue;
      expect(oracle(snapshot, edgesOf(snapshot)).map((total) => total + 0), `seed ${seed}`).toEqual(outcome.map((total) => total + 0));
      compared++;
    }
    expect(compared).toBeGreaterThan(0.8 * cohorts);
  });
});

describe('against the Hungarian algorithm of textbooks on big integers, N = 10–60', () => {
  for (const mode of ['exception', 'strict'] as const) {
    it(`${mode}: agrees for thousands of cohorts`, () => {
      const cohorts = oracleRounds(1500);
      let compared = 0;
      for (let seed = 10_001; seed <= 10_000 + cohorts; seed++) {
        const snapshot = { ...randomCohort(seed, flavourOf(seed, ...sizesOf(seed))), mode };
        const outcome = outcomeOf(snapshot);
        if (outcome === null) continue;
        const pairs = Math.min(...takingPart(snapshot).map(({ length }) => length)) - outcome[0];
        expect(costOfOutcome(outcome, pairs), `seed ${seed}`).toBe(leastCostOf(snapshot, edgesOf(snapshot)));
        compared++;
      }
      expect(compared).toBeGreaterThan((mode === 'strict' ? 0.1 : 0.8) * cohorts);
    });
  }
});
