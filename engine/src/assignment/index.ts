export { solveOneToOne, type AssignmentProblem, type AssignmentSolution } from './one-to-one.ts';
export {
  solveLexicographic,
  type CertifiedStage,
  type LexicographicCertificate,
  type LexicographicProblem,
  type LexicographicSolution,
} from './lexicographic.ts';
export { UNMATCHED_TIER, type StageTerm } from './lexicographic-stage.ts';
export { regretOfLexicographicPairs, regretOfPairs, risesWithoutPairs } from './regret.ts';
export {
  fewestAddedEdges,
  maximumMatching,
  smallestHallViolator,
  type AddedEdges,
  type AddedEdgesRequest,
  type BipartiteGraph,
  type HallViolator,
  type Matching,
} from './matching.ts';
export { verifyOneToOne, type VerifyOptions, type Violation, type ViolationCode } from './verify.ts';
export { verifyLexicographic } from './verify-lexicographic.ts';
export {
  shortfallWitness,
  smallestMaximumLoad,
  solveTransport,
  transportRises,
  verifyMaximumLoad,
  verifyTransport,
  type LoadWitness,
  type ShortfallWitness,
  type SmallestLoad,
  type TransportCertificate,
  type TransportProblem,
  type TransportRise,
  type TransportRises,
  type TransportSolution,
  type TransportViolation,
} from './transport.ts';
