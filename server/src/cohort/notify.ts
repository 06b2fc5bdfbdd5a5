import { postLetter } from '../platform/mail/letter.ts';
import type { Tx } from '../platform/transact.ts';

export type ParticipantTemplate = 'cohortOpened' | 'remindSubmission' | 'remindProfile' | 'remindBroaden' | 'considerPerson' | 'reopened' | 'reopeningDeclined' | 'deadlineSoon' | 'cohortClosed' | 'matchPublished' | 'matchWithdrawn';
export interface CohortFacts { readonly id: string; readonly name: string; readonly timeZone: string; readonly deadline: Date | null }
export interface Recipient { readonly id: string; readonly personId: string; readonly displayName: string }

/** `partnerName` is somebody the reader may know of: a suggested person or the published partner. Never a state of somebody's list (S7). */
export function tellParticipant(tx: Tx, template: ParticipantTemplate, cohort: CohortFacts, to: Recipient, partnerName: string | null = null): Promise<void> {
  return postLetter(tx, { template, personId: to.personId, programId: cohort.id, data: { ...factsOf(cohort), participantName: to.displayName, partnerName, path: `/participations/${to.id}` } });
}

export function tellAdmin(tx: Tx, template: 'reopeningRequested', cohort: CohortFacts, adminId: string, about: Recipient): Promise<void> {
  return postLetter(tx, { template, personId: adminId, programId: cohort.id, data: { ...factsOf(cohort), participantName: about.displayName, partnerName: null, path: `/cohorts/${cohort.id}/participants/${about.id}` } });
}

/** What an invitation to the whole installation says of the cohort that it is for. */
export function occasion({ id, name }: CohortFacts): { programId: string; cohortName: string } {
  return { programId: id, cohortName: name };
}

function factsOf({ name, deadline, timeZone }: CohortFacts) {
  return { cohortName: name, deadline: deadline?.toISOString() ?? null, timeZone };
}
