import type { Practitioner } from './facts/practitioner.ts';
import { matchPercent } from './match-score.ts';
import { LOW_MATCH, RECOMMENDED_TOTAL } from './points.ts';
import type { Badge, MatchParts, PlatformParts, RankedPractitioner } from './types.ts';
import { isInCity } from './wishes.ts';
import type { Wishes } from './wishes.ts';

export interface Scored {
  readonly practitioner: Practitioner;
  readonly platform: PlatformParts;
  /** Null in the directory view. */
  readonly match: MatchParts | null;
  readonly platformScore: number;
  readonly matchScore: number;
  readonly total: number;
}

/**
 * Whether even the best match is a poor one: under 30 points, and under all that could be achieved (D2). Where nothing was asked that gives points, nothing
 * was missed either.
 */
export function isLowMatch(bestMatchScore: number, { achievable }: Wishes): boolean {
  return bestMatchScore < LOW_MATCH && bestMatchScore < achievable;
}

/** One line of the result; `place` counts from 0. */
export function ranked(scored: Scored, place: number, wishes: Wishes | null, low: boolean): RankedPractitioner {
  const { practitioner, platform, match, platformScore, matchScore, total } = scored;
  return {
    id: practitioner.id,
    platformScore,
    matchScore: wishes === null ? null : matchScore,
    totalScore: wishes === null ? null : total,
    matchPercent: wishes === null ? null : matchPercent(matchScore, wishes),
    badges: badgesOf(scored, place, wishes, low),
    parts: { platform, match },
    city: practitioner.city,
    onlineOnly: isOnlineOnly(practitioner),
  };
}

/** “Recommended” is for the top and for totals from 120 on, but for nobody where all matches are low, or nothing was asked to match (D2). */
function badgesOf({ practitioner, platform, total }: Scored, place: number, wishes: Wishes | null, low: boolean): Badge[] {
  const recommended = wishes !== null && !low && wishes.achievable > 0 && (place === 0 || total >= RECOMMENDED_TOTAL);
  return [
    ...(recommended ? ['recommended'] as const : []),
    ...(platform.slots.inSevenDays > 0 ? ['bookable_now'] as const : []),
    ...(wishes?.formats.has('in_person') && isOnlineOnly(practitioner) ? ['online_available'] as const : []),
    ...(wishes !== null && isInCity(practitioner, wishes) ? ['in_your_city'] as const : []),
  ];
}

function isOnlineOnly({ formats }: Practitioner): boolean {
  return formats.includes('online') && !formats.includes('in_person');
}
