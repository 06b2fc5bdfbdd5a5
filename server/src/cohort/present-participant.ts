import type { model } from '@counterpart/contract';
import type { Mentee, Mentor, ScoreBreakdown } from '@counterpart/engine/cohort';
import type { z } from 'zod';
import { isoOrNull } from './present-admin.ts';
import type { KnownPerson } from './snapshot.ts';
import type { CohortRow } from './store/cohort-store.ts';
import type { Lists } from './store/preference-store.ts';
import type { MenteeWishesRow, MentorFieldsRow, ParticipantRow } from './store/participant-store.ts';

/**
 * What participants see (S6, S7): themselves whole, and of the other side what helps to choose. Notes for the coordinator
 * (`availabilityNotes`, `notes`), lists, states of submission and addresses of others never pass here.
 */
export type OwnParticipation = z.output<typeof model.participation>;
export type Candidate = z.output<typeof model.candidate>;

export interface AttributeLabel { readonly key: string; readonly label: string }

export function presentOwn(row: ParticipantRow, cohort: CohortRow, lists: Lists, attributes: readonly AttributeLabel[]): OwnParticipation {
  return {
    participantId: row.id, cohortId: row.cohortId, cohortName: cohort.name, description: cohort.description, status: cohort.status, deadline: isoOrNull(cohort.deadline), timeZone: cohort.timeZone, side: row.side,
    displayName: row.displayName, organization: row.organizationId === null ? null : { id: row.organizationId, name: row.organizationName ?? '' },
    submitted: row.submittedAt !== null, submittedAt: isoOrNull(row.submittedAt), reopenRequestedAt: isoOrNull(row.reopenRequestedAt),
    editable: cohort.status === 'open' && row.submittedAt === null, published: cohort.status === 'matched',
    mentorFields: row.mentorFields, menteeWishes: row.menteeWishes, preferences: [...lists.preferences], never: [...lists.never], version: row.version,
    attributeCatalogue: attributes.map(({ key, label }) => ({ key, label })), missing: missingIn(row, lists.preferences.length),
  };
}

/** What stands between a participant and submitting. */
export function missingIn(row: Pick<ParticipantRow, 'displayName' | 'organizationId'>, preferences: number): OwnParticipation['missing'] {
  return [...row.displayName.trim() === '' ? ['displayName' as const] : [], ...row.organizationId === null ? ['organization' as const] : [], ...preferences === 0 ? ['preferences' as const] : []];
}

export function presentCandidate(row: ParticipantRow, reader: Pick<ParticipantRow, 'personId' | 'houseId'>): Candidate {
  return {
    id: row.id, displayName: row.displayName, organization: row.organizationName ?? '', blocked: blockedFor(row, reader),
    profile: row.side === 'mentor' ? publicProfile(row.mentorFields ?? emptyFields) : null, wishes: row.side === 'mentee' ? publicWishes(row.menteeWishes ?? emptyWishes) : null,
  };
}

export function blockedFor(row: Pick<ParticipantRow, 'personId' | 'houseId'>, reader: Pick<ParticipantRow, 'personId' | 'houseId'>): Candidate['blocked'] {
  if (row.personId === reader.personId) return 'samePerson';
  return row.houseId !== null && row.houseId === reader.houseId ? 'sameOrganization' : null;
}

export function publicProfile({ jobTitle, function: role, expertiseTags, coachingTopics, languages, location, yearsExperience, bio }: Omit<MentorFieldsRow, 'availabilityNotes'>): NonNullable<Candidate['profile']> {
  return { jobTitle, function: role, expertiseTags: [...expertiseTags], coachingTopics: [...coachingTopics], languages: [...languages], location, yearsExperience, bio };
}

export function publicWishes({ tags, attributes, languages, location, function: role }: Omit<MenteeWishesRow, 'notes'>): NonNullable<Candidate['wishes']> {
  return { tags: [...tags], attributes: [...attributes], languages: [...languages], location, function: role };
}

const emptyFields: MentorFieldsRow = { jobTitle: '', function: '', expertiseTags: [], coachingTopics: [], languages: [], location: '', yearsExperience: null, bio: '', availabilityNotes: '' };
const emptyWishes: MenteeWishesRow = { tags: [], attributes: [], languages: [], location: '', function: '', notes: '' };

export interface PublishedPair {
  readonly partner: Mentor | Mentee; readonly known: KnownPerson; readonly publishedAt: Date;
  readonly ownRank: number | null; readonly sharedTags: readonly string[]; readonly breakdown: Pick<ScoreBreakdown, 'attributes' | 'alignment'>;
}

/** Facts of two profiles and the reader's own rank. No score and no rank of the partner: either would tell what the partner's list says (S7). */
export function presentOwnMatch({ partner, known, publishedAt, ownRank, sharedTags, breakdown }: PublishedPair): z.output<typeof model.ownMatch> {
  const { language, location, function: role } = breakdown.alignment;
  return {
    partner: {
      id: partner.id, displayName: known.name, organization: known.organization, email: known.email,
      profile: partner.side === 'mentor' ? publicProfile({ ...emptyFields, ...copied(partner.fields) }) : null, wishes: partner.side === 'mentee' ? publicWishes({ ...emptyWishes, ...copied(partner.wishes) }) : null,
    },
    publishedAt: publishedAt.toISOString(),
    explanation: { ownRank, sharedTags: [...sharedTags], satisfiedAttributes: [...breakdown.attributes.satisfied], language, location, function: role },
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };
const copied = <T extends object>(value: T): Writable<T> => structuredClone(value) as Writable<T>;
