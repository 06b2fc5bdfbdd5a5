import { regretOfLexicographicPairs, solveLexicographic, UNMATCHED_TIER } from '../assignment/index.ts';
import type { LexicographicProblem, LexicographicSolution } from '../assignment/index.ts';
import { provenPairs } from './certificate.ts';
import { isMarked, MARK, pairIndex } from './encode.ts';
import type { Encoded } from './encode.ts';
import { EDGE, firstPerfectMatching } from './first-matching.ts';
import { objectiveOf } from './tiers.ts';
import type { Objective } from './tiers.ts';
import type { Mode, OptimalityCertificate } from './types.ts';

export interface Solved {
  /** Mentee of each mentor, -1 = unmatched: of all optimal answers the first by the order of ids. */
  readonly columnOfRow: Int32Array;
  readonly certificate: OptimalityCertificate;
  /** Per mentor, in points; null = no alternative at the same violation profile, or unmatched. */
  readonly regretOfRow: () => readonly (number | null)[];
}

/** The best pairing the mode allows: most pairs, then the tiers in order, then the first by ids. */
export function solve(encoded: Encoded, mode: Mode): Solved {
  const rows = encoded.mentors.length;
  const columns = encoded.mentees.length;
  const objective = objectiveOf(encoded, mode);
  const problem: LexicographicProblem = { rows, columns, tiers: objective.tiers, forbidden: objective.forbidden };
  const solution = solveLexicographic(problem);
  const certificate = certificateOf(objective, solution);
  const whole = firstOptimum(encoded, objective, solution, certificate);
  const columnOfRow = Int32Array.from({ length: rows }, (_, row) => (isReal(encoded, objective, row, whole[row]!) ? whole[row]! : -1));
  return {
    columnOfRow,
    certificate,
    regretOfRow: () => {
      const rise = regretOfLexicographicPairs(problem, withMatching(solution, columnOfRow, whole));
      return Array.from(rise, (cost, row) => pointsOfRegret(encoded, columnOfRow, row, cost / objective.costPerPoint));
    },
  };
}

/** Another optimum under the same duals; the certificate's own matching has its shape, places for "unmatched" included. */
function withMatching(solution: LexicographicSolution, columnOfRow: Int32Array, whole: Int32Array): LexicographicSolution {
  const height = solution.certificate.columnOfRow.length;
  const width = solution.certificate.rowOfColumn.length;
  const stageMatching = Int32Array.from(whole.subarray(0, height), (column) => (column < width ? column : -1));
  const certificate = { ...solution.certificate, columnOfRow: stageMatching, rowOfColumn: inverse(stageMatching, width) };
  return { ...solution, columnOfRow, rowOfColumn: inverse(columnOfRow, solution.rowOfColumn.length), certificate };
}

function inverse(columnOfRow: Int32Array, columns: number): Int32Array {
  const rowOfColumn = new Int32Array(columns).fill(-1);
  columnOfRow.forEach((column, row) => { if (column >= 0) rowOfColumn[column] = row; });
  return rowOfColumn;
}

/** A locked pair has no alternative: without it both stay unmatched. */
function pointsOfRegret(encoded: Encoded, columnOfRow: Int32Array, row: number, points: number): number | null {
  const column = columnOfRow[row]!;
  if (column < 0 || !Number.isFinite(points)) return null;
  return isMarked(encoded, pairIndex(encoded, row, column), MARK.locked) ? null : points;
}

function certificateOf(objective: Objective, solution: LexicographicSolution): OptimalityCertificate {
  const stages = solution.certificate.stages.map(({ terms, rowDual, columnDual }) => {
    const named = terms.map(({ tier, weight, offset }) => ({ tier: tier === UNMATCHED_TIER ? 'unmatched' : objective.names[tier]!, weight, offset: positiveZero(offset) }));
    return {
      name: named.map(({ tier }) => tier).join(' > '),
      total: positiveZero(sum(rowDual) + sum(columnDual)),
      mentorDual: Array.from(rowDual, positiveZero),
      menteeDual: Array.from(columnDual, positiveZero),
      terms: named,
    };
  });
  return { stages };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** JSON has no -0: what is stored must equal what was computed. */
function positiveZero(value: number): number {
  return value === 0 ? 0 : value;
}

/** Column of each row of the square that the certificate proves things about. */
function firstOptimum(encoded: Encoded, objective: Objective, solution: LexicographicSolution, certificate: OptimalityCertificate): Int32Array {
  const { tight, size } = provenPairs(objective, encoded.mentors.length, encoded.mentees.length, certificate);
  const edges = tight.map((isTight, at) => {
    if (isTight === 0) return EDGE.none;
    return isReal(encoded, objective, Math.floor(at / size), at % size) ? EDGE.pair : EDGE.spare;
  });
  return firstPerfectMatching({ size, edges }, completed(solution.certificate.columnOfRow, size));
}

function isReal({ mentors, mentees }: Encoded, { forbidden }: Objective, row: number, column: number): boolean {
  return row < mentors.length && column < mentees.length && forbidden[row * mentees.length + column] === 0;
}

/** Whoever is left over, in any order: leftover places cost the same together, so the duals are tight on all of them. */
function completed(columnOfRow: Int32Array, size: number): Int32Array {
  const whole = new Int32Array(size).fill(-1);
  whole.set(columnOfRow);
  const taken = new Uint8Array(size);
  for (const column of columnOfRow) if (column >= 0) taken[column] = 1;
  let next = 0;
  for (let row = 0; row < size; row++) {
    if (whole[row] !== -1) continue;
    while (taken[next] === 1) next++;
    whole[row] = next++;
  }
  return whole;
}
