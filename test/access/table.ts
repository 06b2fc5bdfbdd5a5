import { absentId, type CohortIds } from './world.ts';

/**
 * One row per procedure of the API: the input that would be good, for rows of one's own world, of a foreign one, or
 * for ids that do not exist. A procedure without a row fails the build.
 */
export type Target = 'own' | 'foreign' | 'absent';
export interface Row {
  /** Null: the procedure is about no row, or only about the caller. */
  readonly input: (ids: CohortIds) => Record<string, unknown>;
  /** Whose row it is: `admin` rows are never anyone else's; `participant` rows are the mentor's. */
  readonly of: 'nobody' | 'self' | 'admin' | 'participant';
}

export const absent: CohortIds = {
  cohortId: absentId, mentorId: absentId, menteeId: absentId, runId: absentId, importId: absentId, taskId: absentId, mailId: absentId, personId: absentId, organizationId: absentId, ruleId: absentId,
};

/** Nothing can be merged into itself, not even what does not exist. */
const otherAbsentId = '018f0000-0000-7000-8000-0000000beef0';

const none = () => ({});
const reason = 'a reason for the test';
const nobody = (input: Row['input'] = none): Row => ({ input, of: 'nobody' });
const self = (input: Row['input'] = none): Row => ({ input, of: 'self' });
const admin = (input: Row['input'] = none): Row => ({ input, of: 'admin' });
const participant = (input: (participantId: string, ids: CohortIds) => Record<string, unknown> = (participantId) => ({ participantId })): Row => ({ input: (ids) => input(ids.mentorId, ids), of: 'participant' });

const cohort = ({ cohortId }: CohortIds) => ({ cohortId });
const person = ({ cohortId, mentorId }: CohortIds) => ({ cohortId, participantId: mentorId });
const run = ({ cohortId, runId }: CohortIds) => ({ cohortId, runId });
const anImport = ({ cohortId, importId }: CohortIds) => ({ cohortId, importId });
const file = () => new File(['email,name,side,organization\r\n'], 'x.csv');

export const table: Record<string, Row> = {
  'setup.status': nobody(),
  'setup.createFirstAdmin': nobody(() => ({ code: 'WRON-GCOD-E000', name: 'X', email: 'x@example.org', password: 'long enough password' })),
  'account.options': nobody(),
  'account.me': nobody(),
  'account.register': nobody(() => ({ name: 'X', email: 'somebody-new@example.org', password: 'a long enough password' })),
  'account.verifyEmail': nobody(() => ({ token: 'x'.repeat(43) })),
  'account.resendVerification': nobody(() => ({ email: 'nobody@example.org' })),
  'account.signIn': nobody(() => ({ email: 'nobody@example.org', password: 'wrong' })),
  'account.confirmSignIn': nobody(() => ({ code: '000000' })),
  'account.beginOidc': nobody(),
  'account.requestPasswordReset': nobody(() => ({ email: 'nobody@example.org' })),
  'account.resetPassword': nobody(() => ({ token: 'x'.repeat(43), password: 'a long enough password' })),
  'account.signOut': self(),
  'account.changePassword': self(() => ({ currentPassword: 'wrong', newPassword: 'a long enough password' })),
  'account.update': self(() => ({ locale: 'en' })),
  'account.sessions.list': self(),
  'account.sessions.revoke': self(() => ({ id: absentId })),
  'account.sessions.revokeOthers': self(),
  'account.twoFactor.begin': self(() => ({ password: 'wrong' })),
  'account.twoFactor.confirm': self(() => ({ code: '000000' })),
  'account.twoFactor.disable': self(() => ({ password: 'wrong' })),
  'account.apiKeys.list': self(),
  'account.apiKeys.create': self(() => ({ name: 'test', scopes: ['read'] })),
  'account.apiKeys.revoke': self(() => ({ id: absentId })),
  'people.list': admin(),
  'people.invite': admin(() => ({ name: 'X', email: 'invited@example.org' })),
  'people.update': admin(({ personId }) => ({ id: personId, name: 'X' })),
  'people.resendInvitation': admin(({ personId }) => ({ id: personId })),
  'people.removeTwoFactor': admin(({ personId }) => ({ id: personId, reason })),
  'organizations.list': admin(),
  'organizations.create': admin(() => ({ name: 'A new one' })),
  'organizations.update': admin(({ organizationId }) => ({ id: organizationId, aliases: [] })),
  'organizations.merge': admin(({ organizationId }) => ({ id: organizationId, intoId: otherAbsentId })),
  'cohorts.list': admin(),
  'cohorts.create': admin(() => ({ name: 'X' })),
  'cohorts.get': admin(cohort),
  'cohorts.update': admin((ids) => ({ ...cohort(ids), description: 'x' })),
  'cohorts.remove': admin(cohort),
  'cohorts.open': admin(cohort),
  'cohorts.close': admin(cohort),
  'cohorts.reopen': admin((ids) => ({ ...cohort(ids), reason })),
  'cohorts.dashboard': admin(cohort),
  'cohorts.remind': admin((ids) => ({ ...cohort(ids), participantIds: [ids.mentorId], kind: 'profile' })),
  'cohorts.askToConsider': admin((ids) => ({ ...cohort(ids), mentorId: ids.mentorId, menteeId: ids.menteeId, ask: ['mentor'] })),
  'cohorts.settings.get': admin(cohort),
  'cohorts.settings.update': admin((ids) => ({ ...cohort(ids), expectedVersion: 99, settings: settings() })),
  'cohorts.settings.history': admin(cohort),
  'cohorts.rules.list': admin(cohort),
  'cohorts.rules.add': admin((ids) => ({ ...cohort(ids), kind: 'apart', mentorId: ids.mentorId, menteeId: ids.menteeId, reason })),
  'cohorts.rules.remove': admin((ids) => ({ ...cohort(ids), ruleId: ids.ruleId })),
  'participants.list': admin(cohort),
  'participants.get': admin(person),
  'participants.add': admin((ids) => ({ ...cohort(ids), side: 'mentor', displayName: 'X', email: 'added@example.org' })),
  'participants.update': admin((ids) => ({ ...person(ids), displayName: 'X' })),
  'participants.savePreferences': admin((ids) => ({ ...person(ids), expectedVersion: 99, preferences: [], never: [], reason })),
  'participants.reopen': admin((ids) => ({ ...person(ids), reason })),
  'participants.declineReopening': admin((ids) => ({ ...person(ids), reason })),
  'participants.submitFor': admin((ids) => ({ ...person(ids), reason })),
  'participants.submitAllFor': admin((ids) => ({ cohortId: person(ids).cohortId, participantIds: [person(ids).participantId], reason })),
  'participants.remove': admin((ids) => ({ ...person(ids), reason })),
  'participation.get': participant(),
  'participation.organizations': participant(),
  'participation.saveProfile': participant((participantId) => ({ participantId, displayName: 'X' })),
  'participation.candidates': participant(),
  'participation.savePreferences': participant((participantId) => ({ participantId, expectedVersion: 99, preferences: [], never: [] })),
  'participation.submit': participant(),
  'participation.requestReopening': participant((participantId) => ({ participantId, message: 'please' })),
  'participation.match': participant(),
  'imports.template': admin((ids) => ({ ...cohort(ids), kind: 'participants' })),
  'imports.preview': admin((ids) => ({ ...cohort(ids), kind: 'participants', file: file() })),
  'imports.get': admin(anImport),
  'imports.apply': admin(anImport),
  'imports.discard': admin(anImport),
  'imports.list': admin(cohort),
  'runs.start': admin((ids) => ({ ...cohort(ids), mode: 'exception' })),
  'runs.list': admin(cohort),
  'runs.get': admin(run),
  'runs.matrix': admin(run),
  'runs.pair': admin((ids) => ({ ...run(ids), mentorId: ids.mentorId, menteeId: ids.menteeId })),
  'runs.compare': admin((ids) => ({ ...run(ids), otherRunId: ids.runId })),
  'runs.previewOverride': admin((ids) => ({ ...run(ids), changes: [{ mentorId: ids.mentorId, menteeId: ids.menteeId }] })),
  'runs.override': admin((ids) => ({ ...run(ids), changes: [{ mentorId: ids.mentorId, menteeId: ids.menteeId }], reason })),
  'runs.activate': admin((ids) => ({ ...run(ids), expectedActiveRunId: null })),
  'runs.publish': admin(run),
  'runs.unpublish': admin((ids) => ({ ...cohort(ids), reason })),
  'runs.publications': admin(cohort),
  'runs.export': admin((ids) => ({ ...run(ids), format: 'csv' })),
  'tasks.get': admin(({ taskId }) => ({ id: taskId })),
  'tasks.watch': admin(({ taskId }) => ({ id: taskId })),
  'tasks.cancel': admin(({ taskId }) => ({ id: taskId })),
  'audit.list': admin(),
  'audit.verify': admin(),
  'outbox.list': admin(),
  'outbox.get': admin(({ mailId }) => ({ id: mailId })),
  'outbox.retry': admin(({ mailId }) => ({ id: mailId })),
};

function settings() {
  return {
    weights: { rank: 40, tags: 30, attributes: 20, alignment: 10 }, renormalise: false, attributes: [], alignment: { language: 1, location: 1, function: 1 },
    ambiguityGap: 5, minOptionsStrict: 3, objective: 'lexicographic', penalties: { sameOrganization: 1_000_000, neither: 300_000, oneSided: 100_000, scoreScale: 1_000 },
  };
}
