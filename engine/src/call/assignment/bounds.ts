import type { CallProposal, CallReviewer, CallSnapshot } from './types.ts';

export interface Bound { readonly minimum: number; readonly maximum: number }

/** The bounds in force (R5): own ones win, and where only a maximum is set below the call's minimum, that minimum yields. */
export function proposalBound({ minimum, maximum }: CallProposal, { settings }: CallSnapshot): Bound {
  const most = maximum ?? settings.maxReviewersPerProposal;
  return { maximum: most, minimum: minimum ?? Math.min(settings.minReviewersPerProposal, most) };
}

/** As `proposalBound`, but nobody is asked for more than the call's maximum, whatever they say themselves. */
export function reviewerBound({ minimum, maximum }: CallReviewer, { settings }: CallSnapshot): Bound {
  const most = Math.min(settings.maxProposalsPerReviewer, maximum ?? Infinity);
  return { maximum: most, minimum: minimum ?? Math.min(settings.minProposalsPerReviewer, most) };
}

/** What is asked and what can be given on the whole, before anybody is compared with anybody (R6). */
export function totalBounds(snapshot: CallSnapshot): { readonly proposals: Bound; readonly reviewers: Bound } {
  return {
    proposals: sum(snapshot.proposals.map((proposal) => proposalBound(proposal, snapshot))),
    reviewers: sum(snapshot.reviewers.map((reviewer) => reviewerBound(reviewer, snapshot))),
  };
}

function sum(bounds: readonly Bound[]): Bound {
  let minimum = 0;
  let maximum = 0;
  for (const bound of bounds) {
    minimum += bound.minimum;
    maximum += bound.maximum;
  }
  return { minimum, maximum };
}
