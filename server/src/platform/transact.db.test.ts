import pg from 'pg';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestPlatform, until, type TestPlatform } from '../../../test/platform.ts';
import { verifyAudit } from './audit.ts';
import { newId } from './clock.ts';
import { system, type Actor } from './identity.ts';
import { Jobs, type Job } from './jobs.ts';
import { Refusal } from './refuse.ts';

const ping: Job<{ id: string }> = { name: 'test-ping', data: z.object({ id: z.string() }), expireInSeconds: 60, retries: 3, concurrency: 4 };
const seen: string[] = [];
let platform: TestPlatform;
let actor: Actor;
let personId: string;

beforeAll(async () => {
  platform = await createTestPlatform();
  platform.jobs.handle(ping, async ({ id }) => { seen.push(id); });
  await platform.jobs.start({ work: true });
  personId = newId();
  actor = { kind: 'person', id: personId };
  await platform.connection.db.insertInto('person').values({ id: personId, name: 'Ada', email: 'ada@example.org' }).execute();
});
afterAll(async () => {
  await platform.jobs.stop();
  await platform.close();
});

const addOrganization = (name: string, then: () => void = () => {}) => platform.transactor.write(actor, async (tx) => {
  const id = newId();
  await tx.db.insertInto('organization').values({ id, name, parentId: null, createdAt: tx.now }).execute();
  tx.record({ action: 'organization.created', subject: { kind: 'organization', id }, after: { name, list: [1, { b: 2, a: null }] } });
  await tx.enqueue(ping, { id });
  then();
  return id;
});

describe('a verb', () => {
  it('commits state, audit and job together; the job starts at once', async () => {
    const started = performance.now();
    const id = await addOrganization('Together');
    await until(() => seen.includes(id), 'the job has run');
    expect(performance.now() - started).toBeLessThan(1_900);
    const event = await platform.connection.db.selectFrom('auditEvent').selectAll().where('subjectId', '=', id).executeTakeFirstOrThrow();
    expect(event).toMatchObject({ action: 'organization.created', actorId: personId });
  });

  it('leaves nothing when it is refused', async () => {
    const before = seen.length;
    await expect(addOrganization('Never', () => { throw new Refusal('conflict'); })).rejects.toThrow(Refusal);
    expect(await platform.connection.db.selectFrom('organization').where('name', '=', 'Never').selectAll().execute()).toEqual([]);
    expect(await countJobs()).toBe(before);
    expect(await verifyAudit(platform.connection.db)).toMatchObject({ intact: true });
  });

  it('cannot write in a read', async () => {
    await expect(platform.transactor.read((db) => db.insertInto('organization').values({ id: newId(), name: 'x', parentId: null, createdAt: new Date() }).execute())).rejects.toThrow(/read-only/);
  });

  it('is tried again when PostgreSQL breaks a deadlock', async () => {
    const [a, b] = [await addOrganization('A'), await addOrganization('B')];
    const rename = (first: string, second: string, name: string) => platform.transactor.write(actor, async (tx) => {
      await tx.db.updateTable('organization').set({ name }).where('id', '=', first).execute();
      await sql`select pg_sleep(0.2)`.execute(tx.db);
      await tx.db.updateTable('organization').set({ name }).where('id', '=', second).execute();
      tx.record({ action: 'organization.renamed', subject: { kind: 'organization', id: first }, after: { name } });
    });
    await Promise.all([rename(a, b, 'one'), rename(b, a, 'two')]);
    const names = await platform.connection.db.selectFrom('organization').select('name').where('id', 'in', [a, b]).execute();
    expect(new Set(names.map(({ name }) => name)).size).toBe(1);
  });
});

describe('an idempotency key', () => {
  const use = (key: string, inputHash: string) => platform.transactor.write(actor, async (tx) => {
    const id = newId();
    await tx.db.insertInto('organization').values({ id, name: key, parentId: null, createdAt: tx.now }).execute();
    return { id };
  }, { personId, key, procedure: 'organizations.create', inputHash });

  it('has one effect and one answer, used 20 times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => use('key-twenty', 'same')));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await platform.connection.db.selectFrom('organization').selectAll().where('name', '=', 'key-twenty').execute()).toHaveLength(1);
  });
  it('is refused with another body', async () => {
    await use('key-other', 'first');
    await expect(use('key-other', 'second')).rejects.toMatchObject({ code: 'idempotencyMismatch' });
  });
});

describe('the audit trail', () => {
  it.each([0, -1, -7_000])('begins with its first event: one put in as number %i is refused, or shows', async (sequence) => {
    const putIn = `insert into audit_event select ${sequence}, at, actor_kind, actor_id, action, subject_kind, subject_id, program_id, before, after, reason, previous_hash, hash from audit_event where sequence = 1`;
    await expect(asOwner(putIn)).rejects.toThrow(/audit_event_sequence_positive/);
    // Also by somebody who owns the database, and takes the check away.
    await asOwner(`begin; alter table audit_event drop constraint audit_event_sequence_positive; ${putIn}; alter table audit_event add constraint audit_event_sequence_positive check (sequence > 0) not valid; commit`);
    expect(await verifyAudit(platform.connection.db)).toEqual({ intact: false, events: 0, firstBroken: sequence });
    await asOwner(`begin; alter table audit_event disable trigger audit_event_append_only; delete from audit_event where sequence = ${sequence}; alter table audit_event enable trigger audit_event_append_only; commit`);
    expect(await verifyAudit(platform.connection.db)).toMatchObject({ intact: true, firstBroken: null });
  });

  it('stays a chain under 200 writers at once, and shows what was tampered with', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, i) => addOrganization(`Many ${i}`)));
    expect(await verifyAudit(platform.connection.db)).toMatchObject({ intact: true, firstBroken: null });
    const victim = await platform.connection.db.selectFrom('auditEvent').select('sequence').orderBy('sequence').offset(50).limit(1).executeTakeFirstOrThrow();
    await expect(platform.connection.db.deleteFrom('auditEvent').where('sequence', '=', victim.sequence).execute()).rejects.toThrow(/only ever added to/);
    await asOwner(`alter table audit_event disable trigger audit_event_append_only; update audit_event set after = '{"name":"forged"}' where sequence = ${victim.sequence}`);
    expect(await verifyAudit(platform.connection.db)).toMatchObject({ intact: false, firstBroken: victim.sequence });
  });
});

describe('two processes on one database', () => {
  it('work each job once', async () => {
    const counts = new Map<string, number>();
    const others: Jobs[] = [platform.newJobs(), platform.newJobs()];
    for (const jobs of others) {
      jobs.handle(ping, async ({ id }) => { counts.set(id, (counts.get(id) ?? 0) + 1); });
      await jobs.start({ work: true });
    }
    const before = seen.length;
    const ids = await Promise.all(Array.from({ length: 60 }, (_, i) => addOrganization(`Shared ${i}`)));
    await until(() => counts.size + seen.length - before === 60, 'all sixty have run');
    const total = ids.map((id) => (counts.get(id) ?? 0) + seen.slice(before).filter((other) => other === id).length);
    expect(total.every((runs) => runs === 1)).toBe(true);
    await Promise.all(others.map((jobs) => jobs.stop()));
  });
});

it('writes what the product does by itself as system', async () => {
  await platform.transactor.write(system, async (tx) => { tx.record({ action: 'cohort.closed', subject: { kind: 'cohort', id: 'x' } }); });
  const last = await platform.connection.db.selectFrom('auditEvent').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirstOrThrow();
  expect(last).toMatchObject({ actorKind: 'system', actorId: null });
});

async function countJobs(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from job.job where name = 'test-ping'`.execute(platform.connection.db);
  return rows[0]?.count ?? 0;
}

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: platform.connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}
