import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { appendAudit, type AuditEntry } from './audit.ts';
import type { Clock } from './clock.ts';
import type { Db, Trx } from './database/connect.ts';
import type { Actor } from './identity.ts';
import type { EnqueueOptions, Job, Jobs } from './jobs.ts';
import { Refusal } from './refuse.ts';

/** What a verb receives: its transaction, and the two things that must commit with it. */
export interface Tx {
  readonly db: Trx;
  readonly now: Date;
  readonly actor: Actor;
  /** Writes to the audit trail when the transaction commits. */
  record(entry: AuditEntry): void;
  enqueue<T extends object>(job: Job<T>, data: T, options?: EnqueueOptions): Promise<void>;
}

/** A claim on an Idempotency-Key: who used it, for what, with which input. */
export interface IdempotencyClaim { readonly personId: string; readonly key: string; readonly procedure: string; readonly inputHash: string }

export interface Transactor {
  /** State, audit and jobs together, or nothing. Tried again when PostgreSQL had to break a deadlock. */
  write<T>(actor: Actor, verb: (tx: Tx) => Promise<T>, claim?: IdempotencyClaim | null): Promise<T>;
  /** One consistent view; nothing can be written. */
  read<T>(query: (db: Trx) => Promise<T>): Promise<T>;
}

const attempts = 4;
const retryable = new Set(['40001', '40P01']);

export function createTransactor(db: Db, jobs: Pick<Jobs, 'enqueue'>, clock: Clock): Transactor {
  const once = <T>(actor: Actor, verb: (tx: Tx) => Promise<T>, claim: IdempotencyClaim | null) =>
    db.transaction().execute(async (trx) => {
      const now = clock.now();
      if (claim) {
        const earlier = await claimKey(trx, claim, now);
        if (earlier) return earlier.response as T;
      }
      const entries: AuditEntry[] = [];
      const result = await verb({ db: trx, now, actor, record: (entry) => { entries.push(entry); }, enqueue: (job, data, options) => jobs.enqueue(trx, job, data, options) });
      if (claim) await trx.updateTable('idempotencyKey').set({ response: JSON.stringify(result ?? {}) }).where('personId', '=', claim.personId).where('key', '=', claim.key).execute();
      await appendAudit(trx, actor, now, entries);
      return result;
    });
  return {
    async write(actor, verb, claim = null) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(actor, verb, claim);
        } catch (error) {
          if (attempt >= attempts || !retryable.has((error as { code?: string }).code ?? '')) throw error;
        }
      }
    },
    read: (query) => db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(query),
  };
}

/** Null: the key is ours now. A second caller waits here until the first has committed, and then gets its answer. */
async function claimKey(trx: Trx, claim: IdempotencyClaim, now: Date): Promise<{ response: unknown } | null> {
  const inserted = await trx.insertInto('idempotencyKey').values({ ...claim, response: null, createdAt: now }).onConflict((conflict) => conflict.doNothing()).returning('key').executeTakeFirst();
  if (inserted) return null;
  const earlier = await trx.selectFrom('idempotencyKey').selectAll().where('personId', '=', claim.personId).where('key', '=', claim.key).executeTakeFirst();
  if (!earlier || earlier.procedure !== claim.procedure || earlier.inputHash !== claim.inputHash) throw new Refusal('idempotencyMismatch');
  return { response: earlier.response };
}

/** Files count by their bytes. */
export async function hashInput(input: unknown): Promise<string> {
  const hash = createHash('sha256');
  const files: File[] = [];
  hash.update(JSON.stringify(input, (_key, value: unknown) => (value instanceof File ? (files.push(value), `file:${value.name}`) : value)) ?? '');
  for (const file of files) hash.update(Buffer.from(await file.arrayBuffer()));
  return hash.digest('hex');
}

/** Serialises verbs that decide about one subject, where no single row's guard can (a list saved while the cohort closes). */
export async function lockSubject(trx: Trx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(trx);
}
