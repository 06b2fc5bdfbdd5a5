import type { Client } from '@counterpart/contract';
import { attributeCatalogue, type Cast, type CastMentee, type CastMentor } from '../demo/cast.ts';

export interface Moved {
  readonly cohortId: string;
  /** Participants by name: nobody of a cast has the name of another. */
  readonly idOf: (name: string) => string;
}
interface MoveOptions { readonly name: string; /** Left to do everything themselves: in the cohort, but without organization, profile and list. */ readonly blank?: readonly string[] }

/** A cast in an open cohort through the API, one person at a time, for journeys that are not about importing. All have lists; nobody has submitted. */
export async function moveIn(api: Client, cast: Cast, { name, blank = [] }: MoveOptions): Promise<Moved> {
  const { id: cohortId } = await api.cohorts.create({ name, description: 'Six months, one conversation every two weeks.', timeZone: 'Europe/Berlin', locale: 'en' });
  const { version, settings } = await api.cohorts.settings.get({ cohortId });
  await api.cohorts.settings.update({ cohortId, expectedVersion: version, settings: { ...settings, attributes: attributeCatalogue.map((attribute) => ({ ...attribute })) } });
  const organizations = await organizationIds(api, new Set([...cast.mentors, ...cast.mentees].map(({ organization }) => organization)));
  const ids = new Map<string, string>();
  const add = async (side: 'mentor' | 'mentee', person: CastMentor | CastMentee) => {
    const organizationId = blank.includes(person.name) ? null : organizations.get(person.organization) ?? null;
    ids.set(person.email, (await api.participants.add({ cohortId, side, displayName: person.name, email: person.email, organizationId })).id);
  };
  for (const mentor of cast.mentors) await add('mentor', mentor);
  for (const mentee of cast.mentees) await add('mentee', mentee);
  const idOf = (email: string) => ids.get(email) ?? '';
  for (const person of [...cast.mentors, ...cast.mentees]) {
    if (blank.includes(person.name)) continue;
    const participantId = idOf(person.email);
    await api.participants.update({ cohortId, participantId, ...('job_title' in person ? { mentorFields: fieldsOf(person) } : { menteeWishes: wishesOf(person) }) });
    const { preferencesVersion: expectedVersion } = await api.participants.get({ cohortId, participantId });
    await api.participants.savePreferences({ cohortId, participantId, expectedVersion, preferences: person.preferences.map(idOf), never: person.never.map(idOf), reason: 'Moving in' });
  }
  await api.cohorts.open({ cohortId, notify: false });
  const emails = new Map([...cast.mentors, ...cast.mentees].map((person) => [person.name, person.email]));
  return { cohortId, idOf: (who) => idOf(emails.get(who) ?? '') };
}

/** Runs the matching, and shows everybody their own. */
export async function matchAndPublish(api: Client, cohortId: string): Promise<string> {
  const { id: runId, taskId } = await api.runs.start({ cohortId, mode: 'exception', includeUnsubmitted: false });
  for await (const { state } of await api.tasks.watch({ id: taskId })) if (state === 'failed') throw new Error('The run failed.');
  await api.runs.activate({ cohortId, runId, expectedActiveRunId: null });
  await api.runs.publish({ cohortId, runId });
  return runId;
}

async function organizationIds(api: Client, names: ReadonlySet<string>): Promise<Map<string, string>> {
  const { items } = await api.organizations.list({ limit: 200 });
  const known = new Map(items.map(({ id, name }) => [name, id]));
  for (const name of names) if (!known.has(name)) known.set(name, (await api.organizations.create({ name })).id);
  return known;
}

const fieldsOf = (mentor: CastMentor) => ({
  jobTitle: mentor.job_title, function: mentor.function, expertiseTags: [...mentor.expertise_tags], coachingTopics: [...mentor.coaching_topics], languages: [...mentor.languages],
  location: mentor.location, yearsExperience: mentor.years_experience, bio: mentor.bio, availabilityNotes: mentor.availability_notes,
});
const wishesOf = (mentee: CastMentee) => ({
  tags: [...mentee.desired_tags], attributes: [...mentee.desired_attributes], languages: [...mentee.desired_languages], location: mentee.desired_location, function: mentee.desired_function, notes: mentee.free_text_notes,
});
