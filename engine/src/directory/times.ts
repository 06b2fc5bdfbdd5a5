import { fold } from '../text/fold.ts';
import { PARTS_OF_DAY, WEEKDAYS } from './types.ts';
import type { PartOfDay, TimePreference, Weekday } from './types.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The one of 21 bits for weekday and part of the day of a wall clock's time. */
export function timeBit(local: number): number {
  const day = Math.floor(local / DAY);
  const hour = (local - day * DAY) / HOUR;
  // 1970 began on a Thursday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  return bitOf(weekday, hour < 12 ? 0 : hour < 17 ? 1 : 2);
}

/** All that these preferences allow. */
export function timeMask(preferences: readonly TimePreference[]): number {
  let mask = 0;
  for (const { weekdays, part } of preferences) {
    WEEKDAYS.forEach((weekday, day) => {
      if (weekdays.length > 0 && !weekdays.includes(weekday)) return;
      PARTS_OF_DAY.forEach((each, at) => { if (part === 'any' || part === each) mask |= bitOf(day, at); });
    });
  }
  return mask;
}

function bitOf(weekday: number, part: number): number {
  return 1 << (weekday * PARTS_OF_DAY.length + part);
}

const DAY_WORDS: Readonly<Record<Weekday, string>> = {
  mon: 'mon monday mondays mo montag montags', tue: 'tue tues tuesday tuesdays di dienstag dienstags', wed: 'wed wednesday wednesdays mi mittwoch mittwochs',
  thu: 'thu thur thurs thursday thursdays do donnerstag donnerstags', fri: 'fri friday fridays fr freitag freitags',
  sat: 'sat saturday saturdays sa samstag samstags sonnabend sonnabends', sun: 'sun sunday sundays so sonntag sonntags',
};
const GROUP_WORDS: readonly (readonly [string, readonly Weekday[]])[] = [
  ['weekday weekdays workday workdays werktag werktags werktage wochentag wochentags wochentage', WEEKDAYS.slice(0, 5)],
  ['weekend weekends wochenende wochenenden', WEEKDAYS.slice(5)],
  ['day daily everyday any anytime flexible täglich immer jederzeit egal flexibel', WEEKDAYS],
];
const PART_WORDS: Readonly<Record<PartOfDay, string>> = {
  morning: 'morning mornings vormittag vormittags morgen morgens früh',
  afternoon: 'afternoon afternoons nachmittag nachmittags',
  evening: 'evening evenings abend abends',
};

const daysOfWord = new Map<string, readonly Weekday[]>([
  ...WEEKDAYS.flatMap((weekday) => DAY_WORDS[weekday].split(' ').map((word) => [word, [weekday]] as const)),
  ...GROUP_WORDS.flatMap(([words, weekdays]) => words.split(' ').map((word) => [word, weekdays] as const)),
]);
const partOfWord = new Map(PARTS_OF_DAY.flatMap((part) => PART_WORDS[part].split(' ').map((word) => [word, part] as const)));

/**
 * A preference in words, or null where a word is not understood. Grammar (capitals never matter):
 *
 *     preference = word { separator word }        separator = "_" | "-" | "," | "+" | "/" | white space
 *     word       = day | days "weekday", "weekend", "any" … | part "morning", "afternoon", "evening"
 *
 * English and German, short or long: "mon-evening", "weekday_morning", "weekend", "Montag abends". Two single days joined by "-" are a stretch: "mon-fri"; by
 * anything else they are those two. No day: any day; no part: the whole day; several parts: each of them.
 */
export function timePreferencesOf(text: string): readonly TimePreference[] | null {
  const tokens = fold(text).split(/(-|[\s_,+/]+)/u).filter((token) => token !== '');
  const weekdays = new Set<Weekday>();
  const parts = new Set<PartOfDay>();
  for (let at = 0; at < tokens.length; at += 2) {
    const [word, separator, next] = tokens.slice(at, at + 3) as [string, string?, string?];
    const part = partOfWord.get(word);
    const days = daysOfWord.get(word);
    if (part === undefined && days === undefined) return null;
    if (part !== undefined) parts.add(part);
    if (separator !== undefined && next === undefined) return null;
    const until = separator === '-' ? daysOfWord.get(next ?? '') : undefined;
    for (const day of days?.length === 1 && until?.length === 1 ? stretch(days[0]!, until[0]!) : days ?? []) weekdays.add(day);
  }
  if (tokens.length === 0) return null;
  const days = WEEKDAYS.filter((weekday) => weekdays.has(weekday));
  return parts.size === 0 ? [{ weekdays: days, part: 'any' }] : PARTS_OF_DAY.filter((part) => parts.has(part)).map((part) => ({ weekdays: days, part }));
}

/** From one day to the other, over the weekend too. */
function stretch(from: Weekday, to: Weekday): Weekday[] {
  const [first, last] = [WEEKDAYS.indexOf(from), WEEKDAYS.indexOf(to)];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, at) => WEEKDAYS[(first + at) % 7]!);
}
