import pg from 'pg';
import { migrations } from './migrations/index.ts';

/** Any number that no other program on the same server uses: one process migrates, the others wait. */
const migrationLock = 7_360_531_204;

/** Brings the database up to this version's schema, each migration whole or not at all. Returns the names that were applied. */
export async function migrate(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query('create table if not exists migration (name text primary key, applied_at timestamptz not null default now())');
    const { rows } = await client.query<{ name: string }>('select name from migration order by name');
    const known = new Set(migrations.map(({ name }) => name));
    const newer = rows.filter(({ name }) => !known.has(name));
    if (newer.length > 0) throw new Error(`This database was written by a newer Counterpart (${newer.map(({ name }) => name).join(', ')}). Start that version, or restore a backup made with this one.`);
    const applied = new Set(rows.map(({ name }) => name));
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const { name, up } of missing) {
      await client.query('begin');
      try {
        await client.query(up);
        await client.query('insert into migration (name) values ($1)', [name]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    }
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
