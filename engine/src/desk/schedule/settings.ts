import { isTimeZone } from '../../time/zone.ts';
import { checkBoolean, checkChoice, checkInteger, checkNumber, checkNumbers, isObject, rejectUnknown, settingProblems } from '../../settings-checks.ts';
import type { Range, Report, SettingProblem } from '../../settings-checks.ts';
import { dayOf, minutesOf } from './working-time.ts';
import type { OpeningHours } from './working-time.ts';
import { UnusableError } from '../../unusable.ts';

export const urgencies = ['critical', 'high', 'medium', 'low'] as const;
export type Urgency = (typeof urgencies)[number];
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const abandonmentSteps = ['firstReminder', 'secondReminder', 'personalOutreach', 'finalNotice', 'expireRequest'] as const;
export type AbandonmentStep = (typeof abandonmentSteps)[number];

/** All clocks and intervals of the desk (K10, K11). */
export interface ScheduleSettings {
  /** IANA name; days and opening hours are counted there. */
  readonly timeZone: string;
  /** §3.3, hours above 0. */
  readonly responseHours: Readonly<Record<Urgency, number>>;
  /** Hours above 0 for which one extension runs, from when it is given. */
  readonly extensionHours: Readonly<Record<Urgency, number>>;
  /** Whether hours to answer pass around the clock or only while the desk is open. */
  readonly clock: 'calendar' | 'business';
  /** For each weekday stretches of the wall clock, in order and apart. Looked at by `business` only. */
  readonly openingHours: OpeningHours;
  /** Closed days, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
  /** Whole days after the proposal, ascending (§4.4). */
  readonly abandonmentDays: Readonly<Record<AbandonmentStep, number>>;
  readonly unansweredDays: number;
  readonly unpaidDays: number;
  /** The client is told that the search goes on after so many hours (§3.4), and again each time the promised hours have passed. */
  readonly searchUpdateHours: number;
  readonly searchPromiseHours: number;
  /** §2.1: once a day at that wall-clock time, where at least so many messages are unread. */
  readonly digest: { readonly enabled: boolean; readonly at: string; readonly fewest: number };
  /** K14: for so long a review that stands alone stays hidden. */
  readonly reviewDays: number;
}

const NINE_TO_FIVE = [{ from: '09:00', to: '17:00' }] as const;

/** The specification's numbers (§2.1, §3.3, §3.4, §4.4, K14) around the clock, in UTC. */
export const defaultScheduleSettings: ScheduleSettings = Object.freeze({
  timeZone: 'UTC',
  responseHours: { critical: 4, high: 12, medium: 24, low: 48 },
  extensionHours: { critical: 4, high: 12, medium: 24, low: 48 },
  clock: 'calendar',
  openingHours: { mon: NINE_TO_FIVE, tue: NINE_TO_FIVE, wed: NINE_TO_FIVE, thu: NINE_TO_FIVE, fri: NINE_TO_FIVE, sat: [], sun: [] },
  holidays: [],
  abandonmentDays: { firstReminder: 3, secondReminder: 7, personalOutreach: 10, finalNotice: 14, expireRequest: 21 },
  unansweredDays: 5,
  unpaidDays: 14,
  searchUpdateHours: 24,
  searchPromiseHours: 48,
  digest: { enabled: false, at: '08:00', fewest: 2 },
  reviewDays: 7,
} as const);

const HOURS: Range = { minimum: 0.25, maximum: 2_000 };
const DAYS: Range = { minimum: 1, maximum: 3_650 };
const MOST_HOLIDAYS = 5_000;

/**
 * Everything that is wrong with a set of settings, in the order of their fields; empty means usable as `ScheduleSettings`. Takes anything at all,
 * never throws. O(opening hours + holidays).
 */
export function validateScheduleSettings(candidate: unknown): readonly SettingProblem[] {
  return settingProblems(candidate, defaultScheduleSettings, (settings, report) => {
    const zone = settings['timeZone'];
    if (typeof zone !== 'string' || !isTimeZone(zone)) report('timeZone', zone, 'giveText', { example: 'Europe/Berlin' });
    checkNumbers(settings['responseHours'], 'responseHours', urgencies, HOURS, report);
    checkNumbers(settings['extensionHours'], 'extensionHours', urgencies, HOURS, report);
    checkChoice(settings['clock'], 'clock', ['calendar', 'business'], report);
    checkOpeningHours(settings['openingHours'], settings['clock'] === 'business', report);
    checkHolidays(settings['holidays'], report);
    checkAbandonment(settings['abandonmentDays'], report);
    for (const key of ['unansweredDays', 'unpaidDays', 'reviewDays']) checkInteger(settings[key], key, DAYS, report);
    for (const key of ['searchUpdateHours', 'searchPromiseHours']) checkNumber(settings[key], key, HOURS, report);
    checkDigest(settings['digest'], report);
  });
}

/** Thrown where settings are used that `validateScheduleSettings` has something to say about. */
export class UnusableScheduleError extends UnusableError<SettingProblem> {
  constructor(problems: readonly SettingProblem[]) {
    super('UnusableScheduleError', 'schedule', problems, ({ remedy, path }) => `${remedy} at ${path}`);
  }
}

function checkOpeningHours(candidate: unknown, used: boolean, report: Report): void {
  if (!isObject(candidate)) return report('openingHours', candidate, 'giveObject');
  rejectUnknown(candidate, 'openingHours.', weekdays, report);
  let open = 0;
  for (const day of weekdays) {
    const stretches = candidate[day];
    if (!Array.isArray(stretches)) {
      report(`openingHours.${day}`, stretches, 'giveList');
      continue;
    }
    let before = 0;
    stretches.forEach((stretch: unknown, at) => {
      const path = `openingHours.${day}[${at}]`;
      if (!isObject(stretch)) return report(path, stretch, 'giveObject');
      rejectUnknown(stretch, `${path}.`, ['from', 'to'], report);
      const [from, to] = [minutesOf(stretch['from']), minutesOf(stretch['to'])];
      if (from === null || from < before) report(`${path}.from`, stretch['from'], 'giveText', { example: '09:00', after: before });
      if (to === null || (from !== null && to <= from)) report(`${path}.to`, stretch['to'], 'giveText', { example: '17:00', after: from ?? before });
      before = to ?? before;
      open++;
    });
  }
  if (open === 0 && used) report('openingHours', candidate, 'giveText', { example: '{"mon": [{"from": "09:00", "to": "17:00"}]}' });
}

function checkHolidays(candidate: unknown, report: Report): void {
  if (!Array.isArray(candidate)) return report('holidays', candidate, 'giveList');
  if (candidate.length > MOST_HOLIDAYS) return report('holidays', candidate.length, 'giveInteger', { minimum: 0, maximum: MOST_HOLIDAYS });
  const seen = new Set<unknown>();
  candidate.forEach((day: unknown, at) => {
    if (dayOf(day) === null) report(`holidays[${at}]`, day, 'giveText', { example: '2026-12-25' });
    else if (seen.has(day)) report(`holidays[${at}]`, day, 'removeDuplicate');
    seen.add(day);
  });
}

function checkAbandonment(candidate: unknown, report: Report): void {
  if (!isObject(candidate)) return report('abandonmentDays', candidate, 'giveObject');
  rejectUnknown(candidate, 'abandonmentDays.', abandonmentSteps, report);
  let minimum = DAYS.minimum;
  for (const step of abandonmentSteps) {
    const days = candidate[step];
    if (checkInteger(days, `abandonmentDays.${step}`, { ...DAYS, minimum }, report)) minimum = (days as number) + 1;
  }
}

function checkDigest(candidate: unknown, report: Report): void {
  if (!isObject(candidate)) return report('digest', candidate, 'giveObject');
  rejectUnknown(candidate, 'digest.', ['enabled', 'at', 'fewest'], report);
  checkBoolean(candidate['enabled'], 'digest.enabled', report);
  const at = minutesOf(candidate['at']);
  if (at === null || at >= 24 * 60) report('digest.at', candidate['at'], 'giveText', { example: '08:00' });
  checkInteger(candidate['fewest'], 'digest.fewest', { minimum: 1, maximum: 1_000 }, report);
}
