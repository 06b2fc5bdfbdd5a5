import { encode, isMarked, MARK, pairIndex } from './encode.ts';
import type { Encoded } from './encode.ts';
import { evaluate } from './evaluate-pair.ts';
import type { PairRefusalCode } from './evaluate-pair.ts';
import { explainPairing } from './explain.ts';
import type { Explained } from './explain.ts';
import { regretOfPairing } from './pairing-regret.ts';
import type { CohortSnapshot } from './types.ts';
import { assertUsable } from './validate.ts';

export interface Pair { readonly mentor: string; readonly mentee: string }

export interface PairingRefusal {
  readonly code: PairRefusalCode | 'mentorTwice' | 'menteeTwice' | 'lockBroken';
  readonly mentor: string;
  readonly mentee: string;
}

export interface PairingEvaluation {
  /** Empty: the pairing may be stored. */
  readonly refusals: readonly PairingRefusal[];
  /** Null where refused; else the pairing in full, as a run would report it. */
  readonly result: Explained | null;
  /** As many pairs as there are people on the shorter side. */
  readonly complete: boolean;
  /** Every pair keeps every policy. Where not, each pair with `exceptionTypes` needs the admin's reason (§10). */
  readonly strictCompliant: boolean;
}

/**
 * The gate that solver output, swaps, overrides and imported rows all pass before they are stored: one-to-one, known people who take
 * part, no veto, self-pair or keep-apart rule broken, locks kept. Broken policies are labelled, not refused (§10). For the pairs of a
 * `matchCohort` result it returns that very result. O(n³).
 *
 * `regret` of a pair is the loss of total score when a run had to do without it at the pairing's violation profile; 0 where some
 * pairing without it is at least as good as the given one, null where the best without it has fewer pairs or more exceptions.
 *
 * @throws UnusableSnapshotError
 */
export function evaluatePairing(snapshot: CohortSnapshot, pairs: readonly Pair[]): PairingEvaluation {
  assertUsable(snapshot);
  const encoded = encode(snapshot);
  const shorter = Math.min(encoded.mentors.length, encoded.mentees.length);
  const refusals = refusalsOf(encoded, pairs);
  const complete = pairs.length === shorter;
  if (refusals.length > 0) return { refusals, result: null, complete, strictCompliant: false };
  const columnOfRow = new Int32Array(encoded.mentors.length).fill(-1);
  for (const { mentor, mentee } of pairs) columnOfRow[encoded.rowOf.get(mentor)!] = encoded.columnOf.get(mentee)!;
  const strictCompliant = pairs.every(({ mentor, mentee }) => evaluate(encoded, mentor, mentee).assessment!.strictCompliant);
  const mode = snapshot.mode === 'strict' && strictCompliant && complete ? 'strict' : 'exception';
  const result = explainPairing(encoded, columnOfRow, regretOfPairing(encoded, columnOfRow, mode), snapshot.mode);
  return { refusals, result, complete, strictCompliant };
}

function refusalsOf(encoded: Encoded, pairs: readonly Pair[]): PairingRefusal[] {
  const seen = { mentor: new Set<string>(), mentee: new Set<string>() };
  const refusals: PairingRefusal[] = [];
  for (const { mentor, mentee } of pairs) {
    const codes: PairingRefusal['code'][] = [...evaluate(encoded, mentor, mentee).refusals];
    if (seen.mentor.has(mentor)) codes.push('mentorTwice');
    if (seen.mentee.has(mentee)) codes.push('menteeTwice');
    seen.mentor.add(mentor);
    seen.mentee.add(mentee);
    refusals.push(...codes.map((code) => ({ code, mentor, mentee })));
  }
  return [...refusals, ...brokenLocks(encoded, pairs)];
}

/** A lock whose two are simply left out; one who is paired otherwise is refused as `lockedElsewhere`. */
function brokenLocks(encoded: Encoded, pairs: readonly Pair[]): PairingRefusal[] {
  const mentors = new Set(pairs.map(({ mentor }) => mentor));
  const mentees = new Set(pairs.map(({ mentee }) => mentee));
  return encoded.snapshot.rules
    .filter(({ kind, mentor, mentee }) => {
      const row = encoded.rowOf.get(mentor);
      const column = encoded.columnOf.get(mentee);
      if (kind !== 'lock' || row === undefined || column === undefined) return false;
      return isMarked(encoded, pairIndex(encoded, row, column), MARK.locked) && !mentors.has(mentor) && !mentees.has(mentee);
    })
    .map(({ mentor, mentee }) => ({ code: 'lockBroken', mentor, mentee }));
}
