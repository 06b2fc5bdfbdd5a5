import { solveLexicographic, UNMATCHED_TIER } from '../assignment/index.ts';
import type { LexicographicSolution } from '../assignment/index.ts';
import { provenPairs } from './certificate.ts';
import type { Encoded } from './encode.ts';
import { EDGE, firstPerfectMatching } from './first-matching.ts';
import { objectiveOf } from './tiers.ts';
import type { Objective } from './tiers.ts';
import type { Mode, OptimalityCertificate } from './types.ts';

export interface Solved {
  /** Mentee of each mentor, -1 = unmatched: of all optimal answers the first by the order of ids. */
  readonly columnOfRow: Int32Array;
  readonly certificate: OptimalityCertificate;
  /** What it was asked and what it answered, for regret. */
  readonly objective: Objective;
  readonly solution: LexicographicSolution;
}

/** The best pairing the mode allows: most pairs, then the tiers in order, then the first by ids. */
export function solve(encoded: Encoded, mode: Mode): Solved {
  const rows = encoded.mentors.length;
  const columns = encoded.mentees.length;
  const objective = objectiveOf(encoded, mode);
  const solution = solveLexicographic({ rows, columns, ...objective });
  const certificate = certificateOf(objective, solution);
  const whole = firstOptimum(encoded, objective, solution, certificate);
  const columnOfRow = Int32Array.from({ length: rows }, (_, row) => (isReal(encoded, objective, row, whole[row]!) ? whole[row]! : -1));
  return { columnOfRow, certificate, objective, solution };
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
