// `counterpart restore`: a backup back into a database, in one transaction. Whatever goes wrong, the database is as it was.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { migrations } from '../database/migrations/index.ts';
import { migrate } from '../database/migrate.ts';
import { StartProblem } from '../start-problem.ts';
import { tables } from './backup.ts';
import { Checksum, DAMAGED, isBackupHead, type BackupEnd, type BackupHead, type Row, type SequenceState, type TableHead } from './backup-format.ts';

const BATCH = 500;

export interface RestoreOptions {
  /** Replace what is in the database. Otherwise only one without rows is accepted. */
  force?: boolean;
}

export interface RestoreSummary {
  rows: number;
  madeAt: string;
}

/** Throws an Error with a sentence for a person. No app may be connected meanwhile. */
export async function restore(connectionString: string, file: string, options: RestoreOptions = {}): Promise<RestoreSummary> {
  const client = new pg.Client({ connectionString, application_name: 'counterpart-restore' });
  await client.connect();
  let summary: RestoreSummary;
  try {
    await client.query('begin');
    await refuseWhileInUse(client);
    if (!options.force) await refuseUnlessEmpty(client);
    summary = await load(client, file);
    await leaveMailsToPeople(client);
    await client.query('commit');
  } finally {
    await client.end(); // ends the transaction too, where it was not committed
  }
  await migrate(connectionString);
  return summary;
}

/** Their jobs are not in the file, and they may well have gone out since it was made: whether to send them again is for a person to say. */
async function leaveMailsToPeople(client: pg.Client): Promise<void> {
  await client.query(`update mail set state = 'failed', last_error = 'Waited when the backup was made; it may have been sent since.' where state = 'queued'`);
}

async function refuseWhileInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name in ('counterpart', 'counterpart-jobs')`,
  );
  if (rows.length > 0) throw new StartProblem('Counterpart is running on this database. Stop every app and worker first, then restore.');
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  for (const { table } of await tables(client)) {
    const { rows } = await client.query(`select from public.${client.escapeIdentifier(table)} limit 1`);
    if (rows.length > 0) throw new StartProblem(`The database is not empty (there are rows in ${table}). Add --force to replace everything in it.`);
  }
}

async function load(client: pg.Client, file: string): Promise<RestoreSummary> {
  const sum = new Checksum();
  let head: BackupHead | null = null;
  let end: BackupEnd | null = null;
  let table: TableHead | null = null;
  let links: string[] = [];
  let batch: Row[] = [];
  const flush = async () => {
    if (table && batch.length > 0) await insert(client, table, batch);
    batch = [];
  };
  for await (const { text, line } of linesOf(file)) {
    if (end) throw new StartProblem(DAMAGED);
    if (!head) {
      head = readHead(line);
      links = await makeSchema(client, head);
    } else if (Array.isArray(line)) {
      if (batch.push(line as Row) === BATCH) await flush();
    } else if ('table' in line) {
      await flush();
      table = line as TableHead;
    } else if ('sequence' in line) {
      const { sequence, value, called } = line as SequenceState;
      await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${client.escapeIdentifier(sequence)}`, value, called]);
    } else {
      end = line as BackupEnd;
      continue;
    }
    sum.add(text, Array.isArray(line));
  }
  await flush();
  const found = sum.end();
  if (!head || end?.sha256 !== found.sha256 || end.rows !== found.rows) throw new StartProblem(DAMAGED);
  for (const statement of links) await client.query(statement);
  return { rows: end.rows, madeAt: head.madeAt };
}

async function* linesOf(file: string): AsyncIterable<{ text: string; line: object }> {
  const source = createReadStream(file);
  const plain = createGunzip().setEncoding('utf8');
  source.on('error', (error) => plain.destroy(error));
  try {
    for await (const text of split(source.pipe(plain))) yield { text, line: JSON.parse(text) as object };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new StartProblem(`There is no file ${file}.`, { cause: error });
    if (error instanceof SyntaxError || /^Z_/.test((error as NodeJS.ErrnoException).code ?? '')) throw new StartProblem(DAMAGED, { cause: error });
    throw error;
  } finally {
    source.destroy();
  }
}

// Not node:readline: it also splits at U+2028, which people's texts may hold.
async function* split(source: AsyncIterable<string>): AsyncIterable<string> {
  let rest = '';
  for await (const chunk of source) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest) yield rest;
}

function readHead(line: unknown): BackupHead {
  if (!isBackupHead(line)) throw new StartProblem('This is not a backup made by Counterpart; nothing was changed.');
  const known = new Set(migrations.map(({ name }) => name));
  const newer = line.migrations.filter((name) => !known.has(name));
  if (newer.length > 0) throw new StartProblem(`This backup was made by a newer Counterpart (${newer.join(', ')}). Restore it with that version; nothing was changed.`);
  return line;
}

/**
 * The schema as it was when the backup was made; `migrate` brings it up to date afterwards. Rows come in any order, so foreign keys
 * are taken off and returned as statements that put them back, which checks every row.
 */
async function makeSchema(client: pg.Client, head: BackupHead): Promise<string[]> {
  await client.query('drop schema if exists job cascade; drop schema public cascade; create schema public');
  await client.query('create table migration (name text primary key, applied_at timestamptz not null default now())');
  for (const { name, up } of migrations.filter((migration) => head.migrations.includes(migration.name))) {
    await client.query(up);
    await client.query('insert into migration (name) values ($1)', [name]);
  }
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by conname`);
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { table } of await tables(client)) {
    await client.query(`alter table public.${client.escapeIdentifier(table)} disable trigger user; truncate public.${client.escapeIdentifier(table)}`);
  }
  const enable = (await tables(client)).map(({ table }) => `alter table public.${client.escapeIdentifier(table)} enable trigger user`);
  return [...rows.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`), ...enable];
}

/** Many rows in one statement: each column travels as one array of texts, which PostgreSQL reads as the column's type. */
export async function insert(client: pg.Client, { table, columns }: TableHead, rows: Row[]): Promise<void> {
  const names = columns.map(({ name }) => client.escapeIdentifier(name)).join(', ');
  const values = columns.map(({ type }, index) => `c${index}::${type}`).join(', ');
  const arrays = columns.map((_column, index) => `$${index + 1}::text[]`).join(', ');
  const aliases = columns.map((_column, index) => `c${index}`).join(', ');
  await client.query(
    `insert into public.${client.escapeIdentifier(table)} (${names}) overriding system value select ${values} from unnest(${arrays}) as given(${aliases})`,
    columns.map((_column, index) => rows.map((row) => row[index] ?? null)),
  );
}
