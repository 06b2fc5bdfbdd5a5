import { expect, test } from 'vitest';
import { Random } from '../../assignment/random.test-support.ts';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { bruteFairFlow } from './brute-force.test-support.ts';
import { fairHighs } from './highs.test-support.ts';
import { solveFairFlow, verifyFairFlow } from './index.ts';
import { PricedFlow } from './priced-flow.ts';
import { settleShortfall } from './settled.ts';
import { callWithExtras, randomCall } from './random.test-support.ts';
import type { AffinityKind } from './random.test-support.ts';
import type { FairFlowProblem } from './types.ts';

const kinds: readonly AffinityKind[] = ['uniform', 'tied', 'reviewers differ'];

test.each(kinds)('R5 floor and total are those of trying every choice on tiny calls: %s', (kind) => {
  const random = new Random(41);
  for (let round = 0; round < oracleRounds(60); round++) {
    const call = randomCall(random, { proposals: 1 + random.below(4), reviewers: 1 + random.below(4), reviews: 2, load: 3, density: 0.75 }, kind);
    const answer = solveFairFlow(call);
    expect(verifyFairFlow(call, answer)).toEqual([]);
    const brute = bruteFairFlow(call, answer);
    if (answer.counted.some((value) => value === 1)) expect(answer.floor).toBe(brute.floor);
    expect(answer.gain).toBe(brute.gainOver(answer.counted.some((value) => value === 1) ? answer.floor : -Infinity));
    expect([answer.floorBound, answer.gainBound]).toEqual([answer.floor, answer.gain]);
  }
});

test.each(kinds)('R5, R12 HiGHS finds floor and total between what is reached and what is proven: %s', async (kind) => {
  const highs = await fairHighs();
  const random = new Random(43);
  for (let round = 0; round < oracleRounds(70); round++) {
    // Mostly small, one in ten larger.
    const most = round % 10 === 9 ? 14 : 6;
    const call = randomCall(random, { proposals: 3 + random.below(most), reviewers: 3 + random.below(most), reviews: 3, load: 5, density: 0.7 }, kind);
    const answer = solveFairFlow(call);
    expect(verifyFairFlow(call, answer)).toEqual([]);
    const oracle = highs(call, answer);
    const gain = Math.round(oracle.bestGain(answer.counted.includes(1) ? answer.floor : -1e9, false));
    expect(gain).toBeGreaterThanOrEqual(answer.gain);
    expect(gain).toBeLessThanOrEqual(answer.gainBound);
    if (!answer.counted.includes(1)) continue;
    const floor = Math.round(oracle.bestFloor(false));
    expect(floor).toBeGreaterThanOrEqual(answer.floor);
    expect(floor).toBeLessThanOrEqual(answer.floorBound);
  }
});

test('R5, R12 where reviewers’ minimums force more reviews than are needed, the floor is HiGHS’ best, or its bound says what is open', async () => {
  const highs = await fairHighs();
  const random = new Random(79);
  let [forced, proven] = [0, 0];
  const rounds = oracleRounds(40);
  for (let round = 0; round < rounds; round++) {
    const call = callWithExtras(random, 3 + random.below(6), 3 + random.below(5), kinds[round % kinds.length]!);
    const answer = solveFairFlow(call);
    expect(verifyFairFlow(call, answer)).toEqual([]);
    if (answer.certificate.settled.extra === 0 || !answer.counted.includes(1)) continue;
    forced++;
    // Its tolerance is one unit.
    const floor = Math.round(highs(call, answer).bestFloor(false));
    expect(floor).toBeGreaterThanOrEqual(answer.floor - 1);
    expect(floor).toBeLessThanOrEqual(answer.floorBound + 1);
    if (answer.floor === answer.floorBound) proven++;
  }
  expect(forced).toBeGreaterThan(0.3 * rounds);
  expect(proven).toBeGreaterThan(0.9 * forced);
});

test('prices that drift together, where all reviewers are at their minimum, stay exact', () => {
  const flow = new PricedFlow(settleShortfall(callOf([[9, 8], [7, 9]], 1, 1).transport).shape, Float64Array.of(9, 8, 7, 9), Uint8Array.of(1, 0, 0, 1), new Float64Array(2), 0);
  // Both reviewers are to be at their minimum: only differences of prices count.
  flow.setPrice(0, -(2 ** 52));
  flow.setPrice(1, -(2 ** 52) - 1);
  flow.extraPrice = 2 ** 52;
  flow.settle(0);
  expect([Array.from(flow.price), flow.extraPrice, flow.isExact]).toEqual([[0, -1], 0, true]);
  // A spread that is as large is no drift: what follows from it is not told.
  flow.weight[0] = 2 ** 53 + 2 ** 10;
  flow.setPrice(0, 2 ** 52);
  flow.setPrice(1, -(2 ** 52));
  flow.settle(0);
  expect(flow.isExact).toBe(false);
});

test('R5, R12 calls of 30 × 40 have the best floor and the greatest total over it, by HiGHS', async () => {
  const highs = await fairHighs();
  const random = new Random(71);
  for (const kind of ['uniform', 'topics'] as const) {
    for (let round = 0; round < oracleRounds(1); round++) {
      const call = randomCall(random, { proposals: 30, reviewers: 40, reviews: 3, load: 3, density: 1 }, kind, true);
      const answer = solveFairFlow(call);
      expect(verifyFairFlow(call, answer)).toEqual([]);
      expect([answer.floorBound, answer.gainBound]).toEqual([answer.floor, answer.gain]);
      const oracle = highs(call, answer);
      expect(Math.round(oracle.bestFloor(true))).toBeGreaterThanOrEqual(answer.floor);
      expect(Math.round(oracle.bestGain(answer.floor, false))).toBe(answer.gain);
    }
  }
});

test('R5 a call where all want the same few is shared out: the floor is near the mean, which bounds it', () => {
  const call = randomCall(new Random(73), { proposals: 200, reviewers: 150, reviews: 3, load: 5, density: 1 }, 'contested', true);
  const answer = solveFairFlow(call);
  expect(verifyFairFlow(call, answer)).toEqual([]);
  expect(answer.floor).toBeGreaterThan(0.95 * answer.floorBound);
  expect(answer.gain).toBeGreaterThan(0.94 * answer.gainBound);
});

/** Rows of scores, reviewers across; -1 = no candidate. */
function callOf(rows: readonly (readonly number[])[], reviews: number, load: number): FairFlowProblem {
  const [left, right] = [rows.length, rows[0]?.length ?? 0];
  const arcs = rows.map((row) => row.flatMap((value, r) => (value < 0 ? [] : [[r, value] as const])));
  const offsets = new Uint32Array(left + 1);
  arcs.forEach((row, p) => { offsets[p + 1] = offsets[p]! + row.length; });
  const affinity = Float64Array.from(arcs.flat(), ([, value]) => value);
  const all = (count: number, value: number): Uint32Array => new Uint32Array(count).fill(value);
  return {
    transport: {
      left, right, offsets, neighbours: Uint32Array.from(arcs.flat(), ([r]) => r), gain: affinity.slice(), fill: 'minimum',
      leftMinimum: all(left, reviews), leftMaximum: all(left, reviews), rightMinimum: all(right, 0), rightMaximum: all(right, load),
    },
    affinity,
    lockedAffinity: new Float64Array(left),
  };
}

test('R5 a proposal that nobody knows well gets the one who knows it, although the total falls', () => {
  const answer = solveFairFlow(callOf([[90, 80], [40, 10]], 1, 1));
  expect([answer.floor, answer.gain]).toEqual([40, 120]);
  const contested = solveFairFlow(callOf([[90, 30], [40, 10]], 1, 1));
  expect([contested.floor, contested.floorBound, contested.gain]).toEqual([30, 30, 70]);
});

test('R5 the floor is not bought by leaving the worst served proposal short: who falls short is settled first', () => {
  const answer = solveFairFlow(callOf([[90, -1], [10, -1], [50, 60]], 1, 1));
  expect(Array.from(answer.counted)).toEqual([1, 0, 1]);
  expect([answer.floor, answer.gain]).toEqual([60, 150]);
});

test('no candidates, one candidate, thresholds that leave nothing, nobody who counts', () => {
  for (const call of [callOf([[-1, -1], [-1, -1]], 2, 2), callOf([[7]], 1, 1), callOf([[7]], 0, 1), callOf([[7, 8]], 2, 0), callOf([], 1, 1)]) {
    const answer = solveFairFlow(call);
    expect(verifyFairFlow(call, answer)).toEqual([]);
    expect(answer.floorBound).toBe(answer.floor);
  }
  expect(solveFairFlow(callOf([[7]], 1, 1)).floor).toBe(7);
});

test('wrong affinities are named by place and value', () => {
  const call = callOf([[7, 8]], 1, 1);
  expect(() => solveFairFlow({ ...call, affinity: Float64Array.of(1) })).toThrow('affinity must hold 2 values, got 1');
  expect(() => solveFairFlow({ ...call, affinity: Float64Array.of(1, 0.5) })).toThrow('affinity[1] must be a whole number from 0 to 2^32, got 0.5');
  expect(() => solveFairFlow({ ...call, lockedAffinity: Float64Array.of(-1) })).toThrow('lockedAffinity[0]');
});

test('the verifier sees a floor, total or bound that is not so', () => {
  const call = randomCall(new Random(5), { proposals: 8, reviewers: 8, reviews: 2, load: 2, density: 1 }, 'uniform', true);
  const answer = solveFairFlow(call);
  const codes = (changed: Partial<typeof answer>): string[] => verifyFairFlow(call, { ...answer, ...changed }).map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(codes({ floor: answer.floor + 1 })).toContain('floor');
  expect(codes({ gain: answer.gain + 1 })).toContain('gain');
  expect(codes({ floorBound: answer.floor - 1 })).toContain('floorBound');
  expect(codes({ gainBound: answer.gain - 1 })).toContain('gainBound');
  expect(codes({ counted: new Uint8Array(8) })).toContain('counted');
  expect(codes({ chosen: new Uint8Array(answer.chosen.length) })).toContain('bounds');
  const prices = { kind: 'prices', multiplier: new Float64Array(8), rightPrice: new Float64Array(8), extraPrice: 0 } as const;
  expect(codes({ certificate: { ...answer.certificate, gain: prices } })).toEqual(['gainBound']);
});
