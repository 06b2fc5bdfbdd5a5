import { expect, test } from 'vitest';
import { solveOneToOne, type AssignmentProblem, type AssignmentSolution } from './one-to-one.ts';
import { Random } from './random.test-support.ts';
import { verifyOneToOne } from './verify.ts';

const random = new Random(17);
const problem: AssignmentProblem = {
  rows: 8,
  columns: 11,
  cost: random.matrix(88, () => (random.next() < 0.2 ? Infinity : random.below(100))),
};
const solution = solveOneToOne(problem);

function mutated(change: (copy: { -readonly [K in keyof AssignmentSolution]: AssignmentSolution[K] }) => void): string[] {
  const copy = structuredClone(solution);
  change(copy);
  return verifyOneToOne(problem, copy).map(({ code }) => code);
}

test('accepts the solver\'s answer', () => {
  expect(solution.status).toBe('optimal');
  expect(verifyOneToOne(problem, solution)).toEqual([]);
});

test('rejects a shared column, a wrong cost, a missing pair, a forbidden pair and wrong lengths', () => {
  expect(mutated((copy) => { copy.columnOfRow[0] = copy.columnOfRow[1]!; })).toContain('not-one-to-one');
  expect(mutated((copy) => { copy.columnOfRow[0] = 11; })).toContain('not-one-to-one');
  expect(mutated((copy) => { copy.cost += 1; })).toEqual(['wrong-cost']);
  expect(mutated((copy) => { copy.cost = NaN; })).toEqual(['wrong-cost']);
  expect(mutated((copy) => { copy.rowDual = copy.rowDual.slice(1); })).toEqual(['shape']);
  expect(mutated((copy) => {
    copy.rowOfColumn[copy.columnOfRow[3]!] = -1;
    copy.columnOfRow[3] = -1;
  })).toContain('too-few-pairs');
  expect(mutated((copy) => {
    copy.rowOfColumn[copy.columnOfRow[0]!] = -1;
    copy.columnOfRow[0] = problem.cost.subarray(0, 11).indexOf(Infinity);
  })).toContain('forbidden-pair');
});

test('rejects every single changed dual', () => {
  for (const step of [-1, 1]) {
    for (let row = 0; row < 8; row++) expect(mutated((copy) => { copy.rowDual[row]! += step; })).not.toEqual([]);
    for (let column = 0; column < 11; column++) {
      const unmatched = solution.rowOfColumn[column] === -1;
      const codes = mutated((copy) => { copy.columnDual[column]! += step; });
      expect(codes).not.toEqual([]);
      if (unmatched) expect(codes).toContain(step > 0 ? 'dual-sign' : 'unmatched-dual');
    }
  }
});

test('rejects every exchange of two pairs that costs more', () => {
  let exchanges = 0;
  for (let one = 0; one < 8; one++) {
    for (let other = 0; other < one; other++) {
      const copy = structuredClone(solution) as { -readonly [K in keyof AssignmentSolution]: AssignmentSolution[K] };
      const [a, b] = [copy.columnOfRow[one]!, copy.columnOfRow[other]!];
      [copy.columnOfRow[one], copy.columnOfRow[other]] = [b, a];
      [copy.rowOfColumn[a], copy.rowOfColumn[b]] = [other, one];
      copy.cost = copy.columnOfRow.reduce((sum, column, row) => sum + problem.cost[row * 11 + column]!, 0);
      if (!(copy.cost > solution.cost)) continue;
      exchanges++;
      expect(verifyOneToOne(problem, copy)).not.toEqual([]);
    }
  }
  expect(exchanges).toBeGreaterThan(10);
});

test('rejects an infeasible verdict where a larger matching exists', () => {
  const lone = { rows: 2, columns: 2, cost: Float64Array.of(1, 1, 1, Infinity) };
  const smaller: AssignmentSolution = {
    status: 'infeasible',
    columnOfRow: Int32Array.of(0, -1),
    rowOfColumn: Int32Array.of(0, -1),
    cost: 1,
    rowDual: new Float64Array(2),
    columnDual: new Float64Array(2),
  };
  expect(verifyOneToOne(lone, smaller).map(({ code }) => code)).toEqual(['larger-matching-exists']);
  expect(verifyOneToOne(lone, { ...solveOneToOne(lone), status: 'infeasible' }).map(({ code }) => code)).toEqual(['larger-matching-exists']);
});
