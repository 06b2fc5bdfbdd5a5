import highsLoader from 'highs';
import { expect, test } from 'vitest';
import { oracleRounds } from '../oracle-effort.test-support.ts';
import { solveOneToOne, type AssignmentProblem } from './one-to-one.ts';
import { Random } from './random.test-support.ts';
import { verifyOneToOne } from './verify.ts';

// Its types describe a default export of an ES module; at run time the CommonJS export is the loader itself.
const highs = await (highsLoader as unknown as typeof highsLoader.default)();

function constraints(sums: string[][], relation: string): string[] {
  return sums.map((sum) => `${sum.join(' + ')} ${relation} 1`);
}

/** The assignment problem as a linear program in CPLEX LP format; its vertices are whole. */
function toLinearProgram({ rows, columns, cost }: AssignmentProblem): string {
  const byRow = Array.from({ length: rows }, (): string[] => []);
  const byColumn = Array.from({ length: columns }, (): string[] => []);
  const objective: string[] = [];
  cost.forEach((value, at) => {
    if (value === Infinity) return;
    const variable = `x${at}`;
    objective.push(`${value < 0 ? '-' : '+'} ${Math.abs(value)} ${variable}`);
    byRow[Math.floor(at / columns)]!.push(variable);
    byColumn[at % columns]!.push(variable);
  });
  return [
    'Minimize', objective.join('\n '), 'Subject To',
    ...constraints(byRow, rows <= columns ? '=' : '<='), ...constraints(byColumn, columns <= rows ? '=' : '<='), 'End',
  ].join('\n ');
}

const values: [string, (random: Random) => number][] = [
  ['ties', (random) => random.below(4)],
  ['whole numbers', (random) => random.below(10_000) - 5_000],
  ['fractions', (random) => Math.round(random.next() * 1e6) / 1e6],
  ['ties and forbidden pairs', (random) => (random.next() < 0.3 ? Infinity : random.below(4))],
];

test.each(values)('HiGHS finds the same optimum: %s', (_, value) => {
  const random = new Random(29);
  const rounds = oracleRounds(60);
  for (let round = 0; round < rounds; round++) {
    const rows = 10 + random.below(round % 10 === 0 ? 51 : 12);
    const columns = round % 2 === 0 ? rows : 10 + random.below(16);
    const problem = { rows, columns, cost: random.matrix(rows * columns, () => value(random)) };
    const solution = solveOneToOne(problem);
    expect(verifyOneToOne(problem, solution)).toEqual([]);
    expect(solution.status).toBe('optimal');
    const oracle = highs.solve(toLinearProgram(problem));
    expect(oracle.Status).toBe('Optimal');
    expect(solution.cost).toBeCloseTo(oracle.ObjectiveValue, 5);
  }
});
