import { sql } from 'kysely';
import type { Db } from './connect.ts';

/** One process at a time does this, the others wait. The lock lives with its connection, so that nobody who is killed leaves it behind. */
export function alone<T>(db: Db, what: string, work: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtextextended(${what}, 0))`.execute(connection);
    try { return await work(); } finally {
      // A connection that is gone has let go of it already.
      await sql`select pg_advisory_unlock(hashtextextended(${what}, 0))`.execute(connection).catch(() => undefined);
    }
  });
}
