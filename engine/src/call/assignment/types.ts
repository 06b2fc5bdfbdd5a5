/**
 * The vocabulary of an assignment of reviewers to proposals: one plain snapshot in, one plain result out.
 *
 * Whatever concerns a pair comes as columns: entry i of every column speaks of `proposals[proposal[i]]` and `reviewers[reviewer[i]]`. Typed
 * arrays and plain lists serve alike, so millions of scores need no object each, and a small call can be written as JSON. Entries come in any order.
 */

export type Algorithm = 'hungarian' | 'minmax' | 'fairflow';
export type BidName = 'eager' | 'willing' | 'not_willing' | 'conflict';

/** Own bounds win over the call's; a maximum of one's own below the call's minimum lowers that minimum, too. */
export interface CallProposal { readonly id: string; readonly minimum?: number; readonly maximum?: number }

/** The maximum in force is the lower of the call's and the reviewer's own (R5); 0 = does not review. */
export interface CallReviewer { readonly id: string; readonly minimum?: number; readonly maximum?: number }

export interface Pairs { readonly proposal: ArrayLike<number>; readonly reviewer: ArrayLike<number> }
export interface ValuedPairs extends Pairs { readonly value: ArrayLike<number> }

/** The names of the specification (MatchingConfiguration), in this project's spelling. */
export interface AssignmentSettings {
  readonly algorithm: Algorithm;
  readonly minReviewersPerProposal: number;
  readonly maxReviewersPerProposal: number;
  readonly minProposalsPerReviewer: number;
  readonly maxProposalsPerReviewer: number;
  /** On raw affinity, 0–1 (R2). `fairflow` keeps to it, the others count the pairs under it. */
  readonly minAffinityThreshold: number;
  readonly useReviewerBids: boolean;
  /** 0–1. */
  readonly bidWeight: number;
  /** `minimum`: beyond their minimum proposals get a reviewer only where a reviewer's minimum or a lock needs it; `maximum`: as many as there can be (R5). */
  readonly fill: 'minimum' | 'maximum';
}

export interface CallSnapshot {
  readonly proposals: readonly CallProposal[];
  readonly reviewers: readonly CallReviewer[];
  /** Raw affinity, 0–1. A pair that is not listed is no candidate; one that is listed with 0 is (R11). */
  readonly scores: ValuedPairs;
  /** 1 eager, 0.5 willing, 0 none, −0.5 not willing, −1 conflict. −1 excludes the pair even when bids are off, and is never scored (R1). */
  readonly bids: ValuedPairs;
  /** Pairs that may not be: conflicts of interest pending or confirmed, recusals (R1). A pair may stand here more than once. */
  readonly conflicts: Pairs;
  /** Conflicts that were waived: assignable, with `plan[i]` for whoever oversees it. What else excludes the pair still does. */
  readonly waived: Pairs & { readonly plan: readonly string[] };
  /** Pairs that must be. They count in every bound; one without a score is kept as "not scored". */
  readonly locks: Pairs;
  readonly settings: AssignmentSettings;
}

export interface Assignment {
  readonly proposal: string;
  readonly reviewer: string;
  /** Null: locked without a score. */
  readonly affinity: number | null;
  readonly bid: BidName | null;
  /** affinity + bidWeight × bid, to nine places; may leave 0–1 (R2). Null where there is no affinity. */
  readonly finalScore: number | null;
  /** 1 = the best of those that this proposal got. */
  readonly rank: number;
  readonly locked: boolean;
  /** The management plan of a waived conflict; null where none was waived. */
  readonly oversight: string | null;
  readonly belowThreshold: boolean;
}

/**
 * Why a proposal lacks reviews, in Hall's terms. `tooFewCandidates`: all of them review it, and they are fewer than it needs; so many more are excluded
 * by conflicts, or not used for being under the threshold. `reviewersAreFull`: `proposals` together (this one among them) need `needed` reviews; those of
 * `reviewers`, all at their maximum, give them `available`, and other candidates, each of whom reviews already whom they may, `others`.
 */
export type ShortfallCause =
  | { readonly kind: 'tooFewCandidates'; readonly candidates: number; readonly minimum: number; readonly conflicts: number; readonly belowThreshold: number }
  | {
    readonly kind: 'reviewersAreFull'; readonly proposals: readonly string[]; readonly reviewers: readonly string[];
    readonly needed: number; readonly available: number; readonly others: number;
  };

export interface Shortfall { readonly proposal: string; readonly missing: number; readonly cause: ShortfallCause }

export interface ReviewerShortage { readonly reviewer: string; readonly missing: number }

export interface ReviewerLoad { readonly reviewer: string; readonly load: number; readonly minimum: number; readonly maximum: number }

/** How something is spread. Quantiles are values that occur (the smallest that at least that share does not exceed). */
export interface Spread { readonly minimum: number; readonly lowerQuartile: number; readonly median: number; readonly upperQuartile: number; readonly maximum: number; readonly mean: number }

/** What R5 asks every run to report, for comparing runs. */
export interface AssignmentStatistics {
  readonly pairs: number;
  /** Summed raw affinity per proposal. */
  readonly proposalScore: Spread;
  /** `gini` is 0 where all review as many, and near 1 where one reviews all. */
  readonly load: Spread & { readonly gini: number };
  /** Of the pairs with such a bid, how many were assigned. */
  readonly bids: Readonly<Record<BidName, { readonly given: number; readonly assigned: number }>>;
  readonly belowThreshold: number;
  /** Pairs with a waived conflict. */
  readonly underOversight: number;
}

export interface AssignmentObjective {
  /** Reviews missing below the proposals' minimum. */
  readonly shortfall: number;
  /** Proposals missing below the reviewers' minimum. */
  readonly reviewersShort: number;
  readonly maxLoad: number;
  /** The smallest summed raw affinity of a proposal: what `fairflow` raises. */
  readonly minProposalScore: number;
  /** Sum of the final scores. */
  readonly totalScore: number;
  /** What is proven: no assignment has a greater `totalScore` (`hungarian`, `minmax`: it is reached), or a greater `fairness.floor` (`fairflow`). */
  readonly bound: number;
  /** Only `fairflow`. */
  readonly fairness: Fairness | null;
}

/** How far `fairflow` came, and how far from the best it is at most. */
export interface Fairness {
  /**
   * The smallest summed raw affinity of the `counted` proposals: those that get all the reviews they need, but for those whose reviews are
   * all locked and who can get no more. Where all count, it is `minProposalScore`.
   */
  readonly floor: number;
  readonly counted: number;
  /** No assignment in which the same proposals and reviewers lack as much has a greater floor. */
  readonly floorBound: number;
  /** None of those with this floor has a greater `totalScore` (R12). */
  readonly totalBound: number;
}

/**
 * What proves an optimum without solving (linear programming duality): prices of what is left to decide once locks stand, in code-point order of
 * ids and billionths of a score. A review counts `requiredValue` on either side while it serves a minimum, `extraValue` on a proposal beyond it, and its final
 * score; assigned pairs are worth at least both their prices, others at most.
 */
export interface AssignmentCertificate {
  readonly proposalPrice: readonly number[];
  readonly reviewerPrice: readonly number[];
  readonly requiredValue: number;
  readonly extraValue: number;
  /**
   * `minmax`: with a smaller largest load more would be missing below the minimums of a side: what these `proposals` and all others together can take or
   * give bounds it. By place in code-point order of ids, locked pairs behind them as if each were a proposal. Null for the others.
   */
  readonly load: { readonly limit: number; readonly side: 'proposals' | 'reviewers'; readonly proposals: readonly number[] } | null;
  /** `fairflow`: what proves its two bounds; the prices above are then those of `settled`. Null for the others. */
  readonly floor: FloorCertificate | null;
}

/**
 * Who lacks how much is settled first, by an assignment with the fewest missing reviews, of which these are the pairs (by place among the candidates that
 * are neither locked nor under the threshold); then nothing is better within that. See `FairFlowCertificate`.
 */
export interface FloorCertificate {
  readonly settled: readonly number[];
  readonly floorProof: BoundProofInWords;
  readonly totalProof: BoundProofInWords;
}

/** `search`: every case was tried, and only trying them again proves it, as `verifyAssignment` does. */
export type BoundProofInWords =
  | { readonly kind: 'prices'; readonly multiplier: readonly number[]; readonly reviewerPrice: readonly number[]; readonly extraPrice: number }
  | { readonly kind: 'search'; readonly cases: number };

export interface AssignmentResult {
  /**
   * S3. `optimal`: nothing better exists, and the certificate proves it, also where reviews are missing. `feasible`: a good assignment whose distance
   * from the best `objective.fairness` bounds (`fairflow` only).
   */
  readonly status: 'optimal' | 'feasible';
  readonly algorithm: Algorithm;
  readonly objective: AssignmentObjective;
  /** By proposal, then rank. */
  readonly assignments: readonly Assignment[];
  readonly shortfall: readonly Shortfall[];
  readonly reviewersBelowMinimum: readonly ReviewerShortage[];
  readonly loads: readonly ReviewerLoad[];
  readonly statistics: AssignmentStatistics;
  readonly certificate: AssignmentCertificate;
}
