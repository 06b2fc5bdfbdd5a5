import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './postgres.ts';

test('every test file gets a migrated database of its own, as a role that is no superuser', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  expect(one.connectionString).not.toBe(other.connectionString);
  const client = new pg.Client(one.connectionString);
  await client.connect();
  const { rows } = await client.query(`select current_setting('is_superuser') as superuser, (select count(*)::int from migration) as migrations`);
  await client.end();
  expect(rows[0]).toMatchObject({ superuser: 'off' });
  expect(rows[0].migrations).toBeGreaterThan(0);
  await Promise.all([one.drop(), other.drop()]);
});
