/**
 * One-to-one assignment: pair min(rows, columns) rows and columns at least total cost.
 *
 * Example: `solveOneToOne({ rows: 2, columns: 2, cost: Float64Array.of(1, 2, 2, 4) })` pairs 0-1 and 1-0 at cost 4.
 */
import { assignRows, type KernelResult } from './kernel/assign-rows.ts';

export interface AssignmentProblem {
  readonly rows: number;
  readonly columns: number;
  /** Row-major, `rows * columns` values, in any unit; to be minimised. +Infinity forbids the pair. */
  readonly cost: Float64Array;
}

export interface AssignmentSolution {
  /** `infeasible`: forbidden pairs leave no matching of min(rows, columns) pairs; the pairs given are then as many as can be. */
  readonly status: 'optimal' | 'infeasible';
  /** Column of each row, -1 = unmatched. */
  readonly columnOfRow: Int32Array;
  /** Row of each column, -1 = unmatched. */
  readonly rowOfColumn: Int32Array;
  /** Sum over the pairs given, in the unit of the input. */
  readonly cost: number;
  /**
   * The proof: `rowDual[i] + columnDual[j] <= cost[i][j]` everywhere, equal on chosen pairs; duals of the longer side are <= 0 and
   * 0 where unmatched. Means nothing when infeasible.
   */
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
}

/**
 * Matches min(rows, columns) pairs at least total cost.
 *
 * Deterministic: the same input gives the same bytes. Ties are broken by position, so rename-proof callers sort their input.
 * Exact, the pairing on whole numbers, with C = max - min of the finite costs, n = min(rows, columns), and every |cost| + 2C <= 2^53:
 * without forbidden pairs while C <= 2^51, with them while 32 * n * C <= 2^53. Why: duals count from the smallest cost and only fall. While a
 * column is free, everyone could have it at C, so no dual falls below -2C. With forbidden pairs a bid lowers the lowest dual by C at most, and
 * there are 8n bids; a shortest path then costs nC at most. Auctions run only where no pair is forbidden and |cost| + 32C <= 2^53.
 * `cost` and duals are exact while below 2^53. Fractions are rounded as doubles are.
 * Complexity: O(n^2 m) time worst case, near O(n m) on usual inputs, O(n + m) memory beside the input, plus one transposed copy when rows > columns.
 *
 * @throws RangeError naming place and value: a size that is not a whole number >= 0, a length other than rows * columns, NaN, -Infinity.
 * @see kernel/assign-rows.ts for method and sources (Jonker & Volgenant 1987; Crouse 2016).
 */
export function solveOneToOne(problem: AssignmentProblem): AssignmentSolution {
  checkShape(problem);
  const { rows, columns, cost } = problem;
  const turn = rows > columns;
  const result = turn ? assignRows(columns, rows, transpose(rows, columns, cost)) : assignRows(rows, columns, cost);
  if (result === undefined) throw new RangeError(firstUnsoundCost(problem));
  if (!turn) return toSolution(result, (row, column) => cost[row * columns + column]!);
  const turned = toSolution(result, (column, row) => cost[row * columns + column]!);
  return {
    status: turned.status,
    columnOfRow: turned.rowOfColumn,
    rowOfColumn: turned.columnOfRow,
    cost: turned.cost,
    rowDual: turned.columnDual,
    columnDual: turned.rowDual,
  };
}

function toSolution(result: KernelResult, costOf: (row: number, column: number) => number): AssignmentSolution {
  const { columnOfRow, rowOfColumn, columnDual, pairCost, unmatchedRows } = result;
  const rowDual = new Float64Array(columnOfRow.length);
  let total = 0;
  for (let row = 0; row < rowDual.length; row++) {
    const column = columnOfRow[row]!;
    total += pairCost[row]!;
    if (column >= 0) rowDual[row] = pairCost[row]! - columnDual[column]!;
    else rowDual[row] = smallestReducedCost(columnDual, (other) => costOf(row, other));
  }
  const status = unmatchedRows === 0 ? 'optimal' : 'infeasible';
  return { status, columnOfRow, rowOfColumn, cost: total, rowDual, columnDual };
}

function smallestReducedCost(columnDual: Float64Array, costOf: (column: number) => number): number {
  let smallest = Infinity;
  columnDual.forEach((dual, column) => {
    smallest = Math.min(smallest, costOf(column) - dual);
  });
  return smallest === Infinity ? 0 : smallest;
}

function checkShape({ rows, columns, cost }: AssignmentProblem): void {
  for (const [name, size] of [['rows', rows], ['columns', columns]] as const) {
    if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`${name} must be a whole number >= 0, got ${size}`);
  }
  if (cost.length !== rows * columns) {
    throw new RangeError(`cost must hold rows * columns = ${rows} * ${columns} = ${rows * columns} values, got ${cost.length}`);
  }
}

/** The kernel notices bad values while it reads; only then is the place looked up. */
function firstUnsoundCost({ columns, cost }: AssignmentProblem): string {
  const at = cost.findIndex((value) => !(value > -Infinity));
  return `cost[row ${Math.floor(at / columns)}][column ${at % columns}] must be a number or +Infinity, got ${cost[at]}`;
}

/** In square blocks, so that both sides stay in cache. */
function transpose(rows: number, columns: number, cost: Float64Array): Float64Array {
  const block = 32;
  const turned = new Float64Array(cost.length);
  for (let rowBlock = 0; rowBlock < rows; rowBlock += block) {
    const rowEnd = Math.min(rowBlock + block, rows);
    for (let columnBlock = 0; columnBlock < columns; columnBlock += block) {
      const columnEnd = Math.min(columnBlock + block, columns);
      for (let row = rowBlock; row < rowEnd; row++) {
        for (let column = columnBlock; column < columnEnd; column++) {
          turned[column * rows + row] = cost[row * columns + column]!;
        }
      }
    }
  }
  return turned;
}
