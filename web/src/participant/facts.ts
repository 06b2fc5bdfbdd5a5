import type { Candidate, Participation } from './steps.ts';

/** The facts on a person's card, whichever side they are on. */
export interface Facts {
  readonly headline: readonly string[];
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly location: string;
  readonly yearsExperience: number | null;
  readonly attributes: readonly string[];
  readonly text: string;
}

export function factsOf(candidate: Pick<Candidate, 'profile' | 'wishes'>, catalogue: Participation['attributeCatalogue']): Facts {
  const { profile, wishes } = candidate;
  const label = (key: string) => catalogue.find((entry) => entry.key === key)?.label ?? key;
  return {
    headline: [profile?.jobTitle, profile?.function ?? wishes?.function].filter((text): text is string => Boolean(text)),
    topics: profile ? unique([...profile.expertiseTags, ...profile.coachingTopics]) : (wishes?.tags ?? []),
    languages: profile?.languages ?? wishes?.languages ?? [],
    location: profile?.location ?? wishes?.location ?? '',
    yearsExperience: profile?.yearsExperience ?? null,
    attributes: (wishes?.attributes ?? []).map(label),
    text: profile?.bio ?? '',
  };
}

/** The reader's own topics: what they look for, or what they offer. */
export function ownTopics({ menteeWishes, mentorFields }: Pick<Participation, 'menteeWishes' | 'mentorFields'>): readonly string[] {
  return menteeWishes?.tags ?? unique([...(mentorFields?.expertiseTags ?? []), ...(mentorFields?.coachingTopics ?? [])]);
}

export const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase();

export function shared(topics: readonly string[], own: readonly string[]): readonly string[] {
  const wanted = new Set(own.map(fold));
  return topics.filter((topic) => wanted.has(fold(topic)));
}

export interface Person { readonly id: string; readonly name: string; readonly organization: string; readonly blocked: Candidate['blocked']; readonly facts: Facts; readonly inCommon: readonly string[] }

export function peopleFrom(candidates: readonly Candidate[], participation: Participation): readonly Person[] {
  const own = ownTopics(participation);
  return candidates.map((candidate) => {
    const facts = factsOf(candidate, participation.attributeCatalogue);
    return { id: candidate.id, name: candidate.displayName, organization: candidate.organization, blocked: candidate.blocked, facts, inCommon: shared(facts.topics, own) };
  });
}

export interface Filter { readonly text: string; readonly topic: string; readonly order: 'inCommon' | 'name' }
export const everyone: Filter = { text: '', topic: '', order: 'inCommon' };

/** People to show: every word of the search must occur somewhere on the card. */
export function select(people: readonly Person[], filter: Filter, locale: string): readonly Person[] {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  const byName = new Intl.Collator(locale);
  return people
    .filter((person) => filter.topic === '' || person.facts.topics.some((topic) => fold(topic) === filter.topic))
    .filter((person) => { const all = searchable(person); return words.every((word) => all.includes(word)); })
    .toSorted((left, right) => (filter.order === 'inCommon' ? right.inCommon.length - left.inCommon.length : 0) || byName.compare(left.name, right.name) || (left.id < right.id ? -1 : 1));
}

/** Topics that at least one person has, the most frequent first. */
export function topicsOf(people: readonly Person[]): readonly { readonly topic: string; readonly label: string; readonly people: number }[] {
  const counted = new Map<string, { label: string; people: number }>();
  for (const person of people) {
    for (const label of person.facts.topics) {
      const known = counted.get(fold(label));
      counted.set(fold(label), { label: known?.label ?? label, people: (known?.people ?? 0) + 1 });
    }
  }
  return [...counted].map(([topic, entry]) => ({ topic, ...entry })).toSorted((left, right) => right.people - left.people || (left.topic < right.topic ? -1 : 1));
}

function searchable({ name, organization, facts }: Person): string {
  return fold([name, organization, ...facts.headline, ...facts.topics, ...facts.languages, facts.location, ...facts.attributes, facts.text].join(' '));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Map(texts.map((text) => [fold(text), text])).values()];
}
