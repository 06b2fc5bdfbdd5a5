import { encode, isCompliant, pairIndex } from './encode.ts';
import type { Encoded } from './encode.ts';
import { describePair } from './explain.ts';
import { barOf } from './score-matrix.ts';
import type { Bar } from './score-matrix.ts';
import type { CohortSnapshot, MatchedPair } from './types.ts';
import { assertUsable } from './validate.ts';

/** Why a pair cannot be made by hand either. Broken policies are no refusal: they need a reason from the admin (§10). */
export type PairRefusalCode = 'unknownMentor' | 'unknownMentee' | 'mentorAbsent' | 'menteeAbsent' | Bar;

export interface PairAssessment extends Omit<MatchedPair, 'ambiguity' | 'regret'> {
  /** Open, mutually acceptable, across organizations: no reason needed. */
  readonly strictCompliant: boolean;
}

export interface PairEvaluation {
  readonly mentor: string;
  readonly mentee: string;
  /** Empty: the pair may be made. */
  readonly refusals: readonly PairRefusalCode[];
  /** Null where one of the two is not in the run. */
  readonly assessment: PairAssessment | null;
}

/**
 * Score, violations and refusals of any one pair, for the two columns of an override page (§10). O(mentors × mentees).
 *
 * @throws UnusableSnapshotError
 */
export function evaluatePair(snapshot: CohortSnapshot, mentor: string, mentee: string): PairEvaluation {
  assertUsable(snapshot);
  return evaluate(encode(snapshot), mentor, mentee);
}

export function evaluate(encoded: Encoded, mentor: string, mentee: string): PairEvaluation {
  const row = encoded.rowOf.get(mentor);
  const column = encoded.columnOf.get(mentee);
  if (row === undefined || column === undefined) {
    return { mentor, mentee, refusals: whoIsMissing(encoded, mentor, mentee), assessment: null };
  }
  const pair = pairIndex(encoded, row, column);
  const bar = barOf(encoded, pair);
  const assessment = { ...describePair(encoded, row, column), strictCompliant: isCompliant(encoded, pair) };
  return { mentor, mentee, refusals: bar === null ? [] : [bar], assessment };
}

function whoIsMissing({ snapshot, rowOf, columnOf }: Encoded, mentor: string, mentee: string): PairRefusalCode[] {
  const refusals: PairRefusalCode[] = [];
  if (!rowOf.has(mentor)) refusals.push(snapshot.mentors.some(({ id }) => id === mentor) ? 'mentorAbsent' : 'unknownMentor');
  if (!columnOf.has(mentee)) refusals.push(snapshot.mentees.some(({ id }) => id === mentee) ? 'menteeAbsent' : 'unknownMentee');
  return refusals;
}
