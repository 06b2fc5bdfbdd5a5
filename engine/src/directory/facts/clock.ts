import { zoneNamed } from '../../time/zone.ts';

const DAY = 86_400_000;

/** One `now`, and what it is in every time zone that is asked about; the ends of windows are worked out once. */
export class Clock {
  readonly now: number;
  private readonly ends = new Map<string, number>();

  constructor(now: number) {
    this.now = now;
  }

  /**
   * Where a rolling window of whole days ends, itself outside: when the wall clock of that zone shows the time of `now` again, so many days later
   * (D5). A week in which clocks change has 167 or 169 hours.
   */
  windowEnd(timeZone: string, days: number): number {
    const key = `${days} ${timeZone}`;
    let end = this.ends.get(key);
    if (end === undefined) {
      const zone = zoneNamed(timeZone);
      end = zone.instantAt(zone.localAt(this.now) + days * DAY);
      this.ends.set(key, end);
    }
    return end;
  }

  /** The calendar day there, e.g. `2026-11-21`. */
  dayIn(timeZone: string): string {
    return new Date(zoneNamed(timeZone).localAt(this.now)).toISOString().slice(0, 10);
  }
}
