import { groupBy } from '../../group-by.ts';
import { compareText } from '../../text/index.ts';
import { reviewerScores } from './matrix.ts';
import type { AffinityModel } from './model.ts';

/** `accepted`, `declined` and `expired` are what became of the invitation (R7). */
export type SuggestionStatus = 'pending' | 'confirmed' | 'rejected' | 'invited' | 'accepted' | 'declined' | 'expired';

export interface SuggestionRequest {
  /** Whose profile is published and who takes reviews now: nobody else is looked at. */
  readonly eligible: readonly string[];
  /** Who reviews in this call already. */
  readonly pool: readonly string[];
  readonly suggested: readonly { readonly reviewer: string; readonly status: SuggestionStatus }[];
  /** Pairs that may not be: conflicts pending or confirmed, recusals (R1). */
  readonly conflicts: readonly { readonly reviewer: string; readonly proposal: string }[];
  /** Suggestions score at least this much; the specification's is 0.1. */
  readonly minAffinityThreshold: number;
  /** Whether those who were rejected may be suggested again. */
  readonly refresh: boolean;
}

export interface SuggestedProposal { readonly proposal: string; readonly affinity: number; readonly keywordScore: number; readonly textScore: number }

/** A reviewer for the call. Each score is the mean of those of `proposals`, the best three, best first (R7). */
export interface Suggestion {
  readonly reviewer: string;
  readonly affinity: number;
  readonly keywordScore: number;
  readonly textScore: number;
  readonly proposals: readonly SuggestedProposal[];
}

/** Why somebody is not suggested; `belowThreshold` with the score. */
export type LeftOut =
  | { readonly reviewer: string; readonly why: 'notEligible' | 'inPool' | 'rejected' }
  | { readonly reviewer: string; readonly why: 'nothingToReview'; readonly conflicts: number }
  | { readonly reviewer: string; readonly why: 'suggested'; readonly status: SuggestionStatus }
  | { readonly reviewer: string; readonly why: 'belowThreshold'; readonly affinity: number };

const BEST = 3;

/**
 * Who of a compared call's reviewers should be asked to review in it, best first; ties by id. A score is the mean over a reviewer's three best proposals,
 * or over all where they are fewer, without those in conflict. Every other reviewer is left out for a reason. O(reviewers · proposals · 3 + shared terms).
 *
 * @throws RangeError for a threshold outside 0–1
 */
export function suggestReviewers(model: AffinityModel, request: SuggestionRequest): { readonly suggestions: readonly Suggestion[]; readonly leftOut: readonly LeftOut[] } {
  const { minAffinityThreshold } = request;
  if (!(minAffinityThreshold >= 0 && minAffinityThreshold <= 1)) throw new RangeError(`minAffinityThreshold must be 0 to 1, not ${minAffinityThreshold}`);
  const standing = standingsIn(request);
  const conflicts = groupBy(request.conflicts, ({ reviewer }) => reviewer);
  const scoresOf = reviewerScores(model);
  const suggestions: Suggestion[] = [];
  const leftOut: LeftOut[] = [];
  model.snapshot.reviewers.forEach(({ id }, row) => {
    const standsInTheWay = standing(id);
    if (standsInTheWay !== null) return leftOut.push(standsInTheWay);
    const barred = new Set(conflicts.get(id)?.map(({ proposal }) => proposal));
    const proposals = bestProposals(model, scoresOf(row), barred);
    if (proposals.length === 0) return leftOut.push({ reviewer: id, why: 'nothingToReview', conflicts: barred.size });
    const mean = (part: 'affinity' | 'keywordScore' | 'textScore') => proposals.reduce((sum, each) => sum + each[part], 0) / proposals.length;
    const affinity = mean('affinity');
    if (affinity < minAffinityThreshold) return leftOut.push({ reviewer: id, why: 'belowThreshold', affinity });
    return suggestions.push({ reviewer: id, affinity, keywordScore: mean('keywordScore'), textScore: mean('textScore'), proposals });
  });
  return { suggestions: suggestions.sort((a, b) => b.affinity - a.affinity || compareText(a.reviewer, b.reviewer)), leftOut };
}

/** Looks up why a reviewer is not to be suggested whatever their score; null where nothing stands in the way. */
function standingsIn({ eligible, pool, suggested, refresh }: SuggestionRequest): (reviewer: string) => LeftOut | null {
  const lists = { eligible: new Set(eligible), pool: new Set(pool) };
  const earlier = groupBy(suggested, ({ reviewer }) => reviewer);
  return (reviewer) => {
    if (!lists.eligible.has(reviewer)) return { reviewer, why: 'notEligible' };
    if (lists.pool.has(reviewer)) return { reviewer, why: 'inPool' };
    const statuses = (earlier.get(reviewer) ?? []).map(({ status }) => status).sort(compareText);
    const open = statuses.find((status) => status !== 'rejected');
    if (open !== undefined) return { reviewer, why: 'suggested', status: open };
    return statuses.length > 0 && !refresh ? { reviewer, why: 'rejected' } : null;
  };
}

function bestProposals({ snapshot: { proposals } }: AffinityModel, scores: ReturnType<ReturnType<typeof reviewerScores>>, barred: ReadonlySet<string>): SuggestedProposal[] {
  const best: SuggestedProposal[] = [];
  scores.affinity.forEach((affinity, at) => {
    const { id } = proposals[at]!;
    if ((best.length === BEST && affinity <= best[BEST - 1]!.affinity) || barred.has(id)) return;
    const place = best.findIndex((each) => each.affinity < affinity);
    best.splice(place < 0 ? best.length : place, 0, { proposal: id, affinity, keywordScore: scores.keyword[at]!, textScore: scores.text[at]! });
    best.length = Math.min(best.length, BEST);
  });
  return best;
}
