/** Re-solving with few changes. */
export { reassign, type Reassignment, type ReassignmentCertificate, type ReassignmentProblem } from './reassign.ts';
export { verifyReassignment, type ReassignmentViolation } from './verify.ts';
