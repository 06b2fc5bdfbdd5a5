import { Clock } from './facts/clock.ts';
import { hasFullJourney } from './facts/journey.ts';
import { isGiven } from './facts/practitioner.ts';
import type { Practitioner } from './facts/practitioner.ts';
import { openIntakeSlots } from './facts/slots.ts';
import { assertNone, nowProblems, practitionerProblems } from './facts/validate.ts';
import { PLATFORM_POINTS } from './points.ts';
import type { PlatformParts } from './types.ts';

const { journey, slots, profile } = PLATFORM_POINTS;

/**
 * How much a practitioner has put into the platform, 0–70, with its parts (D1). `now` in milliseconds since 1970. O(slots).
 *
 * @throws UnusableDirectoryError for a practitioner or a `now` that cannot be used.
 */
export function platformScore(practitioner: Practitioner, now: number): { readonly score: number; readonly parts: PlatformParts } {
  assertNone([...nowProblems(now), ...practitionerProblems([practitioner])]);
  const parts = platformParts(practitioner, new Clock(now));
  return { score: platformSum(parts), parts };
}

export function platformParts(practitioner: Practitioner, clock: Clock): PlatformParts {
  const full = hasFullJourney(practitioner);
  const [inSevenDays, inFourteenDays] = [openIntakeSlots(practitioner, 7, clock), openIntakeSlots(practitioner, 14, clock)];
  return {
    journey: { points: full ? journey : 0, of: journey, full },
    slots: { points: slotPoints(inSevenDays, inFourteenDays), of: slots.threeInSevenDays, inSevenDays, inFourteenDays },
    profile: { points: profilePoints(practitioner), of: profile.complete, kind: profileKind(practitioner) },
  };
}

export function platformSum(parts: PlatformParts): number {
  return parts.journey.points + parts.slots.points + parts.profile.points;
}

export function slotPoints(inSevenDays: number, inFourteenDays: number): number {
  if (inSevenDays >= 3) return slots.threeInSevenDays;
  if (inSevenDays >= 1) return slots.oneInSevenDays;
  return inFourteenDays >= 1 ? slots.oneInFourteenDays : 0;
}

export function profilePoints(practitioner: Practitioner): number {
  const kind = profileKind(practitioner);
  return kind === 'incomplete' ? 0 : profile[kind];
}

function profileKind({ photoUrl, approachText, whoComesToMe, city }: Practitioner): PlatformParts['profile']['kind'] {
  if (!isGiven(photoUrl)) return 'incomplete';
  if (isGiven(approachText) && isGiven(whoComesToMe)) return 'complete';
  return isGiven(city) ? 'basic' : 'incomplete';
}
