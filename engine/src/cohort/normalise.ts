import { fold } from '../text/fold.ts';
import { compareText } from '../text/order.ts';
import type { CohortSnapshot, PairRule, Participant } from './types.ts';

/** What somebody means who writes a key, or the label that people see, in any spelling. Keys come first. O(catalogue). */
export function attributeNamed<Named extends { readonly key: string; readonly label: string }>(catalogue: readonly Named[], text: string): Named | undefined {
  const wanted = fold(text);
  return catalogue.find(({ key }) => fold(key) === wanted) ?? catalogue.find(({ label }) => fold(label) === wanted);
}

/**
 * The same snapshot whatever order its rows came in (S2): people, organizations, rules and attribute definitions
 * sorted. Preference lists keep their order, for their order is their meaning.
 */
export function canonicalSnapshot(snapshot: CohortSnapshot): CohortSnapshot {
  const attributes = [...snapshot.settings.attributes].sort((a, b) => compareText(a.key, b.key));
  return {
    ...snapshot,
    mentors: [...snapshot.mentors].sort(byId),
    mentees: [...snapshot.mentees].sort(byId),
    organizations: [...snapshot.organizations].sort(byId),
    rules: [...snapshot.rules].sort(byPair),
    settings: { ...snapshot.settings, attributes },
  };
}

/** Whether a person is in the run at all: submitted, or counted in by the admin's choice (C3). */
export function takesPart(person: Participant, snapshot: CohortSnapshot): boolean {
  return person.submitted || snapshot.includeUnsubmitted;
}

/** What a person ranked, as far as it counts: a draft that was never submitted accepts nobody (C3). */
export function effectivePreferences(person: Participant): readonly string[] {
  return person.submitted ? person.preferences : [];
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}

function byPair(a: PairRule, b: PairRule): number {
  return compareText(a.kind, b.kind) || compareText(a.mentor, b.mentor) || compareText(a.mentee, b.mentee)
    || compareText(a.reason, b.reason);
}
