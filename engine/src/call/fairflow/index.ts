/** Local fairness: a floor under every proposal's summed affinity, then the greatest total. See `types.ts` for the words. */
export type { BoundProof, FairFlowCertificate, FairFlowProblem, FairFlowSolution } from './types.ts';
export { solveFairFlow } from './solve.ts';
export { verifyFairFlow, type FairFlowViolation, type FairFlowViolationCode } from './verify.ts';
