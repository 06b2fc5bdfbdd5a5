import type { importKind } from '@counterpart/contract';
import type { z } from 'zod';
import type { MenteeWishesRow, MentorFieldsRow } from '../store/participant-store.ts';

export type ImportKind = z.infer<typeof importKind>;

/** Which column holds which field, and how its cell is read. */
type Reading = 'text' | 'tags' | 'list' | 'years' | 'attributes';
type Columns<Fields> = Readonly<Record<string, { readonly field: keyof Fields & string; readonly as: Reading }>>;

export const mentorColumns: Columns<MentorFieldsRow> = {
  job_title: { field: 'jobTitle', as: 'text' },
  function: { field: 'function', as: 'text' },
  expertise_tags: { field: 'expertiseTags', as: 'tags' },
  coaching_topics: { field: 'coachingTopics', as: 'tags' },
  languages: { field: 'languages', as: 'list' },
  location: { field: 'location', as: 'text' },
  years_experience: { field: 'yearsExperience', as: 'years' },
  bio: { field: 'bio', as: 'text' },
  availability_notes: { field: 'availabilityNotes', as: 'text' },
};

export const menteeColumns: Columns<MenteeWishesRow> = {
  desired_tags: { field: 'tags', as: 'tags' },
  desired_attributes: { field: 'attributes', as: 'attributes' },
  desired_languages: { field: 'languages', as: 'list' },
  desired_location: { field: 'location', as: 'text' },
  desired_function: { field: 'function', as: 'text' },
  free_text_notes: { field: 'notes', as: 'text' },
};

/** §15, and what the same template means for people and for their lists. */
export const columnsOf: Readonly<Record<ImportKind, { readonly required: readonly string[]; readonly optional: readonly string[] }>> = {
  participants: { required: ['email', 'side'], optional: ['name', 'organization', ...Object.keys(mentorColumns), ...Object.keys(menteeColumns)] },
  preferences: { required: ['email', 'preferences'], optional: ['side', 'never'] },
  mentorProfiles: { required: ['mentor_email', 'organization'], optional: Object.keys(mentorColumns) },
};

/** Spellings of a column's name that people use and that can mean nothing else. */
const otherNames: Readonly<Record<string, string>> = { e_mail: 'email', mail: 'email', email_address: 'email', organisation: 'organization', full_name: 'name' };

export function columnName(header: string, kind: ImportKind): string {
  const plain = header.trim().toLowerCase().replaceAll(/[\s-]+/g, '_');
  const known = otherNames[plain] ?? plain;
  return kind === 'mentorProfiles' && known === 'email' ? 'mentor_email' : known;
}
