import { reason, refuse } from '../platform/refuse.ts';

export type CohortStatus = 'draft' | 'open' | 'closed' | 'matched';

/** §4.1 with C9: every change of a cohort's state, as data. The store applies one as a guarded UPDATE, so that of many callers one wins. */
export const transitions = {
  open: { from: 'draft', to: 'open' },
  close: { from: 'open', to: 'closed' },
  reopen: { from: 'closed', to: 'open' },
  publish: { from: 'closed', to: 'matched' },
  unpublish: { from: 'matched', to: 'closed' },
} as const satisfies Record<string, { from: CohortStatus; to: CohortStatus }>;
export type Transition = keyof typeof transitions;

const beforePublishing: readonly CohortStatus[] = ['draft', 'open', 'closed'];
/** In which states the other verbs are possible. What is not listed is possible in every state. */
export const possibleIn = {
  saveOwnProfile: ['open'],
  saveOwnPreferences: ['open'],
  submitOwn: ['open'],
  requestReopening: ['open', 'closed'],
  savePreferencesFor: beforePublishing,
  submitFor: beforePublishing,
  // Once closed nobody could change what is unlocked: who is let in again then is let in by reopening the cohort.
  reopenParticipant: ['draft', 'open'],
  declineReopening: beforePublishing,
  addParticipant: beforePublishing,
  removeParticipant: beforePublishing,
  changeRules: beforePublishing,
  applyImport: beforePublishing,
  activateRun: beforePublishing,
  remind: ['open'],
  removeCohort: ['draft'],
} as const satisfies Record<string, readonly CohortStatus[]>;

export function requireState(action: keyof typeof possibleIn, status: CohortStatus): void {
  if (!(possibleIn[action] as readonly CohortStatus[]).includes(status)) refuse('wrongState', reason('cohortState', { status }));
}
