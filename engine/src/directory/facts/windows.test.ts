import { describe, expect, it } from 'vitest';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { NOW, practitioner, Random } from '../builders.test-support.ts';
import { rankPractitioners } from '../rank.ts';
import { platformScore } from '../platform-score.ts';
import { Clock } from './clock.ts';
import { instantOf } from './instant.ts';
import { openIntakeSlots } from './slots.ts';
import { UnusableDirectoryError } from './validate.ts';
import { zoneNamed } from '../../time/zone.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);
const counted = (now: string, timeZone: string, starts: readonly string[], days = 7): number =>
  openIntakeSlots(practitioner('a', { timeZone, slots: starts.map((start) => ({ type: 'intake', status: 'open', start: at(start) })) }), days, new Clock(at(now)));
const weekEnd = (now: string, timeZone: string): string => new Date(new Clock(at(now)).windowEnd(timeZone, 7)).toISOString();

describe('D5: the window runs from now to the same wall-clock time N days later, there', () => {
  it('spring in Berlin: 167 hours', () => {
    expect(weekEnd('2026-03-25T10:00:00+01:00', 'Europe/Berlin')).toBe('2026-04-01T08:00:00.000Z');
    expect(counted('2026-03-25T10:00:00+01:00', 'Europe/Berlin', ['2026-04-01T09:59:59+02:00', '2026-04-01T10:00:00+02:00', '2026-04-01T10:30:00+02:00'])).toBe(1);
  });

  it('autumn in Berlin: 169 hours', () => {
    expect(weekEnd('2026-10-21T10:00:00+02:00', 'Europe/Berlin')).toBe('2026-10-28T09:00:00.000Z');
    expect(counted('2026-10-21T10:00:00+02:00', 'Europe/Berlin', ['2026-10-28T09:59:00+01:00', '2026-10-28T10:00:00+01:00'])).toBe(1);
  });

  it('an end within the hour that is jumped over is the end of what the offset before gives; within the hour that comes twice the first', () => {
    expect(weekEnd('2026-03-22T02:30:00+01:00', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(weekEnd('2026-10-18T02:30:00+02:00', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('zones without daylight saving, of half and three quarter hours, with a jump of half an hour, across the date line', () => {
    expect(weekEnd('2026-03-25T10:00:00Z', 'America/Phoenix')).toBe('2026-04-01T10:00:00.000Z');
    expect(weekEnd('2026-03-25T10:00:00Z', 'Asia/Kolkata')).toBe('2026-04-01T10:00:00.000Z');
    expect(weekEnd('2026-03-25T10:00:00Z', 'Asia/Kathmandu')).toBe('2026-04-01T10:00:00.000Z');
    expect(weekEnd('2026-04-01T00:00:00Z', 'Australia/Lord_Howe')).toBe('2026-04-08T00:30:00.000Z');
    expect(weekEnd('2026-10-01T00:00:00Z', 'Pacific/Kiritimati')).toBe('2026-10-08T00:00:00.000Z');
    // Samoa left out the whole of 30 December 2011.
    expect(weekEnd('2011-12-25T12:00:00-10:00', 'Pacific/Apia')).toBe('2011-12-31T22:00:00.000Z');
  });

  it('one moment, two zones: the same slot is inside for one and outside for the other', () => {
    const slot = '2026-04-01T08:30:00Z';
    expect([counted('2026-03-25T09:00:00Z', 'Europe/Berlin', [slot]), counted('2026-03-25T09:00:00Z', 'UTC', [slot])]).toEqual([0, 1]);
  });

  it('both halves of the hour that comes twice count, each where it is', () => {
    expect(counted('2026-10-25T02:15:00+02:00', 'Europe/Berlin', ['2026-10-25T02:10:00+02:00', '2026-10-25T02:30:00+02:00', '2026-10-25T02:10:00+01:00'], 1)).toBe(2);
  });

  it('slots that are past, held, booked or for sessions do not count; one that begins now does', () => {
    const slot = (start: number, changes = {}) => ({ type: 'intake', status: 'open', start, ...changes }) as const;
    const slots = [slot(NOW - 1), slot(NOW), slot(NOW + HOUR, { status: 'held' }), slot(NOW + HOUR, { status: 'booked' }), slot(NOW + HOUR, { type: 'session' })];
    expect(openIntakeSlots(practitioner('a', { slots }), 7, new Clock(NOW))).toBe(1);
  });

  it('1–2 and 3 or more within seven days, any within fourteen: tiers that do not add up', () => {
    const points = (...hours: number[]) => platformScore(practitioner('a', { slots: hours.map((hour) => ({ type: 'intake', status: 'open', start: NOW + hour * HOUR })) }), NOW).score;
    expect([points(), points(400), points(167, 400), points(1, 167), points(1, 2, 200), points(1, 2, 3), points(168), points(336)]).toEqual([0, 0, 15, 15, 15, 25, 10, 0]);
  });
});

describe('wall clocks', () => {
  it('remembered offsets are the measured ones, also around changes, for any instant of any zone', () => {
    const zones = ['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia', 'Asia/Tehran', 'Africa/Monrovia'];
    const random = new Random(7);
    for (let round = 0; round < oracleRounds(400); round++) {
      const name = zones[random.below(zones.length)]!;
      const instant = random.below(2 ** 31) * 1000 + random.below(1000);
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
      expect(new Date(zoneNamed(name).localAt(instant)).toISOString().slice(0, 19).replace('T', ' '), `${name} ${instant}`).toBe(shown);
    }
  });

  it('a time with an offset is that instant; one without is the wall clock of the zone; what no calendar has is none', () => {
    const iso = (text: string): string | null => {
      const instant = instantOf(text, 'Europe/Berlin');
      return instant === null ? null : new Date(instant).toISOString();
    };
    expect(iso('2026-10-25T02:30:00+02:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(iso('2026-10-25T02:30:00+01:00')).toBe('2026-10-25T01:30:00.000Z');
    expect(iso('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(iso('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(iso('2026-11-21 09:00:00.25Z')).toBe('2026-11-21T09:00:00.250Z');
    expect(iso('2026-11-21T09:00-0330')).toBe('2026-11-21T12:30:00.000Z');
    expect(['2026-02-29T10:00Z', '2026-13-01T10:00Z', '2026-00-10T10:00Z', '2026-01-00T10:00Z', '2026-11-21T24:00Z', '2026-11-21T10:60Z', '2026-11-21', 'tomorrow', '2026-11-21T10:00+15:00', '0001-01-01T00:00Z'].map(iso))
      .toEqual(Array.from({ length: 10 }, () => null));
  });

  it('an unknown time zone, a slot or a now that is no instant, an empty or double id: every place in one error', () => {
    const wrong = [practitioner('', { timeZone: 'Mars/Olympus' }), practitioner('b', { slots: [{ type: 'intake', status: 'open', start: Number.NaN }] }), practitioner('b', { gender: 'robot' as never })];
    let problems: readonly object[] = [];
    try {
      rankPractitioners(wrong, { now: Number.NaN, limit: 1.5, rotationTimeZone: 'Nowhere' });
    } catch (error) {
      if (error instanceof UnusableDirectoryError) ({ problems } = error);
    }
    expect(problems).toEqual([
      { code: 'notAnInstant', path: 'now', value: 'NaN' }, { code: 'notACount', path: 'limit', value: '1.5' }, { code: 'unknownTimeZone', path: 'rotationTimeZone', value: 'Nowhere' },
      { code: 'emptyId', path: 'practitioners[0].id', value: '' }, { code: 'unknownTimeZone', path: 'practitioners[0].timeZone', value: 'Mars/Olympus' },
      { code: 'notAnInstant', path: 'practitioners[1].slots[0].start', value: 'NaN' }, { code: 'duplicateId', path: 'practitioners[2].id', value: 'b' },
      { code: 'unknownValue', path: 'practitioners[2].gender', value: 'robot' },
    ]);
  });
});
