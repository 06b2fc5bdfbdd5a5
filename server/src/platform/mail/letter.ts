import { z } from 'zod';
import { newId } from '../clock.ts';
import type { Job } from '../jobs.ts';
import type { Tx } from '../transact.ts';
import type { TemplateName } from './templates.ts';

/** A mail to one person, as data: the text is made when it is sent or looked at, in the person's language. */
export interface Letter {
  readonly template: TemplateName;
  readonly personId: string;
  readonly programId?: string | null;
  /** What the template needs. No secrets: this stays. */
  readonly data: Record<string, string | number | boolean | null | readonly string[]>;
  /** Links that act as keys; gone once the mail is sent. */
  readonly secrets?: Record<string, string>;
}

/** Tried for about a day: every quarter of an hour in the end, as mail servers do among themselves. */
export const deliverMail: Job<{ mailId: string }> = { name: 'deliver-mail', data: z.object({ mailId: z.uuid() }), expireInSeconds: 180, retries: 110, concurrency: 4 };

/** Part of the caller's transaction: the mail goes out if and only if the change that it speaks of is kept. */
export async function postLetter(tx: Tx, { template, personId, programId = null, data, secrets }: Letter): Promise<void> {
  const person = await tx.db.selectFrom('person').select(['name', 'email', 'locale']).where('id', '=', personId).executeTakeFirstOrThrow();
  const id = newId();
  await tx.db.insertInto('mail').values({
    id, personId, programId, recipientName: person.name, recipient: person.email, template, locale: person.locale,
    data: JSON.stringify(data), secrets: secrets ? JSON.stringify(secrets) : null, createdAt: tx.now,
  }).execute();
  await tx.enqueue(deliverMail, { mailId: id });
}
