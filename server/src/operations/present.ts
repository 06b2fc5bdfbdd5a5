import type { auditEvent, mail, task } from '@counterpart/contract';
import type { z } from 'zod';
import { composeMail, type Composed, type Sender } from '../platform/mail/compose.ts';
import type { MailRow, pageOfAudit, TaskRow } from './store.ts';

export type Task = z.infer<typeof task>;
type Mail = z.infer<typeof mail>;

export function presentTask({ createdAt, startedAt, finishedAt, ...row }: TaskRow): Task {
  return { ...row, createdAt: createdAt.toISOString(), startedAt: startedAt?.toISOString() ?? null, finishedAt: finishedAt?.toISOString() ?? null };
}

export function presentAuditEvent({ actorKind, actorId, actorName, at, ...row }: Awaited<ReturnType<typeof pageOfAudit>>[number]): z.infer<typeof auditEvent> {
  return { ...row, at: at.toISOString(), actor: { kind: actorKind, id: actorId, name: actorName } };
}

/**
 * A held mail shows its links, since without a mail server somebody has to pass them on by hand. All others keep theirs
 * to the reader: with a link to reset a password, an administrator could become anybody.
 */
export function presentMail(row: MailRow, sender: Sender): Mail & Composed {
  const { id, recipientName, recipient, template, locale, state, attempts, lastError, createdAt, sentAt } = row;
  return {
    id, to: recipientName ? `${recipientName} <${recipient}>` : recipient, template, locale, state, attempts, lastError, createdAt: createdAt.toISOString(), sentAt: sentAt?.toISOString() ?? null,
    ...composeMail(row, sender, { showLinks: state === 'held' }),
  };
}
