import { contract } from '@counterpart/contract';
import { metaByName } from '../../server/src/platform/http/open-api.ts';
import type { TestApp, Visitor } from '../app.ts';
import { ask, routeOf } from '../ask.ts';
import { until } from '../platform.ts';

export interface Person extends Visitor { readonly name: string; readonly email: string; readonly side: 'mentor' | 'mentee'; readonly participantId: string }

/** An open cohort of mentors in one organization and mentees in another, each signed in. */
export async function openCohort(app: TestApp, admin: Visitor, { mentors, mentees }: { mentors: number; mentees: number }): Promise<{ cohortId: string; people: Person[] }> {
  const { client } = admin;
  const { id: cohortId } = await client.cohorts.create({ name: 'Spring', description: 'Welcome' });
  const organization = { mentor: await client.organizations.create({ name: 'North' }), mentee: await client.organizations.create({ name: 'South' }) };
  const people: Person[] = [];
  for (const [side, count] of [['mentor', mentors], ['mentee', mentees]] as const) {
    for (let at = 0; at < count; at += 1) {
      const [name, email] = [`${side} ${at}`, `${side}.${at}@people.example.org`];
      const { id: participantId } = await client.participants.add({ cohortId, side, displayName: name, email, organizationId: organization[side].id });
      people.push({ ...await app.member(email), name, email, side, participantId });
    }
  }
  await client.cohorts.open({ cohortId });
  return { cohortId, people };
}

export async function finishedRun({ client }: Visitor, cohortId: string): Promise<string> {
  const { id: runId, taskId } = await client.runs.start({ cohortId, mode: 'exception' });
  await until(async () => (await client.tasks.get({ id: taskId })).state === 'succeeded', 'the run has finished');
  return runId;
}

const readable = [...metaByName(contract as never)].filter(([name, { access }]) => access !== 'admin' && routeOf(name).method === 'GET').map(([name]) => name);
const steps = ['', '/profile', '/wishes', '/introduction', '/ranking', '/review', '/match'];

/** Everything that somebody who is no administrator can fetch: each procedure that answers them, and what their pages are made from. */
export async function everythingFetched(app: TestApp, reader: Visitor, participantId: string): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  for (const name of readable) seen[name] = await ask(app, reader, name, routeOf(name).path.includes('{participantId}') ? { participantId } : {});
  for (const path of ['/participations', ...steps.map((step) => `/participations/${participantId}${step}`)]) {
    const answer = await app.request(`${path}.data`, { cookie: reader.cookie });
    seen[path] = { status: answer.status, text: await answer.text() };
  }
  return seen;
}

/** Every mail so far as its reader gets it. */
export async function lettersTo({ client }: Visitor, email?: string): Promise<{ to: string; subject: string; text: string; html: string }[]> {
  const { items } = await client.outbox.list({ limit: 200 });
  const letters = await Promise.all(items.filter(({ to }) => email === undefined || to.includes(`<${email}>`)).map(({ id }) => client.outbox.get({ id })));
  return letters.map(({ to, subject, text, html }) => ({ to, subject, text, html }));
}
