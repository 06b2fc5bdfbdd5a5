/**
 * What the duals in a result prove, worked out anew from the costs (linear programming duality; complementary slackness).
 *
 * Every stage is an assignment on a square: the shorter side is filled up with places that cost nothing. Duals u, v with
 * u[i] + v[j] <= cost[i][j] bound every complete matching from below by their sum; so one that costs exactly that sum is optimal,
 * and the optimal ones are those that use only pairs where the bound is tight. The next stage may use only these.
 */
import type { Objective, TierName } from './tiers.ts';
import type { OptimalityCertificate } from './types.ts';

export type CertificateProblem = 'terms' | 'weights' | 'shape' | 'dualInfeasible' | 'notTight';

export interface ProvenPairs {
  readonly problems: readonly CertificateProblem[];
  /** Row-major, size × size with size = max(rows, columns); 1 = some optimal answer may use the pair. */
  readonly tight: Uint8Array;
  readonly size: number;
}

type Stage = OptimalityCertificate['stages'][number];
type Term = NonNullable<Stage['terms']>[number];

/** The pairs that optimal answers are made of, and what is wrong with the proof, if anything. O(stages × size²). */
export function provenPairs(objective: Objective, rows: number, columns: number, certificate: OptimalityCertificate): ProvenPairs {
  const size = Math.max(rows, columns);
  const problems: CertificateProblem[] = [];
  let tight = new Uint8Array(size * size).fill(1);
  if (!namesEveryTier(objective, certificate)) problems.push('terms');
  const relaxed = certificate.stages[0]?.terms?.[0]?.tier === 'unmatched';
  for (const stage of certificate.stages) {
    const terms = stage.terms ?? [];
    if (!dominates(terms, objective, Math.min(rows, columns))) problems.push('weights');
    if (stage.mentorDual.length > size || stage.menteeDual.length > size) problems.push('shape');
    const cost = stageCosts(objective, terms, { rows, columns, relaxed });
    const next = new Uint8Array(size * size);
    for (let at = 0; at < next.length; at++) {
      if (tight[at] === 0 || cost[at] === Infinity) continue;
      const slack = cost[at]! - (stage.mentorDual[Math.floor(at / size)] ?? 0) - (stage.menteeDual[at % size] ?? 0);
      if (!(slack >= 0)) problems.push('dualInfeasible');
      if (slack === 0) next[at] = 1;
    }
    tight = next;
  }
  return { problems: [...new Set(problems)], tight, size };
}

/** Every tier once, worst first; "unmatched" only in front. */
function namesEveryTier(objective: Objective, certificate: OptimalityCertificate): boolean {
  const named = certificate.stages.flatMap(({ terms }) => (terms ?? []).map(({ tier }) => tier));
  const expected: TierName[] = named[0] === 'unmatched' ? ['unmatched', ...objective.names] : [...objective.names];
  return named.join() === expected.join();
}

/** Within a stage one unit of a tier must outweigh whatever the lower ones can amount to over all pairs. */
function dominates(terms: readonly Term[], objective: Objective, pairs: number): boolean {
  let below = 0;
  return [...terms].reverse().every(({ tier, weight }) => {
    const holds = weight > below;
    below += weight * pairs * spanOf(objective, tier);
    return holds && Number.isSafeInteger(below);
  });
}

function spanOf(objective: Objective, tier: string): number {
  if (tier === 'unmatched') return 1;
  const values = objective.tiers[objective.names.indexOf(tier as TierName)] ?? [];
  let smallest = Infinity;
  let largest = -Infinity;
  values.forEach((value, pair) => {
    if (objective.forbidden[pair] !== 0) return;
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  });
  return largest >= smallest ? largest - smallest : 0;
}

interface StageShape { readonly rows: number; readonly columns: number; readonly relaxed: boolean }

/** Where "unmatched" is counted, a forbidden pair stands for it: it costs that weight once and nothing else. Elsewhere it costs Infinity. */
function stageCosts(objective: Objective, terms: readonly Term[], { rows, columns, relaxed }: StageShape): Float64Array {
  const forbiddenCost = relaxed ? terms.find(({ tier }) => tier === 'unmatched')?.weight ?? 0 : Infinity;
  const size = Math.max(rows, columns);
  const cost = new Float64Array(size * size);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const pair = row * columns + column;
      cost[row * size + column] = objective.forbidden[pair] === 0 ? openCost(objective, terms, pair) : forbiddenCost;
    }
  }
  return cost;
}

function openCost(objective: Objective, terms: readonly Term[], pair: number): number {
  let cost = 0;
  for (const { tier, weight, offset } of terms) {
    const values = objective.tiers[objective.names.indexOf(tier as TierName)];
    if (values !== undefined) cost += weight * (values[pair]! - offset);
  }
  return cost;
}
