/**
 * Regret of a chosen pair: what the best answer without that very pair costs more.
 *
 * Forbidding a chosen pair (i, j) leaves row i to be rematched. The best repair is a shortest path of reduced costs from row i through
 * alternating pairs to column j, a cycle of exchanges. Where columns are left over, taking one of them lets any other column m go instead, which
 * costs -v[m] (the step through a padding row). Reduced costs are >= 0, so Dijkstra applies: O(n^2) per pair instead of solving anew.
 * With stages the reduced costs are vectors: a later stage bounds only the pairs that are tight in all earlier ones, so a vector is never below
 * zero in the order that compares stage by stage, which is all that Dijkstra needs.
 * Sources: Ahuja, Magnanti & Orlin, "Network Flows" (1993), sensitivity analysis; Volgenant, "An addendum on sensitivity analysis of the
 * optimal assignment", EJOR 169 (2006).
 */
import { stageShape, type LexicographicProblem, type LexicographicSolution } from './lexicographic.ts';
import { stageCost, tightPairs, UNMATCHED_TIER, type StageTerm } from './lexicographic-stage.ts';
import type { AssignmentProblem, AssignmentSolution } from './one-to-one.ts';
import { RepairSearch, type Layer } from './repair-search.ts';

/**
 * Returns per row the exact rise of the total cost when the row's pair is forbidden: >= 0, Infinity = no alternative ("only option"),
 * NaN = the row is unmatched. Unit of the costs. O(min(rows, columns) * rows * columns) time.
 *
 * @throws RangeError when `solution` is not optimal.
 */
export function regretOfPairs({ rows, columns, cost }: AssignmentProblem, solution: AssignmentSolution): Float64Array {
  if (solution.status !== 'optimal') throw new RangeError('regret needs an optimal solution, got an infeasible one');
  const { rowDual, columnDual } = solution;
  const rises = risesOfRows(rows, columns, [{ cost, rowDual, columnDual, tightness: 0 }], solution);
  return Float64Array.from(solution.columnOfRow, (column, row) => (column < 0 ? NaN : rises[row]?.[0] ?? Infinity));
}

/**
 * The same for tiers: per row the rise of the LAST tier's total in the best answer without the row's pair that keeps the number of pairs
 * and the total of every other tier; Infinity = none does, NaN = the row is unmatched. Exactness as in `solveLexicographic`.
 * Works on infeasible answers too (most pairs first).
 */
export function regretOfLexicographicPairs(problem: LexicographicProblem, solution: LexicographicSolution): Float64Array {
  const rises = risesWithinTight(problem, solution);
  const { terms } = solution.certificate.stages.at(-1)!;
  return Float64Array.from(solution.columnOfRow, (column, row) => {
    if (column < 0) return NaN;
    const rise = rises[row] === undefined ? null : byTier(problem.tiers.length, [terms], rises[row]);
    return rise === null || rise.slice(0, -1).some((tier) => tier !== 0) ? Infinity : rise.at(-1)!;
  });
}

/** Repairs that leave all stages but the last as they are use only pairs that are tight there: one number per pair is enough for those. */
function risesWithinTight(problem: LexicographicProblem, { certificate }: LexicographicSolution): (Float64Array | undefined)[] {
  const { relaxed, stages, columnOfRow } = certificate;
  const [height, width] = stageShape(problem, stages.length);
  let open: Uint8Array | undefined;
  let cost: Float64Array = new Float64Array(0);
  for (const stage of stages) {
    cost = stageCost(problem, stage, relaxed, { height, width, open });
    open = tightPairs(cost, { ...stage, columnOfRow }, stage.tightness);
  }
  const { rowDual, columnDual } = stages.at(-1)!;
  return risesOfRows(height, width, [{ cost, rowDual, columnDual, tightness: 0 }], certificate);
}

/**
 * Per row, by how much the total of every tier rises in the best answer with as many pairs that does without the row's pair; the
 * first that is not 0 is positive. Null: the row is unmatched, or there are fewer pairs without this one.
 * O(min(rows, columns) * rows * columns) time per stage.
 */
export function risesWithoutPairs(problem: LexicographicProblem, solution: LexicographicSolution): (readonly number[] | null)[] {
  const { relaxed, stages, columnOfRow, rowOfColumn } = solution.certificate;
  const [height, width] = stageShape(problem, stages.length);
  const layers = stages.map((stage, at): Layer => ({
    cost: stageCost(problem, stage, relaxed, { height, width, open: undefined }),
    rowDual: stage.rowDual,
    columnDual: stage.columnDual,
    tightness: at < stages.length - 1 ? stage.tightness : 0,
  }));
  const rises = risesOfRows(height, width, layers, { columnOfRow, rowOfColumn });
  return Array.from(solution.columnOfRow, (column, row) => {
    const rise = rises[row];
    return column < 0 || rise === undefined ? null : byTier(problem.tiers.length, stages.map(({ terms }) => terms), rise);
  });
}

/** Per row the rise of each layer; undefined = no alternative, or nothing to replace. */
function risesOfRows(
  rows: number, columns: number, layers: readonly Layer[], { columnOfRow, rowOfColumn }: Pick<AssignmentSolution, 'columnOfRow' | 'rowOfColumn'>,
): (Float64Array | undefined)[] {
  if (rows <= columns) {
    const search = new RepairSearch(layers, columns, 1, columnOfRow, rowOfColumn);
    return Array.from(columnOfRow, (_, row) => search.repair(row));
  }
  const turned = layers.map((layer) => ({ ...layer, rowDual: layer.columnDual, columnDual: layer.rowDual }));
  const search = new RepairSearch(turned, 1, columns, rowOfColumn, columnOfRow);
  const rises = new Array<Float64Array | undefined>(rows).fill(undefined);
  rowOfColumn.forEach((row, column) => { rises[row] = search.repair(column); });
  return rises;
}

/**
 * A weight exceeds twice what all lower tiers of its stage can differ by, so rounding to the nearest multiple reads them one by one; offsets cancel
 * where there are as many pairs. Null where there are fewer.
 */
function byTier(tiers: number, stages: readonly (readonly StageTerm[])[], rise: Float64Array): readonly number[] | null {
  const rises = new Array<number>(tiers).fill(0);
  for (const [stage, terms] of stages.entries()) {
    let rest = rise[stage]!;
    for (const [at, { tier, weight }] of terms.entries()) {
      const count = at === terms.length - 1 ? rest : Math.round(rest / weight);
      rest -= count * weight;
      if (tier !== UNMATCHED_TIER) rises[tier] = count;
      else if (count > 0) return null;
    }
  }
  return rises;
}
