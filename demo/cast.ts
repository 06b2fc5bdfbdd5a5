import { emailOf, functionPool, languagePool, locationPool, menteeNames, mentorNames, organizationNames, tagPool, titlePool } from './names.ts';
import { seededRandom, shuffled } from './random.ts';

export interface CastMentor {
  readonly email: string; readonly name: string; readonly organization: string; readonly preferences: readonly string[]; readonly never: readonly string[];
  readonly job_title: string; readonly function: string; readonly expertise_tags: readonly string[]; readonly languages: readonly string[]; readonly location: string;
  readonly years_experience: number; readonly coaching_topics: readonly string[]; readonly bio: string; readonly availability_notes: string;
}
export interface CastMentee {
  readonly email: string; readonly name: string; readonly organization: string; readonly preferences: readonly string[]; readonly never: readonly string[];
  readonly desired_tags: readonly string[]; readonly desired_attributes: readonly string[]; readonly desired_languages: readonly string[];
  readonly desired_location: string; readonly desired_function: string; readonly free_text_notes: string;
}
export interface Cast { readonly mentors: readonly CastMentor[]; readonly mentees: readonly CastMentee[] }

/** What the demo cohorts let mentees ask for. */
export const attributeCatalogue = [
  { key: 'ten_years', label: 'At least ten years of experience', predicate: { field: 'yearsExperience', op: 'atLeast', value: 10 }, weight: 1 },
  { key: 'speaks_german', label: 'Speaks German', predicate: { field: 'languages', op: 'includes', value: 'german' }, weight: 1 },
  { key: 'leads_people', label: 'Has led people', predicate: { field: 'expertiseTags', op: 'includes', value: 'leadership' }, weight: 1 },
] as const;

/**
 * A cohort of `size` mentors and `size` mentees. Everybody ranks `choices` people of other organizations; pairs
 * that are meant for each other rank one another, so that a complete compliant pairing exists when `feasible`.
 * Otherwise the first four mentees and only three mentors accept each other, which no algorithm can satisfy.
 */
export function castOf({ size, seed, choices = 6, feasible = true }: { size: number; seed: number; choices?: number; feasible?: boolean }): Cast {
  const random = seededRandom(seed);
  const pick = <T>(pool: readonly T[], count: number) => shuffled(pool, random).slice(0, count);
  const one = <T>(pool: readonly T[]) => pool[Math.floor(random() * pool.length)] as T;
  // Mentees sit one organization further on, so that mentor i and mentee i never share one.
  const organizationOf = (index: number) => organizationNames[index % organizationNames.length] as string;
  const mentors = mentorNames.slice(0, size).map((name, i) => ({ name, email: emailOf(name), organization: organizationOf(i) }));
  const mentees = menteeNames.slice(0, size).map((name, i) => ({ name, email: emailOf(name), organization: organizationOf(i + 1) }));
  const lists = preferenceLists(mentors, mentees, choices, random);
  if (!feasible) narrow(mentors, mentees, lists);
  return {
    mentors: mentors.map((mentor) => {
      const tags = pick(tagPool, 4);
      const years = 4 + Math.floor(random() * 22);
      const title = one(titlePool);
      return {
        ...mentor, preferences: lists.get(mentor.email) ?? [], never: [], job_title: title, function: one(functionPool), expertise_tags: tags.slice(0, 3), coaching_topics: tags.slice(3),
        languages: ['English', ...pick(languagePool.slice(1), 1)], location: one(locationPool), years_experience: years,
        bio: `${title} at ${mentor.organization}, ${years} years in the field. Happy to talk about ${tags[0]} and ${tags[1]}.`,
        availability_notes: one(['Fridays after three', 'Every second Tuesday', 'Early mornings', 'By arrangement']),
      };
    }),
    mentees: mentees.map((mentee) => ({
      ...mentee, preferences: lists.get(mentee.email) ?? [], never: [], desired_tags: pick(tagPool, 3), desired_attributes: pick(attributeCatalogue, 1).map(({ key }) => key),
      desired_languages: [one(languagePool.slice(0, 2))], desired_location: one(locationPool), desired_function: one(functionPool),
      free_text_notes: one(['I would like to grow into my first leadership role.', 'I am thinking about changing fields.', 'I want to speak with more confidence in large rounds.', 'I would like an honest look from outside.']),
    })),
  };
}

interface Member { readonly email: string; readonly organization: string }

function preferenceLists(mentors: readonly Member[], mentees: readonly Member[], choices: number, random: () => number): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  const fill = (from: readonly Member[], to: readonly Member[]) => from.forEach((member, i) => {
    const destined = to[i] as Member;
    const others = shuffled(to.filter((other) => other.organization !== member.organization && other.email !== destined.email), random);
    lists.set(member.email, shuffled([destined, ...others.slice(0, choices - 1)], random).map(({ email }) => email));
  });
  fill(mentors, mentees);
  fill(mentees, mentors);
  return lists;
}

function narrow(mentors: readonly Member[], mentees: readonly Member[], lists: Map<string, string[]>): void {
  const few = mentors.slice(0, 3);
  for (const mentee of mentees.slice(0, 4)) lists.set(mentee.email, few.filter(({ organization }) => organization !== mentee.organization).map(({ email }) => email));
  for (const mentor of few) {
    const list = lists.get(mentor.email) ?? [];
    for (const mentee of mentees.slice(0, 4)) if (mentee.organization !== mentor.organization && !list.includes(mentee.email)) list.push(mentee.email);
  }
}
