import { Clock } from './facts/clock.ts';
import { assertNone, nowProblems } from './facts/validate.ts';
import { slotPoints } from './platform-score.ts';
import type { DirectoryColumns } from './scan-columns.ts';

/**
 * What slots amount to at one moment: the columns that a scan reads beside those that no clock touches. One pass over the open slots; a server that rounds `now` down
 * to the minute counts once for everybody who asks within it.
 */
export interface SlotColumns {
  readonly columns: DirectoryColumns;
  readonly clock: Clock;
  /** 0–70. */
  readonly platform: Uint8Array;
  /** Bits of weekday and part of the day of every open intake slot to come. */
  readonly times: Int32Array;
}

/**
 * O(rows + open slots).
 *
 * @throws UnusableDirectoryError for a `now` that cannot be used.
 */
export function slotColumns(columns: DirectoryColumns, now: number): SlotColumns {
  assertNone(nowProblems(now));
  const clock = new Clock(now);
  const { rows, standing, zone, slotOffset, slotStart, slotTime } = columns;
  const ends = (days: number) => Float64Array.from(columns.zones, (name) => clock.windowEnd(name, days));
  const [weekEnds, fortnightEnds] = [ends(7), ends(14)];
  const platform = new Uint8Array(rows.length);
  const times = new Int32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const [weekEnd, fortnightEnd] = [weekEnds[zone[row]!]!, fortnightEnds[zone[row]!]!];
    let inSevenDays = 0;
    let inFourteenDays = 0;
    let bits = 0;
    for (let slot = slotOffset[row]!; slot < slotOffset[row + 1]!; slot++) {
      const start = slotStart[slot]!;
      if (start < now) continue;
      bits |= slotTime[slot]!;
      if (start < weekEnd) inSevenDays++;
      if (start < fortnightEnd) inFourteenDays++;
    }
    times[row] = bits;
    platform[row] = standing[row]! + slotPoints(inSevenDays, inFourteenDays);
  }
  return { columns, clock, platform, times };
}
