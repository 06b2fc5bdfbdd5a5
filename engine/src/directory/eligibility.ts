import { listingExclusions } from './facts/listing.ts';
import type { ListingExclusion } from './facts/listing.ts';
import type { Gender, Practitioner, SessionFormat } from './facts/practitioner.ts';
import type { Person, Relaxation } from './types.ts';

/** Why somebody is not shown, with the values that decided (S1). */
export type Exclusion =
  | ListingExclusion
  | { readonly clause: 'E4'; readonly code: 'genderDiffers'; readonly wished: Gender; readonly gender: Gender }
  | { readonly clause: 'E5'; readonly code: 'formatNotOffered'; readonly wished: SessionFormat; readonly offered: readonly SessionFormat[] };

/**
 * Every reason why this practitioner is not shown (to this person), in the order of the clauses; empty: eligible. Nothing else excludes: focus areas,
 * modalities, city, profile, integration and slots are for the ranking.
 */
export function exclusionsOf(practitioner: Practitioner, person: Person | null = null): Exclusion[] {
  if (person === null) return listingExclusions(practitioner);
  const { gender, formats } = practitioner;
  const only = onlyFormat(person);
  return [
    ...listingExclusions(practitioner),
    ...(person.gender === null || gender === person.gender ? [] : [{ clause: 'E4', code: 'genderDiffers', wished: person.gender, gender } as const]),
    ...(only === null || formats.includes(only) ? [] : [{ clause: 'E5', code: 'formatNotOffered', wished: only, offered: formats } as const]),
  ];
}

/** The one format that will do; null where there is a choice, or none was stated. */
export function onlyFormat({ formats }: Person): SessionFormat | null {
  const [first, ...others] = formats;
  return first !== undefined && others.every((format) => format === first) ? first : null;
}

/** The one wish whose dropping gives most (D10); null where none of them alone gives anybody. Of equal ones the format, the less personal. */
export function bestRelaxation(practitioners: readonly Practitioner[], person: Person): Relaxation | null {
  const relaxed: readonly (readonly [Relaxation['criterion'], Person])[] = [['format', { ...person, formats: [] }], ['gender', { ...person, gender: null }]];
  const [best] = relaxed
    .map(([criterion, wishes]): Relaxation => ({ criterion, eligible: practitioners.filter((each) => exclusionsOf(each, wishes).length === 0).length }))
    .filter(({ eligible }) => eligible > 0)
    .sort((a, b) => b.eligible - a.eligible);
  return best ?? null;
}
