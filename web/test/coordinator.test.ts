import { describe, expect, test } from 'vitest';
import { fakeClient, refusing, type Answers, type Call } from './fake-client.ts';
import { faultsOf, tags, textOf } from './html.ts';
import { admin, id } from './people.ts';
import { NONCE, visit } from './render.ts';

const at = '2027-02-20T10:00:00Z';
const [cohortId, ada, bo, mia, noa, runId] = [id(50), id(61), id(62), id(71), id(72), id(80)];
const cohort = {
  id: cohortId, name: 'Spring', status: 'open', description: '', deadline: null, timeZone: 'UTC', locale: 'en', settingsVersion: 1,
  mentors: 3, mentees: 2, mentorsSubmitted: 2, menteesSubmitted: 2, activeRunId: null, publishedAt: null, createdAt: at,
};
const suggestion = { mentor: ada, mentee: mia, ask: ['mentee'], scorePercent: 70 };
const diagnostics = {
  counts: { mentors: 3, mentees: 2, mentorsSubmitted: 2, menteesSubmitted: 2 }, options: [], lowestOptions: { mentors: [], mentees: [] }, organizations: [{ id: id(90), name: 'North', mentors: 2, mentees: 2 }],
  blockers: [{ code: 'hallViolator', side: 'mentee', ids: [mia, noa], values: { members: 2, partners: 1 } }], warnings: [{ code: 'fewOptions', side: 'mentor', ids: [bo], values: { minimum: 3 } }],
  unavoidableSameOrganization: { count: 0, organizationId: null }, hallViolator: { side: 'mentee', members: [mia, noa], partners: [ada] }, fewestAcceptances: [suggestion], strictFeasible: false,
};
const dashboard = {
  cohort, readiness: 'exceptionOnly', diagnostics, names: { [ada]: 'Ada', [bo]: 'Bo', [mia]: 'Mia', [noa]: 'Noa' }, submissions: [],
  actions: [{ kind: 'askToConsider', ids: [ada, mia], suggestion, side: null }, { kind: 'remindSubmission', ids: [bo], suggestion: null, side: null }],
};
const participant = (person: string, submitted: boolean) => ({
  id: person, cohortId, side: 'mentee', displayName: 'Mia', email: 'mia@example.org', organization: { id: id(90), name: 'North' }, houseId: id(90), submitted, submittedAt: submitted ? at : null, reopenRequestedAt: null,
  profileComplete: true, preferences: 1, never: 0, updatedAt: at, mentorFields: null, slideSource: null, preferenceIds: [], neverIds: [], reopenRequest: null, preferencesVersion: 1,
  menteeWishes: { tags: [], attributes: ['patient'], languages: [], location: '', function: '', notes: '' },
});
const attribute = (key: string, label: string) => ({ key, label, predicate: { field: 'yearsExperience', op: 'atLeast', value: 5 }, weight: 1 });
const settings = {
  weights: { rank: 40, tags: 30, attributes: 20, alignment: 10 }, renormalise: false, attributes: [attribute('patient', 'Is patient'), attribute('bold', 'Is bold')], alignment: { language: 1, location: 1, function: 1 },
  ambiguityGap: 5, minOptionsStrict: 3, objective: 'lexicographic', penalties: { sameOrganization: 1_000_000, neither: 300_000, oneSided: 100_000, scoreScale: 1_000 },
};
const run = {
  id: runId, cohortId, number: 4, mode: 'exception', status: 'optimal', outcome: 'SUCCESS', includeUnsubmitted: false, parentRunId: null, reason: null, createdBy: 'Dana', createdAt: at, finishedAt: at, solveMilliseconds: 1,
  engineVersion: '1', inputHash: 'h', settingsVersion: 1, taskId: id(81), summary: { pairs: 2, totalScore: 120, averageScore: 60, tiers: { unmatched: 1, sameOrganization: 0, neither: 0, oneSided: 0 }, ambiguous: 0, overrides: 0 },
  active: true, published: false, inputChanged: false, listsNotCounted: 0, matches: [], unmatched: { mentors: [], mentees: [] }, diagnostics: null, names: {},
};
const answers: Answers = {
  'cohorts.get': cohort, 'cohorts.dashboard': dashboard, 'cohorts.remind': { mails: 1 }, 'cohorts.askToConsider': { mails: 1 }, 'cohorts.settings.get': { version: 1, settings, changedBy: null, changedAt: at },
  'participants.get': ({ participantId }: { participantId: string }) => participant(participantId, participantId === mia), 'participants.reopen': {}, 'participants.list': { items: [], next: null, total: 0 },
  'organizations.list': { items: [], next: null, total: 0 }, 'imports.list': { items: [] }, 'runs.get': run,
};
const withAnswers = (more: Answers = {}, calls?: Call[]) => fakeClient({ ...answers, ...more }, calls);
const here = `/cohorts/${cohortId}`;
const look = async (path: string, more: Answers = {}, locale: 'en' | 'de' = 'en') => (await visit(path, { client: withAnswers(more), person: admin, locale })).html;

describe('the overview', () => {
  test.each(['en', 'de'] as const)('is a whole page in %s', async (locale) => {
    expect(faultsOf(await look(here, {}, locale), { locale, nonce: NONCE })).toEqual([]);
  });

  test('says the certificate once, with the people of both sides', async () => {
    const text = textOf(await look(here));
    expect(text.split('These 2 mentees accept and are accepted by only this 1 mentor').length - 1).toBe(1);
    expect(text).toContain('2 mentees Mia Noa Their only possible partners Ada');
  });

  test('offers to ask only while lists can change, and otherwise the way there', async () => {
    const closed = await look(here, { 'cohorts.dashboard': { ...dashboard, cohort: { ...cohort, status: 'closed' }, actions: [] } });
    expect(await look(here)).toContain('Ask Mia to consider it');
    expect(closed).not.toContain('Ask Mia to consider it');
    expect(textOf(closed)).toContain('Reopen it to ask for this by mail.');
  });

  test('judges neither a draft nor what is published', async () => {
    for (const state of [{ status: 'draft' }, { status: 'matched', activeRunId: runId, publishedAt: at }]) {
      expect(textOf(await look(here, { 'cohorts.dashboard': { ...dashboard, cohort: { ...cohort, ...state }, actions: [] } }))).not.toContain('Only with exceptions for now');
    }
  });
});

describe('asking somebody', () => {
  const ask = { intent: 'ask', subject: `next-${ada}-${mia}`, mentorId: ada, menteeId: mia, ask: 'mentor,mentee', reason: 'Asked to look again' };

  test('unlocks those who have submitted first, and only on request', async () => {
    const calls: Call[] = [];
    const { headers } = await visit(`${here}?index`, { client: withAnswers({}, calls), person: admin, form: { ...ask, unlock: 'true' } });
    expect(headers.get('location')).toBe(`${here}?notice=coordinator.mailed`);
    expect(calls.filter(({ procedure }) => procedure !== 'participants.get')).toEqual([
      { procedure: 'participants.reopen', input: { cohortId, participantId: mia, reason: 'Asked to look again' } },
      { procedure: 'cohorts.askToConsider', input: { cohortId, mentorId: ada, menteeId: mia, ask: ['mentor', 'mentee'] } },
    ]);
    const without: Call[] = [];
    await visit(`${here}?index`, { client: withAnswers({}, without), person: admin, form: ask });
    expect(without.map(({ procedure }) => procedure)).toEqual(['cohorts.askToConsider']);
  });

  test('unlocks nobody who has left meanwhile, and asks the others all the same', async () => {
    const calls: Call[] = [];
    const gone: Answers = { 'participants.get': ({ participantId }: { participantId: string }) => participantId === noa ? refusing('notFound')() : participant(participantId, true) };
    await visit(`${here}?index`, { client: withAnswers(gone, calls), person: admin, form: { intent: 'remind', subject: 'broadenPreferences', ids: `${noa},${mia}`, unlock: 'true', reason: 'Asked to look again' } });
    expect(calls.filter(({ procedure }) => procedure !== 'participants.get').map(({ procedure, input }) => [procedure, (input as { participantId?: string }).participantId])).toEqual([['participants.reopen', mia], ['cohorts.remind', undefined]]);
  });

  test('from another page shows a refusal at the top of the overview', async () => {
    const client = withAnswers({ 'cohorts.askToConsider': refusing('wrongState', { code: 'cohortState', values: { status: 'closed' } }) });
    const { status, html } = await visit(`${here}?index`, { client, person: admin, form: { ...ask, subject: `elsewhere-${ada}-${mia}` } });
    expect(status).toBe(409);
    expect(textOf(html)).toContain('The cohort is closed now.');
  });
});

describe('lists that nobody has submitted', () => {
  test('are submitted for all together from the overview, with a word about why', async () => {
    const actions = [{ kind: 'submitLists', ids: [ada, mia], suggestion: null, side: null }];
    const text = textOf(await look(here, { 'cohorts.dashboard': { ...dashboard, actions } }));
    expect(text).toContain('2 people have lists that are not submitted: Ada and Mia. A run counts submitted lists only.');
    expect(text).toContain('Submit and lock 2 lists');
    const calls: Call[] = [];
    const { headers } = await visit(`${here}?index`, { client: withAnswers({ 'participants.submitAllFor': { submitted: 2, incomplete: 0 } }, calls), person: admin, form: { intent: 'submit', subject: 'submitLists', ids: `${ada},${mia}`, reason: 'Handed in on paper' } });
    expect(headers.get('location')).toBe(`${here}?notice=coordinator.submittedFor`);
    expect(calls).toEqual([{ procedure: 'participants.submitAllFor', input: { cohortId, participantIds: [ada, mia], reason: 'Handed in on paper' } }]);
  });

  test('are submitted with their import where the coordinator says that they are final; the answer says what became of them', async () => {
    const preview = { id: id(95), cohortId, kind: 'preferences', fileName: 'lists.csv', status: 'previewed', taskId: null, createdAt: at, failure: null, rows: 1, accepted: 1, rejected: 0, unknownColumns: [], problems: [], choices: [], sample: [], withoutOrganization: 0 };
    const path = `${here}/import/${id(95)}`;
    const offered = async (kind: string) => tags(await look(path, { 'imports.get': { ...preview, kind } }), 'input').filter(({ name }) => name === 'submit').map((input) => 'checked' in input);
    expect([await offered('preferences'), await offered('participants')]).toEqual([[false], []]);
    const apply = async (form: Record<string, string>, incomplete = 0) => {
      const calls: Call[] = [];
      const { headers } = await visit(path, { client: withAnswers({ 'imports.apply': { applied: 1, skipped: 0, submitted: 1 - incomplete, incomplete } }, calls), person: admin, form: { intent: 'apply', ...form } });
      return [(calls.at(0)!.input as { submit: boolean }).submit, headers.get('location')?.split('notice=coordinator.')[1]];
    };
    expect(await apply({})).toEqual([false, 'imported']);
    expect(await apply({ lists: 'true' })).toEqual([false, 'importedLists']);
    expect(await apply({ lists: 'true', submit: 'true' })).toEqual([true, 'importedSubmitted']);
    expect(await apply({ lists: 'true', submit: 'true' }, 1)).toEqual([true, 'importedSomeSubmitted']);
  });
});

describe('a list that is locked', () => {
  const page = async (status: string) => textOf(await look(`${here}/participants/${mia}`, { 'cohorts.get': { ...cohort, status } }));

  test('is unlocked while that lets somebody change it; in a closed cohort the way there comes first, and what is published stays', async () => {
    expect(await page('open')).toContain('Unlock list');
    const closed = await page('closed');
    expect(closed).not.toContain('Unlock list');
    expect(closed).toContain('In a closed cohort an unlocked list could not be changed. Reopen the cohort first. Reopen the cohort');
    expect(await page('matched')).not.toMatch(/Unlock list|Reopen/);
  });
});

describe('a run', () => {
  const closed = { 'cohorts.get': { ...cohort, status: 'closed', activeRunId: runId } };

  test('says before publishing who will be told, those without a partner too', async () => {
    const text = textOf(await look(`${here}/runs/${runId}`, closed));
    expect(text).toContain('All 5 people of this cohort can then see their own match, and nothing about anybody else: 3 mentors and 2 mentees. One of them has no partner and will read so.');
    expect(text).toContain('Publish to 5 people');
  });

  test('is published only after the cohort is closed', async () => {
    const text = textOf(await look(`${here}/runs/${runId}`));
    expect(text).not.toContain('Publish to');
    expect(text).toContain('Close the cohort');
  });

  test('says how many lists did not count, and where to submit them', async () => {
    const html = await look(`${here}/runs/${runId}`, { 'runs.get': { ...run, listsNotCounted: 5, includeUnsubmitted: true } });
    expect(textOf(html)).toContain('5 people had lists that were not submitted: they did not count in this run. Submit them on the overview');
    expect(textOf(await look(`${here}/runs/${runId}`))).not.toContain('did not count');
  });

  test('made by hand is not blamed for what an algorithm would do better', async () => {
    const text = textOf(await look(`${here}/runs/${runId}`, { 'runs.get': { ...run, status: 'feasible', parentRunId: id(82), reason: 'By phone' } }));
    expect(text).toContain('Changed by hand');
    expect(text).not.toContain('maybe not the best');
  });

  test('that was called off says so before its worker has noticed', async () => {
    const task = { id: id(81), kind: 'run', subjectId: runId, programId: cohortId, state: 'cancelled', step: null, progress: 0, total: 0, failure: null, createdAt: at, startedAt: null, finishedAt: at };
    expect(textOf(await look(`${here}/runs/${runId}`, { 'runs.get': { ...run, status: 'queued', summary: null }, 'tasks.get': task }))).toContain('The run was cancelled before it finished.');
  });

  test.each([true, false])('shows two people as it found them, and what to do with them while both take part (%s)', async (both) => {
    const someone = { email: 'x@example.org', organization: 'North', preferenceIds: [], neverIds: [], mentorFields: null, menteeWishes: null };
    const component = { weight: 10, value: 0, points: 0 };
    const rank = { rank: null, listLength: 0, score: 0 };
    const breakdown = {
      rank: { ...component, mentor: rank, mentee: rank }, tags: { ...component, asked: false, matched: [], missing: [] }, attributes: { ...component, asked: true, satisfied: ['bold'], unsatisfied: [] },
      alignment: { ...component, asked: false, language: null, location: null, function: null }, total: 20,
    };
    const pair = {
      mentor: { ...someone, id: ada, name: 'Ada', side: 'mentor', here: true }, mentee: { ...someone, id: mia, name: 'Mia', side: 'mentee', here: both, menteeWishes: { tags: [], attributes: ['bold'], languages: [], location: '', function: '' } },
      verdict: { scorePercent: 20, breakdown, acceptability: 'neither', sameOrganization: false, exceptionTypes: ['E2'], locked: false, vetoLifted: false, listsNotCounted: both ? [] : ['mentor'] }, chosen: true, attributeCatalogue: [{ key: 'bold', label: 'Was bold then' }],
    };
    const text = textOf(await look(`${here}/runs/${runId}/pairs/${ada}/${mia}`, { 'runs.pair': pair }));
    expect(text).toContain('Profiles and lists as run 4 found them.');
    expect(text).toContain('Was bold then');
    expect(text.includes('Ada did not rank Mia')).toBe(both);
    expect(text.includes('The list of Ada was not submitted and did not count')).toBe(!both);
    expect(text.includes('The list of Ada was not submitted, so it did not count.')).toBe(!both);
    expect([text.includes('Mia does not take part any more.'), text.includes('Change this pair'), text.includes('Lock together')]).toEqual([!both, both, both]);
  });

  test('that was refused says so where it was asked for', async () => {
    const client = withAnswers({ 'runs.start': refusing('conflict', { code: 'runInProgress', values: { number: 3 } }), 'runs.list': { items: [], next: null, total: 0 } });
    const { html } = await visit(`${here}/runs?index`, { client, person: admin, form: { intent: 'start', mode: 'strict' } });
    expect(textOf(html)).toContain('Run 3 is still under way.');
  });
});

test('a form of wishes shows what is wished already, so that saving loses nothing', async () => {
  const ticks = tags(await look(`${here}/participants/${mia}/profile`), 'input').filter((input) => input['name'] === 'menteeWishes.attributes');
  expect(ticks.map((tick) => [tick['value'], 'checked' in tick])).toEqual([['patient', true], ['bold', false]]);
});

test('a preview says in words what a row changes, who has no organization, and lets two new names be one organization', async () => {
  const choice = (key: string, value: string) => ({ key, kind: 'unknownOrganization', value, rows: 1, current: null, similar: [], creatable: true });
  const preview = {
    id: id(95), cohortId, kind: 'participants', fileName: 'people.csv', status: 'previewed', taskId: null, createdAt: at, failure: null, rows: 1, accepted: 1, rejected: 0, unknownColumns: [], problems: [], withoutOrganization: 1,
    choices: [choice('unknown:one', 'Blau GmbH'), choice('unknown:other', 'Blau G.m.b.H.')],
    sample: [{ row: 2, effect: 'add', label: 'Mia', changes: [{ column: 'side', before: '', after: 'mentor' }, { column: 'organization', before: '', after: '' }, { column: 'job_title', before: 'Baker', after: 'Head baker' }] }],
  };
  const path = `${here}/import/${id(95)}`;
  const html = await look(path, { 'imports.get': preview }, 'de');
  expect(textOf(html)).toContain('Seite: Mentor/in Organisation: leer Berufsbezeichnung: Baker → Head baker');
  expect(textOf(html)).toContain('Für eine neue Person nennt die Datei keine Organisation.');
  expect(tags(html, 'option').map(({ value }) => value)).toEqual(['', 'same:unknown:other', '', 'same:unknown:one']);
  const calls: Call[] = [];
  const form = { intent: 'apply', 'choice.0.key': 'unknown:one', 'choice.0': 'create', 'choice.1.key': 'unknown:other', 'choice.1': 'other', 'choice.1.other': 'same:unknown:one' };
  await visit(path, { client: withAnswers({ 'imports.apply': { applied: 1, skipped: 0, submitted: 0, incomplete: 0 } }, calls), person: admin, form });
  expect((calls[0]!.input as { decisions: unknown }).decisions).toEqual([{ key: 'unknown:one', use: { create: true } }, { key: 'unknown:other', use: { sameAs: 'unknown:one' } }]);
});

test('an import without a file is refused at its field', async () => {
  const { status, html } = await visit(`${here}/import?index`, { client: withAnswers(), person: admin, form: { kind: 'participants' } });
  expect(status).toBe(400);
  expect(textOf(html)).toContain('Please choose a file first.');
});
