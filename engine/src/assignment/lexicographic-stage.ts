/** Stages of a lexicographic problem: which tiers are weighed together, and what a stage costs. Shared by the solver and by regret. */
import type { LexicographicProblem } from './lexicographic.ts';
import type { AssignmentSolution } from './one-to-one.ts';

/** The tier in front of all others once forbidden pairs rule out a complete matching: a forbidden pair stands for "both unmatched". */
export const UNMATCHED_TIER = -1;

/** Within a stage a pair costs the sum of `weight * (tier value - offset)`. */
export interface StageTerm {
  /** Index into `tiers`, or UNMATCHED_TIER (1 per forbidden pair; those cost 0 in every other tier). */
  readonly tier: number;
  readonly weight: number;
  readonly offset: number;
}

export interface StagePlan {
  readonly terms: readonly StageTerm[];
  /** Up to this reduced cost a pair counts as tight: 0 for whole numbers. */
  readonly tightness: number;
}

interface TierRange {
  readonly tier: number;
  readonly offset: number;
  readonly span: number;
  readonly whole: boolean;
}

/**
 * Groups tiers, from the last backwards, while the kernel provably stays exact on their weighted sum (32 * N * cost <= 2^53). A weight exceeds twice what all
 * lower tiers of its group can amount to over a whole matching, so that a difference of two totals can be read tier by tier.
 */
export function planStages(problem: LexicographicProblem, relaxed: boolean): StagePlan[] {
  const size = Math.max(problem.rows, problem.columns);
  const ranges = problem.tiers.map((_, tier) => rangeOfTier(problem, tier, size));
  if (relaxed) ranges.unshift({ tier: UNMATCHED_TIER, offset: 0, span: 1, whole: true });
  const stages: StagePlan[] = [];
  let terms: StageTerm[] = [];
  let highestCost = 0;
  let last = ranges.at(-1)!;
  const close = (): void => {
    const tightness = last.whole ? 0 : 2 ** -40 * (1 + last.span);
    stages.unshift({ terms, tightness });
  };
  for (const range of ranges.toReversed()) {
    const weight = 2 * size * highestCost + 1;
    const cost = highestCost + weight * range.span;
    const fits = last.whole && range.whole && staysExact(size, cost);
    if (terms.length > 0 && !fits) {
      close();
      terms = [{ tier: range.tier, weight: 1, offset: range.offset }];
      highestCost = range.span;
      last = range;
    } else {
      terms = [{ tier: range.tier, weight, offset: range.offset }, ...terms];
      highestCost = cost;
    }
  }
  close();
  return stages;
}

/** The kernel's bound for exact whole numbers, forbidden pairs included. */
function staysExact(size: number, highestCost: number): boolean {
  return 32 * size * highestCost <= Number.MAX_SAFE_INTEGER;
}

function rangeOfTier({ tiers, forbidden }: LexicographicProblem, tier: number, size: number): TierRange {
  const values = tiers[tier]!;
  let smallest = Infinity;
  let largest = -Infinity;
  let whole = true;
  for (let at = 0; at < values.length; at++) {
    if (forbidden !== undefined && forbidden[at] !== 0) continue;
    const value = values[at]!;
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
    whole &&= Number.isSafeInteger(value);
  }
  if (smallest > largest) return { tier, offset: 0, span: 0, whole: true };
  return { tier, offset: smallest, span: largest - smallest, whole: whole && staysExact(size, largest - smallest) };
}

/**
 * Row-major cost of a stage, `height * width`. What goes beyond the problem's own rows and columns is padding and costs 0.
 * `open` (same shape, 0 = closed) carries what earlier stages left.
 */
export function stageCost(
  problem: LexicographicProblem,
  plan: StagePlan,
  relaxed: boolean,
  { height, width, open }: { height: number; width: number; open: Uint8Array | undefined },
): Float64Array {
  const { rows, columns, tiers, forbidden } = problem;
  const cost = new Float64Array(height * width);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = row * columns + column;
      const isForbidden = forbidden !== undefined && forbidden[from] !== 0;
      let value = isForbidden && !relaxed ? Infinity : 0;
      for (const { tier, weight, offset } of plan.terms) {
        if (tier === UNMATCHED_TIER) value += isForbidden ? weight : 0;
        else if (!isForbidden) value += weight * (tiers[tier]![from]! - offset);
      }
      cost[row * width + column] = value;
    }
  }
  if (open !== undefined) {
    for (let at = 0; at < cost.length; at++) if (open[at] === 0) cost[at] = Infinity;
  }
  return cost;
}

/** Optimal matchings of a stage are exactly the complete matchings of its tight pairs (complementary slackness). The chosen ones count always. */
export function tightPairs(
  cost: Float64Array,
  { rowDual, columnDual, columnOfRow }: Pick<AssignmentSolution, 'rowDual' | 'columnDual' | 'columnOfRow'>,
  tightness: number,
): Uint8Array {
  const width = columnDual.length;
  const tight = new Uint8Array(cost.length);
  for (let row = 0; row < rowDual.length; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      if (cost[at]! - rowDual[row]! - columnDual[column]! <= tightness || columnOfRow[row] === column) tight[at] = 1;
    }
  }
  return tight;
}
