import { sql } from 'kysely';
import type { Trx } from '../platform/database/connect.ts';
import { containing } from '../platform/paging.ts';

// Tasks

const taskColumns = ['id', 'kind', 'subjectId', 'programId', 'state', 'step', 'progress', 'total', 'failure', 'createdAt', 'startedAt', 'finishedAt'] as const;

export function taskById(trx: Trx, id: string) {
  return trx.selectFrom('task').select(taskColumns).where('id', '=', id).executeTakeFirst();
}
export type TaskRow = NonNullable<Awaited<ReturnType<typeof taskById>>>;

// Audit

export interface AuditFilter {
  readonly action?: string | undefined; readonly actorId?: string | undefined; readonly subjectId?: string | undefined; readonly programId?: string | undefined;
  readonly from?: string | undefined; readonly until?: string | undefined;
}

function auditMatching(trx: Trx, { action, actorId, subjectId, programId, from, until }: AuditFilter) {
  return trx.selectFrom('auditEvent')
    .$if(Boolean(action), (query) => query.where('action', '=', action!))
    .$if(actorId !== undefined, (query) => query.where('actorId', '=', actorId!))
    .$if(Boolean(subjectId), (query) => query.where('subjectId', '=', subjectId!))
    .$if(programId !== undefined, (query) => query.where('programId', '=', programId!))
    .$if(from !== undefined, (query) => query.where('at', '>=', new Date(from!)))
    .$if(until !== undefined, (query) => query.where('at', '<', new Date(until!)));
}

/** Looked up when somebody looks, so that the chain holds ids and a name that changed or went is never found there. */
const subjectName = sql<string | null>`case audit_event.subject_kind
  when 'participant' then (select display_name from participant where id = audit_event.subject_id::uuid)
  when 'person' then (select subject.name from person subject where subject.id = audit_event.subject_id::uuid)
  when 'organization' then (select name from organization where id = audit_event.subject_id::uuid)
  when 'cohort' then (select name from program where id = audit_event.subject_id::uuid) end`;

export function pageOfAudit(trx: Trx, filter: AuditFilter, before: number | null, limit: number) {
  return auditMatching(trx, filter).leftJoin('person', 'person.id', 'auditEvent.actorId')
    .select(['sequence', 'at', 'actorKind', 'actorId', 'person.name as actorName', 'action', 'subjectKind', 'subjectId', 'programId', 'before', 'after', 'reason'])
    .select(subjectName.as('subjectName'))
    .$if(before !== null, (query) => query.where('sequence', '<', before!)).orderBy('sequence', 'desc').limit(limit).execute();
}

export async function countAudit(trx: Trx, filter: AuditFilter): Promise<number> {
  return (await auditMatching(trx, filter).select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count;
}

// Outbox

export interface MailFilter { readonly state?: 'queued' | 'sent' | 'failed' | 'held' | undefined; readonly search?: string | undefined }
const mailColumns = ['id', 'recipientName', 'recipient', 'template', 'locale', 'data', 'secrets', 'state', 'attempts', 'lastError', 'createdAt', 'sentAt'] as const;

function mailMatching(trx: Trx, { state, search }: MailFilter) {
  return trx.selectFrom('mail')
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .$if(Boolean(search), (query) => query.where((eb) => eb.or([eb('recipient', 'ilike', containing(search!)), eb('recipientName', 'ilike', containing(search!)), eb('template', 'ilike', containing(search!))])));
}

export function pageOfMails(trx: Trx, filter: MailFilter, before: readonly [string, string] | null, limit: number) {
  return mailMatching(trx, filter).select(mailColumns)
    .$if(before !== null, (query) => query.where(sql<boolean>`(created_at, id) < (${before![0]}::timestamptz, ${before![1]}::uuid)`))
    .orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export async function countMails(trx: Trx, filter: MailFilter): Promise<number> {
  return (await mailMatching(trx, filter).select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count;
}

export function mailById(trx: Trx, id: string) {
  return trx.selectFrom('mail').select(mailColumns).where('id', '=', id).executeTakeFirst();
}
export type MailRow = NonNullable<Awaited<ReturnType<typeof mailById>>>;

/** False unless it had failed or was held. */
export async function requeueMail(trx: Trx, id: string): Promise<boolean> {
  return await trx.updateTable('mail').set({ state: 'queued', lastError: null }).where('id', '=', id).where('state', 'in', ['failed', 'held']).returning('id').executeTakeFirst() !== undefined;
}

// What nobody needs any more

export async function dropExpired(trx: Trx, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  await trx.deleteFrom('oneTimeToken').where('expiresAt', '<', now).execute();
  await trx.deleteFrom('attempt').where('windowStart', '<', dayAgo).execute();
  await trx.deleteFrom('idempotencyKey').where('createdAt', '<', dayAgo).execute();
  // Dated by the sign-in library, which goes by the real time.
  await trx.deleteFrom('session').where('expiresAt', '<', sql<Date>`now()`).execute();
  await trx.deleteFrom('verification').where('expiresAt', '<', sql<Date>`now()`).execute();
}
