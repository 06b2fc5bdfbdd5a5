import { z } from 'zod';
import type { Job } from '../platform/jobs.ts';
import type { Tx } from '../platform/transact.ts';

const cohortId = z.object({ cohortId: z.uuid() });
/** Both carry the id only and look at the cohort when they fire: a deadline that moved, or a cohort that closed, makes them do nothing. */
export const closeAtDeadline: Job<{ cohortId: string }> = { name: 'cohort-deadline', data: cohortId, expireInSeconds: 120, retries: 5, concurrency: 1 };
export const announceDeadline: Job<{ cohortId: string }> = { name: 'cohort-deadline-soon', data: cohortId, expireInSeconds: 120, retries: 5, concurrency: 1 };
/** Catches what a lost or early job missed, for instance while the server was down. */
export const sweepDeadlines: Job<object> = { name: 'cohort-deadline-sweep', data: z.object({}), expireInSeconds: 300, retries: 0, concurrency: 1, cron: '* * * * *' };

export const noticeMilliseconds = 48 * 3_600_000;

/** Deadlines are instants, so a change of clocks in the cohort's time zone moves nothing. */
export async function scheduleDeadline(tx: Tx, id: string, deadline: Date | null): Promise<void> {
  if (deadline === null) return;
  await tx.enqueue(closeAtDeadline, { cohortId: id }, { startAfter: deadline });
  const notice = new Date(deadline.getTime() - noticeMilliseconds);
  if (notice > tx.now) await tx.enqueue(announceDeadline, { cohortId: id }, { startAfter: notice });
}
