import { deliverMail } from '../platform/mail/letter.ts';
import { found, reason, refuse } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { mailById, requeueMail } from './store.ts';

export async function retryMail(tx: Tx, id: string): Promise<void> {
  const mail = found(await mailById(tx.db, id));
  if (!await requeueMail(tx.db, id)) refuse('wrongState', reason('mailNotWaiting', { state: mail.state }));
  await tx.enqueue(deliverMail, { mailId: id });
  tx.record({ action: 'mail.retried', subject: { kind: 'mail', id } });
}
