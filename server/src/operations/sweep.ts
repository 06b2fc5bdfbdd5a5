import { z } from 'zod';
import { system } from '../platform/identity.ts';
import type { Job, Jobs } from '../platform/jobs.ts';
import { giveUpOldMails } from '../platform/mail/deliver.ts';
import type { Transactor } from '../platform/transact.ts';
import { dropExpired } from './store.ts';

const sweepJob: Job = { name: 'sweep', data: z.object({}), expireInSeconds: 120, retries: 2, concurrency: 1, cron: '17 * * * *' };
const mailDays = 3;

export function registerSweep(jobs: Pick<Jobs, 'handle'>, transactor: Transactor): void {
  jobs.handle(sweepJob, () => sweep(transactor));
}

/** Expired links, counted attempts, kept answers: data that has done its work is not kept. */
export function sweep(transactor: Transactor): Promise<void> {
  return transactor.write(system, async ({ db, now }) => {
    await dropExpired(db, now);
    await giveUpOldMails(db, new Date(now.getTime() - mailDays * 86_400_000));
  });
}
