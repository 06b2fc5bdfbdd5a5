/** Re-solving with few changes. */
export { reassign, type Reassignment, type ReassignmentCertificate, type ReassignmentProblem } from './reassign.ts';
export { reassignFairly, type FairReassignment, type FairReassignmentProblem } from './reassign-fairly.ts';
export { reassignReviewers, type MadePair, type ReassignedReviewers } from './reassign-reviewers.ts';
export { verifyFairReassignment } from './verify-fairly.ts';
export { verifyReassignment, type ReassignmentViolation } from './verify.ts';
