/**
 * A participant's own list while it is being edited: who is ranked, best first, and who must never be the match.
 * Nobody is in both. Whether a list may be saved is the server's decision; this only keeps it in order (C4, C8).
 */
export interface Ranking { readonly ranked: readonly string[]; readonly never: readonly string[] }

/** Ranks are 1-based. `place` also adds somebody who was not ranked; a rank outside the list means its nearest end. */
export type RankingStep =
  | { readonly kind: 'place'; readonly id: string; readonly rank: number }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'never'; readonly id: string }
  | { readonly kind: 'allow'; readonly id: string }
  | { readonly kind: 'replace'; readonly ranking: Ranking };

export const LAST = Number.MAX_SAFE_INTEGER;

const without = (ids: readonly string[], id: string) => ids.filter((other) => other !== id);

export function applyStep(ranking: Ranking, step: RankingStep): Ranking {
  switch (step.kind) {
    case 'place': {
      const others = without(ranking.ranked, step.id);
      const index = Math.min(Math.max(Math.round(step.rank), 1), others.length + 1) - 1;
      return { ranked: others.toSpliced(index, 0, step.id), never: without(ranking.never, step.id) };
    }
    case 'remove':
      return { ...ranking, ranked: without(ranking.ranked, step.id) };
    case 'never':
      return { ranked: without(ranking.ranked, step.id), never: [...without(ranking.never, step.id), step.id] };
    case 'allow':
      return { ...ranking, never: without(ranking.never, step.id) };
    case 'replace':
      return step.ranking;
  }
}

/** 1-based, or null for somebody who is not ranked. */
export function rankOf(ranking: Ranking, id: string): number | null {
  const index = ranking.ranked.indexOf(id);
  return index < 0 ? null : index + 1;
}
