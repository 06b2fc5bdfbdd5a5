import { describe, expect, it } from 'vitest';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { assignReviewers } from './assign.ts';
import { bruteForce, floorOracle, highsOracle, plainCall, resultOutcome } from './oracle.test-support.ts';
import type { Outcome } from './oracle.test-support.ts';
import { randomCall } from './random.test-support.ts';
import type { CallSize } from './random.test-support.ts';
import { verifyAssignment } from './verify.ts';

const rounded = (outcome: Outcome): number[] => outcome.map((value) => Math.round(value * 1e6) / 1e6 + 0);

/** What the run says, proven, beside what the oracle says; 0 where bounds and locks of the random call cannot be kept. */
function compare(seed: number, size: CallSize, algorithm: 'hungarian' | 'minmax', oracle: (call: ReturnType<typeof plainCall>) => Outcome): number {
  const snapshot = randomCall(seed, size, { algorithm });
  if (snapshot === null) return 0;
  const result = assignReviewers(snapshot);
  expect(verifyAssignment(snapshot, result), `seed ${seed}`).toEqual([]);
  expect(rounded(resultOutcome(snapshot, result)), `seed ${seed}`).toEqual(rounded(oracle(plainCall(snapshot))));
  expect(result.status).toBe('optimal');
  expect(result.objective.bound).toBe(result.objective.totalScore);
  return 1;
}

describe.each(['hungarian', 'minmax'] as const)('R5 %s', (algorithm) => {
  it('is the best of every possible choice on tiny calls', () => {
    const rounds = oracleRounds(300);
    let compared = 0;
    for (let seed = 1; seed <= rounds; seed++) {
      const proposals = 1 + (seed % 4);
      compared += compare(seed, { proposals, reviewers: 1 + Math.floor(10 / proposals) % 5, density: 0.8, locks: seed % 4 === 0 ? 2 : 0 }, algorithm, bruteForce);
    }
    expect(compared).toBeGreaterThan(0.4 * rounds);
  });

  it('agrees with HiGHS on calls up to 30 × 40', async () => {
    const oracle = await highsOracle();
    const rounds = oracleRounds(80);
    let compared = 0;
    for (let seed = 5001; seed <= 5000 + rounds; seed++) {
      const large = seed % 20 === 0;
      const size = { proposals: large ? 30 : 5 + (seed % 9), reviewers: large ? 40 : 4 + (seed % 11), density: [1, 0.5, 0.2][seed % 3]!, locks: seed % 5 === 0 ? 4 : 0 };
      compared += compare(seed, size, algorithm, oracle);
    }
    expect(compared).toBeGreaterThan(0.5 * rounds);
  });
});

describe('R5, R12 fairflow', () => {
  it('its floor and total are within its bounds of what HiGHS says is best, and those hold; on calls this small it is nearly always the best', async () => {
    const oracle = await floorOracle();
    const rounds = oracleRounds(40);
    const counts = { compared: 0, optimal: 0 };
    for (let seed = 9001; seed <= 9000 + rounds; seed++) {
      const size = { proposals: 3 + (seed % 7), reviewers: 4 + (seed % 6), density: [1, 0.8][seed % 2]!, locks: seed % 4 === 0 ? 2 : 0 };
      const snapshot = randomCall(seed, size, { algorithm: 'fairflow', minReviewersPerProposal: 2, maxReviewersPerProposal: 3, minAffinityThreshold: 0.1 });
      if (snapshot === null) continue;
      const result = assignReviewers(snapshot);
      const { shortfall, reviewersShort, totalScore, fairness } = result.objective;
      expect(verifyAssignment(snapshot, result), `seed ${seed}`).toEqual([]);
      if (shortfall + reviewersShort > 0 || fairness === null || fairness.counted === 0) continue;
      const call = plainCall(snapshot);
      const floor = oracle.floor(call, result.statistics.pairs);
      const total = oracle.total(call, result.statistics.pairs, fairness.floor);
      expect(fairness.floor, `seed ${seed}`).toBeLessThan(floor + 1e-6);
      expect(fairness.floorBound, `seed ${seed}`).toBeGreaterThan(floor - 1e-6);
      expect(totalScore, `seed ${seed}`).toBeLessThan(total + 1e-5);
      expect(fairness.totalBound, `seed ${seed}`).toBeGreaterThan(total - 1e-5);
      counts.compared++;
      if (result.status !== 'optimal') continue;
      expect([fairness.floor, totalScore].map((value) => value.toFixed(4)), `seed ${seed}`).toEqual([floor, total].map((value) => value.toFixed(4)));
      counts.optimal++;
    }
    expect(counts.compared).toBeGreaterThan(0.3 * rounds);
    expect(counts.optimal).toBeGreaterThan(0.9 * counts.compared);
  });
});
