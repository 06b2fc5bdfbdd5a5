/**
 * The vocabulary of a cohort: what goes in (one plain snapshot) and what comes out (one plain result).
 * Everything is JSON: a run stores both, and the same snapshot gives the same bytes (resolution S2).
 *
 * `id` is any stable unique text: the server uses participant ids, the command line uses e-mail addresses. Only one person's two
 * participants (C10) may share an id, one on each side.
 * Ties between equally good answers break by the code-point order of ids, never by the order of the input.
 */

export type Side = 'mentor' | 'mentee';
export type Mode = 'strict' | 'exception';

export interface Participant {
  readonly id: string;
  readonly side: Side;
  /** Who the person is; two participants of one person are never paired (C10). Null: known to be nobody else. */
  readonly personId: string | null;
  /** Null: not set, which blocks readiness. Compared by identity: the caller resolves aliases (C11). */
  readonly organizationId: string | null;
  readonly submitted: boolean;
  /** Ids of acceptable people of the other side, best first. */
  readonly preferences: readonly string[];
  /** Ids that this person must never be paired with (C4). */
  readonly never: readonly string[];
}

export interface MentorFields {
  readonly jobTitle: string;
  readonly function: string;
  readonly expertiseTags: readonly string[];
  readonly coachingTopics: readonly string[];
  readonly languages: readonly string[];
  readonly location: string;
  readonly yearsExperience: number | null;
  readonly bio: string;
}

export interface MenteeWishes {
  readonly tags: readonly string[];
  /** Keys into `CohortSettings.attributes`. */
  readonly attributes: readonly string[];
  readonly languages: readonly string[];
  readonly location: string;
  readonly function: string;
}

export interface Mentor extends Participant { readonly side: 'mentor'; readonly fields: MentorFields }
export interface Mentee extends Participant { readonly side: 'mentee'; readonly wishes: MenteeWishes }

/** A test on one mentor field; text compares case-folded and trimmed. */
export type AttributePredicate =
  | { readonly field: 'yearsExperience'; readonly op: 'atLeast'; readonly value: number }
  | { readonly field: 'jobTitle' | 'function' | 'location' | 'bio'; readonly op: 'is' | 'contains'; readonly value: string }
  | { readonly field: 'languages' | 'expertiseTags' | 'coachingTopics'; readonly op: 'includes'; readonly value: string };

export interface AttributeDefinition {
  readonly key: string;
  readonly label: string;
  readonly predicate: AttributePredicate;
  /** Relative share of the attribute component; 1 unless an admin says otherwise (§6.2). */
  readonly weight: number;
}

export interface CohortSettings {
  /** §6.2; each ≥ 0, sum 100. */
  readonly weights: { readonly rank: number; readonly tags: number; readonly attributes: number; readonly alignment: number };
  /** Spread the weight of components nobody asked for over the others (C6). */
  readonly renormalise: boolean;
  readonly attributes: readonly AttributeDefinition[];
  readonly alignment: { readonly language: number; readonly location: number; readonly function: number };
  /** §7, in points of the 0–100 score. */
  readonly ambiguityGap: number;
  /** §5.1; below it: a warning, never a blocker (C5). */
  readonly minOptionsStrict: number;
  /** C1. `weighted` uses the three constants and may break the order of the tiers. */
  readonly objective: 'lexicographic' | 'weighted';
  readonly penalties: { readonly sameOrganization: number; readonly neither: number; readonly oneSided: number; readonly scoreScale: number };
}

/** A pair the admin decided by name: fixed together, kept apart, or a veto lifted (C4, C14). */
export interface PairRule {
  readonly kind: 'lock' | 'apart' | 'liftVeto';
  readonly mentor: string;
  readonly mentee: string;
  readonly reason: string;
}

export interface CohortSnapshot {
  readonly mode: Mode;
  /** Whether people who have not submitted take part, with no preference (C3). */
  readonly includeUnsubmitted: boolean;
  readonly mentors: readonly Mentor[];
  readonly mentees: readonly Mentee[];
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  readonly rules: readonly PairRule[];
  readonly settings: CohortSettings;
}

export type Acceptability = 'mutual' | 'mentorOnly' | 'menteeOnly' | 'neither';
export type ExceptionType = 'E1' | 'E2' | 'E3';

export interface RankPart { readonly rank: number | null; readonly listLength: number; readonly score: number }

/** Why a pair has its score. Each component carries its value in 0–1, its weight and the points it gave. */
export interface ScoreBreakdown {
  readonly rank: { readonly weight: number; readonly value: number; readonly points: number; readonly mentor: RankPart; readonly mentee: RankPart };
  readonly tags: { readonly weight: number; readonly value: number; readonly points: number; readonly asked: boolean; readonly matched: readonly string[]; readonly missing: readonly string[] };
  readonly attributes: { readonly weight: number; readonly value: number; readonly points: number; readonly asked: boolean; readonly satisfied: readonly string[]; readonly unsatisfied: readonly string[] };
  readonly alignment: {
    readonly weight: number; readonly value: number; readonly points: number; readonly asked: boolean;
    readonly language: boolean | null; readonly location: boolean | null; readonly function: boolean | null;
  };
  /** Sum of the points before rounding. */
  readonly total: number;
}

export interface Alternative { readonly id: string; readonly scorePercent: number }

/** Rules A and B of §7 for one side of a chosen pair. */
export interface SideAmbiguity {
  readonly ambiguous: boolean;
  readonly best: Alternative | null;
  readonly second: Alternative | null;
  readonly gap: number | null;
}

export interface MatchedPair {
  readonly mentor: string;
  readonly mentee: string;
  readonly scorePercent: number;
  readonly breakdown: ScoreBreakdown;
  readonly acceptability: Acceptability;
  readonly sameOrganization: boolean;
  /** Worst first; empty for a compliant pair (C2). */
  readonly exceptionTypes: readonly ExceptionType[];
  readonly locked: boolean;
  readonly vetoLifted: boolean;
  readonly ambiguity: { readonly ambiguous: boolean; readonly mentor: SideAmbiguity; readonly mentee: SideAmbiguity };
  /** Loss of total score, in points, when this pair is forbidden at the same violation profile; null = the only option (C7). Never penalties. */
  readonly regret: number | null;
}

/** `unmatched` counts people of both sides; the others count pairs by label, so a pair labelled E3 and E1 counts in both (C2). */
export interface Tiers {
  readonly unmatched: number;
  readonly sameOrganization: number;
  readonly neither: number;
  readonly oneSided: number;
}

/** A set of people on one side whose acceptable partners, all of them, are fewer than they are (Hall 1935). */
export interface HallViolator { readonly side: Side; readonly members: readonly string[]; readonly partners: readonly string[] }

export interface SuggestedAcceptance {
  readonly mentor: string;
  readonly mentee: string;
  /** Who would have to add the other to the list. */
  readonly ask: readonly Side[];
  readonly scorePercent: number;
}

export interface OptionCount {
  readonly id: string;
  readonly side: Side;
  /** Mutually acceptable, other organization. */
  readonly strict: number;
  /** Other organization, acceptability ignored, vetoes honoured (§5.2). */
  readonly anyAcceptability: number;
  /** Mutually acceptable, organization ignored (§5.2). */
  readonly anyOrganization: number;
}

export type BlockerCode =
  | 'noMentors' | 'noMentees' | 'countsDiffer' | 'organizationMissing' | 'notSubmitted' | 'zeroOptions'
  | 'hallViolator' | 'lockNotCompliant' | 'vetoesBlockPairing';
export type WarningCode = 'fewOptions' | 'oneOrganizationDominates' | 'weightedOrderNotGuaranteed';

export interface Finding<Code> {
  readonly code: Code;
  readonly side: Side | null;
  readonly ids: readonly string[];
  /** Numbers and ids the sentence needs. */
  readonly values: Readonly<Record<string, number | string>>;
}

export interface Diagnostics {
  readonly counts: { readonly mentors: number; readonly mentees: number; readonly mentorsSubmitted: number; readonly menteesSubmitted: number };
  readonly blockers: readonly Finding<BlockerCode>[];
  readonly warnings: readonly Finding<WarningCode>[];
  readonly options: readonly OptionCount[];
  readonly lowestOptions: { readonly mentors: readonly OptionCount[]; readonly mentees: readonly OptionCount[] };
  readonly organizations: readonly { readonly id: string; readonly name: string; readonly mentors: number; readonly mentees: number }[];
  /** max(0, max over organizations of M_o + E_o − N) with the organization that forces it (C5). */
  readonly unavoidableSameOrganization: { readonly count: number; readonly organizationId: string | null };
  readonly hallViolator: HallViolator | null;
  /** A smallest set of acceptances that would make strict feasible; null when none can. */
  readonly fewestAcceptances: readonly SuggestedAcceptance[] | null;
  /** Strict would find a complete compliant pairing now. */
  readonly strictFeasible: boolean;
}

/** Enough to check the optimum without the solver: the duals of every stage of the lexicographic objective. */
export interface OptimalityCertificate {
  readonly stages: readonly {
    readonly name: string;
    readonly total: number;
    readonly mentorDual: readonly number[];
    readonly menteeDual: readonly number[];
    /** What a pair costs in this stage: the sum of weight × (value in the tier − offset), worst tier first. */
    readonly terms?: readonly { readonly tier: string; readonly weight: number; readonly offset: number }[];
  }[];
}

export interface CohortResult {
  /** S3. `infeasible` carries no matches; its reasons are in `diagnostics`. */
  readonly status: 'optimal' | 'infeasible';
  readonly mode: Mode;
  readonly objective: { readonly tiers: Tiers; readonly totalScore: number };
  readonly matches: readonly MatchedPair[];
  readonly unmatched: { readonly mentors: readonly string[]; readonly mentees: readonly string[] };
  readonly diagnostics: Diagnostics;
  readonly certificate: OptimalityCertificate | null;
}
