/**
 * Proves or refutes an answer, sharing no code with the solvers: a matching is optimal exactly when duals exist that are feasible and
 * tight on the chosen pairs (linear programming duality; Kuhn 1955), and it is largest exactly when no augmenting path exists (Berge 1957).
 */
import type { AssignmentProblem, AssignmentSolution } from './one-to-one.ts';

export type ViolationCode =
  | 'shape' | 'not-one-to-one' | 'forbidden-pair' | 'wrong-cost' | 'too-few-pairs' | 'dual-infeasible' | 'pair-not-tight'
  | 'tier-order' | 'dual-sign' | 'unmatched-dual' | 'larger-matching-exists';

export interface Violation {
  readonly code: ViolationCode;
  /** A sentence with places and values. */
  readonly message: string;
}

export interface VerifyOptions {
  /**
   * Slack granted to duals and cost, in the unit of the costs. Default: 0 when all finite costs and duals are whole numbers,
   * otherwise 1e-9 * (1 + the largest absolute cost).
   */
  readonly tolerance?: number;
}

/**
 * Returns what is wrong with `solution`; an empty list is a proof that it is optimal (or, for `infeasible`, that no matching is larger).
 * O(rows * columns) time. Throws nothing.
 */
export function verifyOneToOne(
  problem: AssignmentProblem,
  solution: AssignmentSolution,
  options: VerifyOptions = {},
): Violation[] {
  const shape = checkShape(problem, solution);
  if (shape.length > 0) return shape;
  const tolerance = options.tolerance ?? defaultTolerance(problem, solution);
  const pairs = checkPairs(problem, solution, tolerance);
  if (pairs.some(({ code }) => code === 'not-one-to-one' || code === 'forbidden-pair')) return pairs;
  const proof = solution.status === 'optimal' ? checkDuals(problem, solution, tolerance) : checkLargest(problem, solution);
  return [...pairs, ...proof];
}

function checkShape({ rows, columns }: AssignmentProblem, solution: AssignmentSolution): Violation[] {
  const lengths: [string, number, number][] = [
    ['columnOfRow', solution.columnOfRow.length, rows],
    ['rowDual', solution.rowDual.length, rows],
    ['rowOfColumn', solution.rowOfColumn.length, columns],
    ['columnDual', solution.columnDual.length, columns],
  ];
  return lengths
    .filter(([, got, expected]) => got !== expected)
    .map(([name, got, expected]) => ({ code: 'shape', message: `${name} has ${got} entries, expected ${expected}` }));
}

function defaultTolerance({ cost }: AssignmentProblem, { rowDual, columnDual }: AssignmentSolution): number {
  let whole = true;
  let largest = 0;
  for (const value of cost) {
    if (value === Infinity) continue;
    whole &&= Number.isInteger(value);
    largest = Math.max(largest, Math.abs(value));
  }
  whole &&= rowDual.every(Number.isInteger) && columnDual.every(Number.isInteger);
  return whole ? 0 : 1e-9 * (1 + largest);
}

function checkPairs(problem: AssignmentProblem, solution: AssignmentSolution, tolerance: number): Violation[] {
  const { rows, columns, cost } = problem;
  const violations: Violation[] = [];
  const ownerOf = new Map<number, number>();
  let total = 0;
  solution.columnOfRow.forEach((column, row) => {
    if (column === -1) return;
    if (column < 0 || column >= columns) {
      violations.push({ code: 'not-one-to-one', message: `row ${row} has column ${column}, outside 0..${columns - 1}` });
      return;
    }
    const other = ownerOf.get(column);
    if (other !== undefined) violations.push({ code: 'not-one-to-one', message: `rows ${other} and ${row} share column ${column}` });
    ownerOf.set(column, row);
    const pairCost = cost[row * columns + column]!;
    if (pairCost === Infinity) violations.push({ code: 'forbidden-pair', message: `row ${row} has the forbidden column ${column}` });
    total += pairCost;
  });
  solution.rowOfColumn.forEach((row, column) => {
    const owner = ownerOf.get(column) ?? -1;
    if (owner !== row) violations.push({ code: 'not-one-to-one', message: `column ${column} names row ${row}, but its row is ${owner}` });
  });
  const wanted = Math.min(rows, columns);
  if (solution.status === 'optimal' && ownerOf.size < wanted) {
    violations.push({ code: 'too-few-pairs', message: `${ownerOf.size} pairs, expected ${wanted}` });
  }
  if (!(Math.abs(total - solution.cost) <= tolerance * Math.max(1, wanted))) {
    violations.push({ code: 'wrong-cost', message: `the pairs cost ${total}, not ${solution.cost}` });
  }
  return violations;
}

function checkDuals(problem: AssignmentProblem, solution: AssignmentSolution, tolerance: number): Violation[] {
  const { rows, columns, cost } = problem;
  const { rowDual, columnDual, columnOfRow, rowOfColumn } = solution;
  const violations: Violation[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const slack = cost[row * columns + column]! - rowDual[row]! - columnDual[column]!;
      if (!(slack >= -tolerance)) {
        violations.push({ code: 'dual-infeasible', message: `pair ${row}-${column} has reduced cost ${slack}` });
      } else if (columnOfRow[row] === column && slack > tolerance) {
        violations.push({ code: 'pair-not-tight', message: `chosen pair ${row}-${column} has reduced cost ${slack}, not 0` });
      }
    }
  }
  if (rows <= columns) violations.push(...checkLongerSide('column', columnDual, rowOfColumn, rows < columns, tolerance));
  if (columns <= rows) violations.push(...checkLongerSide('row', rowDual, columnOfRow, columns < rows, tolerance));
  return violations;
}

/** Only where one side is longer must its duals be <= 0, and 0 on the unmatched: in a square all are matched and duals are free. */
function checkLongerSide(side: string, dual: Float64Array, partner: Int32Array, longer: boolean, tolerance: number): Violation[] {
  if (!longer) return [];
  const violations: Violation[] = [];
  dual.forEach((value, place) => {
    if (!(value <= tolerance)) violations.push({ code: 'dual-sign', message: `${side} ${place} has dual ${value} > 0` });
    else if (partner[place] === -1 && value < -tolerance) {
      violations.push({ code: 'unmatched-dual', message: `unmatched ${side} ${place} has dual ${value}, not 0` });
    }
  });
  return violations;
}

/** Alternating search from every unmatched row: reaching an unmatched column would make the matching larger. */
function checkLargest({ rows, columns, cost }: AssignmentProblem, { columnOfRow, rowOfColumn }: AssignmentSolution): Violation[] {
  const frontier: number[] = [];
  columnOfRow.forEach((column, row) => {
    if (column === -1) frontier.push(row);
  });
  if (rows - frontier.length === Math.min(rows, columns)) {
    return [{ code: 'larger-matching-exists', message: 'called infeasible, but every row or every column is matched' }];
  }
  const seen = new Uint8Array(columns);
  for (let row = frontier.pop(); row !== undefined; row = frontier.pop()) {
    for (let column = 0; column < columns; column++) {
      if (seen[column] === 1 || cost[row * columns + column] === Infinity) continue;
      seen[column] = 1;
      const next = rowOfColumn[column]!;
      if (next === -1) return [{ code: 'larger-matching-exists', message: `an augmenting path ends in row ${row}, column ${column}` }];
      frontier.push(next);
    }
  }
  return [];
}
