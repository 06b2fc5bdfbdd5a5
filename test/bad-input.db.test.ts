import { contract, type ProcedureMeta } from '@counterpart/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metaByName } from '../server/src/platform/http/open-api.ts';
import { absent, table } from './access/table.ts';
import { absentId, createWorld, type CohortIds, type World } from './access/world.ts';
import { ask, routeOf } from './ask.ts';

let world: World;
beforeAll(async () => { world = await createWorld(); });
afterAll(() => world.app.close());

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Input = Readonly<Record<string, Json>>;

/** Where the access table's input leaves out what a caller may send as well. */
const fuller: Readonly<Record<string, (ids: CohortIds) => Input>> = {
  'account.update': () => ({ name: 'Ada', locale: 'en', timeZone: 'Europe/Berlin' }),
  'account.apiKeys.create': () => ({ name: 'x', scopes: ['read'], expiresInDays: 3 }),
  'people.list': () => ({ search: 'a', role: 'member', limit: 10 }),
  'people.update': ({ personId }) => ({ id: personId, name: 'Ada', role: 'member', active: true }),
  'organizations.list': () => ({ search: 'a', limit: 10 }),
  'organizations.create': ({ organizationId }) => ({ name: 'New', aliases: ['N'], parentId: organizationId }),
  'organizations.update': ({ organizationId }) => ({ id: organizationId, name: 'New', aliases: ['N'], parentId: absentId }),
  'cohorts.list': () => ({ search: 'a', status: 'open', limit: 10 }),
  'cohorts.create': () => ({ name: 'X', description: 'x', deadline: '2030-01-01T00:00:00Z', timeZone: 'UTC', locale: 'en' }),
  'cohorts.update': ({ cohortId }) => ({ cohortId, name: 'X', description: 'x', deadline: '2030-01-01T00:00:00Z', timeZone: 'UTC', locale: 'en' }),
  'cohorts.reopen': ({ cohortId }) => ({ cohortId, reason: 'a reason', deadline: '2030-01-01T00:00:00Z' }),
  'participants.list': ({ cohortId }) => ({ cohortId, side: 'mentor', submitted: true, search: 'a', limit: 10 }),
  'participants.add': ({ cohortId, organizationId }) => ({ cohortId, side: 'mentor', displayName: 'X', email: 'x@example.org', organizationId }),
  'participants.update': ({ cohortId, mentorId, organizationId }) => ({ cohortId, participantId: mentorId, displayName: 'X', organizationId, mentorFields: fields }),
  'participants.savePreferences': ({ cohortId, mentorId, menteeId }) => ({ cohortId, participantId: mentorId, expectedVersion: 99, preferences: [menteeId], never: [absentId], reason: 'a reason' }),
  'participation.saveProfile': ({ mentorId, organizationId }) => ({ participantId: mentorId, displayName: 'X', organizationId, mentorFields: fields, menteeWishes: wishes }),
  'participation.savePreferences': ({ mentorId, menteeId }) => ({ participantId: mentorId, expectedVersion: 99, preferences: [menteeId], never: [absentId] }),
  'imports.apply': ({ cohortId, importId, organizationId }) => ({ cohortId, importId, acceptedRowsOnly: false, invite: false, decisions: [{ key: 'k', use: { organizationId } }] }),
  'runs.start': ({ cohortId }) => ({ cohortId, mode: 'strict', includeUnsubmitted: false }),
  'runs.activate': ({ cohortId, runId }) => ({ cohortId, runId, expectedActiveRunId: absentId }),
  'audit.list': ({ cohortId, personId }) => ({ action: 'a', actorId: personId, subjectId: 'x', programId: cohortId, from: '2020-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z', limit: 10 }),
  'outbox.list': () => ({ state: 'held', search: 'a', limit: 10 }),
};
const fields: Json = { jobTitle: 'x', function: 'x', expertiseTags: ['x'], coachingTopics: ['x'], languages: ['x'], location: 'x', yearsExperience: 3, bio: 'x', availabilityNotes: 'x' };
const wishes: Json = { tags: ['x'], attributes: [], languages: ['x'], location: 'x', function: 'x', notes: 'x' };

interface Leaf { readonly path: readonly (string | number)[]; readonly value: Json }
const leaves = (value: Json, path: readonly (string | number)[] = []): Leaf[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => leaves(inner as Json, [...path, Array.isArray(value) ? Number(key) : key])) : [{ path, value }];
function changed(value: Json, [step, ...rest]: readonly (string | number)[], bad: Json): Json {
  if (step === undefined) return bad;
  if (Array.isArray(value)) return value.map((inner: Json, at) => at === step ? changed(inner, rest, bad) : inner);
  return { ...value as Input, [step]: changed((value as Input)[step]!, rest, bad) };
}

const isMoment = (value: Json) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
const isId = (value: Json) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);
const ids: readonly Json[] = ['not-an-id', `${absentId}0`, 'x'.repeat(5_000), `${absentId.slice(0, -1)}\u0000`, `' or 1=1 --`, '../../me'];
const texts: readonly Json[] = ['a\u0000b', '\ud800', 'a\udfffb', '\u001b[2J', 'x'.repeat(100_000)];
const otherTypes: readonly Json[] = [{}, [], { $gt: '' }, [['x']], { toString: 'x' }];
const numbers: readonly Json[] = ['1e999', -1, 2 ** 53, 1e300, '\u0000', {}, []];

const procedures = [...metaByName(contract as never)].map(([name, meta]) => ({ name, meta, ...routeOf(name) }));
const inputOf = (name: string, of: CohortIds) => (fuller[name] ?? table[name]!.input)(of) as Input;
const visitorFor = ({ access }: ProcedureMeta, name: string) => access === 'anyone' ? world.visitors.anonymous : name.startsWith('participation.') ? world.visitors.mentor : world.visitors.admin;
const inPath = (path: string, key: string) => path.includes(`{${key}}`);
/** Only compared, or hashed before anybody looks: any text is a text there, and a wrong one is refused as such. */
const compared = new Set(['password', 'currentPassword', 'newPassword', 'token', 'key']);
/** A path, a query and a form carry nothing but well-formed text. */
const sendable = (name: string, method: string, path: string, leaf: Leaf, bad: Json) => {
  const written = method === 'GET' || name === 'imports.preview' || inPath(path, String(leaf.path[0]));
  return !written || (typeof bad !== 'object' && (typeof bad !== 'string' || bad.isWellFormed()));
};

async function refusedAt(name: string, meta: ProcedureMeta, input: Input, leaf: Leaf, bad: Json): Promise<unknown> {
  const began = performance.now();
  const answer = await ask(world.app, visitorFor(meta, name), name, changed(input, leaf.path, bad) as Input);
  const slow = performance.now() - began > 5_000;
  const { code, reasons = [] } = answer.body as { code?: string; reasons?: { path: string }[] };
  const place = String(leaf.path[0]);
  const named = reasons.some(({ path }) => path === place || path.startsWith(`${place}.`));
  const fine = answer.status >= 400 && answer.status < 500 && answer.type === 'application/problem+json' && !slow && (named || compared.has(String(leaf.path.at(-1))) || (code === 'notFound' && inPath(routeOf(name).path, place)));
  return fine ? null : { name, place: leaf.path.join('.'), bad: JSON.stringify(bad).slice(0, 40), status: answer.status, code, reasons, slow };
}

async function stillAnswers(): Promise<void> {
  const began = performance.now();
  const { status } = await ask(world.app, world.visitors.admin, 'account.me', {});
  expect([status, performance.now() - began < 5_000]).toEqual([200, true]);
}

describe.each(procedures)('$name', ({ name, meta, method, path }) => {
  it('refuses unusable values and says where they stand', async () => {
    const input = inputOf(name, world.own);
    const found = [];
    for (const leaf of leaves(input).filter(({ value }) => !(value instanceof File))) {
      const values = isId(leaf.value) ? [...ids, ...otherTypes] : typeof leaf.value === 'number' ? numbers : typeof leaf.value === 'string' ? [...texts, ...otherTypes] : typeof leaf.value === 'boolean' ? ['perhaps', '\u0000', ...otherTypes] : otherTypes;
      for (const bad of values.filter((value) => sendable(name, method, path, leaf, value))) found.push(await refusedAt(name, meta, input, leaf, bad));
    }
    expect(found.filter((problem) => problem !== null)).toEqual([]);
    await stillAnswers();
  });
});

describe('numbers beyond what is stored', () => {
  it.each(procedures.filter(({ name }) => leaves(inputOf(name, absent)).some(({ value }) => typeof value === 'number')))('$name', async ({ name, meta, method, path }) => {
    const input = inputOf(name, world.own);
    for (const leaf of leaves(input).filter(({ value }) => typeof value === 'number')) {
      for (const large of [2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER].filter((value) => sendable(name, method, path, leaf, value))) {
        const { status } = await ask(world.app, visitorFor(meta, name), name, changed(input, leaf.path, large) as Input);
        expect({ place: leaf.path, large, status: status >= 500 ? status : 'answered' }).toEqual({ place: leaf.path, large, status: 'answered' });
      }
    }
  });
});

describe('moments at the end of time', () => {
  const moments = ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00+14:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z', '9999-12-31T23:59:59-14:00', '2016-12-31T23:59:60Z', '2026-02-30T00:00:00Z', '2026-01-01T24:00:00Z'];
  it.each(procedures.filter(({ name }) => leaves(inputOf(name, absent)).some(({ value }) => isMoment(value))))('$name', async ({ name, meta }) => {
    // Of an absent cohort too: what is unusable is unusable for whatever it is meant.
    for (const input of [inputOf(name, world.own), inputOf(name, absent)]) {
      for (const leaf of leaves(input).filter(({ value }) => isMoment(value))) {
        for (const moment of moments) expect({ moment, answered: (await ask(world.app, visitorFor(meta, name), name, changed(input, leaf.path, moment) as Input)).status < 500 }).toEqual({ moment, answered: true });
      }
    }
  });
});

describe('a cursor that somebody made up', () => {
  const written = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  const cursors = ['nonsense', '%00', '{}', written('[1'), written(null), written([]), written({}), written([null]), written('[1e999]'), written([-1]), written([1.5]), written(['a\u0000', absentId]), written(['\ud800', absentId]),
    written(['x', `${absentId}'`]), written(['x'.repeat(400), 'x']), written('['.repeat(300)), 'x'.repeat(500), 'x'.repeat(10_000)];
  const beyond = [written(['2020-13-45T00:00:00Z', absentId]), written([2 ** 31]), written([2 ** 53 - 1]), written(['0000-01-01T00:00:00Z', absentId]), written(['9999-12-31T23:59:59Z', absentId]), written(['\u{10ffff}', absentId])];
  it.each(procedures.filter(({ name }) => ['cohorts.list', 'participants.list', 'runs.list', 'people.list', 'organizations.list', 'audit.list', 'outbox.list'].includes(name)))('is refused by $name', async ({ name }) => {
    const look = (cursor: string) => ask(world.app, world.visitors.admin, name, { ...table[name]!.input(world.own), cursor });
    for (const cursor of cursors) expect({ cursor, ...await look(cursor) }).toMatchObject({ cursor, status: 400, type: 'application/problem+json', body: { code: 'invalidInput', reasons: [{ path: 'cursor' }] } });
    // Of the right shape for some list, though no list has written it.
    for (const cursor of beyond) expect({ cursor, status: [200, 400].includes((await look(cursor)).status) }).toEqual({ cursor, status: true });
    await stillAnswers();
  });
});

describe('bodies that are no input', () => {
  const url = '/api/cohorts';
  const deep = (depth: number, open: string, close: string) => `${open.repeat(depth)}1${close.repeat(depth)}`;
  const json = { 'content-type': 'application/json' };
  const streamed = (megabytes: number) => new ReadableStream({ pull(controller) { if (megabytes-- > 0) controller.enqueue(new Uint8Array(1_048_576).fill(0x20)); else controller.close(); } });
  const nestedForm = (steps: number) => { const data = new FormData(); data.set(`name${'[a]'.repeat(steps)}`, 'x'); return data; };
  const wideForm = (count: number) => { const data = new FormData(); for (let at = 0; at < count; at += 1) data.set(`field${at}`, 'x'); return data; };
  const cases: readonly (readonly [what: string, body: NonNullable<RequestInit['body']> | null, headers: Record<string, string>, status: number, code: string])[] = [
    ['arrays 100,000 deep', deep(100_000, '[', ']'), json, 400, 'invalidInput'],
    ['objects 100,000 deep', deep(100_000, '{"a":', '}'), json, 400, 'invalidInput'],
    ['a name 100,000 deep', `{"name":${deep(100_000, '[', ']')}}`, json, 400, 'invalidInput'],
    ['the same under a name in capitals', deep(100_000, '[', ']'), { 'content-type': 'Application/JSON' }, 400, 'invalidInput'],
    ['the same under another kind of JSON', deep(100_000, '[', ']'), { 'content-type': 'application/vnd.api+json' }, 415, 'unsupportedMedia'],
    ['half a document', '{"name": "x"', json, 400, 'invalidInput'],
    ['nothing', '', json, 400, 'invalidInput'],
    ['no body at all', null, json, 400, 'invalidInput'],
    ['a list', '[]', json, 400, 'invalidInput'],
    ['a text', '"x"', json, 400, 'invalidInput'],
    ['null', 'null', json, 400, 'invalidInput'],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), json, 400, 'invalidInput'],
    ['UTF-16', new Uint8Array(Buffer.from('{"name":"x"}', 'utf16le')), json, 400, 'invalidInput'],
    ['a number that is too large to read', '{"name":1e999}', json, 400, 'invalidInput'],
    ['3 MB of JSON', `{"name":"${'x'.repeat(3_000_000)}"}`, json, 413, 'bodyTooLarge'],
    ['3 MB of JSON without a length', streamed(3), json, 413, 'bodyTooLarge'],
    ['a length that is claimed', '{}', { ...json, 'content-length': '99999999999' }, 413, 'bodyTooLarge'],
    ['13 MB of form', streamed(13), { 'content-type': 'multipart/form-data; boundary=x' }, 413, 'bodyTooLarge'],
    ['a form without its boundary', 'name=x', { 'content-type': 'multipart/form-data' }, 400, 'invalidInput'],
    ['a form that breaks off', '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nx', { 'content-type': 'multipart/form-data; boundary=x' }, 400, 'invalidInput'],
    ['a form field 100,000 deep', nestedForm(100_000), {}, 400, 'invalidInput'],
    ['a form of 100,000 fields', wideForm(100_000), {}, 400, 'invalidInput'],
    ['a million fields', 'a&'.repeat(1_000_000), { 'content-type': 'application/x-www-form-urlencoded' }, 400, 'invalidInput'],
    ['a body that calls itself a file', '{"description":"x"}', { ...json, 'content-disposition': 'attachment; filename="name"' }, 400, 'invalidInput'],
    ['a form that reaches for the prototype', '__proto__[polluted]=1&constructor[prototype][polluted]=1', { 'content-type': 'application/x-www-form-urlencoded' }, 400, 'invalidInput'],
    ['a form with a very large index', 'name[4294967294]=1&name[0]=x', { 'content-type': 'application/x-www-form-urlencoded' }, 400, 'invalidInput'],
    ['plain text', '{"name":"x"}', { 'content-type': 'text/plain' }, 415, 'unsupportedMedia'],
    ['XML', '<name>x</name>', { 'content-type': 'application/xml' }, 415, 'unsupportedMedia'],
    ['no type at all', new Uint8Array(Buffer.from('{"name":"x"}')), {}, 415, 'unsupportedMedia'],
    ['bytes', new Uint8Array(1_000), { 'content-type': 'application/octet-stream' }, 415, 'unsupportedMedia'],
  ];
  it.each(cases)('%s', async (_what, body, headers, status, code) => {
    const began = performance.now();
    const answer = await world.app.request(url, { method: 'POST', body, headers, cookie: world.visitors.admin.cookie, ...body instanceof ReadableStream ? { duplex: 'half' } as object : {} });
    expect({ status: answer.status, type: answer.headers.get('content-type'), body: await answer.json(), quick: performance.now() - began < 5_000 }).toMatchObject({ status, type: 'application/problem+json', body: { code }, quick: true });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    await stillAnswers();
  });
});

describe('addresses that are no place', () => {
  it.each([
    ['GET', '/api/cohorts/%00'], ['GET', '/api/cohorts/%ff%fe'], ['GET', '/api/cohorts/%'], ['GET', '/api/cohorts/..%2f..%2fme'], ['GET', `/api/${'x/'.repeat(5_000)}`], ['GET', '/api/'], ['GET', '/api/nothing'],
    ['DELETE', '/api/setup'], ['PATCH', '/api/cohorts'], ['GET', '/api/cohorts/__proto__'], ['GET', '/api/constructor'],
    ['GET', `/api/cohorts?${'a[a]'.repeat(1)}${'[a]'.repeat(20_000)}=1&limit=x`], ['GET', '/api/cohorts?limit[4294967294]=1'], ['GET', '/api/cohorts?limit=1&limit=2'], ['GET', '/api/cohorts?search=%00'],
    ['GET', '/api/cohorts?limit=999999999999999999999'], ['GET', '/api/cohorts?limit=-1'], ['GET', '/api/cohorts?status=__proto__'],
  ])('%s %s', async (method, path) => {
    const answer = await world.app.request(path, { method, cookie: world.visitors.admin.cookie });
    const body = await answer.json() as { code: string };
    expect({ status: [400, 404].includes(answer.status), type: answer.headers.get('content-type'), code: ['invalidInput', 'notFound'].includes(body.code) }).toEqual({ status: true, type: 'application/problem+json', code: true });
    await stillAnswers();
  });

  it('a page is asked with a million fields', async () => {
    const began = performance.now();
    const answer = await world.app.request('/account', { method: 'POST', body: 'a&'.repeat(1_000_000), headers: { 'content-type': 'application/x-www-form-urlencoded' }, cookie: world.visitors.admin.cookie });
    expect([answer.status, performance.now() - began < 5_000]).toEqual([400, true]);
    await stillAnswers();
  });

  it.each(['/%00', '/%ff', '/participations/%00', '/cohorts/not-an-id', '/cohorts/%E0%A4%A', `/${'x/'.repeat(2_000)}`, '/participations/x/match', '/cohorts/x.data?_routes=%00'])('the page %s', async (path) => {
    const answer = await world.app.request(path, { cookie: world.visitors.admin.cookie });
    await answer.text();
    expect(answer.status).toBeLessThan(500);
    await stillAnswers();
  });
});

describe('fields that nobody asked for', () => {
  it('are left aside: the answer is the same, and nothing of them is kept', async () => {
    const made = JSON.parse('{"name":"Extra","id":"x","status":"matched","activeRunId":"x","createdBy":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as Input;
    const { status, body } = await ask(world.app, world.visitors.admin, 'cohorts.create', made);
    expect(status).toBe(201);
    expect((await ask(world.app, world.visitors.admin, 'cohorts.get', { cohortId: (body as { id: string }).id })).body).toMatchObject({ name: 'Extra', status: 'draft', activeRunId: null });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
