import { defaultSettings } from '@counterpart/engine/cohort';
import { newId } from '../../platform/clock.ts';
import { found, reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import type { Done } from '../done.ts';
import { scheduleDeadline } from '../deadline.ts';
import { cohortFor, someCohort } from '../policy.ts';
import { changeCohort, deleteCohort, holdCohort, insertCohort, type CohortChange } from '../store/cohort-store.ts';

interface CohortInput { name: string; description: string; deadline: string | null; timeZone: string; locale: 'en' | 'de' }

export async function createCohort(tx: Tx, input: CohortInput): Promise<{ id: string }> {
  const deadline = input.deadline === null ? null : new Date(input.deadline);
  requireAhead(tx, deadline);
  const id = newId();
  const createdBy = tx.actor.kind === 'person' ? tx.actor.id : null;
  await insertCohort(tx.db, { ...input, id, deadline, createdBy, now: tx.now, settings: defaultSettings });
  tx.record({ action: 'cohort.created', subject: { kind: 'cohort', id }, programId: id, after: { deadline: input.deadline, timeZone: input.timeZone, locale: input.locale } });
  return { id };
}

export async function updateCohort(tx: Tx, { cohortId, deadline, ...texts }: { cohortId: string; deadline?: string | null | undefined } & Omit<CohortChange, 'deadline'>): Promise<Done> {
  const cohort = found(await holdCohort(tx.db, cohortId, 'update'));
  const next = deadline === undefined ? cohort.deadline : deadline === null ? null : new Date(deadline);
  const moved = next?.getTime() !== cohort.deadline?.getTime();
  if (moved) requireAhead(tx, next);
  await changeCohort(tx.db, cohortId, { ...texts, deadline: moved ? next : undefined });
  if (moved && cohort.status === 'open') await scheduleDeadline(tx, cohortId, next);
  tx.record({ action: 'cohort.updated', subject: { kind: 'cohort', id: cohortId }, programId: cohortId, before: { deadline: cohort.deadline }, after: { deadline: next, fields: Object.entries(texts).filter(([, value]) => value !== undefined).map(([key]) => key) } });
  return {};
}

/** One that has passed would be refused when the cohort opens; better where it was typed. */
function requireAhead({ now }: Tx, deadline: Date | null): void {
  if (deadline !== null && deadline <= now) refuse('invalidInput', reason('deadlinePassed', {}, 'deadline'));
}

export async function removeCohort(tx: Tx, { cohortId }: { cohortId: string }): Promise<Done> {
  await cohortFor(tx, 'removeCohort', cohortId, 'update');
  const { mentorsSubmitted, menteesSubmitted } = await someCohort(tx.db, cohortId);
  const submitted = mentorsSubmitted + menteesSubmitted;
  if (submitted > 0) refuse('inUse', reason('participantsSubmitted', { count: submitted }));
  await deleteCohort(tx.db, cohortId);
  tx.record({ action: 'cohort.removed', subject: { kind: 'cohort', id: cohortId }, programId: cohortId });
  return {};
}
