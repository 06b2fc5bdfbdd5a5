import { fold } from '../text/fold.ts';
import { compareText } from '../text/order.ts';
import { isGiven } from './facts/practitioner.ts';
import type { Practitioner } from './facts/practitioner.ts';
import { foldOnce } from './fold-once.ts';
import { MATCH_POINTS } from './points.ts';
import { timeMask } from './times.ts';
import type { Person } from './types.ts';

/**
 * What a person asked, ready to be compared with many practitioners. Texts compare folded: whatever the specification's `===` joins is joined still, and
 * spellings that differ in capitals or blanks only are, too.
 */
export interface Wishes {
  /** Folded → as the person wrote it. */
  readonly focus: ReadonlyMap<string, string>;
  readonly modalities: ReadonlyMap<string, string>;
  readonly formats: ReadonlySet<string>;
  readonly gender: Person['gender'];
  /** Folded; null: no city stated. */
  readonly city: string | null;
  /** A city is worth points to whoever would go there, with or without online as the other choice (D4). */
  readonly cityCounts: boolean;
  readonly times: number;
  /** `fold` for the texts of practitioners. Never for the person's: it may be kept, and what somebody sought is not (D9). */
  readonly folded: (text: string) => string;
  /** What each criterion can give; 0 where it was not asked. */
  readonly of: Readonly<Record<'focus' | 'city' | 'modality' | 'time' | 'gender', number>>;
  readonly achievable: number;
}

export function wishesOf(person: Person, folded: Wishes['folded'] = foldOnce()): Wishes {
  const focus = byFold(person.focusAreas);
  const modalities = byFold(person.modalities);
  const formats = new Set<string>(person.formats);
  const city = isGiven(person.city) ? fold(person.city!) : null;
  const cityCounts = city !== null && formats.has('in_person');
  const times = timeMask(person.times);
  const of = {
    focus: focusPoints(focus.size),
    city: cityCounts ? MATCH_POINTS.city : 0,
    modality: modalities.size > 0 ? MATCH_POINTS.modality : 0,
    time: times !== 0 ? MATCH_POINTS.time : 0,
    gender: person.gender !== null ? MATCH_POINTS.gender : 0,
  };
  return { focus, modalities, formats, gender: person.gender, city, cityCounts, times, folded, of, achievable: of.focus + of.city + of.modality + of.time + of.gender };
}

/** 1 match = 15, 2 = 30, 3 or more = 40. */
export function focusPoints(overlap: number): number {
  return MATCH_POINTS.focus[Math.min(overlap, MATCH_POINTS.focus.length - 1)]!;
}

/** Which of these wishes the texts fulfil, each once, in the order of the wishes. */
export function fulfilled(asked: ReadonlyMap<string, string>, texts: readonly string[], { folded }: Wishes): string[] {
  if (asked.size === 0 || texts.length === 0) return [];
  const offered = new Set(texts.map(folded));
  return [...asked].flatMap(([each, written]) => (offered.has(each) ? [written] : []));
}

export function isInCity({ city }: Practitioner, wishes: Wishes): boolean {
  return wishes.city !== null && isGiven(city) && wishes.folded(city!) === wishes.city;
}

/** In code-point order; of several spellings the first, so that the order of the list changes nothing. */
function byFold(texts: readonly string[]): Map<string, string> {
  const spellings = new Map<string, string>();
  for (const text of texts.toSorted(compareText)) if (isGiven(text) && !spellings.has(fold(text))) spellings.set(fold(text), text.trim());
  return new Map([...spellings].sort(([a], [b]) => compareText(a, b)));
}
