import { fold } from './facts.ts';
import type { Candidate } from './steps.ts';

/** Words that people of the other side use, the most frequent first: two who write alike find each other. */
export interface Suggestions { readonly topics: string[]; readonly languages: string[]; readonly locations: string[]; readonly functions: string[] }

const MOST = 60;

export function suggestionsFrom(candidates: readonly Candidate[]): Suggestions {
  const from = (read: (candidate: Candidate) => readonly string[]) => byFrequency(candidates.flatMap(read));
  return {
    topics: from(({ profile, wishes }) => [...(profile?.expertiseTags ?? []), ...(profile?.coachingTopics ?? []), ...(wishes?.tags ?? [])]),
    languages: from(({ profile, wishes }) => profile?.languages ?? wishes?.languages ?? []),
    locations: from(({ profile, wishes }) => [profile?.location ?? wishes?.location ?? '']),
    functions: from(({ profile, wishes }) => [profile?.function ?? wishes?.function ?? '']),
  };
}

function byFrequency(texts: readonly string[]): string[] {
  const counted = new Map<string, { text: string; count: number }>();
  for (const text of texts.filter((each) => each.trim() !== '')) {
    const known = counted.get(fold(text));
    counted.set(fold(text), { text: known?.text ?? text, count: (known?.count ?? 0) + 1 });
  }
  return [...counted.values()].toSorted((left, right) => right.count - left.count || (left.text < right.text ? -1 : 1)).slice(0, MOST).map(({ text }) => text);
}
