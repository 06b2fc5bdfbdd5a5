import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionLoss, type Db, type Trx } from '../database/connect.ts';
import { system } from '../identity.ts';
import type { Jobs } from '../jobs.ts';
import type { Metrics } from '../metrics.ts';
import type { Transactor } from '../transact.ts';
import { composeMail, type Sender } from './compose.ts';
import { deliverMail } from './letter.ts';
import { createSmtp, DeliveryFailure, type Send, type SmtpSettings } from './smtp.ts';

export interface MailJobs { readonly transactor: Transactor; readonly config: Sender & Omit<SmtpSettings, 'smtpUrl'> & { readonly smtpUrl: string | null }; readonly observe: Metrics['mail'] }

export function registerMailJobs(jobs: Pick<Jobs, 'handle'>, { transactor, config, observe }: MailJobs): void {
  const send = config.smtpUrl === null ? null : createSmtp({ ...config, smtpUrl: config.smtpUrl });
  jobs.handle(deliverMail, ({ mailId }, _signal, { last }) => deliver(transactor, config, send, mailId, last, observe));
}

/**
 * One try. The state is the guard: whatever runs twice finds the mail sent and does nothing. What remains is a process
 * that dies between the server's "accepted" and our commit: then the mail goes out again, with the same Message-ID.
 * No transaction is open while the mail server is spoken to.
 */
export async function deliver(transactor: Transactor, sender: Sender, send: Send | null, id: string, last: boolean, observe: Metrics['mail'] = () => {}): Promise<void> {
  if (send === null) return transactor.write(system, ({ db }) => hold(db, id));
  const mail = await transactor.write(system, ({ db }) => claim(db, id));
  if (!mail) return;
  try {
    await send({ id, to: { name: mail.recipientName, address: mail.recipient }, locale: mail.locale, ...composeMail(mail, sender, { showLinks: true }) });
  } catch (error) {
    const { permanent, message } = error instanceof DeliveryFailure ? error : { permanent: true, message: (error as Error).message };
    await transactor.write(system, ({ db }) => note(db, id, message, permanent || last));
    observe(permanent || last ? 'refused' : 'deferred');
    // Thrown, so that the queue tries again later, and later each time.
    if (!permanent && !last) throw error;
    return;
  }
  await throughOutage(() => transactor.write(system, ({ db, now }) => markSent(db, id, now)));
  observe('sent');
}

/** Less than the job's time. */
const outageMilliseconds = 120_000;

/** What is out cannot be taken back: where the database is away just now, this waits for it, or the mail would go out again. */
async function throughOutage(write: () => Promise<void>): Promise<void> {
  for (const until = performance.now() + outageMilliseconds; ; await sleep(250)) {
    try { return await write(); } catch (error) {
      if (!isConnectionLoss(error) || performance.now() > until) throw error;
    }
  }
}

/** Nobody is mailed behind anyone's back when a server is configured later: held mails wait for a word on the outbox page. */
async function hold(db: Trx, id: string): Promise<void> {
  await db.updateTable('mail').set({ state: 'held' }).where('id', '=', id).where('state', '=', 'queued').execute();
}

function claim(db: Trx, id: string) {
  return db.updateTable('mail').set((eb) => ({ attempts: eb('attempts', '+', 1) })).where('id', '=', id).where('state', '=', 'queued')
    .returning(['template', 'locale', 'recipientName', 'recipient', 'data', 'secrets']).executeTakeFirst();
}

async function note(db: Trx, id: string, message: string, gaveUp: boolean): Promise<void> {
  await db.updateTable('mail').set({ lastError: message, ...(gaveUp ? { state: 'failed' as const } : {}) }).where('id', '=', id).where('state', '=', 'queued').execute();
}

async function markSent(db: Trx, id: string, now: Date): Promise<void> {
  await db.updateTable('mail').set({ state: 'sent', sentAt: now, secrets: null, lastError: null }).where('id', '=', id).where('state', '=', 'queued').execute();
}

/** Mails that no job works on any more, as after a restored backup. */
export async function giveUpOldMails(db: Db | Trx, before: Date): Promise<void> {
  await db.updateTable('mail').set({ state: 'failed', lastError: 'Not delivered in time.' }).where('state', '=', 'queued').where('createdAt', '<', before).execute();
}
