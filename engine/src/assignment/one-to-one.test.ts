import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oracleRounds } from '../oracle-effort.test-support.ts';
import { bruteForce } from './brute-force.test-support.ts';
import { solveOneToOne, type AssignmentProblem } from './one-to-one.ts';
import { Random } from './random.test-support.ts';
import { verifyOneToOne } from './verify.ts';

const kinds: Record<string, (random: Random) => () => number> = {
  continuous: (random) => () => random.next(),
  integers: (random) => () => random.below(1000) - 500,
  tied: (random) => () => random.below(3),
  constant: () => () => 7,
  forbidden: (random) => () => (random.next() < 0.4 ? Infinity : random.below(20)),
  'mostly forbidden': (random) => () => (random.next() < 0.75 ? Infinity : random.below(5)),
  'far apart': (random) => () => 10 ** random.below(9),
};

describe('solveOneToOne against every permutation', () => {
  for (const [kind, make] of Object.entries(kinds)) {
    test(kind, () => {
      const random = new Random(11);
      const rounds = oracleRounds(600);
      for (let round = 0; round < rounds; round++) {
        const most = round % 60 === 0 ? 8 : 6;
        const rows = random.below(most + 1);
        const columns = round % 3 === 0 ? rows : random.below(most + 1);
        const problem = { rows, columns, cost: random.matrix(rows * columns, make(random)) };
        const solution = solveOneToOne(problem);
        const best = bruteForce(problem);
        const pairs = solution.columnOfRow.filter((column) => column >= 0).length;
        expect(verifyOneToOne(problem, solution)).toEqual([]);
        expect(pairs).toBe(best.pairs);
        expect(solution.status).toBe(best.pairs === Math.min(rows, columns) ? 'optimal' : 'infeasible');
        if (solution.status === 'optimal') expect(solution.cost).toBeCloseTo(best.cost, 9);
      }
    });
  }
});

describe('solveOneToOne where rows are too long to be listed whole, proven by its duals', () => {
  const structured = (random: Random): (() => number) => {
    const popularity = random.matrix(97, () => random.next());
    let at = 0;
    return () => popularity[at++ % 97]! + 0.1 * random.next();
  };
  for (const [kind, make] of Object.entries({ ...kinds, structured })) {
    test(kind, () => {
      const random = new Random(37);
      for (let round = 0; round < 60; round++) {
        const rows = round < 55 ? 30 + random.below(60) : 150 + random.below(250);
        const columns = round % 3 === 0 ? rows : 41 + random.below(round < 55 ? 60 : 300);
        const problem = { rows, columns, cost: random.matrix(rows * columns, make(random)) };
        expect(verifyOneToOne(problem, solveOneToOne(problem))).toEqual([]);
      }
    });
  }

  test('few allowed columns, and rows without any', () => {
    const random = new Random(43);
    let infeasible = 0;
    for (let round = 0; round < 200; round++) {
      const [rows, columns] = [41 + random.below(30), 41 + random.below(30)];
      const density = [0.02, 0.04, 0.08, 0.3][round % 4]!;
      const cost = random.matrix(rows * columns, () => (random.next() < density ? random.below(9) : Infinity));
      const solution = solveOneToOne({ rows, columns, cost });
      if (solution.status === 'infeasible') infeasible++;
      expect(verifyOneToOne({ rows, columns, cost }, solution)).toEqual([]);
    }
    expect(infeasible).toBeGreaterThan(50);
    expect(infeasible).toBeLessThan(190);
  });
});

test('adversarial: products of positions, where greedy bids are always wrong', () => {
  for (let n = 1; n <= 7; n++) {
    const cost = Float64Array.from({ length: n * n }, (_, at) => (Math.floor(at / n) + 1) * ((at % n) + 1));
    const problem = { rows: n, columns: n, cost };
    expect(solveOneToOne(problem).cost).toBe(bruteForce(problem).cost);
  }
  const n = 200;
  const cost = Float64Array.from({ length: n * n }, (_, at) => (Math.floor(at / n) + 1) * ((at % n) + 1));
  const solution = solveOneToOne({ rows: n, columns: n, cost });
  // The least sum of products pairs the largest with the smallest (rearrangement inequality).
  expect(solution.cost).toBe((n * (n + 1) * (n + 2)) / 6);
});

test('integers stay exact near 2^53', () => {
  const random = new Random(5);
  for (let round = 0; round < 300; round++) {
    const n = 1 + random.below(6);
    const cost = random.matrix(n * n, () => 2 ** 53 - 1 - random.below(1000));
    const solution = solveOneToOne({ rows: n, columns: n, cost });
    const shifted = cost.map((value) => value - (2 ** 53 - 1000));
    const chosen = solution.columnOfRow.reduce((sum, column, row) => sum + shifted[row * n + column]!, 0);
    expect(chosen).toBe(bruteForce({ rows: n, columns: n, cost: shifted }).cost);
  }
  for (let round = 0; round < 300; round++) {
    const n = 1 + random.below(4);
    const problem = { rows: n, columns: n, cost: random.matrix(n * n, () => Math.floor(random.next() * 2 ** 51)) };
    const solution = solveOneToOne(problem);
    expect(solution.cost).toBe(bruteForce(problem).cost);
    expect(verifyOneToOne(problem, solution, { tolerance: 0 })).toEqual([]);
  }
});

test('the optimum does not depend on the order of rows and columns', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 25 }), fc.integer(), (rows, columns, seed) => {
      const random = new Random(seed);
      const cost = random.matrix(rows * columns, () => (random.next() < 0.1 ? Infinity : random.below(50)));
      const rowOrder = shuffled(rows, random);
      const columnOrder = shuffled(columns, random);
      const moved = Float64Array.from(cost, (_, at) => cost[rowOrder[Math.floor(at / columns)]! * columns + columnOrder[at % columns]!]!);
      const one = solveOneToOne({ rows, columns, cost });
      const other = solveOneToOne({ rows, columns, cost: moved });
      expect(other.status).toBe(one.status);
      if (one.status === 'optimal') expect(other.cost).toBe(one.cost);
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('the same input gives the same bytes', () => {
  const random = new Random(3);
  const problem = { rows: 60, columns: 80, cost: random.matrix(4800, () => random.below(4)) };
  expect(solveOneToOne(problem)).toEqual(solveOneToOne(problem));
});

test.each<[string, AssignmentProblem, string]>([
  ['length', { rows: 2, columns: 2, cost: new Float64Array(3) }, 'cost must hold rows * columns = 2 * 2 = 4 values, got 3'],
  ['NaN', { rows: 1, columns: 2, cost: Float64Array.of(0, NaN) }, 'cost[row 0][column 1] must be a number or +Infinity, got NaN'],
  ['-Infinity', { rows: 2, columns: 1, cost: Float64Array.of(Infinity, -Infinity) }, 'cost[row 1][column 0] must be a number or +Infinity, got -Infinity'],
  ['NaN in a long row', { rows: 50, columns: 50, cost: new Float64Array(2500).fill(1).fill(NaN, 1299, 1300) }, 'cost[row 25][column 49] must be a number or +Infinity, got NaN'],
  ['-Infinity in a long row', { rows: 60, columns: 50, cost: new Float64Array(3000).fill(-Infinity, 2999) }, 'cost[row 59][column 49] must be a number or +Infinity, got -Infinity'],
  ['rows', { rows: 1.5, columns: 2, cost: new Float64Array(3) }, 'rows must be a whole number >= 0, got 1.5'],
])('refuses a wrong %s by name', (_, problem, message) => {
  expect(() => solveOneToOne(problem)).toThrow(new RangeError(message));
});

function shuffled(length: number, random: Random): number[] {
  const order = Array.from({ length }, (_, at) => at);
  for (let at = length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
