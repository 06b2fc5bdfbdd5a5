/**
 * Regret of a chosen pair: what the best answer without that very pair costs more.
 *
 * Forbidding a chosen pair (i, j) leaves row i to be rematched. The best repair is a shortest path of reduced costs from row i through
 * alternating pairs to column j, a cycle of exchanges. Where columns are left over, taking one of them lets any other column m go instead, which
 * costs -v[m] (the step through a padding row). Reduced costs are >= 0, so Dijkstra applies: O(n^2) per pair instead of solving anew.
 * Sources: Ahuja, Magnanti & Orlin, "Network Flows" (1993), sensitivity analysis; Volgenant, "An addendum on sensitivity analysis of the
 * optimal assignment", EJOR 169 (2006).
 */
import { stageShape, type LexicographicProblem, type LexicographicSolution } from './lexicographic.ts';
import { stageCost, tightPairs } from './lexicographic-stage.ts';
import type { AssignmentProblem, AssignmentSolution } from './one-to-one.ts';

/**
 * Returns per row the exact rise of the total cost when the row's pair is forbidden: >= 0, Infinity = no alternative ("only option"),
 * NaN = the row is unmatched. Unit of the costs. O(min(rows, columns) * rows * columns) time.
 *
 * @throws RangeError when `solution` is not optimal.
 */
export function regretOfPairs(problem: AssignmentProblem, solution: AssignmentSolution): Float64Array {
  if (solution.status !== 'optimal') throw new RangeError('regret needs an optimal solution, got an infeasible one');
  const regret = new Float64Array(problem.rows).fill(NaN);
  if (problem.rows <= problem.columns) {
    const search = new RepairSearch(problem.cost, problem.columns, 1, solution);
    solution.columnOfRow.forEach((_, row) => {
      regret[row] = search.repair(row);
    });
  } else {
    const { rowOfColumn, columnOfRow, rowDual, columnDual } = solution;
    const turned = { columnOfRow: rowOfColumn, rowOfColumn: columnOfRow, rowDual: columnDual, columnDual: rowDual };
    const search = new RepairSearch(problem.cost, 1, problem.columns, turned);
    rowOfColumn.forEach((row, column) => {
      regret[row] = search.repair(column);
    });
  }
  return regret;
}

/**
 * The same for tiers: per row the rise of the LAST tier's total in the best answer without the row's pair that keeps the number of pairs
 * and the total of every other tier; Infinity = none does, NaN = the row is unmatched. Exactness as in `solveLexicographic`.
 * Works on infeasible answers too (most pairs first).
 */
export function regretOfLexicographicPairs(problem: LexicographicProblem, solution: LexicographicSolution): Float64Array {
  const { relaxed, stages, columnOfRow, rowOfColumn } = solution.certificate;
  const [height, width] = stageShape(problem, stages.length);
  let open: Uint8Array | undefined;
  let cost: Float64Array = new Float64Array(0);
  for (const stage of stages) {
    cost = stageCost(problem, stage, relaxed, { height, width, open });
    open = tightPairs(cost, { ...stage, columnOfRow }, stage.tightness);
  }
  const { rowDual, columnDual, terms, lastTierReach } = stages.at(-1)!;
  const lastStage = { status: 'optimal', columnOfRow, rowOfColumn, cost: NaN, rowDual, columnDual } as const;
  const regret = regretOfPairs({ rows: height, columns: width, cost }, lastStage);
  return Float64Array.from(solution.columnOfRow, (column, row) => {
    if (column < 0) return NaN;
    // A larger rise means that a higher tier of the same stage had to give way.
    return terms.length > 1 && regret[row]! > lastTierReach ? Infinity : regret[row]!;
  });
}

type Matched = Pick<AssignmentSolution, 'columnOfRow' | 'rowOfColumn' | 'rowDual' | 'columnDual'>;

/** Dijkstra over columns from one row at a time; the shorter side is called rows, whichever way the matrix lies in memory. */
class RepairSearch {
  private readonly cost: Float64Array;
  private readonly rowStride: number;
  private readonly columnStride: number;
  private readonly matched: Matched;
  private readonly distance: Float64Array;
  private readonly openColumn: Int32Array;

  constructor(cost: Float64Array, rowStride: number, columnStride: number, matched: Matched) {
    this.cost = cost;
    this.rowStride = rowStride;
    this.columnStride = columnStride;
    this.matched = matched;
    this.distance = new Float64Array(matched.rowOfColumn.length);
    this.openColumn = new Int32Array(matched.rowOfColumn.length);
  }

  repair(start: number): number {
    const { distance, openColumn } = this;
    const { columnOfRow, rowOfColumn } = this.matched;
    const left = columnOfRow[start]!;
    distance.fill(Infinity);
    for (let column = 0; column < openColumn.length; column++) openColumn[column] = column;
    let remaining = openColumn.length;
    let leftoverUsed = false;
    this.relaxFrom(start, 0, left, remaining);
    while (remaining > 0) {
      let nearest = 0;
      for (let at = 1; at < remaining; at++) {
        if (distance[openColumn[at]!]! < distance[openColumn[nearest]!]!) nearest = at;
      }
      const column = openColumn[nearest]!;
      const reached = distance[column]!;
      if (column === left || reached === Infinity) return reached;
      openColumn[nearest] = openColumn[--remaining]!;
      const row = rowOfColumn[column]!;
      if (row >= 0) this.relaxFrom(row, reached, -1, remaining);
      else if (!leftoverUsed) {
        leftoverUsed = true;
        this.relaxLetGo(reached, remaining);
      }
    }
    return Infinity;
  }

  private relaxLetGo(reached: number, remaining: number): void {
    const { columnDual } = this.matched;
    for (let at = 0; at < remaining; at++) {
      const column = this.openColumn[at]!;
      this.distance[column] = Math.min(this.distance[column]!, reached + Math.max(0, -columnDual[column]!));
    }
  }

  private relaxFrom(row: number, reached: number, except: number, remaining: number): void {
    const { cost, columnStride, distance, openColumn } = this;
    const { columnDual, rowDual } = this.matched;
    const from = row * this.rowStride;
    const rowDualHere = rowDual[row]!;
    for (let at = 0; at < remaining; at++) {
      const column = openColumn[at]!;
      if (column === except) continue;
      // Rounding may leave a reduced cost a hair below 0; Dijkstra needs it at 0.
      const candidate = reached + Math.max(0, cost[from + column * columnStride]! - rowDualHere - columnDual[column]!);
      if (candidate < distance[column]!) distance[column] = candidate;
    }
  }
}
