import { z } from 'zod';
import type { Trx } from '../platform/database/connect.ts';
import type { Sender } from '../platform/mail/compose.ts';
import { pageOf, readCursor } from '../platform/paging.ts';
import { presentAuditEvent, presentMail } from './present.ts';
import { countAudit, countMails, pageOfAudit, pageOfMails, type AuditFilter, type MailFilter } from './store.ts';

interface Page { readonly cursor?: string | undefined; readonly limit: number }
const auditCursor = z.tuple([z.int().min(0)]);
/** PostgreSQL knows no year 0. */
const mailCursor = z.tuple([z.iso.datetime().refine((at) => !at.startsWith('0000')), z.uuid()]);

export async function listAudit(db: Trx, { cursor, limit, ...filter }: AuditFilter & Page) {
  const rows = await pageOfAudit(db, filter, readCursor(cursor, auditCursor)?.[0] ?? null, limit + 1);
  return pageOf(rows, { limit, total: await countAudit(db, filter), item: presentAuditEvent, key: ({ sequence }) => [sequence] });
}

export async function listMails(db: Trx, { cursor, limit, ...filter }: MailFilter & Page, sender: Sender) {
  const rows = await pageOfMails(db, filter, readCursor(cursor, mailCursor), limit + 1);
  return pageOf(rows, {
    limit, total: await countMails(db, filter), key: ({ createdAt, id }) => [createdAt.toISOString(), id],
    item: (row) => {
      const { text: _text, html: _html, ...mail } = presentMail(row, sender);
      return mail;
    },
  });
}
