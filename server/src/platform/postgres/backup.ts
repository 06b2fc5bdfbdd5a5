// `counterpart backup`: everything in our schema, as of one instant, in one file. Plain SQL only, so that it works alike on the
// embedded server and on one's own, whatever tools are installed.
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { Checksum, type BackupHead, type Column, type Line, type SequenceState, type TableHead } from './backup-format.ts';

const BATCH = 500;

export interface BackupSummary {
  tables: number;
  rows: number;
}

/** The file appears whole or not at all, readable for its owner only. Running apps need not stop. */
export async function backup(connectionString: string, file: string): Promise<BackupSummary> {
  const client = new pg.Client({ connectionString, application_name: 'counterpart-backup' });
  const draft = `${file}.part`;
  const summary: BackupSummary = { tables: 0, rows: 0 };
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local datestyle to 'iso'; set local intervalstyle to 'postgres'; set local timezone to 'utc'; set local bytea_output to 'hex'; set local extra_float_digits to 1`);
    await pipeline(Readable.from(written(lines(client), summary)), createGzip(), createWriteStream(draft, { mode: 0o600 }));
    await client.query('commit');
    await keep(draft, file);
    return summary;
  } finally {
    await client.end();
    await rm(draft, { force: true });
  }
}

async function keep(draft: string, file: string): Promise<void> {
  const handle = await open(draft, 'r+');
  await handle.sync();
  await handle.close();
  await rename(draft, file);
}

async function* written(source: AsyncIterable<Line>, summary: BackupSummary): AsyncIterable<string> {
  const sum = new Checksum();
  for await (const line of source) {
    const text = JSON.stringify(line);
    sum.add(text, Array.isArray(line));
    if ('table' in line) summary.tables += 1;
    yield `${text}\n`;
  }
  const end = sum.end();
  summary.rows = end.rows;
  yield `${JSON.stringify(end)}\n`;
}

async function* lines(client: pg.Client): AsyncIterable<Line> {
  yield await head(client);
  for (const table of await tables(client)) {
    yield table;
    yield* rowsOf(client, table);
  }
  yield* await sequences(client);
}

async function head(client: pg.Client): Promise<BackupHead> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by name');
  return { format: 'counterpart-backup', version: 1, madeAt: new Date().toISOString(), migrations: rows.map(({ name }) => name) };
}

/** Every table of ours but the list of migrations, with the columns that hold data of their own (generated ones do not). */
export async function tables(client: pg.Client): Promise<TableHead[]> {
  const { rows } = await client.query<{ table: string; columns: Column[] }>(`
    select c.relname as table, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration'
    group by c.relname order by c.relname`);
  return rows;
}

async function* rowsOf(client: pg.Client, { table, columns }: TableHead): AsyncIterable<Line> {
  const list = columns.map(({ name }) => `${client.escapeIdentifier(name)}::text`).join(', ');
  await client.query(`declare reading no scroll cursor for select ${list} from public.${client.escapeIdentifier(table)}`);
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({ text: `fetch ${BATCH} from reading`, rowMode: 'array' });
    yield* rows;
    if (rows.length < BATCH) break;
  }
  await client.query('close reading');
}

async function sequences(client: pg.Client): Promise<SequenceState[]> {
  const { rows: names } = await client.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`);
  const states: SequenceState[] = [];
  for (const { name } of names) {
    const { rows } = await client.query<{ value: string; called: boolean }>(`select last_value::text as value, is_called as called from public.${client.escapeIdentifier(name)}`);
    if (rows[0]) states.push({ sequence: name, ...rows[0] });
  }
  return states;
}
