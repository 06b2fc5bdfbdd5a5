import { mentee, mentor, cohort } from './builders.test-support.ts';
import type { CohortSnapshot, PairRule } from './types.ts';

/** Small, seeded and reproducible (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other]!, result[at]!];
  }
  return result;
}

export interface Flavour {
  readonly mentors: number;
  readonly mentees: number;
  /** 1 = everybody in one organization. */
  readonly organizations: number;
  /** Share of the other side that each person lists. */
  readonly listed: number;
  readonly vetoed: number;
  /** How many different tags there are; few make many equal scores. */
  readonly tags: number;
  readonly rules: number;
  readonly silent: number;
}

/** Four in ten are kind enough for strict mode; the others hurt: ties everywhere, one organization dominating, empty lists, vetoes, unequal counts. */
export function flavourOf(seed: number, smallest: number, largest: number): Flavour {
  const random = randomSource(seed * 7919 + 13);
  const pick = <Item>(...items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const mentors = smallest + Math.floor(random() * (largest - smallest + 1));
  const different = random() < 0.3;
  return {
    ...(random() < 0.4 ? { organizations: 40, listed: pick(0.6, 1), vetoed: 0, rules: 0, silent: 0, tags: pick(0, 1, 3) } : {
      organizations: pick(1, 2, 3, 5, 40),
      listed: pick(0, 0.15, 0.4, 0.8, 1),
      vetoed: pick(0, 0, 0.1, 0.4, 1),
      tags: pick(0, 1, 3, 8),
      rules: pick(0, 0, 0, 1, 3),
      silent: pick(0, 0, 0, 0.3),
    }),
    mentors,
    mentees: different ? smallest + Math.floor(random() * (largest - smallest + 1)) : mentors,
  };
}

export function randomCohort(seed: number, flavour: Flavour): CohortSnapshot {
  const random = randomSource(seed);
  const chance = (share: number): boolean => random() < share;
  const mentorIds = Array.from({ length: flavour.mentors }, (_, at) => `m${String(at).padStart(2, '0')}`);
  const menteeIds = Array.from({ length: flavour.mentees }, (_, at) => `e${String(at).padStart(2, '0')}`);
  const tags = (): string[] => Array.from({ length: flavour.tags }, (_, at) => `t${at}`).filter(() => chance(0.4));
  const person = (others: readonly string[], personId: string) => {
    const never = others.filter(() => chance(flavour.vetoed));
    return {
      organization: `O${Math.floor(random() ** 2 * flavour.organizations)}`,
      submitted: !chance(flavour.silent),
      preferences: shuffled(others.filter((id) => chance(flavour.listed) && !never.includes(id)), random),
      never,
      personId,
    };
  };
  const mentors = mentorIds.map((id, at) => mentor(id, { ...person(menteeIds.filter((other) => other !== `e${id.slice(1)}`), `p${at}`), fields: { expertiseTags: tags() } }));
  const mentees = menteeIds.map((id, at) => mentee(id, {
    ...person(mentorIds.filter((other) => other !== `m${id.slice(1)}`), at % 3 === 0 ? `p${at}` : `q${at}`), wishes: { tags: tags() },
  }));
  const snapshot = cohort(mentors, mentees, { mode: 'exception', includeUnsubmitted: chance(0.5) });
  return { ...snapshot, rules: randomRules(snapshot, flavour.rules, random) };
}

function randomRules(snapshot: CohortSnapshot, count: number, random: () => number): PairRule[] {
  const mentors = shuffled(snapshot.mentors, random).slice(0, count);
  const mentees = shuffled(snapshot.mentees, random);
  return mentors.flatMap((person, at) => {
    const other = mentees[at];
    if (other === undefined || other.personId === person.personId) return [];
    const kind = (['lock', 'apart', 'liftVeto'] as const)[Math.floor(random() * 3)]!;
    return [{ kind, mentor: person.id, mentee: other.id, reason: 'test' }];
  });
}
