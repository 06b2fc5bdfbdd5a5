/** Calls: reviewers for proposals. How alike they are, who may not review what, who reviews what. */

// Affinity
export type * from './affinity/types.ts';
export { AFFINITY_METHODS, defaultAffinitySettings, validateAffinitySettings } from './affinity/settings.ts';
export { UnusableAffinityError, validateAffinity, type AffinityProblem, type AffinityProblemCode } from './affinity/validate.ts';
export { affinityChannels, affinityDocuments, affinityModel, type AffinityModel, type AffinityPart } from './affinity/model.ts';
export { affinityMatrix, type AffinityMatrix } from './affinity/matrix.ts';
