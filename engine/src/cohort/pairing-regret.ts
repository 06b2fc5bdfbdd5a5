/**
 * Regret for pairings that a person may have altered. For an optimum it is the solver's own; for another pairing the same question is
 * asked of it: what would doing without this pair cost, compared with what the pairing achieves now?
 */
import type { Encoded } from './encode.ts';
import { pairIndex, MARK } from './encode.ts';
import { solve } from './solve.ts';
import type { Solved } from './solve.ts';
import { objectiveOf } from './tiers.ts';
import type { Mode } from './types.ts';

/** Per mentor, in points; null = nothing as good without the pair, or unmatched. */
export function regretOfPairing(encoded: Encoded, columnOfRow: Int32Array, mode: Mode): (number | null)[] {
  const best = solve(encoded, mode);
  const bestRegret = best.regretOfRow();
  const achieved = costOf(encoded, columnOfRow, mode);
  return Array.from(columnOfRow, (column, row) => {
    if (column < 0 || isLocked(encoded, row, column)) return null;
    // The best answer does without the pair and is at least as good.
    if (best.columnOfRow[row] !== column) return 0;
    if (bestRegret[row] === null) return lossWithout(encoded, row, column, achieved, mode);
    const without = costOf(encoded, best.columnOfRow, mode);
    return loss(achieved, { profile: without.profile, points: without.points - bestRegret[row]! });
  });
}

interface Cost { readonly profile: readonly number[]; readonly points: number }

/** Null where the best without the pair breaks more than the pairing does now. */
function loss(achieved: Cost, without: Cost): number | null {
  const at = achieved.profile.findIndex((count, tier) => count !== without.profile[tier]);
  if (at >= 0) return without.profile[at]! > achieved.profile[at]! ? null : 0;
  return Math.max(0, achieved.points - without.points);
}

function lossWithout(encoded: Encoded, row: number, column: number, achieved: Cost, mode: Mode): number | null {
  const marks = Uint16Array.from(encoded.marks);
  marks[pairIndex(encoded, row, column)]! |= MARK.apart;
  const without: Solved = solve({ ...encoded, marks }, mode);
  return loss(achieved, costOf(encoded, without.columnOfRow, mode));
}

/** Unmatched mentors and the tiers above the last as the profile; the last tier in points, more being better. */
function costOf(encoded: Encoded, columnOfRow: Int32Array, mode: Mode): Cost {
  const { tiers, costPerPoint } = objectiveOf(encoded, mode);
  const totals = tiers.map(() => 0);
  let unmatched = 0;
  columnOfRow.forEach((column, row) => {
    if (column < 0) unmatched++;
    else tiers.forEach((tier, at) => { totals[at]! += tier[pairIndex(encoded, row, column)]!; });
  });
  return { profile: [unmatched, ...totals.slice(0, -1)], points: -totals.at(-1)! / costPerPoint };
}

function isLocked(encoded: Encoded, row: number, column: number): boolean {
  return (encoded.marks[pairIndex(encoded, row, column)]! & MARK.locked) !== 0;
}
