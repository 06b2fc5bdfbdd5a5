/** Calls: reviewers for proposals. How alike they are, who may not review what, who reviews what. */

// Affinity
export type {
  AffinityMethod, AffinitySettings, AffinitySnapshot, Expertise, Proficiency, ProposalField, ProposalText, Publication, ReviewerProfile,
} from './affinity/types.ts';
export { AFFINITY_METHODS, defaultAffinitySettings, validateAffinitySettings } from './affinity/settings.ts';
export { UnusableAffinityError, validateAffinity, type AffinityProblem, type AffinityProblemCode } from './affinity/validate.ts';
export { affinityChannels, affinityGaps, affinityModel, keywordsOf, type AffinityGaps, type AffinityModel } from './affinity/model.ts';
export { AffinityReader, type AffinityReading, type AffinityTexts } from './affinity/reader.ts';
export { affinityMatrix, type AffinityMatrix } from './affinity/matrix.ts';
export { updateAffinity, type ComparedCall, type UpdatedCall } from './affinity/update.ts';
export { explainAffinity, type AffinityExplanation, type Bidding, type KeywordMatch, type TermShare } from './affinity/explain.ts';
export { suggestReviewers, type LeftOut, type Suggestion, type SuggestionRequest, type SuggestionStatus } from './affinity/suggest.ts';

// Conflicts of interest
export {
  CONFLICT_TYPES, defaultConflictPolicy,
  type ConflictMethod, type ConflictPolicy, type ConflictRecord, type ConflictSeverity, type ConflictStatus, type ConflictTreatment, type ConflictType,
} from './conflicts/types.ts';
export { decideConflict, pairStandings, standingOf, treatmentOf, type ConflictDecision, type DecisionRefusal, type PairStanding, type Standing } from './conflicts/standing.ts';
export { detectConflicts, type ConflictEvidence, type DetectedConflict, type Detection } from './conflicts/detect.ts';
export { defaultDetectionSettings, type DetectionInput, type DetectionSettings, type KnownPerson, type KnownReviewer, type Paper, type ProposalTeam } from './conflicts/known-people.ts';
export { UnusableDetectionError, validateDetection, type DetectionProblem, type DetectionProblemCode } from './conflicts/validate.ts';

// Assignment
export type * from './assignment/types.ts';
export { BID_NAMES, bidName, bidValue } from './assignment/bids.ts';
export { defaultAssignmentSettings, validateAssignmentSettings } from './assignment/settings.ts';
export { UnusableCallError, validateCall, type CallProblem, type CallProblemCode } from './assignment/validate.ts';
export { assignReviewers } from './assignment/assign.ts';
export { verifyAssignment, type AssignmentProblem, type AssignmentProblemCode } from './assignment/verify.ts';
export { explainPair, type NextCandidate, type PairCost, type PairExplanation, type PairName } from './assignment/explain-pair.ts';
export { compareAlgorithms, type AlgorithmReport } from './assignment/compare.ts';

// Local fairness
export * from './fairflow/index.ts';

// Re-solving
export * from './resolve/index.ts';
