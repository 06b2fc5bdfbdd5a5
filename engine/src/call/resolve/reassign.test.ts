import loadHighs from 'highs';
import { describe, expect, test } from 'vitest';
import { Random } from '../../assignment/random.test-support.ts';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { randomCall } from '../fairflow/random.test-support.ts';
import { reassign } from './reassign.ts';
import type { Reassignment, ReassignmentProblem } from './reassign.ts';
import { verifyReassignment } from './verify.ts';

/** Every choice with the counts of the optimum: the most that can be kept. */
function mostKept({ transport, previous, loss }: ReassignmentProblem, { optimum, certificate }: Reassignment): number {
  const { left, right, offsets, neighbours, gain } = transport;
  const owner = Array.from(neighbours, (_, arc) => offsets.findLastIndex((start, p) => p < left && start <= arc));
  const counts = (chosen: ArrayLike<number>): number[] => {
    const [lefts, rights] = [new Array<number>(left).fill(0), new Array<number>(right).fill(0)];
    owner.forEach((p, arc) => {
      lefts[p]! += chosen[arc]!;
      rights[neighbours[arc]!]! += chosen[arc]!;
    });
    const fits = lefts.every((degree, p) => degree <= transport.leftMaximum[p]!) && rights.every((degree, r) => degree <= transport.rightMaximum[r]!);
    const missing = (degrees: number[], minimum: Uint32Array): number => degrees.reduce((sum, degree, at) => sum + Math.max(0, minimum[at]! - degree), 0);
    return [fits ? 1 : 0, missing(lefts, transport.leftMinimum), missing(rights, transport.rightMinimum), lefts.reduce((sum, degree) => sum + degree, 0)];
  };
  const expected = counts(certificate.optimum.chosen).join();
  let most = -1;
  for (let bits = 0; bits < 2 ** neighbours.length; bits++) {
    const chosen = owner.map((_, arc) => (bits >> arc) & 1);
    const total = chosen.reduce<number>((sum, used, arc) => sum + used * gain[arc]!, 0);
    if (total >= optimum - loss && counts(chosen).join() === expected) most = Math.max(most, chosen.reduce<number>((sum, used, arc) => sum + used * previous[arc]!, 0));
  }
  return most;
}

/** A call, its best assignment, and what is left of that after a conflict, a withdrawal or a new proposal. */
function changedCall(random: Random, proposals: number, reviewers: number, density: number): ReassignmentProblem {
  const kind = (['uniform', 'tied', 'reviewers differ'] as const)[random.below(3)]!;
  const { transport } = randomCall(random, { proposals, reviewers, reviews: 2, load: 3, density }, kind);
  const before = { ...transport, gain: transport.gain.map((value) => value + 1e8 * random.below(3)) };
  const { chosen } = reassign({ transport: before, previous: new Uint8Array(before.gain.length), loss: 0 });
  const event = random.below(3);
  const leaves = random.below(reviewers);
  const [isNew, offsets] = [event === 2 ? random.below(proposals) : -1, transport.offsets];
  const previous = chosen.map((used, arc) => (isNew >= 0 && arc >= offsets[isNew]! && arc < offsets[isNew + 1]! ? 0 : used));
  const rightMaximum = transport.rightMaximum.map((most, r) => (event === 0 && r === leaves ? 0 : most));
  return { transport: { ...transport, rightMaximum }, previous, loss: random.below(3) === 0 ? 0 : random.below(5e8) };
}

describe('pairs are kept', () => {
  test('as many as trying every choice keeps, or the bound says what is open', () => {
    const random = new Random(61);
    let proven = 0;
    const rounds = oracleRounds(250);
    for (let round = 0; round < rounds; round++) {
      const problem = changedCall(random, 1 + random.below(4), 1 + random.below(4), 0.75);
      const answer = reassign(problem);
      expect(verifyReassignment(problem, answer)).toEqual([]);
      const most = mostKept(problem, answer);
      expect(answer.keptBound).toBeGreaterThanOrEqual(most);
      expect(answer.kept).toBeLessThanOrEqual(most);
      if (problem.loss === 0) expect([answer.kept, answer.gain]).toEqual([most, answer.optimum]);
      if (answer.kept === answer.keptBound) proven++;
    }
    expect(proven).toBeGreaterThan(0.9 * rounds);
  });

  test('as HiGHS says, within the bound', async () => {
    const highs = await (loadHighs as unknown as typeof loadHighs.default)();
    const random = new Random(67);
    let open = 0;
    const rounds = oracleRounds(25);
    for (let round = 0; round < rounds; round++) {
      const problem = changedCall(random, 8 + random.below(12), 8 + random.below(12), 0.6);
      const answer = reassign(problem);
      expect(verifyReassignment(problem, answer)).toEqual([]);
      const most = Math.round(highs.solve(program(problem, answer), { output_flag: false, mip_rel_gap: 0 }).ObjectiveValue);
      expect(most).toBeGreaterThanOrEqual(answer.kept);
      expect(most).toBeLessThanOrEqual(answer.keptBound);
      open += answer.keptBound - answer.kept;
    }
    expect(open / rounds).toBeLessThan(0.5);
  });
});

/** Keep most, with the counts of the optimum and so much gain. */
function program({ transport, previous, loss }: ReassignmentProblem, { optimum, certificate }: Reassignment): string {
  const { left, right, offsets, neighbours, gain } = transport;
  const arcs = Array.from(neighbours, (_, arc) => arc);
  const sum = (list: readonly number[]): string => list.map((arc) => `x${arc}`).join(' + ');
  const lines: string[] = [];
  const slack: [string[], string[]] = [[], []];
  const side = (name: string, at: number, own: readonly number[], minimum: number, maximum: number): void => {
    if (own.length > 0) lines.push(`${sum(own)} <= ${maximum}`, `${sum(own)} + ${name}${at} >= ${minimum}`);
    else lines.push(`${name}${at} >= ${minimum}`);
    slack[name === 's' ? 0 : 1].push(`${name}${at}`);
  };
  for (let p = 0; p < left; p++) side('s', p, arcs.filter((arc) => arc >= offsets[p]! && arc < offsets[p + 1]!), transport.leftMinimum[p]!, transport.leftMaximum[p]!);
  for (let r = 0; r < right; r++) side('z', r, arcs.filter((arc) => neighbours[arc] === r), transport.rightMinimum[r]!, transport.rightMaximum[r]!);
  const best = certificate.optimum;
  lines.push(`${slack[0].join(' + ')} <= ${best.shortfall}`, `${slack[1].join(' + ')} <= ${best.rightShortage}`, `${sum(arcs)} = ${best.chosen.reduce((count, used) => count + used, 0)}`);
  lines.push(`${arcs.map((arc) => `${gain[arc]! < 0 ? '-' : '+'} ${(Math.abs(gain[arc]!) / 1e9).toFixed(9)} x${arc}`).join(' ')} >= ${((optimum - loss) / 1e9 - 1e-10).toFixed(12)}`);
  const objective = arcs.map((arc) => `${previous[arc]} x${arc}`).join(' + ');
  return `Maximize\n obj: ${objective}\nSubject To\n${lines.join('\n')}\nBounds\n${arcs.map((arc) => ` x${arc} <= 1`).join('\n')}\nGeneral\n ${arcs.map((arc) => `x${arc}`).join(' ')}\nEnd\n`;
}

test('a conflict moves one pair where the optimum would move three, for a loss that is allowed', () => {
  const cells = [[90, 80, 0], [0, 90, 79], [70, 0, 90]];
  const transport = {
    left: 3, right: 3, offsets: Uint32Array.of(0, 2, 4, 6), neighbours: Uint32Array.of(0, 1, 1, 2, 0, 2), fill: 'minimum' as const,
    gain: Float64Array.of(cells[0]![0]!, cells[0]![1]!, cells[1]![1]!, cells[1]![2]!, cells[2]![0]!, cells[2]![2]!),
    leftMinimum: Uint32Array.of(1, 1, 1), leftMaximum: Uint32Array.of(1, 1, 1), rightMinimum: new Uint32Array(3), rightMaximum: Uint32Array.of(1, 2, 1),
  };
  const previous = Uint8Array.of(0, 1, 1, 0, 1, 0);
  const free = reassign({ transport, previous, loss: 0 });
  expect([free.gain, free.kept]).toEqual([270, 1]);
  const faithful = reassign({ transport, previous, loss: 30 });
  expect([faithful.gain, faithful.kept, faithful.keptBound]).toEqual([240, 3, 3]);
});

test('wrong input is named', () => {
  const { transport } = randomCall(new Random(1), { proposals: 2, reviewers: 2, reviews: 1, load: 1, density: 1 }, 'uniform', true);
  expect(() => reassign({ transport, previous: new Uint8Array(1), loss: 0 })).toThrow('previous must hold 4 values, got 1');
  expect(() => reassign({ transport, previous: new Uint8Array(4), loss: -1 })).toThrow('loss must be a whole number >= 0, got -1');
});

test('the verifier sees a bound, a count or a loss that is not so', () => {
  const problem = changedCall(new Random(3), 8, 8, 1);
  const answer = reassign(problem);
  const codes = (changed: Partial<Reassignment>): string[] => verifyReassignment(problem, { ...answer, ...changed }).map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(codes({ kept: answer.kept + 1 })).toContain('totals');
  expect(codes({ keptBound: answer.kept - 1 })).toContain('keptBound');
  expect(codes({ optimum: answer.optimum + 1 })).toContain('optimum');
  expect(codes({ chosen: new Uint8Array(answer.chosen.length) })).toContain('pairs');
  const lost = answer.optimum - answer.gain;
  expect(lost).toBeGreaterThan(0);
  expect(verifyReassignment({ ...problem, loss: lost - 1 }, answer).map(({ code }) => code)).toContain('loss');
});
