import { fold } from '@counterpart/engine/text';
import { reason, refuse } from '../platform/refuse.ts';
import type { ParticipantChange, ParticipantRow, Side } from './store/participant-store.ts';

/** Trimmed, without empty entries and without two spellings of one word; the first spelling stays. */
export function tidyTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const tag of tags) {
    const folded = fold(tag);
    if (folded !== '' && !kept.has(folded)) kept.set(folded, tag.normalize('NFC').trim());
  }
  return [...kept.values()];
}

function tidyFields(fields: NonNullable<ParticipantChange['mentorFields']>): typeof fields {
  const { expertiseTags, coachingTopics, languages } = fields;
  return { ...fields, expertiseTags: expertiseTags && tidyTags(expertiseTags), coachingTopics: coachingTopics && tidyTags(coachingTopics), languages: languages && tidyTags(languages) };
}

function tidyWishes(wishes: NonNullable<ParticipantChange['menteeWishes']>): typeof wishes {
  const { tags, attributes, languages } = wishes;
  return { ...wishes, tags: tags && tidyTags(tags), languages: languages && tidyTags(languages), attributes: attributes && [...new Set(attributes)] };
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
