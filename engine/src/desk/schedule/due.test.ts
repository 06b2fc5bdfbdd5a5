import { describe, expect, it } from 'vitest';
import { due, responseDeadline } from './due.ts';
import type { DueNow, ScheduleFacts } from './due.ts';
import { defaultScheduleSettings, UnusableScheduleError, urgencies, validateScheduleSettings } from './settings.ts';
import type { AbandonmentStep, ScheduleSettings } from './settings.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 2, 10);
const settings = defaultScheduleSettings;
const said = ({ due: now, next }: DueNow): string => `${now.map(({ kind }) => kind).join('+') || '–'} | ${next === null ? '–' : `${next.kind} ${(next.at - START) / HOUR} h`}`;
const ask = (facts: ScheduleFacts, hours: number, changes: Partial<ScheduleSettings> = {}): string => said(due(facts, { ...settings, ...changes }, START + hours * HOUR));

describe('an invitation (§3.3, K10)', () => {
  const asked = { kind: 'invitation', urgency: 'critical', askedAt: START, extendedAt: null, escalatedAt: null } as const;

  it('has 4, 12, 24 or 48 hours by urgency', () => {
    expect(urgencies.map((urgency) => (responseDeadline({ ...asked, urgency }, settings) - START) / HOUR)).toEqual([4, 12, 24, 48]);
  });
  it('escalates once when the time is over, and expires only after its one extension', () => {
    expect(ask(asked, 3.99)).toBe('– | escalateInvitation 4 h');
    expect(ask(asked, 4)).toBe('escalateInvitation | –');
    expect(ask({ ...asked, escalatedAt: START + 4 * HOUR }, 400)).toBe('– | –');
    const extended = { ...asked, escalatedAt: START + 4 * HOUR, extendedAt: START + 6 * HOUR };
    expect(ask(extended, 9)).toBe('– | expireInvitation 10 h');
    expect(ask(extended, 10)).toBe('expireInvitation | –');
  });
  it('has no less time for an extension that was given early', () => {
    const hours = (extendedAfter: number, extension: number, clock: 'calendar' | 'business' = 'calendar') =>
      (responseDeadline({ ...asked, urgency: 'low', extendedAt: START + extendedAfter * HOUR }, { ...settings, clock, extensionHours: { ...settings.extensionHours, low: extension } }) - START) / HOUR;
    expect([hours(1, 4), hours(1, 48), hours(47, 4)]).toEqual([48, 49, 51]);
    expect(hours(1, 4, 'business')).toBe((responseDeadline({ ...asked, urgency: 'low' }, { ...settings, clock: 'business' }) - START) / HOUR);
  });
  it('counts calendar hours by default, business hours by setting', () => {
    const friday = { ...asked, urgency: 'high', askedAt: Date.UTC(2026, 10, 20, 15) } as const;
    const when = (clock: 'calendar' | 'business') => new Date(responseDeadline(friday, { ...settings, clock, timeZone: 'Europe/Berlin' })).toISOString();
    expect([when('calendar'), when('business')]).toEqual(['2026-11-21T03:00:00.000Z', '2026-11-24T11:00:00.000Z']);
  });
});

describe('a proposal (§4.4, K11)', () => {
  const sent = { kind: 'proposal', sentAt: START, lastClientActionAt: null, done: [] } as const;
  /** A desk that looks once every so many days and does what is due. */
  const days = (every: number, from = every): string[] => {
    const done: { step: AbandonmentStep; at: number }[] = [];
    const log: string[] = [];
    for (let day = from; day <= 60; day += every) {
      for (const { kind } of due({ ...sent, done }, settings, START + day * DAY).due) {
        done.push({ step: kind as AbandonmentStep, at: START + day * DAY });
        log.push(`${day} ${kind}`);
      }
    }
    return log;
  };

  it('is remembered on days 3 and 7, brought to an admin on 10, warned of on 14 and expires on 21', () => {
    expect(days(1)).toEqual(['3 firstReminder', '7 secondReminder', '10 personalOutreach', '14 finalNotice', '21 expireRequest']);
  });
  it('stops at any action of the client', () => {
    expect(ask({ ...sent, lastClientActionAt: START + HOUR }, 500)).toBe('– | –');
    expect(ask({ ...sent, lastClientActionAt: START - HOUR }, 72)).toBe('firstReminder | secondReminder 168 h');
  });
  it('is not buried in letters, nor expires unwarned, where nobody looked for weeks', () => {
    expect(days(30)).toEqual(['30 personalOutreach', '30 finalNotice', '60 expireRequest']);
    expect(days(1, 30)).toEqual(['30 personalOutreach', '30 finalNotice', '37 expireRequest']);
    expect(days(1, 8)).toEqual(['8 secondReminder', '10 personalOutreach', '14 finalNotice', '21 expireRequest']);
  });
  it('never skips the call of an admin, however often that failed', () => {
    const done = [{ step: 'finalNotice', at: START + 14 * DAY }] as const;
    expect(ask({ ...sent, done }, 24 * 20)).toBe('personalOutreach | expireRequest 504 h');
    expect(ask({ ...sent, done }, 24 * 21)).toBe('personalOutreach+expireRequest | –');
  });
  it('keeps to the wall clock of the desk', () => {
    const before = { ...sent, sentAt: Date.UTC(2026, 9, 23, 10) };
    expect(due(before, { ...settings, timeZone: 'Europe/Berlin' }, before.sentAt).next).toEqual({ kind: 'firstReminder', at: Date.UTC(2026, 9, 26, 11) });
  });
});

describe('the other triggers (§4.4, K11) make tasks for an admin', () => {
  it('after five days without an answer to messages, once for each silence', () => {
    const thread = { kind: 'thread', lastToClientAt: START, lastFromClientAt: null, taskMadeAt: null } as const;
    expect([ask(thread, 119), ask(thread, 120)]).toEqual(['– | unansweredTask 120 h', 'unansweredTask | –']);
    expect(ask({ ...thread, lastFromClientAt: START + 1 }, 500)).toBe('– | –');
    expect(ask({ ...thread, taskMadeAt: START + 120 * HOUR }, 500)).toBe('– | –');
    expect(ask({ ...thread, lastFromClientAt: START - DAY, taskMadeAt: START - 2 * DAY }, 500)).toBe('unansweredTask | –');
  });
  it('after fourteen days without payment', () => {
    const invoice = { kind: 'invoice', sentAt: START, paidAt: null, taskMadeAt: null } as const;
    expect([ask(invoice, 335), ask(invoice, 336), ask({ ...invoice, paidAt: START }, 999), ask({ ...invoice, taskMadeAt: START }, 999)])
      .toEqual(['– | unpaidTask 336 h', 'unpaidTask | –', '– | –', '– | –']);
  });
});

describe('a search that takes long (§3.4)', () => {
  it('is told to the client after 24 hours, and again as promised', () => {
    const search = { kind: 'search', since: START, lastToldAt: null } as const;
    expect([ask(search, 23), ask(search, 24)]).toEqual(['– | searchUpdate 24 h', 'searchUpdate | –']);
    expect(ask({ ...search, lastToldAt: START + 24 * HOUR }, 25)).toBe('– | searchUpdate 72 h');
    expect(ask({ ...search, lastToldAt: START - DAY }, 1)).toBe('– | searchUpdate 24 h');
  });
});

describe('the digest of unread messages (§2.1)', () => {
  const on = { digest: { enabled: true, at: '12:00', fewest: 2 } };
  const unread = (receivedAt: number[], lastDigestAt: number | null = null) => ({ kind: 'unread', receivedAt, lastDigestAt }) as const;

  it('goes once a day, for several messages, where it is switched on', () => {
    expect(ask(unread([START + HOUR, START]), 1, on)).toBe('– | digest 2 h');
    expect(ask(unread([START, START + 3 * HOUR]), 3, on)).toBe('– | digest 26 h');
    expect([ask(unread([START]), 99, on), ask(unread([START, START]), 99)]).toEqual(['– | –', '– | –']);
    expect(ask(unread([START, START + HOUR], START + 2 * HOUR), 99, on)).toBe('– | –');
  });
});

describe('reviews (K14)', () => {
  const reviews = { kind: 'reviews', completedAt: START, clientAt: null, expertAt: null, published: [] } as const;

  it('are hidden for seven days, or until both are written', () => {
    expect(ask({ ...reviews, clientAt: START + DAY }, 100)).toBe('– | publishClientReview 168 h');
    expect(ask({ ...reviews, clientAt: START + DAY }, 168)).toBe('publishClientReview | –');
    expect(ask({ ...reviews, clientAt: START + DAY, expertAt: START + 2 * DAY }, 48)).toBe('publishClientReview+publishExpertReview | –');
    expect(ask({ ...reviews, expertAt: START + 9 * DAY, clientAt: START + DAY, published: ['client'] }, 216)).toBe('publishExpertReview | –');
    expect(ask(reviews, 999)).toBe('– | –');
  });
});

describe('settings of the schedule', () => {
  const problemsOf = (changes: object): string[] => validateScheduleSettings({ ...settings, ...changes }).map(({ path, value, remedy }) => `${path}=${value}:${remedy}`);

  it('are the specified numbers unless said otherwise', () => {
    expect(validateScheduleSettings(settings)).toEqual([]);
    expect(settings).toMatchObject({ responseHours: { critical: 4, high: 12, medium: 24, low: 48 }, unansweredDays: 5, unpaidDays: 14, searchUpdateHours: 24, reviewDays: 7, clock: 'calendar' });
    expect(Object.values(settings.abandonmentDays)).toEqual([3, 7, 10, 14, 21]);
  });
  it('are refused with every wrong place', () => {
    expect(problemsOf({
      timeZone: 'Mars', responseHours: { ...settings.responseHours, high: -1 }, clock: 'moon', holidays: ['2026-12-25', '25.12.2026', '2026-12-25'],
      abandonmentDays: { ...settings.abandonmentDays, secondReminder: 3 }, digest: { enabled: 'yes', at: '24:00', fewest: 0 }, speed: 1, reviewDays: 0.5,
    })).toEqual([
      'speed=1:removeKey', 'timeZone=Mars:giveText', 'responseHours.high=-1:giveNumber', 'clock=moon:giveOneOf', 'holidays[1]=25.12.2026:giveText',
      'holidays[2]=2026-12-25:removeDuplicate', 'abandonmentDays.secondReminder=3:giveInteger', 'reviewDays=0.5:giveInteger',
      'digest.enabled=yes:giveBoolean', 'digest.at=24:00:giveText', 'digest.fewest=0:giveInteger',
    ]);
  });
  it('have opening hours in order, and some where they are used', () => {
    const mon = [{ from: '09:00', to: '12:00' }, { from: '11:00', to: '10:00' }, 7];
    expect(problemsOf({ openingHours: { ...settings.openingHours, mon, tue: 'all day' } })).toEqual([
      'openingHours.mon[1].from=11:00:giveText', 'openingHours.mon[1].to=10:00:giveText', 'openingHours.mon[2]=7:giveObject', 'openingHours.tue=all day:giveList',
    ]);
    const closed = Object.fromEntries(Object.keys(settings.openingHours).map((day) => [day, []]));
    expect(problemsOf({ openingHours: closed })).toEqual([]);
    expect(problemsOf({ openingHours: closed, clock: 'business' })).toEqual(['openingHours=object:giveText']);
  });
  it('take anything without throwing, and stop a schedule with all of their problems', () => {
    for (const candidate of [null, undefined, 3, [], 'x', {}]) expect(validateScheduleSettings(candidate).length).toBeGreaterThan(0);
    expect(() => due({ kind: 'invoice', sentAt: START, paidAt: null, taskMadeAt: null }, { ...settings, unpaidDays: 0, timeZone: '' }, START)).toThrow(UnusableScheduleError);
    expect(() => due({ kind: 'invoice', sentAt: Number.NaN, paidAt: null, taskMadeAt: null }, settings, START)).toThrow('sentAt is NaN');
    expect(() => due({ kind: 'unread', receivedAt: [START, 5e18], lastDigestAt: null }, settings, START)).toThrow('receivedAt.1 is');
  });
});
