/** An independent oracle for many cohorts: the Hungarian algorithm as textbooks have it, on big integers, so that no tier can be outweighed. */
import { takingPart } from './brute-force.test-support.ts';
import type { Outcome } from './brute-force.test-support.ts';
import type { EdgeOf } from './highs.test-support.ts';
import type { CohortSnapshot } from './types.ts';

/** One violation of a tier outweighs all that thousands of pairs can amount to in the tier below. */
const WEIGHTS = [10n ** 24n, 10n ** 18n, 10n ** 12n, 10n ** 6n, 1n] as const;

/** What the best pairing costs; the shorter side is filled up with places that cost nothing, and a pair that may not be made is one missing. */
export function leastCostOf(snapshot: CohortSnapshot, edgeOf: EdgeOf): bigint {
  const [mentors, mentees] = takingPart(snapshot);
  const size = Math.max(mentors.length, mentees.length);
  const shorter = Math.min(mentors.length, mentees.length);
  const cost = Array.from({ length: size }, (__, row) => Array.from({ length: size }, (_, column) => {
    const [mentor, mentee] = [mentors[row], mentees[column]];
    if (mentor === undefined || mentee === undefined) return 0n;
    const edge = edgeOf(mentor.id, mentee.id);
    // 100 points more than the score, so that no cost is negative; every pair has them, and how many pairs there are is decided above.
    return edge === null ? WEIGHTS[0] : weigh([0, edge[0], edge[1], edge[2], edge[3] + 100]);
  }));
  return shorter === 0 ? 0n : leastCost(cost);
}

/** The same number for an outcome that somebody claims. */
export function costOfOutcome([missing, same, neither, oneSided, minusScore]: Outcome, pairs: number): bigint {
  return weigh([missing, same, neither, oneSided, minusScore + 100 * pairs]);
}

function weigh(tiers: readonly number[]): bigint {
  return tiers.reduce((sum, value, tier) => sum + BigInt(value) * WEIGHTS[tier]!, 0n);
}

/** Kuhn 1955, Munkres 1957, with potentials; row and column 0 are the algorithm's own. Square matrices. */
function leastCost(cost: readonly (readonly bigint[])[]): bigint {
  const size = cost.length;
  const [rowDual, columnDual] = [new Array<bigint>(size + 1).fill(0n), new Array<bigint>(size + 1).fill(0n)];
  const rowOf = new Array<number>(size + 1).fill(0);
  const cameFrom = new Array<number>(size + 1).fill(0);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    let column = 0;
    const slack = new Array<bigint | null>(size + 1).fill(null);
    const isUsed = new Array<boolean>(size + 1).fill(false);
    do {
      isUsed[column] = true;
      const here = rowOf[column]!;
      let smallest: bigint | null = null;
      let next = 0;
      for (let other = 1; other <= size; other++) {
        if (isUsed[other]) continue;
        const reduced = cost[here - 1]![other - 1]! - rowDual[here]! - columnDual[other]!;
        const known = slack[other]!;
        if (known === null || reduced < known) {
          slack[other] = reduced;
          cameFrom[other] = column;
        }
        if (smallest === null || slack[other]! < smallest) {
          smallest = slack[other]!;
          next = other;
        }
      }
      for (let other = 0; other <= size; other++) {
        if (isUsed[other]) {
          rowDual[rowOf[other]!]! += smallest!;
          columnDual[other]! -= smallest!;
        } else if (other > 0) {
          slack[other] = slack[other]! - smallest!;
        }
      }
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = cameFrom[column]!) rowOf[column] = rowOf[cameFrom[column]!]!;
  }
  return rowOf.slice(1).reduce((sum, row, column) => sum + cost[row - 1]![column]!, 0n);
}
