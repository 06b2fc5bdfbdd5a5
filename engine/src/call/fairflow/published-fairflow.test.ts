import { expect, test } from 'vitest';
import { Random } from '../../assignment/random.test-support.ts';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { bestGain } from './best-gain.ts';
import { solveFairFlow } from './index.ts';
import { publishedFairFlow } from './published-fairflow.test-support.ts';
import { randomCall } from './random.test-support.ts';
import type { AffinityKind } from './random.test-support.ts';
import { settleShortfall } from './settled.ts';
import type { FairFlowProblem, FairFlowSolution } from './types.ts';

const kinds: readonly AffinityKind[] = ['uniform', 'tied', 'topics', 'contested', 'reviewers differ'];
const sizes = [[10, 8, 5], [25, 20, 4], [60, 40, 6], [200, 150, 5]] as const;
/** Seconds at the greatest size; `ORACLE_EFFORT` asks for it. */
const hard: readonly AffinityKind[] = ['contested', 'reviewers differ'];

/** The greatest total that is found over a floor. */
function totalOver(floor: number, call: FairFlowProblem, { chosen, counted }: FairFlowSolution): number {
  const { affinity, lockedAffinity, transport: { gain, fill } } = call;
  const settled = settleShortfall(call.transport);
  return bestGain({ shape: settled.shape, affinity, lockedAffinity, counted, fill }, settled, gain, floor, chosen).gain;
}

test.each(kinds)('R5, R12 floor, and total at its floor, are not under those of the published FairFlow: %s', (kind) => {
  const random = new Random(97);
  for (const [proposals, reviewers, load] of sizes) {
    const rounds = oracleRounds(1);
    for (let round = 0; round < (proposals < 100 ? rounds : hard.includes(kind) && rounds === 1 ? 0 : 1); round++) {
      const call = randomCall(random, { proposals, reviewers, reviews: 3, load, density: 1 }, kind, true);
      const [ours, published] = [solveFairFlow(call), publishedFairFlow(call)];
      expect(published.floor).toBeGreaterThan(0);
      expect(ours.floor).toBeGreaterThanOrEqual(published.floor);
      expect(ours.floorBound).toBeGreaterThanOrEqual(published.floor);
      expect(totalOver(published.floor, call, ours)).toBeGreaterThanOrEqual(published.gain);
    }
  }
});
