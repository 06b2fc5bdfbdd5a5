import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../../test/postgres.ts';
import { backup, tables } from './backup.ts';
import { insert, restore } from './restore.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterpart-backup-'));
const file = join(folder, 'full.backup');
const databases: TestDatabase[] = [];
const INSERT = 'insert into organization (id, name, parent_id, created_at)';
const ONE_ROW = `${INSERT} values (gen_random_uuid(), 'already here', null, now())`;
let original: TestDatabase;

// Texts that a careless format would change: line ends of every kind, quotes, escapes, array syntax, a JSON null, an empty string.
const NAMES = ['Zoë "Z" O\'Neil', 'a\nb\r\nc\td', 'line\u2028and\u2029paragraph', '\\N', '{a,b}', 'null', '{"a": 1}', '=1+1', ''];

beforeAll(async () => {
  original = await createTestDatabase();
  databases.push(original);
  await run(original, async (client) => {
    await client.query('begin');
    for (const [index, name] of NAMES.entries()) {
      await client.query(`${INSERT} values (gen_random_uuid(), $1, null, '2026-03-29T01:59:59.123456Z')`, [`${index} ${name}`]);
    }
    await client.query(`${INSERT} select gen_random_uuid(), 'many ' || n, (select id from organization limit 1), now() from generate_series(1, 1300) n`);
    await client.query('commit');
  });
  await backup(original.connectionString, file);
});

afterEach(async () => {
  for (const database of databases.splice(1)) await database.drop();
});

afterAll(async () => {
  await original.drop();
  rmSync(folder, { recursive: true });
});

async function run<T>(database: TestDatabase, work: (client: pg.Client) => Promise<T>, name = 'test'): Promise<T> {
  const client = new pg.Client({ connectionString: database.connectionString, application_name: name });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function newDatabase(make: () => Promise<TestDatabase>): Promise<TestDatabase> {
  const database = await make();
  databases.push(database);
  return database;
}

/** Every row of every table in PostgreSQL's own words, and every constraint and trigger. */
async function contents(database: TestDatabase): Promise<Record<string, unknown>> {
  return run(database, async (client) => {
    const all: Record<string, unknown> = {};
    for (const { table } of await tables(client)) {
      all[table] = (await client.query(`select t::text as row from public.${client.escapeIdentifier(table)} t order by 1`)).rows;
    }
    all.constraints = (await client.query(`select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as d from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1, 2`)).rows;
    all.triggers = (await client.query(`select tgrelid::regclass::text as t, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`)).rows;
    all.sequences = (await client.query(`select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`)).rows;
    return all;
  });
}

function tampered(name: string, change: (text: string) => string): string {
  const path = join(folder, name);
  writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(file)).toString())));
  return path;
}

test('a backup restored into an empty database is the same, row for row', async () => {
  const copy = await newDatabase(createEmptyDatabase);
  const summary = await restore(copy.connectionString, file);
  expect(summary.rows).toBeGreaterThanOrEqual(1300 + NAMES.length);
  expect(await contents(copy)).toEqual(await contents(original));
});

test('a migrated database without rows is empty too', async () => {
  const copy = await newDatabase(createTestDatabase);
  await run(copy, async (client) => {
    for (const { table } of await tables(client)) await client.query(`alter table ${client.escapeIdentifier(table)} disable trigger user; truncate ${client.escapeIdentifier(table)} cascade`);
  });
  await restore(copy.connectionString, file);
  expect(await contents(copy)).toEqual(await contents(original));
});

test('a mail that waited then is not sent again unasked', async () => {
  const from = await newDatabase(createTestDatabase);
  await run(from, (client) => client.query(`insert into mail (id, template, locale, recipient_name, recipient, data, state, created_at)
    select gen_random_uuid(), 'invitation', 'en', state, state || '@example.org', '{}', state, now() from unnest(array['queued', 'sent', 'held']) state`));
  const waiting = join(folder, 'waiting.backup');
  await backup(from.connectionString, waiting);
  const into = await newDatabase(createEmptyDatabase);
  await restore(into.connectionString, waiting);
  const { rows } = await run(into, (client) => client.query(`select recipient_name as was, state, last_error is not null as told from mail order by 1`));
  expect(rows).toEqual([{ was: 'held', state: 'held', told: false }, { was: 'queued', state: 'failed', told: true }, { was: 'sent', state: 'sent', told: false }]);
});

test('a database with rows is replaced only by force', async () => {
  const other = await newDatabase(createTestDatabase);
  await run(other, (client) => client.query(ONE_ROW));
  await expect(restore(other.connectionString, file)).rejects.toThrow(/not empty.*--force/);
  await restore(other.connectionString, file, { force: true });
  expect(await contents(other)).toEqual(await contents(original));
});

test('a database in use is left alone', async () => {
  const other = await newDatabase(createTestDatabase);
  await run(other, () => expect(restore(other.connectionString, file, { force: true })).rejects.toThrow(/Stop every app and worker/), 'counterpart');
});

describe('all or nothing', () => {
  const damaged: [string, (text: string) => string, RegExp][] = [
    ['cut off', (text) => text.split('\n').slice(0, -2).join('\n'), /damaged or incomplete/],
    ['cut within a line', (text) => text.slice(0, text.length / 2), /damaged or incomplete/],
    ['one value changed', (text) => text.replace('many 77"', 'many 78x"'), /damaged or incomplete/],
    ['a row missing', (text) => text.replace(/\n\[[^\n]*many 1234[^\n]*/, ''), /damaged or incomplete/],
    ['from a newer version', (text) => text.replace('"migrations":[', '"migrations":["9999-later",'), /newer Counterpart \(9999-later\)/],
    ['something else', () => '{"hello":1}\n', /not a backup made by Counterpart/],
    ['empty', () => '', /damaged or incomplete/],
  ];
  test.each(damaged)('%s', async (name, change, sentence) => {
    const other = await newDatabase(createTestDatabase);
    await run(other, (client) => client.query(ONE_ROW));
    const before = await contents(other);
    await expect(restore(other.connectionString, tampered(`${name}.backup`, change), { force: true })).rejects.toThrow(sentence);
    expect(await contents(other)).toEqual(before);
  });

  test('a file that is no gzip, and none at all', async () => {
    const other = await newDatabase(createEmptyDatabase);
    writeFileSync(join(folder, 'plain'), 'hello');
    await expect(restore(other.connectionString, join(folder, 'plain'))).rejects.toThrow(/damaged/);
    await expect(restore(other.connectionString, join(folder, 'absent'))).rejects.toThrow(/There is no file/);
  });
});

test('values of every kind come back as they were', async () => {
  const kinds = `create table kinds (j jsonb, b bytea, f float8, n numeric, t timestamptz, a text[], d date, i interval, g int generated always as (1) stored, s int generated always as identity)`;
  const source = await newDatabase(createTestDatabase);
  const copy = await newDatabase(createTestDatabase);
  await run(source, (client) => client.query(`${kinds}; insert into kinds (j, b, f, n, t, a, d, i) values
    ('null', '\\x00ff', 0.1::float8 + 0.2, 12345678901234567890.123456789, 'infinity', array['a,b', null, '"', ''], '0044-03-15 BC', '1 mon -1 day'),
    (null, null, 'NaN', 'NaN', '2026-03-29T01:30:00.000001Z', '{}', null, null)`));
  const made = join(folder, 'kinds.backup');
  await backup(source.connectionString, made);
  const [lines] = [gunzipSync(readFileSync(made)).toString().split('\n')];
  const rows = lines.slice(lines.findIndex((line) => line.includes('"table":"kinds"')) + 1).filter((line) => line.startsWith('[')).slice(0, 2);
  await run(copy, async (client) => {
    await client.query(kinds);
    const head = (await tables(client)).find(({ table }) => table === 'kinds');
    if (!head) throw new Error('no table');
    await insert(client, head, rows.map((line) => JSON.parse(line) as (string | null)[]));
  });
  const read = (database: TestDatabase) => run(database, async (client) => (await client.query('select k::text, j is null as absent from kinds k order by s')).rows as unknown[]);
  expect(await read(copy)).toEqual(await read(source));
  expect(await read(copy)).toHaveLength(2);
});

test('the file is private and leaves no draft', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});
