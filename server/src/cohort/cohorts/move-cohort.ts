import { found, reason, refuse } from '../../platform/refuse.ts';
import type { Tx } from '../../platform/transact.ts';
import type { PeoplePort } from '../deps.ts';
import type { Done } from '../done.ts';
import { scheduleDeadline } from '../deadline.ts';
import { transitions, type Transition } from '../flow.ts';
import { occasion, tellParticipant } from '../notify.ts';
import { changeCohort, holdCohort, moveCohort, type CohortState } from '../store/cohort-store.ts';
import { everyParticipant } from '../store/participant-store.ts';

/** Draft → open. From here on participants may edit and submit; who has never been here gets an invitation that works today. */
export async function openCohort(tx: Tx, people: PeoplePort, { cohortId, notify }: { cohortId: string; notify: boolean }): Promise<Done> {
  const cohort = await move(tx, cohortId, 'open');
  record(tx, cohortId, 'open');
  if (cohort.deadline !== null && cohort.deadline <= tx.now) refuse('notReady', reason('deadlinePassed', {}, 'deadline'));
  await scheduleDeadline(tx, cohortId, cohort.deadline);
  if (!notify) return {};
  const invited = new Set<string>();
  for (const participant of await everyParticipant(tx.db, cohortId)) {
    if (invited.has(participant.personId)) continue;
    if (await people.inviteIfNew(tx, participant.personId, occasion(cohort))) invited.add(participant.personId);
    else await tellParticipant(tx, 'cohortOpened', cohort, participant);
  }
  return {};
}

/** Open → closed, by a coordinator or by the deadline. Who has not submitted stays so, and is told like everybody else. */
export async function closeCohort(tx: Tx, { cohortId, notify }: { cohortId: string; notify: boolean }): Promise<Done> {
  const cohort = await move(tx, cohortId, 'close');
  record(tx, cohortId, 'close');
  if (notify) for (const participant of await everyParticipant(tx.db, cohortId)) await tellParticipant(tx, 'cohortClosed', cohort, participant);
  return {};
}

export async function reopenCohort(tx: Tx, input: { cohortId: string; reason: string; deadline?: string | null | undefined }): Promise<Done> {
  const { deadline: earlier } = await move(tx, input.cohortId, 'reopen');
  const deadline = input.deadline === undefined ? earlier : input.deadline === null ? null : new Date(input.deadline);
  if (deadline !== null && deadline <= tx.now) refuse('notReady', reason('deadlinePassed', {}, 'deadline'));
  record(tx, input.cohortId, 'reopen', { before: { deadline: earlier }, after: { deadline }, reason: input.reason });
  await changeCohort(tx.db, input.cohortId, { deadline });
  await scheduleDeadline(tx, input.cohortId, deadline);
  return {};
}

/** The row is held first, so that the answer names the state that stood in the way; the guarded UPDATE decides. */
async function move(tx: Tx, cohortId: string, transition: Transition): Promise<CohortState> {
  const cohort = found(await holdCohort(tx.db, cohortId, 'update'));
  if (!await moveCohort(tx.db, cohortId, transition)) refuse('wrongState', reason('cohortState', { status: cohort.status }));
  return cohort;
}

interface Told { readonly before?: object; readonly after?: object; readonly reason?: string }

function record(tx: Tx, cohortId: string, transition: Transition, { before, after, reason: why }: Told = {}): void {
  const { from, to } = transitions[transition];
  tx.record({ action: actions[transition], subject: { kind: 'cohort', id: cohortId }, programId: cohortId, before: { status: from, ...before }, after: { status: to, ...after }, reason: why ?? null });
}

const actions: Record<Transition, string> = { open: 'cohort.opened', close: 'cohort.closed', reopen: 'cohort.reopened', publish: 'cohort.published', unpublish: 'cohort.unpublished' };
