import { diagnose } from './diagnose.ts';
import { encode } from './encode.ts';
import type { Encoded } from './encode.ts';
import { explainPairing } from './explain.ts';
import { regretOfPairing } from './pairing-regret.ts';
import { solve } from './solve.ts';
import type { CohortResult, CohortSnapshot, Diagnostics } from './types.ts';
import { assertUsable } from './validate.ts';

/**
 * Pairs a cohort (§8, C1–C5): strict finds the compliant pairing of everybody with the greatest total score or says why there is
 * none; exception always pairs min(mentors, mentees) people as far as vetoes, self-pairs and keep-apart rules leave room, breaking
 * the policies in their strict order of gravity as little as can be.
 *
 * `infeasible`: no matches, everybody who takes part is unmatched, reasons in `diagnostics`. Exception mode is infeasible only when
 * one side is empty.
 *
 * The same people give the same bytes whatever order they, the rules or the settings' attributes come in: among equally good
 * pairings the one that gives the first mentor (by code points of ids) the first possible mentee, then the second mentor, and so on.
 * After a feasible strict run, exception mode returns that very pairing (C13).
 *
 * Time O(n³); a complete result in a few milliseconds at n = 30.
 *
 * @throws UnusableSnapshotError for a snapshot that `validateSnapshot` objects to.
 */
export function matchCohort(snapshot: CohortSnapshot): CohortResult {
  assertUsable(snapshot);
  const encoded = encode(snapshot);
  const diagnostics = diagnose(encoded);
  const { mode } = snapshot;
  const possible = mode === 'strict' ? diagnostics.strictFeasible : encoded.score.length > 0;
  if (!possible) return infeasible(encoded, diagnostics);
  const solved = solve(encoded, mode);
  const explained = explainPairing(encoded, solved.columnOfRow, regretOfPairing(encoded, solved.columnOfRow, mode, solved), mode);
  return { status: 'optimal', mode, ...explained, diagnostics, certificate: solved.certificate };
}

function infeasible(encoded: Encoded, diagnostics: Diagnostics): CohortResult {
  const nobody = explainPairing(encoded, new Int32Array(encoded.mentors.length).fill(-1), [], encoded.snapshot.mode);
  return { status: 'infeasible', mode: encoded.snapshot.mode, ...nobody, diagnostics, certificate: null };
}
