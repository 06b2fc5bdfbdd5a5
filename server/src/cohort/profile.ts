import { fold } from '@counterpart/engine/cohort';
import { reason, refuse } from '../platform/refuse.ts';
import type { MenteeWishesRow, MentorFieldsRow, ParticipantChange, ParticipantRow, Side } from './store/participant-store.ts';

/** Trimmed, without empty entries and without two spellings of one word; the first spelling stays. */
export function tidyTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const tag of tags) {
    const folded = fold(tag);
    if (folded !== '' && !kept.has(folded)) kept.set(folded, tag.normalize('NFC').trim());
  }
  return [...kept.values()];
}

function tidyFields(fields: MentorFieldsRow): MentorFieldsRow {
  return { ...fields, expertiseTags: tidyTags(fields.expertiseTags), coachingTopics: tidyTags(fields.coachingTopics), languages: tidyTags(fields.languages) };
}

function tidyWishes(wishes: MenteeWishesRow): MenteeWishesRow {
  return { ...wishes, tags: tidyTags(wishes.tags), languages: tidyTags(wishes.languages), attributes: [...new Set(wishes.attributes)] };
}

/** The one gate for profiles, whoever writes them: a form, an administrator, a row of a file. */
export function profileChange(side: Side, change: ParticipantChange, attributeKeys: ReadonlySet<string>): ParticipantChange {
  if (side === 'mentee' && change.mentorFields) refuse('invalidInput', reason('wrongSide', { side }, 'mentorFields'));
  if (side === 'mentor' && change.menteeWishes) refuse('invalidInput', reason('wrongSide', { side }, 'menteeWishes'));
  const unknown = (change.menteeWishes?.attributes ?? []).findIndex((key) => !attributeKeys.has(key));
  if (unknown >= 0) refuse('invalidInput', reason('unknownAttribute', {}, `menteeWishes.attributes.${unknown}`));
  return { ...change, mentorFields: change.mentorFields && tidyFields(change.mentorFields), menteeWishes: change.menteeWishes && tidyWishes(change.menteeWishes) };
}

/** Enough for the other side to choose by, and for the score to say something. */
export function isProfileComplete({ organizationId, mentorFields, menteeWishes, side }: Pick<ParticipantRow, 'organizationId' | 'mentorFields' | 'menteeWishes' | 'side'>): boolean {
  if (organizationId === null) return false;
  if (side === 'mentor') return mentorFields !== null && mentorFields.jobTitle !== '' && mentorFields.expertiseTags.length + mentorFields.coachingTopics.length > 0;
  return menteeWishes !== null && menteeWishes.tags.length + menteeWishes.attributes.length > 0;
}
