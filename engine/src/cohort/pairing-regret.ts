/**
 * Regret (C7) of any pairing, a solver's or one that a person altered: what would the best answer without this very pair lose, compared with
 * what the pairing achieves? One look at the repairs of one optimum answers it for all pairs.
 */
import { regretOfLexicographicPairs, risesWithoutPairs, solveLexicographic } from '../assignment/index.ts';
import type { LexicographicProblem, LexicographicSolution } from '../assignment/index.ts';
import { isMarked, MARK, pairIndex } from './encode.ts';
import type { Encoded } from './encode.ts';
import { objectiveOf, toldApart } from './tiers.ts';
import type { Objective } from './tiers.ts';
import type { Mode } from './types.ts';

/** What a run was asked and what it found, where it is known. */
interface Run { readonly objective: Objective; readonly solution: LexicographicSolution }

/**
 * Per mentor, in points; null = unmatched, locked, or the only option: the best answer without the pair has fewer pairs or other exceptions than
 * the pairing, and is not better. 0 where it is at least as good. Best is what the mode's objective says; under `weighted`, of equally
 * good answers the one with the fewest exceptions, worst first. O(n³).
 */
export function regretOfPairing(encoded: Encoded, columnOfRow: Int32Array, mode: Mode, run?: Run): (number | null)[] {
  const asked = run?.objective ?? objectiveOf(encoded, mode);
  const objective = toldApart(encoded, asked);
  const problem = { rows: encoded.mentors.length, columns: encoded.mentees.length, ...objective };
  const best = run !== undefined && objective === asked ? run.solution : solveLexicographic(problem);
  const achieved = totalsOf(problem, columnOfRow);
  const most = totalsOf(problem, best.columnOfRow);
  // Whatever breaks more than an optimum in strict order is null at once; for other pairings it matters what exactly it breaks.
  const isOptimum = objective === asked && achieved.unmatched === most.unmatched && achieved.tiers.every((total, tier) => total === most.tiers[tier]);
  const rises = isOptimum ? risesOfLastTier(problem, best) : risesWithoutPairs(problem, best);
  return Array.from(columnOfRow, (column, row) => {
    if (column < 0 || isMarked(encoded, pairIndex(encoded, row, column), MARK.locked)) return null;
    const rise = best.columnOfRow[row] === column ? rises[row]! : most.tiers.map(() => 0);
    return rise === null ? null : loss(objective, achieved, { unmatched: most.unmatched, tiers: most.tiers.map((total, tier) => total + rise[tier]!) });
  });
}

function risesOfLastTier(problem: LexicographicProblem, best: LexicographicSolution): (readonly number[] | null)[] {
  const last = problem.tiers.length - 1;
  return Array.from(regretOfLexicographicPairs(problem, best), (rise) => (Number.isFinite(rise) ? problem.tiers.map((_, tier) => (tier === last ? rise : 0)) : null));
}

interface Totals { readonly unmatched: number; readonly tiers: readonly number[] }

function totalsOf({ tiers, columns }: LexicographicProblem, columnOfRow: Int32Array): Totals {
  const totals = tiers.map(() => 0);
  let unmatched = 0;
  columnOfRow.forEach((column, row) => {
    if (column < 0) unmatched++;
    else tiers.forEach((tier, at) => { totals[at]! += tier[row * columns + column]!; });
  });
  return { unmatched, tiers: totals };
}

function loss({ names }: Objective, achieved: Totals, without: Totals): number | null {
  if (achieved.unmatched !== without.unmatched) return without.unmatched < achieved.unmatched ? 0 : null;
  const differs = names.map((_, tier) => achieved.tiers[tier] !== without.tiers[tier]);
  const sameExceptions = names.every((name, tier) => !differs[tier] || name === 'weighted' || name === 'score');
  if (sameExceptions) return Math.max(0, without.tiers.at(-1)! - achieved.tiers.at(-1)!);
  // What follows `weighted` describes the answers and does not make one the better.
  const tier = names[0] === 'weighted' ? 0 : differs.indexOf(true);
  return without.tiers[tier]! < achieved.tiers[tier]! ? 0 : null;
}
