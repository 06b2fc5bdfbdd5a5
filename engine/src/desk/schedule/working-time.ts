import { zoneNamed } from '../../time/zone.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** `HH:MM`, from `00:00` to `24:00`. */
export interface Stretch { readonly from: string; readonly to: string }
export type OpeningHours = Readonly<Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun', readonly Stretch[]>>;

export interface WorkingTime {
  readonly timeZone: string;
  readonly openingHours: OpeningHours;
  readonly holidays: readonly string[];
}

/** Minutes since midnight of `HH:MM`; null for anything else. */
export function minutesOf(text: unknown): number | null {
  const [, hours, minutes] = typeof text === 'string' ? /^([01]\d|2[0-4]):([0-5]\d)$/u.exec(text) ?? [] : [];
  const total = Number(hours) * 60 + Number(minutes);
  return total <= 24 * 60 ? total : null;
}

/** Midnight of `YYYY-MM-DD` as a wall clock's milliseconds; null for days that no calendar has. */
export function dayOf(text: unknown): number | null {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/u.test(text)) return null;
  const day = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text ? null : day;
}

/** 1970 began on a Thursday. */
const FROM_THURSDAY = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const;

/**
 * The first instant at which the desk has been open for so long since `start`: milliseconds since 1970 both, `duration` in milliseconds of real time, so
 * that a day on which clocks are put back has an hour more where the desk is open at night. A time of opening or closing that clocks jump over is read as
 * before the jump, of one that comes twice the first is taken (RFC 5545 §3.3.5). What ends at closing time ends then, not at the next opening. O(days passed · stretches).
 *
 * @throws RangeError where the desk never opens again, or there is no such time zone.
 */
export function afterOpenTime(start: number, duration: number, { timeZone, openingHours, holidays }: WorkingTime): number {
  const zone = zoneNamed(timeZone);
  const closed = new Set(holidays.map(dayOf));
  let left = duration;
  let day = Math.floor(zone.localAt(start) / DAY);
  // A holiday in every week until the last one, then a week and what the duration asks for at one minute of opening a week.
  const last = day + 7 * (closed.size + 2 + Math.ceil(duration / MINUTE));
  for (; day <= last; day++) {
    if (closed.has(day * DAY)) continue;
    for (const { from, to } of openingHours[FROM_THURSDAY[((day % 7) + 7) % 7]!]) {
      const opens = Math.max(start, zone.instantAt(day * DAY + minutesOf(from)! * MINUTE));
      const open = zone.instantAt(day * DAY + minutesOf(to)! * MINUTE) - opens;
      if (open >= left && open > 0) return opens + left;
      left -= Math.max(0, open);
    }
  }
  throw new RangeError('The desk never opens again: openingHours has no stretch.');
}

/** The same time on the wall clock so many days later: 23 or 25 hours a day where clocks change. */
export function daysAfter(start: number, days: number, timeZone: string): number {
  const zone = zoneNamed(timeZone);
  return zone.instantAt(zone.localAt(start) + days * DAY);
}

/** When the wall clock next shows that time after `start`; a time that comes twice in a day counts once, one that clocks jump over is that much later. */
export function nextAt(start: number, time: string, timeZone: string): number {
  const zone = zoneNamed(timeZone);
  const midnight = Math.floor(zone.localAt(start) / DAY) * DAY;
  const on = (day: number): number => zone.instantAt(midnight + day * DAY + minutesOf(time)! * MINUTE);
  return on(0) > start ? on(0) : on(1);
}
