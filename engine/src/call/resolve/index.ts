/** Re-solving with few changes. */
export { reassign, type Reassignment, type ReassignmentCertificate, type ReassignmentProblem } from './reassign.ts';
export { reassignReviewers, type MadePair, type ReassignedReviewers } from './reassign-reviewers.ts';
export { verifyReassignment, type ReassignmentViolation } from './verify.ts';
