import { expect, test } from 'vitest';
import { solveOneToOne } from './one-to-one.ts';
import { Random } from './random.test-support.ts';
import { regretOfPairs } from './regret.ts';

test('regret equals solving anew with the pair forbidden', () => {
  const random = new Random(7);
  for (let round = 0; round < 400; round++) {
    const rows = 1 + random.below(14);
    const columns = round % 2 === 0 ? rows : 1 + random.below(14);
    const fractions = round % 4 < 2;
    const value = (): number => (random.next() < 0.25 ? Infinity : fractions ? random.next() : random.below(6));
    const problem = { rows, columns, cost: random.matrix(rows * columns, value) };
    const solution = solveOneToOne(problem);
    if (solution.status === 'infeasible') {
      expect(() => regretOfPairs(problem, solution)).toThrow('regret needs an optimal solution');
      continue;
    }
    const regret = regretOfPairs(problem, solution);
    solution.columnOfRow.forEach((column, row) => {
      if (column < 0) {
        expect(regret[row]).toBeNaN();
        return;
      }
      const cost = problem.cost.slice();
      cost[row * columns + column] = Infinity;
      const other = solveOneToOne({ rows, columns, cost });
      if (other.status === 'infeasible') expect(regret[row]).toBe(Infinity);
      else expect(regret[row]).toBeCloseTo(other.cost - solution.cost, 9);
    });
  }
});
