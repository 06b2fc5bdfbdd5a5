import { compareText } from '../text/order.ts';
import { bestRelaxation, exclusionsOf } from './eligibility.ts';
import { Clock } from './facts/clock.ts';
import type { Practitioner } from './facts/practitioner.ts';
import { assertNone, nowProblems, practitionerProblems } from './facts/validate.ts';
import type { DirectoryProblem } from './facts/validate.ts';
import { isTimeZone } from '../time/zone.ts';
import { matchParts, matchSum } from './match-score.ts';
import { platformParts, platformSum } from './platform-score.ts';
import { MATCH_WEIGHT } from './points.ts';
import { isLowMatch, ranked } from './present.ts';
import type { Scored } from './present.ts';
import { rotationPlace } from './rotation.ts';
import type { Note, Person, Ranking, RankingOptions } from './types.ts';
import { wishesOf } from './wishes.ts';

export const ROTATION_TIME_ZONE = 'Europe/Berlin';

/**
 * Ranks practitioners for a person (match view: match × 1.5 + platform), or for nobody in particular (directory view: platform). Whoever fails a hard
 * filter is left out. Equals are ordered by platform score, then the rotation of the day, then id (D3); the order of the rows changes nothing.
 *
 * O(n log n + all lists); `rankColumns` answers many people over the same practitioners without looking at every list again.
 *
 * @throws UnusableDirectoryError that names every place that cannot be used.
 */
export function rankPractitioners(practitioners: readonly Practitioner[], options: RankingOptions): Ranking {
  assertNone([...optionProblems(options), ...practitionerProblems(practitioners)]);
  const { person = null, now, limit = Infinity, rotationTimeZone = ROTATION_TIME_ZONE } = options;
  const clock = new Clock(now);
  const rotation = { day: clock.dayIn(rotationTimeZone), timeZone: rotationTimeZone };
  const wishes = person === null ? null : wishesOf(person);
  const eligible = practitioners.filter((each) => exclusionsOf(each, person).length === 0)
    .map((practitioner) => ({ ...scored(practitioner, wishes, clock), place: rotationPlace(practitioner.id, rotation.day) }))
    .sort((a, b) => b.total - a.total || b.platformScore - a.platformScore || a.place - b.place || compareText(a.practitioner.id, b.practitioner.id));
  const low = wishes !== null && isLowMatch(eligible.reduce((best, { matchScore }) => Math.max(best, matchScore), 0), wishes);
  const results = eligible.slice(0, limit).map((each, place) => ranked(each, place, wishes, low));
  return { view: viewOf(person), results, note: noteOf(practitioners, person, eligible.length, low), eligible: eligible.length, rotation };
}

export function scored(practitioner: Practitioner, wishes: ReturnType<typeof wishesOf> | null, clock: Clock): Scored {
  const platform = platformParts(practitioner, clock);
  const match = wishes === null ? null : matchParts(practitioner, wishes, clock);
  const [platformScore, matchScore] = [platformSum(platform), match === null ? 0 : matchSum(match)];
  return { practitioner, platform, match, platformScore, matchScore, total: matchScore * MATCH_WEIGHT + platformScore };
}

export function viewOf(person: Person | null): Ranking['view'] {
  return person === null ? 'directory' : 'match';
}

export function noteOf(practitioners: readonly Practitioner[], person: Person | null, eligible: number, low: boolean): Note | null {
  if (eligible === 0) return { code: 'noneEligible', relaxation: person === null ? null : bestRelaxation(practitioners, person) };
  return low ? { code: 'lowMatch' } : null;
}

export function optionProblems({ now, limit, rotationTimeZone }: RankingOptions): DirectoryProblem[] {
  return [
    ...nowProblems(now),
    ...(limit === undefined || limit === Infinity || (Number.isInteger(limit) && limit >= 0) ? [] : [{ code: 'notACount', path: 'limit', value: String(limit) } as const]),
    ...(rotationTimeZone === undefined || isTimeZone(rotationTimeZone) ? [] : [{ code: 'unknownTimeZone', path: 'rotationTimeZone', value: rotationTimeZone } as const]),
  ];
}
