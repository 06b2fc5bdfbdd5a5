import type { CohortResult } from '@counterpart/engine/cohort';
import type { RunSummary } from '../store/run-store.ts';

/** §14: what a line of the history tells. The average is over pairs, to one decimal. */
export function summaryOf({ objective, matches }: Pick<CohortResult, 'objective' | 'matches'>, overrides: number): RunSummary {
  const pairs = matches.length;
  return {
    pairs, totalScore: objective.totalScore, averageScore: pairs === 0 ? 0 : Math.round((objective.totalScore / pairs) * 10) / 10, tiers: objective.tiers,
    ambiguous: matches.filter(({ ambiguity }) => ambiguity.ambiguous).length, overrides,
  };
}
