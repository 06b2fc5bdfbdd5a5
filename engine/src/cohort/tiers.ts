import { exceptionTypesOf } from './acceptability.ts';
import { acceptabilityAt, isCandidate, isMarked, MARK } from './encode.ts';
import type { Encoded } from './encode.ts';
import type { CohortSettings, ExceptionType, Mode } from './types.ts';

export type TierName = 'unmatched' | 'sameOrganization' | 'neither' | 'oneSided' | 'score' | 'weighted';

/** The objective as costs to be minimised, worst first, each mentors × mentees (C1). */
export interface Objective {
  readonly names: readonly TierName[];
  readonly tiers: readonly Float64Array[];
  /** Non-zero: the mode may not use the pair. */
  readonly forbidden: Uint8Array;
}

const TIER_OF: Readonly<Record<ExceptionType, number>> = { E3: 0, E2: 1, E1: 2 };

/**
 * Strict: the score alone over compliant pairs. Exception: one tier per label, counted as the pair is labelled (C2), then the score.
 * `weighted` with its three constants is one tier by the letter of §8.4.
 */
export function objectiveOf(encoded: Encoded, mode: Mode): Objective {
  const forbidden = Uint8Array.from(encoded.marks, (_, pair) => (isCandidate(encoded, pair, mode) ? 0 : 1));
  if (mode === 'strict') return { forbidden, names: ['score'], tiers: [scoreCosts(encoded)] };
  const { settings } = encoded.snapshot;
  if (settings.objective === 'weighted') return { forbidden, names: ['weighted'], tiers: [weightedCosts(encoded, settings)] };
  return { forbidden, ...orderedTiers(encoded) };
}

/** The same objective with exceptions and score told apart, also where `weighted` adds them up: regret is about the score alone (C7). */
export function toldApart(encoded: Encoded, objective: Objective): Objective {
  if (!objective.names.includes('weighted')) return objective;
  const { names, tiers } = orderedTiers(encoded);
  return { ...objective, names: [...objective.names, ...names], tiers: [...objective.tiers, ...tiers] };
}

function orderedTiers(encoded: Encoded): Pick<Objective, 'names' | 'tiers'> {
  const labels = [0, 1, 2].map(() => new Float64Array(encoded.score.length));
  for (let pair = 0; pair < encoded.score.length; pair++) {
    for (const type of labelsAt(encoded, pair)) labels[TIER_OF[type]]![pair] = 1;
  }
  return { names: ['sameOrganization', 'neither', 'oneSided', 'score'], tiers: [...labels, scoreCosts(encoded)] };
}

function scoreCosts({ score }: Encoded): Float64Array {
  return score.map((points) => -points);
}

export function labelsAt(encoded: Encoded, pair: number): readonly ExceptionType[] {
  return exceptionTypesOf(acceptabilityAt(encoded, pair), isMarked(encoded, pair, MARK.sameOrganization));
}

function weightedCosts(encoded: Encoded, { penalties }: CohortSettings): Float64Array {
  return encoded.score.map((points, pair) => {
    const acceptability = acceptabilityAt(encoded, pair);
    const refused = acceptability === 'mutual' ? 0 : acceptability === 'neither' ? penalties.neither : penalties.oneSided;
    const organization = isMarked(encoded, pair, MARK.sameOrganization) ? penalties.sameOrganization : 0;
    return organization + refused - points * penalties.scoreScale;
  });
}

/**
 * Whether the three constants keep the order of the tiers among `pairs` pairs, however the rest falls out (C1): one violation must
 * outweigh a violation of the next tier in every pair and all the score there can be.
 */
export function weightedOrderHolds({ penalties }: CohortSettings, pairs: number): boolean {
  const allScore = pairs * 100 * penalties.scoreScale;
  return penalties.oneSided > allScore
    && penalties.neither > pairs * penalties.oneSided + allScore
    && penalties.sameOrganization > pairs * penalties.neither + allScore;
}
