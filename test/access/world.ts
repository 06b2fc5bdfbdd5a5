import { attributeCatalogue, castOf } from '../../demo/cast.ts';
import { participantsCsv, preferencesCsv } from '../../demo/files.ts';
import { startTestApp, type TestApp, type Visitor } from '../app.ts';
import { until } from '../platform.ts';

/** Two cohorts with a run each, and people of every kind. `own` is what the mentor and the mentee belong to. */
export interface World {
  readonly app: TestApp;
  readonly own: CohortIds;
  readonly foreign: CohortIds;
  readonly visitors: { readonly anonymous: Visitor; readonly mentor: Visitor; readonly mentee: Visitor; readonly outsider: Visitor; readonly admin: Visitor };
}
export interface CohortIds { readonly cohortId: string; readonly mentorId: string; readonly menteeId: string; readonly runId: string; readonly importId: string; readonly taskId: string; readonly mailId: string; readonly personId: string; readonly organizationId: string; readonly ruleId: string }

export const absentId = '018f0000-0000-7000-8000-00000000dead';

export async function createWorld(): Promise<World> {
  const app = await startTestApp();
  const admin = await app.admin();
  const [ownCast, foreignCast] = [castOf({ size: 4, seed: 1, choices: 2 }), castOf({ size: 8, seed: 2, choices: 2 })];
  const foreignPart = { mentors: foreignCast.mentors.slice(4), mentees: foreignCast.mentees.slice(4) };
  const own = await makeCohort(admin, 'Own', participantsCsv(ownCast), preferencesCsv(ownCast));
  const foreign = await makeCohort(admin, 'Foreign', participantsCsv(foreignPart), null);
  const [mentor, mentee, outsider] = await Promise.all([ownCast.mentors[0], ownCast.mentees[0], foreignPart.mentors[0]].map((person) => app.member(person?.email ?? '')));
  if (!mentor || !mentee || !outsider) throw new Error('The cast is too small.');
  return { app, own, foreign, visitors: { anonymous: app.anonymous, mentor, mentee, outsider, admin } };
}

async function makeCohort({ client }: Visitor, name: string, participants: string, preferences: string | null): Promise<CohortIds> {
  const { id: cohortId } = await client.cohorts.create({ name });
  const { version, settings } = await client.cohorts.settings.get({ cohortId });
  await client.cohorts.settings.update({ cohortId, expectedVersion: version, settings: { ...settings, attributes: [...attributeCatalogue] } });
  const importId = await importFile(client, cohortId, 'participants', participants);
  await client.cohorts.open({ cohortId, notify: false });
  if (preferences) await importFile(client, cohortId, 'preferences', preferences);
  const [mentors, mentees] = await Promise.all((['mentor', 'mentee'] as const).map((side) => client.participants.list({ cohortId, side })));
  const [mentorId, menteeId] = [mentors?.items[0]?.id ?? '', mentees?.items[0]?.id ?? ''];
  const { id: runId, taskId } = await client.runs.start({ cohortId, mode: 'exception', includeUnsubmitted: true });
  await until(async () => (await client.tasks.get({ id: taskId })).state === 'succeeded', 'the run has finished');
  const { id: ruleId } = await client.cohorts.rules.add({ cohortId, kind: 'apart', mentorId, menteeId: mentees?.items[1]?.id ?? '', reason: 'for the test' });
  await client.cohorts.remind({ cohortId, participantIds: [mentorId], kind: 'submission' });
  const mails = await client.outbox.list({ limit: 1 });
  const people = await client.people.list({ limit: 200 });
  return {
    cohortId, mentorId, menteeId, runId, importId, taskId, ruleId, mailId: mails.items[0]?.id ?? '',
    personId: people.items.find(({ email }) => email === mentors?.items[0]?.email)?.id ?? '', organizationId: mentors?.items[0]?.organization?.id ?? '',
  };
}

async function importFile(client: Visitor['client'], cohortId: string, kind: 'participants' | 'preferences', text: string): Promise<string> {
  const { id: importId, taskId } = await client.imports.preview({ cohortId, kind, file: new File([text], `${kind}.csv`) });
  await until(async () => (await client.tasks.get({ id: taskId })).state === 'succeeded', 'the file has been read');
  const { choices } = await client.imports.get({ cohortId, importId });
  await client.imports.apply({ cohortId, importId, decisions: choices.map(({ key }) => ({ key, use: { create: true as const } })), invite: false });
  return importId;
}
