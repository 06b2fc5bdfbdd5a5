import { readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, it } from 'vitest';
import { createTestDatabase } from '../../../../test/postgres.ts';

/** The table types are written by hand; this is what keeps them true. */
it('schema.ts names every table and column of the migrated database, and no other', async () => {
  const { connectionString } = await createTestDatabase();
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ table: string; column: string }>(`select table_name as table, column_name as column from information_schema.columns where table_schema = 'public' and table_name <> 'migration'`);
  await client.end();
  const camel = (name: string) => name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  const real = rows.map(({ table, column }) => `${camel(table)}.${camel(column)}`).sort();
  expect(declared()).toEqual(real);
});

function declared(): string[] {
  const source = readFileSync(new URL('schema.ts', import.meta.url), 'utf8');
  const body = source.slice(source.indexOf('export interface Database'));
  return [...body.matchAll(/^ {2}(\w+): \{([\s\S]*?)\};?$/gm)].flatMap(([, table, columns]) => [...(columns ?? '').matchAll(/(\w+): (?=[A-Z'a-z])/g)].map(([, column]) => `${table}.${column}`)).sort();
}
