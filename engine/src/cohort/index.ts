/** Cohorts: mentors and mentees, one to one. A snapshot in, a result out; see `types.ts` for the words. */
export type * from './types.ts';
export { defaultSettings, validateSettings } from './settings.ts';
export type { SettingProblem, SettingRemedy } from '../settings-checks.ts';
export {
  UnusableSnapshotError, validateSnapshot, type SnapshotProblem, type SnapshotProblemCode,
} from './validate.ts';
export { matchCohort } from './match.ts';
export { diagnoseCohort } from './diagnose.ts';
export { scoreMatrix, type Bar, type ScoreCell, type ScoreMatrix } from './score-matrix.ts';
export { evaluatePair, type PairAssessment, type PairEvaluation, type PairRefusalCode } from './evaluate-pair.ts';
export { evaluatePairing, type Pair, type PairingEvaluation, type PairingRefusal } from './evaluate-pairing.ts';
export { verifyResult, type ResultProblem, type ResultProblemCode } from './verify.ts';
export { weightedOrderHolds } from './tiers.ts';
export { attributeNamed } from './normalise.ts';
