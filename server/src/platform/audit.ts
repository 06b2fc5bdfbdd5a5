import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Trx } from './database/connect.ts';
import type { Actor } from './identity.ts';

/** One change of state, or one export. Ids, states and counts: never free text that somebody wrote about somebody. */
export interface AuditEntry {
  /** Past participle with its noun: `cohort.opened`, `participant.reopened`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly programId?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
}

const chainLock = 7_360_531_205;
const genesis = '0'.repeat(64);

/**
 * Appends to the hash chain. Called last in a transaction: the chain's lock is then always the last one taken,
 * so that two transactions can never wait for each other here.
 */
export async function appendAudit(trx: Trx, actor: Actor, at: Date, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`select pg_advisory_xact_lock(${chainLock})`.execute(trx);
  const last = await trx.selectFrom('auditEvent').select(['sequence', 'hash']).orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  let sequence = last?.sequence ?? 0;
  let previousHash = last?.hash ?? genesis;
  for (const entry of entries) {
    sequence += 1;
    const row = {
      sequence, at, actorKind: actor.kind, actorId: actor.kind === 'person' ? actor.id : null, action: entry.action, subjectKind: entry.subject.kind, subjectId: entry.subject.id,
      programId: entry.programId ?? null, before: canonical(entry.before), after: canonical(entry.after), reason: entry.reason ?? null,
    };
    const hash = hashOf(previousHash, row);
    await trx.insertInto('auditEvent').values({ ...row, previousHash, hash }).execute();
    previousHash = hash;
  }
}

/** Recomputes the chain from the first event. A deleted, altered or inserted event shows as the first broken sequence number. */
export async function verifyAudit(db: Db | Trx): Promise<{ intact: boolean; events: number; firstBroken: number | null }> {
  let previousHash = genesis;
  let events = 0;
  for (;;) {
    // From the lowest there is, which may lie before the first that we wrote.
    const rows = await db.selectFrom('auditEvent').selectAll().$if(events > 0, (query) => query.where('sequence', '>', events)).orderBy('sequence').limit(2_000).execute();
    for (const row of rows) {
      const expected = hashOf(previousHash, { ...row, before: canonical(row.before), after: canonical(row.after) });
      if (row.sequence !== events + 1 || row.previousHash !== previousHash || row.hash !== expected) return { intact: false, events, firstBroken: Math.min(row.sequence, events + 1) };
      previousHash = row.hash;
      events = row.sequence;
    }
    if (rows.length === 0) return { intact: true, events, firstBroken: null };
  }
}

interface Hashed { sequence: number; at: Date; actorKind: string; actorId: string | null; action: string; subjectKind: string; subjectId: string; programId: string | null; before: string | null; after: string | null; reason: string | null }

function hashOf(previousHash: string, row: Hashed): string {
  const fields = [row.sequence, row.at.toISOString(), row.actorKind, row.actorId, row.action, row.subjectKind, row.subjectId, row.programId, row.before, row.after, row.reason];
  return createHash('sha256').update(previousHash).update(JSON.stringify(fields)).digest('hex');
}

/** jsonb does not keep the order of keys, so the hash is taken over one that does not depend on it. */
function canonical(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return JSON.stringify(value, (_key, inner: unknown) => isPlainObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
