import { describe, expect, it } from 'vitest';
import { NOW, person, practitioner } from './builders.test-support.ts';
import { matchScore } from './match-score.ts';
import { timePreferencesOf } from './times.ts';
import { WEEKDAYS } from './types.ts';

const WORKDAYS = WEEKDAYS.slice(0, 5);

describe('time preferences in words', () => {
  it.each([
    ['mon-evening', [{ weekdays: ['mon'], part: 'evening' }]],
    ['Montag abends', [{ weekdays: ['mon'], part: 'evening' }]],
    ['weekday_morning', [{ weekdays: WORKDAYS, part: 'morning' }]],
    ['werktags vormittags', [{ weekdays: WORKDAYS, part: 'morning' }]],
    ['weekend', [{ weekdays: ['sat', 'sun'], part: 'any' }]],
    ['Wochenende', [{ weekdays: ['sat', 'sun'], part: 'any' }]],
    ['EVENING', [{ weekdays: [], part: 'evening' }]],
    ['mon-fri', [{ weekdays: WORKDAYS, part: 'any' }]],
    ['fri-mon_afternoon', [{ weekdays: ['mon', 'fri', 'sat', 'sun'], part: 'afternoon' }]],
    ['mon-tue-evening', [{ weekdays: ['mon', 'tue'], part: 'evening' }]],
    ['mon, wed morning/evening', [{ weekdays: ['mon', 'wed'], part: 'morning' }, { weekdays: ['mon', 'wed'], part: 'evening' }]],
    ['flexibel', [{ weekdays: [...WEEKDAYS], part: 'any' }]],
  ])('%s', (text, expected) => expect(timePreferencesOf(text)).toEqual(expected));

  it.each(['', '-', 'someday', 'mon evenig', 'mon-', '-mon', '17:00', 'mon--fri'])('"%s" is not understood', (text) => expect(timePreferencesOf(text)).toBeNull());
});

describe('D5: time slot compatibility', () => {
  const slot = (start: string, changes = {}) => ({ type: 'intake', status: 'open', start: Date.parse(start), ...changes }) as const;
  const points = (preference: string, slots: readonly ReturnType<typeof slot>[], timeZone = 'Europe/Berlin'): number =>
    matchScore(practitioner('a', { slots, timeZone }), person({ times: timePreferencesOf(preference)! }), NOW).score;

  it('counts weekday and part of the day by the practitioner’s wall clock', () => {
    // 2026-11-23 is a Monday. 17:00 in Berlin is 21:30 in Kolkata and 09:00 in Phoenix.
    const monday = [slot('2026-11-23T17:00:00+01:00')];
    expect(['Europe/Berlin', 'Asia/Kolkata', 'America/Phoenix', 'Pacific/Kiritimati'].map((zone) => points('mon-evening', monday, zone))).toEqual([15, 15, 0, 0]);
    expect([points('mon-morning', monday, 'America/Phoenix'), points('tue-morning', monday, 'Pacific/Kiritimati')]).toEqual([15, 15]);
  });

  it('before noon, before five, from five on', () => {
    const at = (time: string) => (['morning', 'afternoon', 'evening'] as const).filter((part) => points(part, [slot(`2026-11-23T${time}+01:00`)]) > 0);
    expect(['00:00:00', '11:59:59', '12:00:00', '16:59:59', '17:00:00', '23:59:59'].map(at))
      .toEqual([['morning'], ['morning'], ['afternoon'], ['afternoon'], ['evening'], ['evening']]);
  });

  it('by the wall clock of the day itself where clocks change between now and then', () => {
    // 11:30 UTC is 12:30 in Berlin in winter, 13:30 in summer; 10:30 UTC is 11:30 in winter, 12:30 in summer.
    expect([points('morning', [slot('2027-03-27T10:30:00Z')]), points('morning', [slot('2027-03-28T10:30:00Z')])]).toEqual([15, 0]);
  });

  it('only open intake slots to come, however far ahead', () => {
    expect(points('weekend', [slot('2027-06-05T10:00:00+02:00')])).toBe(15);
    for (const changes of [{ status: 'held' }, { status: 'booked' }, { type: 'session' }]) expect(points('weekend', [slot('2026-11-22T10:00:00+01:00', changes)])).toBe(0);
    expect(points('weekend', [slot('2026-11-21T10:00:00+01:00')])).toBe(0);
  });
});
