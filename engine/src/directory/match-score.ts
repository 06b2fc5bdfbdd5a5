import { zoneNamed } from '../time/zone.ts';
import { Clock } from './facts/clock.ts';
import type { Practitioner } from './facts/practitioner.ts';
import { isOpenIntake } from './facts/slots.ts';
import { assertNone, nowProblems, practitionerProblems } from './facts/validate.ts';
import { timeBit } from './times.ts';
import type { MatchParts, Person } from './types.ts';
import { focusPoints, fulfilled, isInCity, wishesOf } from './wishes.ts';
import type { Wishes } from './wishes.ts';

/**
 * How well a practitioner fits what a person asked, 0–100, with its parts, and as whole per cent of the points achievable for this person (D1, D2);
 * null where nothing was asked that gives points. Hard filters are not looked at. O(lists + slots).
 *
 * @throws UnusableDirectoryError for a practitioner or a `now` that cannot be used.
 */
export function matchScore(practitioner: Practitioner, person: Person, now: number): { readonly score: number; readonly percent: number | null; readonly parts: MatchParts } {
  assertNone([...nowProblems(now), ...practitionerProblems([practitioner])]);
  const wishes = wishesOf(person);
  const parts = matchParts(practitioner, wishes, new Clock(now));
  const score = matchSum(parts);
  return { score, percent: matchPercent(score, wishes), parts };
}

export function matchParts(practitioner: Practitioner, wishes: Wishes, clock: Clock): MatchParts {
  const { of } = wishes;
  const focus = fulfilled(wishes.focus, practitioner.focusAreas, wishes);
  const modalities = fulfilled(wishes.modalities, practitioner.modalities, wishes);
  const when = (holds: boolean, points: number) => ({ points: holds ? points : 0, of: points });
  return {
    focus: { points: focusPoints(focus.length), of: of.focus, asked: wishes.focus.size, matched: focus },
    city: when(wishes.cityCounts && practitioner.formats.includes('in_person') && isInCity(practitioner, wishes), of.city),
    modality: { ...when(modalities.length > 0, of.modality), asked: wishes.modalities.size, matched: modalities },
    time: when(of.time > 0 && isFreeThen(practitioner, wishes.times, clock), of.time),
    gender: when(practitioner.gender === wishes.gender, of.gender),
  };
}

export function matchSum({ focus, city, modality, time, gender }: MatchParts): number {
  return focus.points + city.points + modality.points + time.points + gender.points;
}

export function matchPercent(score: number, { achievable }: Wishes): number | null {
  return achievable === 0 ? null : Math.round((score * 100) / achievable);
}

/** Whether an open intake slot, however far ahead, falls inside (D5). */
function isFreeThen({ slots, timeZone }: Practitioner, times: number, clock: Clock): boolean {
  const zone = zoneNamed(timeZone);
  return slots.some((slot) => isOpenIntake(slot, clock.now) && (timeBit(zone.localAt(slot.start)) & times) !== 0);
}
