import { contract, type ProcedureMeta } from '@counterpart/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metaByName } from '../../server/src/platform/http/open-api.ts';
import type { Visitor } from '../app.ts';
import { ask as askOver } from '../ask.ts';
import { absent, table, type Row } from './table.ts';
import { createWorld, type CohortIds, type World } from './world.ts';

const metas = metaByName(contract as never);
let world: World;
beforeAll(async () => { world = await createWorld(); });
afterAll(() => world.app.close());

const ask = (visitor: Visitor, name: string, input: Record<string, unknown>, extra: Record<string, unknown> = {}, headers: Record<string, string> = {}) => askOver(world.app, visitor, name, { ...input, ...extra }, headers);

interface Entry { readonly name: string; readonly meta: ProcedureMeta; readonly row: Row }
const entries: Entry[] = [...metas].map(([name, meta]) => ({ name, meta, row: table[name] as Row }));
const inputOf = (row: Row, ids: CohortIds) => row.input(ids);

it('every procedure has a row, and every row a procedure', () => {
  expect(Object.keys(table).sort()).toEqual([...metas.keys()].sort());
});

const entriesWhere = (wanted: (entry: Entry) => boolean) => entries.filter(wanted);
const namesARow = ({ row }: Entry) => Object.keys(inputOf(row, absent)).some((key) => key === 'id' || key.endsWith('Id'));
const withKey = async (scopes: ('read' | 'write')[]) => ({ authorization: `Bearer ${await apiKey(scopes)}` });

it.each(entriesWhere(({ meta }) => meta.access === 'anyone'))('$name keeps nobody out', async ({ name, row }) => {
  const { body } = await ask(world.visitors.anonymous, name, inputOf(row, world.own));
  expect(body).not.toMatchObject({ code: 'unauthenticated', reasons: [] });
});

it.each(entriesWhere(({ meta }) => meta.access !== 'anyone'))('$name asks everybody to sign in', async ({ name, row }) => {
  expect(await ask(world.visitors.anonymous, name, inputOf(row, world.own))).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
});

it.each(entriesWhere(({ meta }) => meta.access === 'admin'))('$name is for administrators: mentor, mentee and outsider are refused alike, own, foreign or absent', async ({ name, row }) => {
  const answers = await Promise.all((['mentor', 'mentee', 'outsider'] as const).flatMap((who) => [world.own, world.foreign, absent].map((ids) => ask(world.visitors[who], name, inputOf(row, ids)))));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});

it.each(entriesWhere(({ row }) => row.of === 'participant'))('$name is the participant’s own: foreign and absent cannot be told apart, not even by an administrator', async ({ name, row }) => {
  const answers = await Promise.all([
    ask(world.visitors.mentor, name, inputOf(row, world.foreign)), ask(world.visitors.mentor, name, inputOf(row, absent)), ask(world.visitors.mentee, name, inputOf(row, world.own)),
    ask(world.visitors.outsider, name, inputOf(row, world.own)), ask(world.visitors.admin, name, inputOf(row, world.own)),
  ]);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ status: 404, body: { code: 'notFound' } });
});

it.each(entriesWhere((entry) => entry.row.of === 'admin' && namesARow(entry)))('$name says notFound for what is absent', async ({ name, row }) => {
  expect(await ask(world.visitors.admin, name, inputOf(row, absent))).toMatchObject({ status: 404, body: { code: 'notFound' } });
});

it.each(entriesWhere(({ meta, row }) => meta.scope === 'session' && row.of !== 'nobody'))('$name refuses API keys', async ({ name, row }) => {
  expect(await ask(world.visitors.anonymous, name, inputOf(row, world.own), {}, await withKey(['read', 'write']))).toMatchObject({ status: 403, body: { code: 'forbidden' } });
});

it('keeps from API keys what would make somebody else of their owner', () => {
  expect(entriesWhere(({ meta }) => meta.access === 'admin' && meta.scope === 'session').map(({ name }) => name)).toEqual(['people.removeTwoFactor', 'outbox.get']);
});

it.each(entriesWhere(({ meta }) => meta.scope === 'write'))('$name needs the scope `write` of an API key', async ({ name, row }) => {
  expect(await ask(world.visitors.anonymous, name, inputOf(row, absent), {}, await withKey(['read']))).toMatchObject({ status: 403, body: { code: 'scopeMissing' } });
});

it('whose address is not confirmed is nobody, also with a session', async () => {
  const { items } = await world.visitors.admin.client.participants.list({ cohortId: world.foreign.cohortId, side: 'mentee' });
  const email = items.at(-1)?.email ?? '';
  const visitor = await world.app.member(email);
  expect(await ask(visitor, 'account.update', { locale: 'en' })).toMatchObject({ status: 200 });
  await world.app.parts.connection.db.updateTable('person').set({ emailVerified: false }).where('email', '=', email).execute();
  expect(await ask(visitor, 'account.update', { locale: 'en' })).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
});

describe('fields that were never asked for', () => {
  const smuggled = { role: 'admin', status: 'open', ownerId: 'x', submitted: true, submittedAt: '2020-01-01T00:00:00Z', personId: 'x', side: 'mentee', version: 1, active: true };
  it('change nothing in a write', async () => {
    const { mentor, admin } = world.visitors;
    const before = await mentor.client.participation.get({ participantId: world.own.mentorId });
    const answer = await ask(mentor, 'participation.saveProfile', { participantId: world.own.mentorId, displayName: before.displayName }, smuggled);
    expect(answer.status).toBe(200);
    expect({ ...await mentor.client.participation.get({ participantId: world.own.mentorId }), version: 0 }).toEqual({ ...before, version: 0 });
    await ask(mentor, 'account.update', { locale: 'en' }, smuggled);
    const people = await admin.client.people.list({ limit: 200 });
    expect(people.items.find(({ id }) => id === world.own.personId)).toMatchObject({ role: 'member', active: true });
  });
});

const keys = new Map<string, Promise<string>>();
function apiKey(scopes: ('read' | 'write')[]): Promise<string> {
  const name = scopes.join('-');
  const known = keys.get(name) ?? world.visitors.admin.client.account.apiKeys.create({ name, scopes }).then(({ secret }) => secret);
  keys.set(name, known);
  return known;
}
