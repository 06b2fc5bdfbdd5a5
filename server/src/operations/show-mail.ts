import type { Sender } from '../platform/mail/compose.ts';
import { found } from '../platform/refuse.ts';
import type { Tx } from '../platform/transact.ts';
import { presentMail } from './present.ts';
import { mailById } from './store.ts';

/** One mail. Whoever sees the links of a held one could sign in as somebody, so that it was seen is kept (decision 6). */
export async function showMail(tx: Tx, id: string, sender: Sender) {
  const mail = found(await mailById(tx.db, id));
  if (mail.state === 'held' && mail.secrets !== null) tx.record({ action: 'mail.linksShown', subject: { kind: 'mail', id } });
  return presentMail(mail, sender);
}
