import { describe, expect, it } from 'vitest';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { randomSource } from '../../cohort/random.test-support.ts';
import { defaultScheduleSettings } from './settings.ts';
import { afterOpenTime, dayOf, daysAfter, minutesOf, nextAt } from './working-time.ts';
import type { WorkingTime } from './working-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const { openingHours } = defaultScheduleSettings;
const BERLIN: WorkingTime = { timeZone: 'Europe/Berlin', openingHours, holidays: [] };
const at = (text: string): number => Date.parse(text);
const shown = (instant: number): string => new Date(instant).toISOString();
const open = (start: string, hours: number, changes: Partial<WorkingTime> = {}): string => shown(afterOpenTime(at(start), hours * HOUR, { ...BERLIN, ...changes }));

describe('business hours (K10)', () => {
  it('pass while the desk is open, over nights and weekends', () => {
    // Friday the 20th, 16:00 in Berlin: one hour today, three on Monday.
    expect(open('2026-11-20T15:00:00Z', 4)).toBe('2026-11-23T11:00:00.000Z');
    expect(open('2026-11-21T03:00:00Z', 4)).toBe('2026-11-23T12:00:00.000Z');
    expect(open('2026-11-20T12:00:00Z', 4)).toBe('2026-11-20T16:00:00.000Z');
    expect(open('2026-11-23T09:00:00Z', 48)).toBe('2026-12-01T09:00:00.000Z');
  });
  it('stand still on holidays', () => {
    expect(open('2026-12-24T15:00:00Z', 2, { holidays: ['2026-12-25'] })).toBe('2026-12-28T09:00:00.000Z');
    expect(open('2026-12-24T15:00:00Z', 2)).toBe('2026-12-25T09:00:00.000Z');
  });
  it('keep to the wall clock across daylight saving', () => {
    // The clocks of Berlin go back on 25 October 2026: Monday 09:00 is 08:00 UTC, on Friday before it was 07:00.
    expect(open('2026-10-23T14:00:00Z', 2)).toBe('2026-10-26T09:00:00.000Z');
    expect(open('2026-03-27T15:00:00Z', 2)).toBe('2026-03-30T08:00:00.000Z');
  });
  it('count the hour that comes twice and not the one that is jumped over', () => {
    const always = Object.fromEntries(Object.keys(openingHours).map((day) => [day, [{ from: '00:00', to: '24:00' }]])) as unknown as WorkingTime['openingHours'];
    expect(open('2026-10-24T22:00:00Z', 25, { openingHours: always })).toBe('2026-10-25T23:00:00.000Z');
    const night = { ...openingHours, sun: [{ from: '01:00', to: '04:00' }] };
    // Sunday 25 October, 01:00 to 04:00 by the clock on the wall: four hours; on 29 March two.
    expect(open('2026-10-24T20:00:00Z', 4, { openingHours: night })).toBe('2026-10-25T03:00:00.000Z');
    expect(open('2026-03-28T20:00:00Z', 2, { openingHours: night })).toBe('2026-03-29T02:00:00.000Z');
  });
  it('agree with a minute-by-minute count', () => {
    const random = randomSource(4);
    for (let round = 0; round < oracleRounds(40); round++) {
      const hours = { ...openingHours, wed: [{ from: '08:30', to: '12:00' }, { from: '13:15', to: '24:00' }], sat: [{ from: '00:00', to: '03:30' }] };
      const time: WorkingTime = { timeZone: 'America/New_York', openingHours: hours, holidays: ['2026-11-03', '2026-03-09'] };
      const start = Date.UTC(2026, round % 2 === 0 ? 2 : 9, 1 + Math.floor(random() * 30), 0, Math.floor(random() * 1440));
      const minutes = 1 + Math.floor(random() * 1500);
      expect(shown(afterOpenTime(start, minutes * MINUTE, time))).toBe(shown(byMinutes(start, minutes, time)));
    }
  });
  it('end somewhere, or say that they cannot', () => {
    const never = Object.fromEntries(Object.keys(openingHours).map((day) => [day, []])) as unknown as WorkingTime['openingHours'];
    expect(() => open('2026-11-20T15:00:00Z', 4, { openingHours: never })).toThrow(RangeError);
    expect(() => open('2026-11-20T15:00:00Z', 4, { timeZone: 'Mars/Olympus' })).toThrow(RangeError);
    const mondays = { ...never, mon: [{ from: '09:00', to: '09:01' }] };
    expect(open('2026-11-20T15:00:00Z', 3 / 60, { openingHours: mondays })).toBe('2026-12-07T08:01:00.000Z');
  });
});

/** Looks at every minute and the clock on the wall: slow, and sure. */
function byMinutes(start: number, minutes: number, { timeZone, openingHours: hours, holidays }: WorkingTime): number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const week = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
  let instant = start;
  for (let left = minutes; left > 0; instant += MINUTE) {
    const [day = '', time = ''] = format.format(instant).split(' ');
    const stretches = hours[week[new Date(`${day}T00:00:00Z`).getUTCDay()]!];
    if (!holidays.includes(day) && stretches.some(({ from, to }) => time >= from && time < to)) left--;
  }
  return instant;
}

describe('days and times', () => {
  it('keep the time on the wall clock', () => {
    expect(shown(daysAfter(at('2026-10-23T10:00:00Z'), 3, 'Europe/Berlin'))).toBe('2026-10-26T11:00:00.000Z');
    expect(shown(nextAt(at('2026-11-20T07:00:00Z'), '08:00', 'Europe/Berlin'))).toBe('2026-11-21T07:00:00.000Z');
    expect(shown(nextAt(at('2026-11-20T06:59:00Z'), '08:00', 'Europe/Berlin'))).toBe('2026-11-20T07:00:00.000Z');
  });
  it('are read as written, or not at all', () => {
    expect(['00:00', '09:05', '24:00', '24:01', '9:00', '23:60', 7, null].map(minutesOf)).toEqual([0, 545, 1440, null, null, null, null, null]);
    expect(['2026-02-29', '2028-02-29', '2026-13-01', '2026-1-1', 5].map((text) => dayOf(text) === null)).toEqual([true, false, true, true, true]);
  });
});
