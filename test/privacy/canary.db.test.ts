import { Writable } from 'node:stream';
import { contract } from '@counterpart/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metaByName } from '../../server/src/platform/http/open-api.ts';
import { createLog } from '../../server/src/platform/log.ts';
import { startTestApp, type TestApp, type Visitor } from '../app.ts';
import { ask, routeOf } from '../ask.ts';
import { everythingFetched, finishedRun, lettersTo, openCohort, type Person } from './cohort.ts';

/** One word for each place where somebody may write what others must not read. */
const canary = (place: string) => `CANARY-${place}`;

interface Reading { readonly reader: string; readonly moment: string; readonly text: string }
const readings: Reading[] = [];
const pairs: [string, string][] = [];
let logged = '';
let app: TestApp;
let admin: Visitor;
let people: Person[];
let cohortId = '';
let stranger: Visitor;
const [mentor, mentee] = [() => people[0]!, () => people[3]!];

beforeAll(async () => {
  const log = createLog('debug', new Writable({ write(chunk: Buffer, _encoding, written) { logged += chunk.toString(); written(); } }));
  app = await startTestApp({ log });
  admin = await app.admin();
  ({ cohortId, people } = await openCohort(app, admin, { mentors: 3, mentees: 2 }));
  await admin.client.people.invite({ name: 'Stranger', email: 'stranger@people.example.org' });
  stranger = await app.member('stranger@people.example.org');
  await tellSecrets();
});
afterAll(() => app.close());

const own = (me: Person) => me.client.participation.get({ participantId: me.participantId });
async function rank(me: Person): Promise<void> {
  const others = people.filter(({ side }) => side !== me.side).map(({ participantId }) => participantId);
  await me.client.participation.savePreferences({ participantId: me.participantId, expectedVersion: (await own(me)).version, preferences: others, never: [] });
}

/** A whole cohort's life in which every private field is filled; all readers look on at every turn. */
async function tellSecrets(): Promise<void> {
  const { client } = admin;
  const { settings } = await client.cohorts.settings.get({ cohortId });
  const attribute = { key: 'asked', label: 'What the catalogue calls it', predicate: { field: 'bio' as const, op: 'contains' as const, value: canary('predicate') }, weight: 1 };
  await client.cohorts.settings.update({ cohortId, expectedVersion: 1, settings: { ...settings, attributes: [attribute] } });
  const { items: [organization] } = await client.organizations.list({ search: 'North' });
  await client.organizations.update({ id: organization!.id, aliases: [canary('alias')] });
  await mentor().client.participation.saveProfile({ participantId: mentor().participantId, mentorFields: { jobTitle: 'Lead', availabilityNotes: canary('availability') } });
  await mentee().client.participation.saveProfile({ participantId: mentee().participantId, menteeWishes: { tags: ['go'], attributes: ['asked'], notes: canary('notes') } });
  for (const me of people) await rank(me);
  await lookAround('open');

  for (const me of people.slice(0, 4)) await me.client.participation.submit({ participantId: me.participantId });
  const of = (me: Person) => ({ cohortId, participantId: me.participantId });
  await client.participants.submitFor({ ...of(people[4]!), reason: canary('submitFor') });
  await mentor().client.participation.requestReopening({ participantId: mentor().participantId, message: canary('request') });
  await lookAround('asked to be let in again');
  await client.participants.reopen({ ...of(mentor()), reason: canary('reopen') });
  await mentor().client.participation.submit({ participantId: mentor().participantId });
  await mentee().client.participation.requestReopening({ participantId: mentee().participantId, message: canary('declinedRequest') });
  await client.participants.declineReopening({ ...of(mentee()), reason: canary('decline') });
  const { preferencesVersion } = await client.participants.get(of(people[2]!));
  await client.participants.savePreferences({ ...of(people[2]!), expectedVersion: preferencesVersion, preferences: [people[4]!.participantId], never: [mentee().participantId], reason: canary('savedFor') });
  const { id: leaver } = await client.participants.add({ cohortId, side: 'mentee', displayName: 'Leaver', email: 'leaver@people.example.org' });
  await client.participants.remove({ cohortId, participantId: leaver, reason: canary('remove') });
  await client.cohorts.remind({ cohortId, participantIds: people.map(({ participantId }) => participantId), kind: 'broaden' });
  await client.cohorts.close({ cohortId });
  await client.cohorts.reopen({ cohortId, reason: canary('cohortReopen') });
  await client.cohorts.close({ cohortId });
  const pair = (mentorAt: number, menteeAt: number) => ({ cohortId, mentorId: people[mentorAt]!.participantId, menteeId: people[menteeAt]!.participantId });
  await client.cohorts.rules.add({ ...pair(2, 3), kind: 'liftVeto', reason: canary('lift') });
  await client.cohorts.rules.add({ ...pair(0, 3), kind: 'lock', reason: canary('lock') });
  await client.cohorts.rules.add({ ...pair(1, 3), kind: 'apart', reason: canary('apart') });
  const runId = await finishedRun(admin, cohortId);
  const { unmatched: { mentors: [leftOver] } } = await client.runs.get({ cohortId, runId });
  const { id: child } = await client.runs.override({ cohortId, runId, changes: [{ mentorId: leftOver!.id, menteeId: people[4]!.participantId }], reason: canary('override') });
  pairs.push([mentor().name, mentee().name], [leftOver!.name, people[4]!.name]);
  await client.runs.activate({ cohortId, runId: child, expectedActiveRunId: null });
  await lookAround('matched, not published');
  await client.runs.publish({ cohortId, runId: child });
  await lookAround('published');
  for (const format of ['csv', 'xlsx'] as const) await client.runs.export({ cohortId, runId: child, format });
  await client.runs.unpublish({ cohortId, reason: canary('unpublish') });
  await lookAround('withdrawn');
}

async function lookAround(moment: string): Promise<void> {
  for (const me of people) readings.push({ reader: me.name, moment, text: JSON.stringify(await everythingFetched(app, me, me.participantId)) });
  for (const [reader, visitor] of [['stranger', stranger], ['anonymous', app.anonymous]] as const) readings.push({ reader, moment, text: JSON.stringify(await everythingFetched(app, visitor, mentor().participantId)) });
}

describe('what is private', () => {
  it('was really told: administrators find every word of it', async () => {
    const { client } = admin;
    const events = await client.audit.list({ limit: 200, programId: cohortId });
    const details = await Promise.all(people.map(({ participantId }) => client.participants.get({ cohortId, participantId })));
    const { items: runs } = await client.runs.list({ cohortId });
    const told = JSON.stringify([events, details, await client.cohorts.settings.get({ cohortId }), await client.cohorts.rules.list({ cohortId }), await client.organizations.list({}), runs, await client.runs.publications({ cohortId })]);
    for (const place of ['predicate', 'alias', 'availability', 'notes', 'submitFor', 'reopen', 'decline', 'savedFor', 'remove', 'cohortReopen', 'lift', 'lock', 'apart', 'override', 'unpublish']) expect(told).toContain(canary(place));
    // Requests are gone once they are answered; the audit never held them.
    for (const place of ['request', 'declinedRequest']) expect(told).not.toContain(canary(place));
  });

  it('is in no answer to anybody but its author', () => {
    expect(new Set(readings.map(({ reader }) => reader)).size).toBe(7);
    const authors: Record<string, string[]> = { [mentor().name]: [canary('availability')], [mentee().name]: [canary('notes')] };
    for (const { reader, moment, text } of readings) expect({ reader, moment, read: [...new Set(text.match(/CANARY-\w+/g))] }).toEqual({ reader, moment, read: authors[reader] ?? [] });
  });

  it('includes addresses: nobody reads another’s, but for the partner’s while the match is published', () => {
    const partnerOf = Object.fromEntries(pairs.flatMap(([one, other]) => [[one, other], [other, one]]));
    const addressOf = (name: string) => (name === 'stranger' ? ['stranger@people.example.org'] : people.filter((person) => person.name === name).map(({ email }) => email));
    for (const { reader, moment, text } of readings) {
      const expected = [reader, ...moment === 'published' ? [partnerOf[reader] ?? ''] : []].flatMap(addressOf);
      expect({ reader, moment, known: [...new Set(text.match(/[\w.]+@people\.example\.org/g))].toSorted() }).toEqual({ reader, moment, known: expected.toSorted() });
    }
  });

  it('is not in what is refused either', async () => {
    const ids: Record<string, string> = { cohortId, participantId: mentor().participantId, mentorId: mentor().participantId, menteeId: mentee().participantId, format: 'csv', kind: 'participants' };
    const { items: [run] } = await admin.client.runs.list({ cohortId });
    for (const [name, { access }] of metaByName(contract as never)) {
      if (access === 'anyone') continue;
      const parameters = Object.fromEntries([...routeOf(name).path.matchAll(/\{(\w+)\}/g)].map(([, key]) => [key, ids[key!] ?? run!.id]));
      for (const visitor of [app.anonymous, stranger, ...access === 'admin' ? [mentee()] : []]) expect(JSON.stringify(await ask(app, visitor, name, parameters))).not.toMatch(/CANARY-|@people\.example/);
    }
  });

  it('is in no mail, and no mail names an address', async () => {
    const letters = await lettersTo(admin);
    expect(letters.length).toBeGreaterThan(30);
    for (const { subject, text, html } of letters) expect(`${subject}${text}${html}`).not.toMatch(/CANARY-|@people\.example/);
    const stored = await app.parts.connection.db.selectFrom('mail').select(['template', 'data']).execute();
    expect(JSON.stringify(stored)).not.toMatch(/CANARY-|@people\.example/);
  });

  it('is in no log line, whatever goes wrong, nor in the metrics', async () => {
    const send = (path: string, body: string, headers: Record<string, string> = {}) => app.request(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
    await send('/api/account/sign-in', JSON.stringify({ email: `${canary('signIn')}@people.example.org`, password: canary('password') }));
    await send('/api/account/sign-in', `{"email": "${canary('broken')}`);
    await send(`/api/cohorts?search=${canary('query')}`, JSON.stringify({ name: canary('body') }), { cookie: admin.cookie!, 'idempotency-key': canary('key') });
    await app.request('/api/me', { headers: { authorization: `Bearer ${canary('bearer')}` } });
    await app.request(`/participations?from=${canary('page')}`, { cookie: mentor().cookie });
    expect(logged.split('\n').length).toBeGreaterThan(100);
    expect(logged).toContain('job done');
    expect(logged).not.toMatch(/CANARY-|people\.example|mentor 0|mentee 1/);
    for (const { cookie } of [admin, ...people]) expect(logged).not.toContain(decodeURIComponent(cookie!.split('=').slice(1).join('=')).slice(0, 20));
    for (const path of ['/metrics', '/ready', '/api/openapi.json']) expect(await (await app.request(path)).text()).not.toMatch(/CANARY-|people\.example/);
  });
});
