/** The directory: practitioners, ranked for a person who seeks one, or for nobody in particular. See `types.ts` for the words. */
export type * from './types.ts';
export type { Gender, Practitioner, SessionFormat, Slot } from './facts/practitioner.ts';
export { UnusableDirectoryError, type DirectoryProblem, type DirectoryProblemCode } from './facts/validate.ts';
export { instantOf } from './facts/instant.ts';
export { exclusionsOf, type Exclusion } from './eligibility.ts';
export { platformScore } from './platform-score.ts';
export { matchScore } from './match-score.ts';
export { rankPractitioners, ROTATION_TIME_ZONE } from './rank.ts';
export { directoryColumns, type DirectoryColumns } from './scan-columns.ts';
export { slotColumns, type SlotColumns } from './scan-slots.ts';
export { rankColumns } from './scan.ts';
export { rotationPlace } from './rotation.ts';
export { BADGE_LABELS, explain, noteText, type Language } from './words.ts';
export { RANKING_CRITERIA, type Criterion } from './criteria.ts';
export { timePreferencesOf } from './times.ts';
export { readPerson, readPractitioners, type Read } from './record/read.ts';
export type { RecordProblem, RecordRemedy } from './record/report.ts';
