import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;

// bigint and count(*) arrive as text by default; nothing here exceeds 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface Connection { readonly db: Db; readonly pool: pg.Pool; close(): Promise<void> }

export function connect(connectionString: string, onError: (error: Error) => void, max = 20): Connection {
  const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis: 10_000, application_name: 'counterpart' });
  // An idle connection that the server closes must not end the process; the next query opens a new one.
  pool.on('error', onError);
  // Nor one in use, between two statements of a transaction: the pool does not listen then. The next statement fails by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });
  return {
    db, pool,
    // Kysely ends the pool only where it has asked something itself.
    close: async () => {
      await db.destroy();
      if (!pool.ended) await pool.end();
    },
  };
}

/** PostgreSQL shutting down, starting up or unreachable (classes 57 and 08), and what driver and pool say in that case. */
export function isConnectionLoss(error: unknown): boolean {
  const { code = '', message = '', cause } = (error ?? {}) as { code?: string; message?: string; cause?: unknown };
  return /^(57P0|08|53300)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'].includes(code)
    || /connection terminated|is not queryable|connection has been discarded|timeout exceeded when trying to connect/i.test(message) || (cause !== undefined && isConnectionLoss(cause));
}
