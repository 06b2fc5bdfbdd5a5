import { system } from '../../platform/identity.ts';
import { Refusal } from '../../platform/refuse.ts';
import type { Transactor } from '../../platform/transact.ts';
import { noticeMilliseconds } from '../deadline.ts';
import { tellParticipant } from '../notify.ts';
import { claimDeadlineNotice, cohortsDue, holdCohort } from '../store/cohort-store.ts';
import { everyParticipant } from '../store/participant-store.ts';
import { closeCohort } from './move-cohort.ts';

/** Closes the cohort if its deadline is over and it is still open. Of any number of callers one does it. */
export function closeIfOver(transactor: Transactor, cohortId: string): Promise<boolean> {
  return transactor.write(system, async (tx) => {
    const cohort = await holdCohort(tx.db, cohortId, 'update');
    if (!cohort || cohort.status !== 'open' || cohort.deadline === null || cohort.deadline > tx.now) return false;
    await closeCohort(tx, { cohortId, notify: true });
    return true;
  });
}

/** Tells those who have not submitted that 48 hours are left; once per deadline. */
export function announceIfNear(transactor: Transactor, cohortId: string): Promise<boolean> {
  return transactor.write(system, async (tx) => {
    const cohort = await holdCohort(tx.db, cohortId, 'update');
    if (!cohort || cohort.status !== 'open' || cohort.deadline === null || cohort.deadline <= tx.now) return false;
    if (cohort.deadline.getTime() - tx.now.getTime() > noticeMilliseconds || !await claimDeadlineNotice(tx.db, cohortId)) return false;
    const waiting = (await everyParticipant(tx.db, cohortId)).filter(({ submittedAt }) => submittedAt === null);
    for (const participant of waiting) await tellParticipant(tx, 'deadlineSoon', cohort, participant);
    tx.record({ action: 'cohort.deadlineAnnounced', subject: { kind: 'cohort', id: cohortId }, programId: cohortId, after: { deadline: cohort.deadline, mails: waiting.length } });
    return true;
  });
}

export async function sweep(transactor: Transactor, now: Date): Promise<void> {
  const { over, near } = await transactor.read((db) => cohortsDue(db, now, new Date(now.getTime() + noticeMilliseconds)));
  const errors: unknown[] = [];
  // One cohort's trouble must not keep the others from their deadline.
  const each = (work: Promise<boolean>) => work.catch((error: unknown) => { if (!(error instanceof Refusal)) errors.push(error); });
  for (const id of over) await each(closeIfOver(transactor, id));
  for (const id of near) await each(announceIfNear(transactor, id));
  if (errors.length > 0) throw new AggregateError(errors, 'cohort deadlines');
}
