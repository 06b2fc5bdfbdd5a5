import type { Answers } from './fake-client.ts';
import { id } from './people.ts';

const at = '2027-02-28T10:30:00Z';
const page = (...items: unknown[]) => ({ items, next: 'further', total: items.length + 1 });

const person = { id: id(10), name: 'Nora <script>', email: 'nora@example.org', role: 'member', active: true, emailVerified: false, twoFactorEnabled: false, locale: 'de', createdAt: at, lastSignInAt: null, participations: 2 };
const mail = { id: id(30), to: 'nora@example.org', template: 'invitation', locale: 'en', subject: 'You are invited', state: 'failed', attempts: 3, lastError: '550 no such mailbox', createdAt: at, sentAt: null };
const own = {
  participantId: id(60), cohortId: id(50), cohortName: 'Spring', description: 'Six months', status: 'open', deadline: '2027-03-20T17:00:00Z', timeZone: 'Asia/Tokyo', side: 'mentee', displayName: 'Mia Member', organization: { id: id(40), name: 'Acme' },
  submitted: false, submittedAt: null, reopenRequestedAt: null, editable: true, published: false, mentorFields: null, menteeWishes: { tags: ['founding'], attributes: ['senior'], languages: ['German'], location: 'Berlin', function: 'Research', notes: 'Only for the coordinator' },
  preferences: [id(70)], never: [id(71)], version: 3, attributeCatalogue: [{ key: 'senior', label: 'Has led people' }], missing: [],
};
const profile = { jobTitle: 'Director', function: 'Research', expertiseTags: ['Founding', 'finance'], coachingTopics: [], languages: ['German'], location: 'Berlin', yearsExperience: 12, bio: 'Happy to talk.' };
const candidate = (n: number, displayName: string, blocked: string | null = null) => ({ id: id(n), displayName, organization: 'Beta', blocked, profile, wishes: null });
/** How one's part may stand, by the id in the address. */
const standings: Record<string, object> = {
  [id(60)]: {}, [id(61)]: { status: 'matched', submitted: true, submittedAt: at, editable: false, published: true }, [id(62)]: { submitted: true, submittedAt: at, editable: false },
  [id(63)]: { submitted: true, submittedAt: at, editable: false, reopenRequestedAt: at }, [id(64)]: { status: 'closed', editable: false }, [id(65)]: { status: 'draft', editable: false },
  [id(67)]: { status: 'matched', submitted: true, submittedAt: at, editable: false, published: true },
  [id(66)]: { side: 'mentor', menteeWishes: null, organization: null, preferences: [], never: [], missing: ['organization', 'preferences'] },
};
const change = { sequence: 7, at, actor: { kind: 'person', id: id(1), name: 'Ada Admin' }, action: 'cohort.opened', subjectKind: 'cohort', subjectId: id(50), subjectName: 'Spring', programId: id(50), before: { status: 'draft' }, after: { status: 'open', notify: true }, reason: 'Everybody is in' };

/** One plausible answer for every procedure that the shell's pages read. */
export const answers: Answers = {
  'setup.status': { needed: false },
  'account.options': { registration: 'open', oidc: { name: 'Example ID' }, brand: 'Counterpart' },
  'account.sessions.list': { items: [{ id: id(20), device: 'Firefox on Linux', createdAt: at, lastUsedAt: at, current: true }, { id: id(21), device: 'Safari on iPhone', createdAt: at, lastUsedAt: at, current: false }] },
  'account.apiKeys.list': { items: [{ id: 'k1', name: 'Nightly export', start: 'cp_4f', scopes: ['read'], createdAt: at, expiresAt: at, lastUsedAt: null }] },
  'people.list': page(person, { ...person, id: id(11), name: 'Otto Off', active: false, emailVerified: true, twoFactorEnabled: true, role: 'admin', lastSignInAt: at }),
  'organizations.list': ({ cursor }: { cursor?: string }) =>
    cursor ? { items: [], next: null, total: 2 } : { items: [{ id: id(40), name: 'Acme', aliases: ['ACME Ltd', 'Acme Inc.'], parentId: null, participants: 12 }, { id: id(41), name: 'Acme Labs', aliases: [], parentId: id(40), participants: 3 }], next: null, total: 2 },
  'audit.list': page(change, { ...change, sequence: 5, action: 'preferences.savedFor', subjectKind: 'participant', subjectId: id(60), subjectName: 'Mia Member', after: { preferences: 9, importId: id(95) }, reason: null }, { ...change, sequence: 6, actor: { kind: 'system', id: null, name: null }, before: null, after: null, reason: null }),
  'outbox.list': { ...page(mail), mailServer: false },
  'participation.get': ({ participantId }: { participantId: string }) => ({ ...own, participantId, ...standings[participantId] }),
  'participation.organizations': { items: [{ id: id(40), name: 'Acme' }] },
  'participation.candidates': { items: [candidate(70, 'Ranked <b>One</b>'), candidate(71, 'Never Two'), candidate(72, 'Open Three'), candidate(73, 'House Four', 'sameOrganization')] },
  'participation.match': ({ participantId }: { participantId: string }) => ({
    match: participantId !== id(61) ? null : { partner: { ...candidate(70, 'Pat Partner'), blocked: undefined, email: 'pat@example.org' }, publishedAt: at, explanation: { ownRank: 2, sharedTags: ['founding'], satisfiedAttributes: ['senior'], language: true, location: null, function: false } },
  }),
  'outbox.get': { ...mail, text: 'Hello Nora', html: '<p>Hello <b>Nora</b></p>', mailServer: true },
};

export const openApi = {
  servers: [{ url: 'http://localhost:3000/api' }],
  paths: {
    '/cohorts/{cohortId}': {
      patch: {
        operationId: 'cohorts.update', summary: 'Change a cohort', tags: ['Cohorts'], security: [{ apiKey: ['write'] }, { session: [] }],
        parameters: [{ name: 'cohortId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { name: { type: 'string' }, deadline: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] } }, required: ['name'] } } } },
        responses: { 200: { content: { 'application/json': { schema: { type: 'object', properties: {} } } } } },
      },
    },
  },
};
