import { ambiguityOf } from './ambiguity.ts';
import { acceptabilityAt, isMarked, MARK, pairIndex, ranksAt } from './encode.ts';
import type { Encoded } from './encode.ts';
import { scoreBreakdown } from './score.ts';
import { labelsAt } from './tiers.ts';
import type { CohortResult, MatchedPair, Mode, Tiers } from './types.ts';

export interface Explained {
  readonly objective: CohortResult['objective'];
  readonly matches: readonly MatchedPair[];
  readonly unmatched: CohortResult['unmatched'];
}

/** A pairing in full: every pair with its score, labels, ambiguity and regret, and the totals that follow from them. */
export function explainPairing(
  encoded: Encoded, columnOfRow: Int32Array, regretOfRow: readonly (number | null)[], mode: Mode,
): Explained {
  const matches: MatchedPair[] = [];
  const paired = new Uint8Array(encoded.mentees.length);
  columnOfRow.forEach((column, row) => {
    if (column < 0) return;
    paired[column] = 1;
    matches.push(explainPair(encoded, row, column, regretOfRow[row] ?? null, mode));
  });
  const unmatched = {
    mentors: encoded.mentors.filter((_, row) => columnOfRow[row] === -1).map(({ id }) => id),
    mentees: encoded.mentees.filter((_, column) => paired[column] === 0).map(({ id }) => id),
  };
  const totalScore = matches.reduce((sum, { scorePercent }) => sum + scorePercent, 0);
  return { objective: { tiers: tiersOf(matches, unmatched), totalScore }, matches, unmatched };
}

/** How often each label occurs (C2) and how many people, of both sides, stay without a partner (C3). */
export function tiersOf(matches: readonly MatchedPair[], unmatched: CohortResult['unmatched']): Tiers {
  const count = (type: string): number => matches.filter(({ exceptionTypes }) => (exceptionTypes as readonly string[]).includes(type)).length;
  return {
    unmatched: unmatched.mentors.length + unmatched.mentees.length,
    sameOrganization: count('E3'), neither: count('E2'), oneSided: count('E1'),
  };
}

function explainPair(encoded: Encoded, row: number, column: number, regret: number | null, mode: Mode): MatchedPair {
  return { ...describePair(encoded, row, column), ambiguity: ambiguityOf(encoded, row, column, mode), regret };
}

/** What can be said of a pair by itself. */
export function describePair(encoded: Encoded, row: number, column: number): Omit<MatchedPair, 'ambiguity' | 'regret'> {
  const pair = pairIndex(encoded, row, column);
  const { preparedMentors, preparedMentees, snapshot } = encoded;
  return {
    mentor: encoded.mentors[row]!.id,
    mentee: encoded.mentees[column]!.id,
    scorePercent: encoded.score[pair]!,
    breakdown: scoreBreakdown(preparedMentors[row]!, preparedMentees[column]!, ranksAt(encoded, pair), snapshot.settings),
    acceptability: acceptabilityAt(encoded, pair),
    sameOrganization: isMarked(encoded, pair, MARK.sameOrganization),
    exceptionTypes: labelsAt(encoded, pair),
    locked: isMarked(encoded, pair, MARK.locked),
    vetoLifted: isMarked(encoded, pair, MARK.vetoLifted),
  };
}
