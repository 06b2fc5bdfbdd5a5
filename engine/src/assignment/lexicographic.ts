/**
 * Assignment with strictly ordered costs: no amount of a lower tier ever outweighs one unit of a higher one.
 *
 * Tiers whose weighted sum provably stays exact in 53 bits are solved as one stage. Otherwise stage after stage: solve, keep only the pairs that
 * are tight under the duals found (every optimum uses tight pairs only, and every complete matching of tight pairs is one), go on.
 */
import { solveOneToOne, type AssignmentSolution } from './one-to-one.ts';
import { planStages, stageCost, tightPairs, type StagePlan } from './lexicographic-stage.ts';

export interface LexicographicProblem {
  readonly rows: number;
  readonly columns: number;
  /** Worst tier first; each row-major, `rows * columns` finite values, to be minimised. At least one. */
  readonly tiers: readonly Float64Array[];
  /** Row-major, non-zero = the pair may never be made. */
  readonly forbidden?: Uint8Array;
}

export interface CertifiedStage extends StagePlan {
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
}

export interface LexicographicCertificate {
  /** True when "unmatched" leads the tiers: forbidden pairs then stand for two unmatched sides, at 1 each in that tier and 0 in the others. */
  readonly relaxed: boolean;
  /** Duals have the problem's shape when there is one stage, else that of the square which zero-cost padding makes of it. */
  readonly stages: readonly CertifiedStage[];
  /** The matching of that shape, padding and forbidden pairs included. */
  readonly columnOfRow: Int32Array;
  readonly rowOfColumn: Int32Array;
}

export interface LexicographicSolution extends AssignmentSolution {
  /** Total of each tier over the pairs made, worst tier first. `cost` repeats the last. */
  readonly tierTotals: readonly number[];
  /** `verifyLexicographic` proves the optimum from it. `rowDual` and `columnDual` repeat those of its last stage. */
  readonly certificate: LexicographicCertificate;
}

/**
 * Finds, among the matchings with most pairs, one whose tier totals are lexicographically least.
 *
 * `infeasible` says that forbidden pairs leave fewer than min(rows, columns) pairs: then "unmatched" leads the tiers, and the answer is still the
 * best one (most pairs first) with a certificate. Exact for whole numbers while (max - min) * 32 * max(rows, columns) <= 2^53 in each tier.
 * A tier with fractions, or beyond that, is a stage of its own and pairs count as tight within 2^-40 of its span: exact up to such a rounding.
 * Deterministic. Time: that of `solveOneToOne` per stage; memory O(max(rows, columns)^2).
 *
 * @throws RangeError naming place and value: no tier, a wrong length, a value that is not finite.
 * @see Burkard & Rendl, "Lexicographic bottleneck problems", Oper. Res. Letters 10 (1991), for the tight-pair recursion.
 */
export function solveLexicographic(problem: LexicographicProblem): LexicographicSolution {
  checkProblem(problem);
  return solveStages(problem, false) ?? solveStages(problem, true)!;
}

function solveStages(problem: LexicographicProblem, relaxed: boolean): LexicographicSolution | undefined {
  const { rows, columns } = problem;
  const plans = planStages(problem, relaxed);
  const [height, width] = stageShape(problem, plans.length);
  const stages: CertifiedStage[] = [];
  let open: Uint8Array | undefined;
  let answer: AssignmentSolution | undefined;
  for (const plan of plans) {
    const cost = stageCost(problem, plan, relaxed, { height, width, open });
    answer = solveOneToOne({ rows: height, columns: width, cost });
    if (answer.status === 'infeasible') return undefined;
    const { rowDual, columnDual } = answer;
    stages.push({ ...plan, rowDual, columnDual });
    open = tightPairs(cost, answer, plan.tightness);
  }
  const columnOfRow = answer!.columnOfRow.slice(0, rows).map((column, row) => (isPair(problem, row, column) ? column : -1));
  const rowOfColumn = new Int32Array(columns).fill(-1);
  columnOfRow.forEach((column, row) => {
    if (column >= 0) rowOfColumn[column] = row;
  });
  const tierTotals = problem.tiers.map((tier) =>
    columnOfRow.reduce((sum, column, row) => (column < 0 ? sum : sum + tier[row * columns + column]!), 0),
  );
  return {
    status: relaxed ? 'infeasible' : 'optimal',
    columnOfRow,
    rowOfColumn,
    cost: tierTotals.at(-1)!,
    rowDual: answer!.rowDual.slice(0, rows),
    columnDual: answer!.columnDual.slice(0, columns),
    tierTotals,
    certificate: { relaxed, stages, columnOfRow: answer!.columnOfRow, rowOfColumn: answer!.rowOfColumn },
  };
}

/** Several stages need every column's tightness, so the problem is padded to a square; one stage does without. */
export function stageShape({ rows, columns }: LexicographicProblem, stages: number): [height: number, width: number] {
  const size = Math.max(rows, columns);
  return stages === 1 ? [rows, columns] : [size, size];
}

function isPair({ columns, forbidden }: LexicographicProblem, row: number, column: number): boolean {
  return column >= 0 && column < columns && (forbidden === undefined || forbidden[row * columns + column] === 0);
}

function checkProblem({ rows, columns, tiers, forbidden }: LexicographicProblem): void {
  const size = rows * columns;
  if (tiers.length === 0) throw new RangeError('tiers must hold at least one tier');
  if (forbidden !== undefined && forbidden.length !== size) {
    throw new RangeError(`forbidden must hold rows * columns = ${size} values, got ${forbidden.length}`);
  }
  tiers.forEach((tier, index) => {
    if (tier.length !== size) throw new RangeError(`tiers[${index}] must hold rows * columns = ${size} values, got ${tier.length}`);
    const at = tier.findIndex((value) => !Number.isFinite(value));
    if (at >= 0) {
      const place = `tiers[${index}][row ${Math.floor(at / columns)}][column ${at % columns}]`;
      throw new RangeError(`${place} must be finite (forbid pairs by \`forbidden\`), got ${tier[at]}`);
    }
  });
}
