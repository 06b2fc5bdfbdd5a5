import { describe, expect, test } from 'vitest';
import { scalePrices } from './kernel/auction.ts';
import { Pairing } from './kernel/pairing.ts';
import { RowLists } from './kernel/row-lists.ts';
import { Workspace } from './kernel/workspace.ts';
import { solveOneToOne, type AssignmentProblem } from './one-to-one.ts';
import { Random } from './random.test-support.ts';
import { verifyOneToOne } from './verify.ts';

/** Everybody wants the same few: bids barely differ, search trees hold half of all rows, and the lists are of no use. */
const families: Record<string, (random: Random, size: number) => (row: number, column: number) => number> = {
  'products of positions': () => (row, column) => (row + 1) * (column + 1),
  'products, the other way round': (_, size) => (row, column) => (size - row) * (column + 1),
  'rank one': (random, size) => {
    const [a, b] = [random.matrix(size, () => random.next()), random.matrix(size, () => random.next())];
    return (row, column) => a[row]! * b[column]!;
  },
  'rank three': (random, size) => {
    const [a, b] = [random.matrix(3 * size, () => random.next()), random.matrix(3 * size, () => random.next())];
    return (row, column) => -[0, 1, 2].reduce((sum, at) => sum + a[3 * row + at]! * b[3 * column + at]!, 0);
  },
  'distances on a line': (random, size) => {
    const [a, b] = [random.matrix(size, () => random.next()), random.matrix(size, () => random.next())];
    return (row, column) => Math.abs(a[row]! - b[column]!);
  },
  'whole distances on a line': (random, size) => {
    const [a, b] = [random.matrix(size, () => random.below(300)), random.matrix(size, () => random.below(300))];
    return (row, column) => Math.abs(a[row]! - b[column]!);
  },
  'one order for all': (random) => (_, column) => 4 * column + random.below(3),
  'a price per column': (random, size) => {
    const price = random.matrix(size, () => random.below(2 ** 30));
    return (_, column) => price[column]! + random.below(2 ** 26);
  },
};

function problemOf(rows: number, columns: number, value: (row: number, column: number) => number): AssignmentProblem {
  return { rows, columns, cost: Float64Array.from({ length: rows * columns }, (_, at) => value(Math.floor(at / columns), at % columns)) };
}

describe.each(Object.entries(families))('%s', (_, family) => {
  test('square and rectangular: proven by the duals', () => {
    const random = new Random(53);
    for (let round = 0; round < 12; round++) {
      const size = 41 + random.below(120);
      const rows = round % 3 === 0 ? size - random.below(20) : size;
      const columns = round % 3 === 1 ? size - random.below(20) : size;
      const problem = problemOf(rows, columns, family(random, size));
      expect(verifyOneToOne(problem, solveOneToOne(problem))).toEqual([]);
    }
  });

  test('with forbidden pairs, some of them too many', () => {
    const random = new Random(59);
    for (let round = 0; round < 12; round++) {
      const size = 41 + random.below(80);
      const value = family(random, size);
      const share = [0.1, 0.5, 0.9, 0.97][round % 4]!;
      const problem = problemOf(size, size, (row, column) => (random.next() < share ? Infinity : value(row, column)));
      expect(verifyOneToOne(problem, solveOneToOne(problem))).toEqual([]);
    }
  });

  test('another order of rows and columns costs the same', () => {
    const random = new Random(61);
    const size = 120;
    const { cost } = problemOf(size, size, family(random, size));
    const turned = problemOf(size, size, (row, column) => cost[(size - 1 - row) * size + ((column * 7) % size)]!);
    expect(solveOneToOne(turned).cost).toBeCloseTo(solveOneToOne({ rows: size, columns: size, cost }).cost, 6);
  });
});

describe('prices by auction', () => {
  function scaled({ rows, columns, cost }: AssignmentProblem): { changed: boolean; dual: Float64Array } {
    const workspace = new Workspace(rows, columns);
    const pairing = new Pairing(rows, columns, cost);
    const lists = new RowLists(pairing, workspace);
    const smallest = lists.fillAll()!;
    return { changed: scalePrices(pairing, lists, workspace, smallest), dual: pairing.dual };
  }
  const size = 60;
  const products = problemOf(size, size, (row, column) => (row + 1) * (column + 1));

  test('come close to optimal duals, and whole numbers keep them whole', () => {
    const { changed, dual } = scaled(products);
    const rowDuals = Array.from({ length: size }, (_, row) => Math.min(...dual.map((value, column) => products.cost[row * size + column]! - value)));
    const bound = [...rowDuals, ...dual].reduce((sum, value) => sum + value, 0);
    expect(changed).toBe(true);
    expect(dual.every(Number.isInteger)).toBe(true);
    // Steps end at 1, so that the bound is off by 1 per row at most.
    expect(bound).toBeLessThanOrEqual(solveOneToOne(products).cost);
    expect(bound).toBeGreaterThanOrEqual(solveOneToOne(products).cost - size);
  });

  test.each<[string, AssignmentProblem]>([
    ['rectangles', problemOf(size - 1, size, (row, column) => row * column)],
    ['forbidden pairs', problemOf(size, size, (row, column) => (row === column ? Infinity : row * column))],
    ['whole numbers that would not stay whole', problemOf(size, size, (row, column) => 2 ** 49 * ((row * column) % 7))],
  ])('are not for %s', (_, problem) => {
    const { changed, dual } = scaled(problem);
    expect(changed).toBe(false);
    expect(dual.every((value) => value === 0)).toBe(true);
  });
});
