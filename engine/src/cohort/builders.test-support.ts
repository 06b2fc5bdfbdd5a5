import { defaultSettings } from './settings.ts';
import type { CohortSettings, CohortSnapshot, Mentee, MenteeWishes, Mentor, MentorFields } from './types.ts';

type Ids = string | readonly string[];
const list = (ids: Ids | undefined): readonly string[] => (typeof ids === 'string' ? ids.split(' ').filter(Boolean) : ids ?? []);

interface PersonOptions {
  readonly preferences?: Ids;
  readonly never?: Ids;
  readonly organization?: string | null;
  readonly submitted?: boolean;
  readonly personId?: string;
}

/** A mentor who, unless told otherwise, belongs to organization A, has submitted and lists nobody. */
export function mentor(id: string, options: PersonOptions & { readonly fields?: Partial<MentorFields> } = {}): Mentor {
  const fields: MentorFields = {
    jobTitle: '', function: '', expertiseTags: [], coachingTopics: [], languages: [], location: '', yearsExperience: null, bio: '',
    ...options.fields,
  };
  return { ...person(id, options, 'A'), side: 'mentor', fields };
}

/** A mentee who, unless told otherwise, belongs to organization B, has submitted and lists nobody. */
export function mentee(id: string, options: PersonOptions & { readonly wishes?: Partial<MenteeWishes> } = {}): Mentee {
  const wishes: MenteeWishes = { tags: [], attributes: [], languages: [], location: '', function: '', ...options.wishes };
  return { ...person(id, options, 'B'), side: 'mentee', wishes };
}

export function settings(changes: Partial<CohortSettings> = {}): CohortSettings {
  return { ...defaultSettings, ...changes };
}

/** A snapshot in strict mode whose organizations are those its people name. */
export function cohort(
  mentors: readonly Mentor[], mentees: readonly Mentee[], changes: Partial<CohortSnapshot> = {},
): CohortSnapshot {
  const named = [...mentors, ...mentees].map(({ organizationId }) => organizationId).filter((id) => id !== null);
  const organizations = [...new Set(named)].map((id) => ({ id, name: `Organization ${id}` }));
  return { mode: 'strict', includeUnsubmitted: false, mentors, mentees, organizations, rules: [], settings: defaultSettings, ...changes };
}

function person(id: string, options: PersonOptions, organization: string) {
  return {
    id,
    personId: options.personId ?? null,
    organizationId: options.organization === undefined ? organization : options.organization,
    submitted: options.submitted ?? true,
    preferences: list(options.preferences),
    never: list(options.never),
  };
}
