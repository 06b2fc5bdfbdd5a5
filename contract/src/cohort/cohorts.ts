import { z } from 'zod';
import { base, count, done, id, instant, line, pageOf, pageQuery, reason, requiredLine, side } from '../shared.ts';
import { cohort, cohortChange, cohortInput, cohortSettings, cohortStatus, dashboard, pairRule, participant, participantDetail, profileChange } from './model.ts';

const read = base.meta({ access: 'admin', scope: 'read' }).route({ tags: ['Cohorts'] });
const write = base.meta({ access: 'admin', scope: 'write' }).route({ tags: ['Cohorts'] });
const create = base.meta({ access: 'admin', scope: 'write', idempotent: true }).route({ tags: ['Cohorts'] });
const cohortId = { cohortId: id };

export const cohorts = {
  list: read.route({ method: 'GET', path: '/cohorts', summary: 'Cohorts, newest first' }).input(z.object({ ...pageQuery, search: line().optional(), status: cohortStatus.optional() })).output(pageOf(cohort)),
  create: create.route({ method: 'POST', path: '/cohorts', summary: 'Create a cohort as a draft', successStatus: 201 }).input(cohortInput).output(z.object({ id })),
  get: read.route({ method: 'GET', path: '/cohorts/{cohortId}', summary: 'One cohort' }).input(z.object(cohortId)).output(cohort),
  update: write.route({ method: 'PATCH', path: '/cohorts/{cohortId}', summary: 'Change name, description, deadline, time zone or language' }).input(cohortChange.extend(cohortId)).output(done),
  remove: write.route({ method: 'DELETE', path: '/cohorts/{cohortId}', summary: 'Delete a draft that nobody has submitted to' }).input(z.object(cohortId)).output(done),
  open: write.route({ method: 'POST', path: '/cohorts/{cohortId}/open', summary: 'Let participants in, and tell them' }).input(z.object({ ...cohortId, notify: z.boolean().default(true) })).output(done),
  close: write.route({ method: 'POST', path: '/cohorts/{cohortId}/close', summary: 'End the collection of preferences, and tell everybody' }).input(z.object({ ...cohortId, notify: z.boolean().default(true) })).output(done),
  reopen: write.route({ method: 'POST', path: '/cohorts/{cohortId}/reopen', summary: 'Open a closed cohort again', description: 'With a reason that the audit keeps; a new deadline may be given.' }).input(z.object({ ...cohortId, reason, deadline: instant.nullable().optional() })).output(done),
  dashboard: read.route({ method: 'GET', path: '/cohorts/{cohortId}/dashboard', summary: 'Readiness, blockers, warnings and next best actions' }).input(z.object(cohortId)).output(dashboard),
  remind: create.route({ method: 'POST', path: '/cohorts/{cohortId}/reminders', summary: 'Remind participants by mail' })
    .input(z.object({ ...cohortId, participantIds: z.array(id).min(1).max(2_000), kind: z.enum(['submission', 'profile', 'broaden']) })).output(z.object({ mails: count })),
  askToConsider: create.route({ method: 'POST', path: '/cohorts/{cohortId}/considerations', summary: 'Ask people by mail to look at somebody for their list', description: 'The mail names the person as a suggestion of the coordinator and says nothing about anybody’s list.' })
    .input(z.object({ ...cohortId, mentorId: id, menteeId: id, ask: z.array(side).min(1).max(2) })).output(z.object({ mails: count })),
  settings: {
    get: read.route({ method: 'GET', path: '/cohorts/{cohortId}/settings', summary: 'Scoring and policy settings' }).input(z.object(cohortId)).output(z.object({ version: count, settings: cohortSettings, changedBy: z.string().nullable(), changedAt: instant })),
    update: write.route({ method: 'PUT', path: '/cohorts/{cohortId}/settings', summary: 'Save a new version of the settings' }).input(z.object({ ...cohortId, expectedVersion: count, settings: cohortSettings })).output(z.object({ version: count })),
    history: read.route({ method: 'GET', path: '/cohorts/{cohortId}/settings/versions', summary: 'Earlier versions' }).input(z.object(cohortId)).output(z.object({ items: z.array(z.object({ version: count, settings: cohortSettings, changedBy: z.string().nullable(), changedAt: instant })) })),
  },
  rules: {
    list: read.route({ method: 'GET', path: '/cohorts/{cohortId}/rules', summary: 'Locked pairs, pairs kept apart, lifted vetoes' }).input(z.object(cohortId)).output(z.object({ items: z.array(pairRule) })),
    add: create.route({ method: 'POST', path: '/cohorts/{cohortId}/rules', summary: 'Lock a pair, keep two people apart, or lift one veto', successStatus: 201 }).input(z.object({ ...cohortId, kind: pairRule.shape.kind, mentorId: id, menteeId: id, reason })).output(z.object({ id })),
    remove: write.route({ method: 'DELETE', path: '/cohorts/{cohortId}/rules/{ruleId}', summary: 'Take a rule back' }).input(z.object({ ...cohortId, ruleId: id })).output(done),
  },
};

const one = { ...cohortId, participantId: id };
export const participants = {
  list: read.route({ method: 'GET', path: '/cohorts/{cohortId}/participants', summary: 'Participants', tags: ['Participants'] })
    .input(z.object({ ...cohortId, ...pageQuery, side: side.optional(), submitted: z.stringbool().or(z.boolean()).optional(), search: line().optional() })).output(pageOf(participant)),
  get: read.route({ method: 'GET', path: '/cohorts/{cohortId}/participants/{participantId}', summary: 'One participant with profile and preferences', tags: ['Participants'] }).input(z.object(one)).output(participantDetail),
  add: create.route({ method: 'POST', path: '/cohorts/{cohortId}/participants', summary: 'Add a participant; an account is made and invited where there is none', tags: ['Participants'], successStatus: 201 })
    .input(z.object({ ...cohortId, side, displayName: requiredLine(), email: z.email().max(254), organizationId: id.nullable().default(null) })).output(z.object({ id })),
  update: write.route({ method: 'PATCH', path: '/cohorts/{cohortId}/participants/{participantId}', summary: 'Change name, organization or profile for a participant', description: 'What is not named stays as it is, field by field.', tags: ['Participants'] })
    .input(z.object({ ...one, displayName: requiredLine().optional(), organizationId: id.nullable().optional(), ...profileChange })).output(done),
  savePreferences: write.route({ method: 'PUT', path: '/cohorts/{cohortId}/participants/{participantId}/preferences', summary: 'Save a participant’s whole list on their behalf', tags: ['Participants'] })
    .input(z.object({ ...one, expectedVersion: count, preferences: z.array(id).max(10_000), never: z.array(id).max(10_000), reason })).output(z.object({ version: count })),
  reopen: write.route({ method: 'POST', path: '/cohorts/{cohortId}/participants/{participantId}/reopen', summary: 'Unlock a submitted participant', tags: ['Participants'] }).input(z.object({ ...one, reason })).output(done),
  declineReopening: write.route({ method: 'POST', path: '/cohorts/{cohortId}/participants/{participantId}/decline-reopening', summary: 'Decline a request to unlock', tags: ['Participants'] }).input(z.object({ ...one, reason })).output(done),
  submitFor: write.route({ method: 'POST', path: '/cohorts/{cohortId}/participants/{participantId}/submit', summary: 'Submit on a participant’s behalf', tags: ['Participants'] }).input(z.object({ ...one, reason })).output(done),
  submitAllFor: create.route({ method: 'POST', path: '/cohorts/{cohortId}/submissions', summary: 'Submit on behalf of many', description: 'Who lacks a name, an organization or a list stays as they are and is counted as incomplete.', tags: ['Participants'] })
    .input(z.object({ ...cohortId, participantIds: z.array(id).min(1).max(2_000), reason })).output(z.object({ submitted: count, incomplete: count })),
  remove: write.route({ method: 'DELETE', path: '/cohorts/{cohortId}/participants/{participantId}', summary: 'Take a participant out of the cohort', tags: ['Participants'] }).input(z.object({ ...one, reason })).output(done),
};
