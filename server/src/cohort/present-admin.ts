import type { model } from '@counterpart/contract';
import type { z } from 'zod';
import { isProfileComplete } from './profile.ts';
import type { CohortRow } from './store/cohort-store.ts';
import type { Lists } from './store/preference-store.ts';
import type { ParticipantRow } from './store/participant-store.ts';

/** What administrators see. Whitelists: a new column is nobody's until it is named here (S6). */
export type AdminCohort = z.output<typeof model.cohort>;
export type AdminParticipant = z.output<typeof model.participant>;
export type AdminParticipantDetail = z.output<typeof model.participantDetail>;

export const iso = (at: Date): string => at.toISOString();
export const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

export function presentCohort(row: CohortRow): AdminCohort {
  return {
    id: row.id, name: row.name, status: row.status, description: row.description, deadline: isoOrNull(row.deadline), timeZone: row.timeZone, locale: row.locale, settingsVersion: row.settingsVersion,
    mentors: row.mentors, mentees: row.mentees, mentorsSubmitted: row.mentorsSubmitted, menteesSubmitted: row.menteesSubmitted,
    activeRunId: row.activeRunId, publishedAt: isoOrNull(row.publishedAt), createdAt: iso(row.createdAt),
  };
}

export function presentParticipant(row: ParticipantRow): AdminParticipant {
  return {
    id: row.id, cohortId: row.cohortId, side: row.side, displayName: row.displayName, email: row.email,
    organization: row.organizationId === null ? null : { id: row.organizationId, name: row.organizationName ?? '' }, houseId: row.houseId,
    submitted: row.submittedAt !== null, submittedAt: isoOrNull(row.submittedAt), reopenRequestedAt: isoOrNull(row.reopenRequestedAt), profileComplete: isProfileComplete(row),
    preferences: row.preferences, never: row.never, updatedAt: iso(row.updatedAt),
  };
}

export function presentParticipantDetail(row: ParticipantRow, lists: Lists): AdminParticipantDetail {
  return {
    ...presentParticipant(row), mentorFields: row.mentorFields, slideSource: row.slideSource, menteeWishes: row.menteeWishes,
    preferenceIds: [...lists.preferences], neverIds: [...lists.never], reopenRequest: row.reopenRequest, preferencesVersion: row.version,
  };
}
