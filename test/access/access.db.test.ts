import { contract, type ProcedureMeta } from '@counterpart/contract';
import { isContractProcedure } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metaByName } from '../../server/src/platform/http/open-api.ts';
import type { Visitor } from '../app.ts';
import { absent, table, type Row } from './table.ts';
import { createWorld, type CohortIds, type World } from './world.ts';

const metas = metaByName(contract as never);
let world: World;
beforeAll(async () => { world = await createWorld(); });
afterAll(() => world.app.close());

interface Answer { status: number; body: unknown; type: string | null }

/** Over HTTP, as a script would: path parameters in the path, the rest in the query or the body. */
async function ask(visitor: Visitor, name: string, input: Record<string, unknown>, extra: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Answer> {
  const { method = 'POST', path = '' } = routeOf(name);
  const rest = { ...input, ...extra };
  const url = path.replace(/\{(\w+)\}/g, (_all, key: string) => { const value = rest[key]; delete rest[key]; return encodeURIComponent(String(value)); });
  const reads = method === 'GET';
  const hasFile = Object.values(rest).some((value) => value instanceof File);
  const body = reads ? null : hasFile ? form(rest) : JSON.stringify(rest);
  const query = reads && Object.keys(rest).length > 0 ? `?${new URLSearchParams(Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, String(value)])))}` : '';
  const answer = await world.app.request(`/api${url}${query}`, { method, body, cookie: visitor.cookie, headers: { ...(hasFile || reads ? {} : { 'content-type': 'application/json' }), ...headers } });
  const type = answer.headers.get('content-type');
  const text = type === 'text/event-stream' ? '' : await answer.text();
  if (type === 'text/event-stream') await answer.body?.cancel();
  return { status: answer.status, type, body: type?.includes('json') ? JSON.parse(text) : text };
}

const form = (fields: Record<string, unknown>) => {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.set(key, value as File);
  return data;
};

function routeOf(name: string): { method?: string; path?: string } {
  const procedure = name.split('.').reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], contract);
  if (!isContractProcedure(procedure)) throw new Error(`${name} is no procedure`);
  return procedure['~orpc'].route as { method?: string; path?: string };
}

const entries = [...metas].map(([name, meta]) => ({ name, meta, row: table[name] as Row }));
const inputOf = (row: Row, ids: CohortIds) => row.input(ids);

it('every procedure has a row, and every row a procedure', () => {
  expect(Object.keys(table).sort()).toEqual([...metas.keys()].sort());
});

describe.each(entries)('$name', ({ name, meta, row }: { name: string; meta: ProcedureMeta; row: Row }) => {
  it('keeps nobody out who may ask, and asks everybody else to sign in', async () => {
    const { status, body } = await ask(world.visitors.anonymous, name, inputOf(row, world.own));
    if (meta.access === 'anyone') expect(body).not.toMatchObject({ code: 'unauthenticated' });
    else expect({ status, body }).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it.runIf(meta.access === 'admin')('is for administrators: mentor, mentee and outsider are refused alike, own, foreign or absent', async () => {
    const answers = await Promise.all((['mentor', 'mentee', 'outsider'] as const).flatMap((who) => [world.own, world.foreign, absent].map((ids) => ask(world.visitors[who], name, inputOf(row, ids)))));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it.runIf(row.of === 'participant')('is the participant’s own: foreign and absent cannot be told apart, not even by an administrator', async () => {
    const answers = await Promise.all([
      ask(world.visitors.mentor, name, inputOf(row, world.foreign)), ask(world.visitors.mentor, name, inputOf(row, absent)), ask(world.visitors.mentee, name, inputOf(row, world.own)),
      ask(world.visitors.outsider, name, inputOf(row, world.own)), ask(world.visitors.admin, name, inputOf(row, world.own)),
    ]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 404, body: { code: 'notFound' } });
  });

  it.runIf(row.of === 'admin' && Object.keys(inputOf(row, absent)).some((key) => key.endsWith('Id') || key === 'id'))('says notFound for what is absent', async () => {
    const { status, body } = await ask(world.visitors.admin, name, inputOf(row, absent));
    expect({ status, body }).toMatchObject({ status: 404, body: { code: 'notFound' } });
  });

  it.runIf(meta.scope === 'session' && row.of === 'self')('refuses API keys', async () => {
    const answer = await ask(world.visitors.anonymous, name, inputOf(row, world.own), {}, { authorization: `Bearer ${await apiKey(['read', 'write'])}` });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it.runIf(meta.scope === 'write')('needs the scope `write` of an API key', async () => {
    const answer = await ask(world.visitors.anonymous, name, inputOf(row, absent), {}, { authorization: `Bearer ${await apiKey(['read'])}` });
    expect(answer).toMatchObject({ status: 403, body: { code: 'scopeMissing' } });
  });
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
