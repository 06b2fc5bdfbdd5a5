import { expect, test } from 'vitest';
import { Random } from '../../assignment/random.test-support.ts';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { bruteFairFlow } from '../fairflow/brute-force.test-support.ts';
import { solveFairFlow } from '../fairflow/index.ts';
import { randomCall } from '../fairflow/random.test-support.ts';
import { reassignFairly } from './reassign-fairly.ts';
import type { FairReassignment, FairReassignmentProblem } from './reassign-fairly.ts';
import { verifyFairReassignment } from './verify-fairly.ts';

/** A call, its fair assignment, and somebody who leaves. */
function changedCall(random: Random, proposals: number, reviewers: number, density: number): FairReassignmentProblem {
  const kind = (['uniform', 'tied', 'reviewers differ'] as const)[random.below(3)]!;
  const before = randomCall(random, { proposals, reviewers, reviews: 2, load: 3, density }, kind);
  const previous = solveFairFlow(before).chosen;
  const leaves = random.below(reviewers);
  const rightMaximum = before.transport.rightMaximum.map((most, r) => (r === leaves ? 0 : most));
  const allowed = (most: number): number => (random.below(3) === 0 ? 0 : random.below(most));
  return { call: { ...before, transport: { ...before.transport, rightMaximum } }, previous, loss: allowed(5e8), floorLoss: allowed(3e8) };
}

test('R5, R12 as many pairs as trying every choice keeps within both losses, or the bound says what is open', () => {
  const random = new Random(83);
  const rounds = oracleRounds(200);
  let proven = 0;
  for (let round = 0; round < rounds; round++) {
    const problem = changedCall(random, 1 + random.below(4), 1 + random.below(4), 0.75);
    const answer = reassignFairly(problem);
    expect(verifyFairReassignment(problem, answer)).toEqual([]);
    const least = answer.best.gain - problem.loss;
    const floor = answer.best.counted.includes(1) ? answer.best.floor - problem.floorLoss : -Infinity;
    const most = bruteFairFlow(problem.call, answer.best).choices.reduce((best, choice) => (choice.gain < least || choice.floor < floor
      ? best : Math.max(best, choice.chosen.reduce((kept, used, arc) => kept + used * problem.previous[arc]!, 0))), -1);
    expect(answer.kept).toBeLessThanOrEqual(most);
    expect(answer.keptBound).toBeGreaterThanOrEqual(most);
    if (answer.kept === answer.keptBound) proven++;
  }
  expect(proven).toBeGreaterThan(0.95 * rounds);
});

test('R12 on larger calls the losses are kept to, and more may be kept the more may be lost', () => {
  const random = new Random(89);
  for (let round = 0; round < oracleRounds(3); round++) {
    const problem = changedCall(random, 30, 24, 0.7);
    const kept = [0, 2e8, 1e9].map((loss) => {
      const answer = reassignFairly({ ...problem, loss, floorLoss: loss });
      expect(verifyFairReassignment({ ...problem, loss, floorLoss: loss }, answer)).toEqual([]);
      return answer.kept;
    });
    expect(kept).toEqual(kept.toSorted((a, b) => a - b));
  }
});

test('the verifier sees a floor, a total, a count or a bound that is not so', () => {
  const random = new Random(97);
  const generous = (of: FairReassignmentProblem): FairReassignment => reassignFairly({ ...of, loss: 2e9, floorLoss: 2e9 });
  // One with something to prove, and where both are lost if they may be.
  const isTelling = (of: FairReassignmentProblem): boolean => {
    const { best, gain, floor } = generous(of);
    return reassignFairly(of).certificate.kind === 'reward' && gain < best.gain && floor < best.floor;
  };
  let problem = changedCall(random, 8, 8, 1);
  while (!isTelling(problem)) problem = changedCall(random, 8, 8, 1);
  const answer = reassignFairly(problem);
  const codes = (changed: Partial<FairReassignment>): string[] => verifyFairReassignment(problem, { ...answer, ...changed }).map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(codes({ kept: answer.kept + 1 })).toContain('totals');
  expect(codes({ floor: answer.floor + 1 })).toContain('totals');
  expect(codes({ gain: answer.gain + 1 })).toContain('totals');
  expect(codes({ keptBound: answer.kept - 1 })).toContain('keptBound');
  expect(codes({ chosen: new Uint8Array(answer.chosen.length) })).toContain('pairs');
  expect(codes({ best: { ...answer.best, gain: answer.best.gain + 1 } })).toContain('optimum');
  for (const allowed of [{ loss: 0, floorLoss: 2e9 }, { loss: 2e9, floorLoss: 0 }]) {
    expect(verifyFairReassignment({ ...problem, ...allowed }, generous(problem)).map(({ code }) => code)).toContain('loss');
  }
});

test('what it cannot be asked is named by place and value', () => {
  const problem = changedCall(new Random(101), 3, 3, 1);
  const refused = (changed: Partial<FairReassignmentProblem>): () => FairReassignment => () => reassignFairly({ ...problem, ...changed });
  expect(refused({ previous: new Uint8Array(2) })).toThrow(new RangeError('previous must hold 9 values, got 2'));
  expect(refused({ loss: -1 })).toThrow(new RangeError('loss must be a whole number >= 0, got -1'));
  expect(refused({ floorLoss: 0.5 })).toThrow(new RangeError('floorLoss must be a whole number >= 0, got 0.5'));
  expect(refused({ call: { ...problem.call, affinity: problem.call.affinity.map(() => 0.5) } })).toThrow(new RangeError('affinity[0] must be a whole number from 0 to 2^32, got 0.5'));
});
