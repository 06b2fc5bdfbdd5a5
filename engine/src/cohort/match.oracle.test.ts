import { describe, expect, it } from 'vitest';
import type { Outcome } from './brute-force.test-support.ts';
import { highsOracle } from './highs.test-support.ts';
import type { EdgeOf } from './highs.test-support.ts';
import { matchCohort } from './match.ts';
import { flavourOf, randomCohort } from './random.test-support.ts';
import { scoreMatrix } from './score-matrix.ts';
import type { CohortSnapshot } from './types.ts';
import { validateSnapshot } from './validate.ts';
import { verifyResult } from './verify.ts';

const COHORTS = 250;

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

describe('against HiGHS, N = 10–30 (C14, issue 2 section 2)', () => {
  it('agrees on the number of pairs, every tier and the total score', async () => {
    const oracle = await highsOracle();
    let compared = 0;
    for (let seed = 1; seed <= COHORTS; seed++) {
      const snapshot = randomCohort(seed, flavourOf(seed, 10, seed % 10 === 0 ? 30 : 16));
      if (validateSnapshot(snapshot).length > 0) continue;
      const result = matchCohort(snapshot);
      if (result.status === 'infeasible') continue;
      const { tiers, totalScore } = result.objective;
      const missing = Math.min(result.unmatched.mentors.length, result.unmatched.mentees.length);
      const outcome: Outcome = [missing, tiers.sameOrganization, tiers.neither, tiers.oneSided, -totalScore];
      expect(oracle(snapshot, edgesOf(snapshot)).map((total) => total + 0), `seed ${seed}`).toEqual(outcome.map((total) => total + 0));
      expect(verifyResult(snapshot, result), `seed ${seed}`).toEqual([]);
      compared++;
    }
    expect(compared).toBeGreaterThan(200);
  });
});
