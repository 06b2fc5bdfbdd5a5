import { describe, expect, it } from 'vitest';
import { instantAt, instantOf, localDateTime } from './zoned-time.ts';

describe('a time typed in the clock of a zone', () => {
  it.each([
    ['Europe/Berlin', '2026-01-15T18:00', '2026-01-15T17:00:00.000Z'],
    ['Europe/Berlin', '2026-07-15T18:00', '2026-07-15T16:00:00.000Z'],
    // The last minute before and the first after the clocks go forward.
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    // The same around the hour that comes twice: of the two the earlier.
    ['Europe/Berlin', '2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
    ['America/St_Johns', '2026-07-01T12:00', '2026-07-01T14:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-01-01T12:00', '2026-01-01T01:00:00.000Z'],
    ['UTC', '2026-12-31T23:59', '2026-12-31T23:59:00.000Z'],
  ])('%s %s is %s, and is shown as it was typed', (timeZone, typed, instant) => {
    expect(instantAt(typed, timeZone)).toBe(instant);
    expect(localDateTime(instant, timeZone)).toBe(typed);
  });

  it('that never occurs means as much later', () => {
    expect(instantAt('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(localDateTime('2026-03-29T01:30:00.000Z', 'Europe/Berlin')).toBe('2026-03-29T03:30');
  });

  it('comes back for every quarter of an hour around both changes, but for the second of two', () => {
    for (const [from, changed] of [['2026-03-28T12:00:00.000Z', 0], ['2026-10-24T12:00:00.000Z', 4]] as const) {
      const moments = Array.from({ length: 96 }, (_, at) => new Date(Date.parse(from) + at * 900_000).toISOString());
      expect(moments.filter((instant) => instantAt(localDateTime(instant, 'Europe/Berlin'), 'Europe/Berlin') !== instant)).toHaveLength(changed);
    }
  });

  it.each(['', 'tomorrow', '2026-13-01T10:00', '2026-02-30T10:00', '2026-03-29', '2026-03-29T25:00'])('%j is no time', (text) => expect(instantAt(text, 'Europe/Berlin')).toBeNull());

  it('comes out of a form as an instant, as nothing where nothing was typed, and else as it was typed', () => {
    const form = new FormData();
    form.set('good', '2026-03-29T03:00');
    form.set('empty', ' ');
    form.set('odd', 'next Tuesday');
    expect(['good', 'empty', 'absent', 'odd'].map((name) => instantOf(form, name, 'Europe/Berlin'))).toEqual(['2026-03-29T01:00:00.000Z', null, null, 'next Tuesday']);
  });
});
