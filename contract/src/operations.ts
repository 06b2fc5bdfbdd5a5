import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { base, count, done, id, instant, line, locale, pageOf, pageQuery } from './shared.ts';

const read = base.meta({ access: 'admin', scope: 'read' });
const inPerson = base.meta({ access: 'admin', scope: 'session' });
const write = base.meta({ access: 'admin', scope: 'write' });

/** Work that a page can watch: a matching run, an import, a mailing. */
export const task = z.object({
  id, kind: z.enum(['run', 'import', 'mailing', 'export']), subjectId: id, programId: id.nullable(),
  state: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
  step: z.string().nullable(), progress: count, total: count, failure: z.string().nullable(),
  createdAt: instant, startedAt: instant.nullable(), finishedAt: instant.nullable(),
});
export const tasks = {
  get: read.route({ method: 'GET', path: '/tasks/{id}', summary: 'How far a piece of work is', tags: ['Tasks'] }).input(z.object({ id })).output(task),
  watch: read.route({ method: 'GET', path: '/tasks/{id}/events', summary: 'The same, live, as an event stream that ends with the work', tags: ['Tasks'] }).input(z.object({ id })).output(eventIterator(task)),
  cancel: write.route({ method: 'POST', path: '/tasks/{id}/cancel', summary: 'Cancel work that has not finished', tags: ['Tasks'] }).input(z.object({ id })).output(done),
};

export const auditEvent = z.object({
  sequence: count, at: instant, actor: z.object({ kind: z.enum(['person', 'system']), id: id.nullable(), name: z.string().nullable() }),
  action: z.string(), subjectKind: z.string(), subjectId: z.string(),
  /** As it is called now; null for what has no name or is gone. The entry itself keeps ids only. */
  subjectName: z.string().nullable(), programId: id.nullable(),
  before: z.unknown(), after: z.unknown(), reason: z.string().nullable(),
});
export const audit = {
  list: read.route({ method: 'GET', path: '/audit', summary: 'Who changed what, when and why; newest first', tags: ['Audit'] })
    .input(z.object({ ...pageQuery, action: line(80).optional(), actorId: id.optional(), subjectId: line(80).optional(), programId: id.optional(), from: instant.optional(), until: instant.optional() })).output(pageOf(auditEvent)),
  verify: read.route({ method: 'GET', path: '/audit/verification', summary: 'Recompute the hash chain', tags: ['Audit'] })
    .output(z.object({ intact: z.boolean(), events: count, firstBroken: z.int().nullable() })),
};

export const mail = z.object({
  id, to: z.string(), template: z.string(), locale, subject: z.string(), state: z.enum(['queued', 'sent', 'failed', 'held']),
  attempts: count, lastError: z.string().nullable(), createdAt: instant, sentAt: instant.nullable(),
});
export const outbox = {
  list: read.route({ method: 'GET', path: '/outbox', summary: 'Mails sent, waiting, failed, or held for want of a mail server', tags: ['Outbox'] })
    .input(z.object({ ...pageQuery, state: mail.shape.state.optional(), search: line().optional() })).output(pageOf(mail).extend({ mailServer: z.boolean() })),
  /** In person: with the link of a held mail one becomes whoever it is to, which no API key may. */
  get: inPerson.route({ method: 'GET', path: '/outbox/{id}', summary: 'One mail with its text; links that act as keys are cut out unless it is held', tags: ['Outbox'] }).input(z.object({ id })).output(mail.extend({ text: z.string(), html: z.string(), mailServer: z.boolean() })),
  retry: write.route({ method: 'POST', path: '/outbox/{id}/retry', summary: 'Send a failed or held mail', tags: ['Outbox'] }).input(z.object({ id })).output(done),
};
