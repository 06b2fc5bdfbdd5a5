import { acceptabilityAt, encode, isCandidate, isMarked, MARK } from './encode.ts';
import type { Encoded } from './encode.ts';
import type { Acceptability, CohortSnapshot } from './types.ts';
import { assertUsable } from './validate.ts';

/** Why no mode may use a pair (C4, C10, C14); `veto` is for administrators' eyes only (S7). */
export type Bar = 'samePerson' | 'veto' | 'apart' | 'lockedElsewhere';

export interface ScoreCell {
  readonly scorePercent: number;
  readonly acceptability: Acceptability;
  readonly sameOrganization: boolean;
  readonly barred: Bar | null;
  readonly locked: boolean;
  readonly vetoLifted: boolean;
  /** Whether a run in the snapshot's mode may choose the pair. */
  readonly candidate: boolean;
}

export interface ScoreMatrix {
  readonly mentors: readonly string[];
  readonly mentees: readonly string[];
  /** One row per mentor, one cell per mentee, in the order of the ids above. */
  readonly cells: readonly (readonly ScoreCell[])[];
}

/**
 * Every pair of those who take part, for a heat-map or a list of alternatives. People in code-point order of ids.
 * O(mentors × mentees).
 *
 * @throws UnusableSnapshotError
 */
export function scoreMatrix(snapshot: CohortSnapshot): ScoreMatrix {
  assertUsable(snapshot);
  const encoded = encode(snapshot);
  const { mentors, mentees } = encoded;
  return {
    mentors: mentors.map(({ id }) => id),
    mentees: mentees.map(({ id }) => id),
    cells: mentors.map((_, row) => mentees.map(({ id }) => cellAt(encoded, row * mentees.length + encoded.columnOf.get(id)!))),
  };
}

/** The gravest reason first; a person who is locked elsewhere could at least be unlocked. */
export function barOf(encoded: Encoded, pair: number): Bar | null {
  if (isMarked(encoded, pair, MARK.samePerson)) return 'samePerson';
  if (isMarked(encoded, pair, MARK.veto)) return 'veto';
  if (isMarked(encoded, pair, MARK.apart)) return 'apart';
  return isMarked(encoded, pair, MARK.lockedElsewhere) ? 'lockedElsewhere' : null;
}

function cellAt(encoded: Encoded, pair: number): ScoreCell {
  return {
    scorePercent: encoded.score[pair]!,
    acceptability: acceptabilityAt(encoded, pair),
    sameOrganization: isMarked(encoded, pair, MARK.sameOrganization),
    barred: barOf(encoded, pair),
    locked: isMarked(encoded, pair, MARK.locked),
    vetoLifted: isMarked(encoded, pair, MARK.vetoLifted),
    candidate: isCandidate(encoded, pair, encoded.snapshot.mode),
  };
}
