import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attributeCatalogue, castOf } from '../../../demo/cast.ts';
import { participantsCsv, preferencesCsv } from '../../../demo/files.ts';
import { until } from '../../../test/platform.ts';
import type { ImportKind } from './imports/columns.ts';
import { sweepForgotten } from './imports/read-import.ts';
import { refusalOf, World } from './world.test-support.ts';

let world: World;
beforeAll(async () => { world = await World.create({ jobs: true }); });
afterAll(() => world.close());

async function cohort(attributes: typeof attributeCatalogue | readonly [] = []): Promise<string> {
  const { id: cohortId } = await world.admin.cohorts.create({ name: 'Imported' });
  const { version, settings } = await world.admin.cohorts.settings.get({ cohortId });
  await world.admin.cohorts.settings.update({ cohortId, expectedVersion: version, settings: { ...settings, attributes: [...attributes] } });
  return cohortId;
}

async function read(cohortId: string, kind: ImportKind, content: string | Uint8Array<ArrayBuffer>, fileName = 'people.csv') {
  const { id: importId } = await world.admin.imports.preview({ cohortId, kind, file: new File([content], fileName) });
  await until(async () => (await world.admin.imports.get({ cohortId, importId })).status !== 'reading', 'the file has been read');
  return world.admin.imports.get({ cohortId, importId });
}

type Preview = Awaited<ReturnType<typeof read>>;
const creating = ({ choices }: Preview) => choices.map(({ key, creatable }) => ({ key, use: creatable ? { create: true as const } : { keep: true as const } }));

async function apply(preview: Preview, options: { acceptedRowsOnly?: boolean; submit?: boolean } = {}) {
  return world.admin.imports.apply({ cohortId: preview.cohortId, importId: preview.id, decisions: creating(preview), invite: false, ...options });
}

const problemsOf = ({ problems }: Preview) => problems.map(({ row, column, value, code }) => `${row} ${column} ${code}: ${value}`);
const everybody = async (cohortId: string) => (await world.admin.participants.list({ cohortId, limit: 200 })).items;

describe('participants', () => {
  test('are added whole from one file, with organizations that the coordinator decided about, and nobody is mailed unless asked', async () => {
    const cohortId = await cohort(attributeCatalogue);
    const cast = castOf({ size: 30, seed: 5 });
    const preview = await read(cohortId, 'participants', participantsCsv(cast));
    expect(preview).toMatchObject({ status: 'previewed', rows: 60, accepted: 60, rejected: 0, problems: [], unknownColumns: [] });
    expect(preview.choices.map(({ kind, rows }) => [kind, rows])).toEqual(Array.from({ length: 6 }, () => ['unknownOrganization', 10]));
    expect(await everybody(cohortId)).toEqual([]);
    expect(await apply(preview)).toEqual({ applied: 60, skipped: 0, submitted: 0, incomplete: 0 });
    const people = await everybody(cohortId);
    expect(people).toHaveLength(60);
    const [first] = cast.mentors;
    const mentor = people.find(({ email }) => email === first?.email);
    const detail = await world.admin.participants.get({ cohortId, participantId: mentor?.id ?? '' });
    expect(detail).toMatchObject({ displayName: first?.name, organization: { name: first?.organization }, slideSource: 'import', mentorFields: { jobTitle: first?.job_title, yearsExperience: first?.years_experience, availabilityNotes: first?.availability_notes } });
    expect(await world.db.selectFrom('mail').selectAll().where('programId', '=', cohortId).execute()).toEqual([]);

    const again = await read(cohortId, 'participants', participantsCsv(cast));
    expect(again.choices).toEqual([]);
    expect(again.sample.map(({ effect }) => effect)).toEqual(new Array(20).fill('same'));
  });

  test('say line, column, value and reason of each rejected row; only all rows or explicitly the accepted ones go in', async () => {
    const cohortId = await cohort();
    const preview = await read(cohortId, 'participants', [
      'E-Mail,side,Name,organization,years_experience,desired_tags,desired_attributes,shoe size',
      'ada@example.org,mentor,Ada,North,12,,,38',
      'ada@example.org,mentor,Ada again,North,,,,',
      'not an address,mentor,Bo,North,,,,',
      'cy@example.org,teacher,Cy,North,,,,',
      'di@example.org,mentee,,North,,,,',
      'ed@example.org,mentor,Ed,North,lots,,,',
      'fe@example.org,mentor,Fe,North,,sewing,,',
      'gu@example.org,mentee,Gu,North,,,ten_years,',
      'ada@example.org,mentee,Ada,North,,Tailoring; sewing,,',
      'hi@example.org,mentee,Hi,North,,,,,one cell too many',
    ].join('\n'));
    expect(problemsOf(preview)).toEqual([
      '3 email rowTwice: ada@example.org',
      '4 email emailUnusable: not an address',
      '5 side sideUnknown: teacher',
      '6 name nameMissing: ',
      '7 years_experience yearsUnusable: lots',
      '8 desired_tags otherSidesColumn: sewing',
      '9 desired_attributes attributesNotAsked: ten_years',
      '11 9 extraCell: one cell too many',
    ]);
    expect(preview).toMatchObject({ rows: 10, accepted: 2, rejected: 8, unknownColumns: ['shoe size'] });
    expect(await refusalOf(apply(preview))).toBe('notReady rowTwice');
    expect(await everybody(cohortId)).toEqual([]);
    expect(await apply(preview, { acceptedRowsOnly: true })).toEqual({ applied: 2, skipped: 8, submitted: 0, incomplete: 0 });
    // The same person on both sides (C10).
    expect((await everybody(cohortId)).map(({ email, side }) => `${email} ${side}`).toSorted()).toEqual(['ada@example.org mentee', 'ada@example.org mentor']);
    expect(await refusalOf(apply(preview, { acceptedRowsOnly: true }))).toBe('wrongState importState');
  });

  test('an empty cell changes nothing, a filled one shows before and after', async () => {
    const cohortId = await cohort();
    await apply(await read(cohortId, 'participants', 'email,side,name,organization,job_title,location\nada@example.org,mentor,Ada,House A,Baker,Ulm\n'));
    const preview = await read(cohortId, 'participants', 'email,side,name,job_title,location\nADA@example.org,Mentor,,Head baker,\n');
    expect(preview.sample).toEqual([{ row: 2, effect: 'change', label: 'Ada <ada@example.org>', changes: [{ column: 'job_title', before: 'Baker', after: 'Head baker' }] }]);
    await apply(preview);
    const [person] = await everybody(cohortId);
    expect(await world.admin.participants.get({ cohortId, participantId: person?.id ?? '' })).toMatchObject({ displayName: 'Ada', organization: { name: 'House A' }, mentorFields: { jobTitle: 'Head baker', location: 'Ulm' } });
  });

  test('a text that differs only at its end is a change, shown where it differs', async () => {
    const cohortId = await cohort();
    const bio = `${'I have led teams for years. '.repeat(20)}Ask me about`;
    const file = (end: string) => `email,side,name,bio\nada@example.org,mentor,Ada,${bio} ${end}\n`;
    await apply(await read(cohortId, 'participants', file('cranes.')));
    const preview = await read(cohortId, 'participants', file('trains.'));
    expect(preview.sample).toEqual([{ row: 2, effect: 'change', label: 'Ada <ada@example.org>', changes: [{ column: 'bio', before: '…years. Ask me about cranes.', after: '…years. Ask me about trains.' }] }]);
    await apply(preview);
    const [person] = await everybody(cohortId);
    expect((await world.admin.participants.get({ cohortId, participantId: person?.id ?? '' })).mentorFields?.bio).toBe(`${bio} trains.`);
  });

  test('two imports of the same file at once: one is applied', async () => {
    const cohortId = await cohort();
    const preview = await read(cohortId, 'participants', 'email,side,name\nada@example.org,mentor,Ada\n');
    const ends = await Promise.all(Array.from({ length: 20 }, () => refusalOf(apply(preview))));
    expect(ends.toSorted()).toEqual(['done', ...new Array(19).fill('wrongState importState')]);
  });
});

describe('organizations in a file (C11)', () => {
  test('unknown and conflicting ones are a choice, spellings of a known one are not', async () => {
    const cohortId = await cohort();
    const clinic = await world.organization('Köln Klinik');
    await apply(await read(cohortId, 'participants', 'email,side,name,organization\nada@example.org,mentor,Ada,  kÖLN klinik \n'));
    expect((await everybody(cohortId))[0]?.organization).toEqual({ id: clinic, name: 'Köln Klinik' });

    const preview = await read(cohortId, 'participants', 'email,side,name,organization\nada@example.org,mentor,,Klinik Bonn\nben@example.org,mentee,Ben,Klinik Bonn\ncy@example.org,mentee,Cy,Klinik Bonn\n');
    expect(preview.choices.map(({ kind, value, rows, current, similar, creatable }) => ({ kind, value, rows, current, similar: similar.map(({ name }) => name), creatable }))).toEqual([
      { kind: 'organizationConflict', value: 'Klinik Bonn', rows: 1, current: 'Köln Klinik', similar: [], creatable: true },
      { kind: 'unknownOrganization', value: 'Klinik Bonn', rows: 2, current: null, similar: ['Köln Klinik'], creatable: true },
    ]);
    const [conflict, unknown] = preview.choices;
    const decide = (decisions: { key: string; use: { keep: true } | { create: true } | { organizationId: string } }[]) => world.admin.imports.apply({ cohortId, importId: preview.id, decisions, invite: false });
    expect(await refusalOf(decide([{ key: conflict?.key ?? '', use: { keep: true } }]))).toBe('notReady decisionMissing');
    expect(await refusalOf(decide([{ key: conflict?.key ?? '', use: { keep: true } }, { key: unknown?.key ?? '', use: { organizationId: '018f0000-0000-7000-8000-00000000dead' } }]))).toBe('invalidInput unknownOrganization');
    await decide([{ key: conflict?.key ?? '', use: { keep: true } }, { key: unknown?.key ?? '', use: { create: true } }]);
    expect((await everybody(cohortId)).map(({ displayName, organization }) => `${displayName}: ${organization?.name}`).toSorted()).toEqual(['Ada: Köln Klinik', 'Ben: Klinik Bonn', 'Cy: Klinik Bonn']);
  });

  test('two new names of one file may be one organization, which then knows both', async () => {
    const cohortId = await cohort();
    const file = 'email,side,name,organization\na@example.org,mentor,A,Blau GmbH\nb@example.org,mentee,B,Blau G.m.b.H.\nc@example.org,mentee,C,\n';
    const preview = await read(cohortId, 'participants', file);
    expect(preview.withoutOrganization).toBe(1);
    expect(preview.sample.at(-1)?.changes).toEqual([{ column: 'side', before: '', after: 'mentee' }, { column: 'organization', before: '', after: '' }]);
    const [one, other] = preview.choices.map(({ key }) => key);
    const decide = (first: object, second: object) => world.admin.imports.apply({ cohortId, importId: preview.id, decisions: [{ key: one!, use: first as { create: true } }, { key: other!, use: second as { create: true } }], invite: false });
    expect(await refusalOf(decide({ sameAs: other }, { sameAs: one }))).toBe('invalidInput decisionLeadsNowhere');
    expect(await refusalOf(decide({ sameAs: one }, { create: true }))).toBe('invalidInput decisionLeadsNowhere');
    await decide({ create: true }, { sameAs: one });
    expect((await everybody(cohortId)).map(({ displayName, organization }) => `${displayName}: ${organization?.name}`)).toEqual(['A: Blau GmbH', 'B: Blau GmbH', 'C: undefined']);
    expect((await read(cohortId, 'participants', file)).choices).toEqual([]);
  });

  test('a new name that several choices share is made once', async () => {
    const cohortId = await cohort();
    await apply(await read(cohortId, 'participants', 'email,side,name,organization\na@example.org,mentor,A,Uno\nb@example.org,mentor,B,Dos\n'));
    const preview = await read(cohortId, 'participants', 'email,side,name,organization\na@example.org,mentor,,Tres\nb@example.org,mentor,,tres\nc@example.org,mentor,C,TRES\n');
    expect(preview.choices).toHaveLength(3);
    await apply(preview);
    expect(new Set((await everybody(cohortId)).map(({ organization }) => organization?.id)).size).toBe(1);
  });
});

describe('preferences', () => {
  test('whole lists of everybody, from the file that the demo has', async () => {
    const cohortId = await cohort(attributeCatalogue);
    const cast = castOf({ size: 8, seed: 9 });
    await apply(await read(cohortId, 'participants', participantsCsv(cast)));
    const preview = await read(cohortId, 'preferences', preferencesCsv(cast));
    expect(preview).toMatchObject({ accepted: 16, rejected: 0 });
    await apply(preview);
    const people = await everybody(cohortId);
    const idOf = new Map(people.map(({ email, side, id }) => [`${side} ${email}`, id]));
    for (const mentor of cast.mentors) {
      const { preferenceIds } = await world.admin.participants.get({ cohortId, participantId: idOf.get(`mentor ${mentor.email}`) ?? '' });
      expect(preferenceIds).toEqual(mentor.preferences.map((email) => idOf.get(`mentee ${email}`)));
    }
  });

  test('a list that differs only at its end is another list', async () => {
    const cohortId = await cohort();
    const mentees = Array.from({ length: 6 }, (_, at) => `mentee.with.a.long.name.${at + 1}@example.org`);
    await apply(await read(cohortId, 'participants', ['email,side,name', 'ada@example.org,mentor,Ada', ...mentees.map((email) => `${email},mentee,M`)].join('\n')));
    await apply(await read(cohortId, 'preferences', `email;preferences\nada@example.org;"${mentees.join(';')}"\n`));
    const swapped = [...mentees.slice(0, 4), mentees[5], mentees[4]];
    const preview = await read(cohortId, 'preferences', `email;preferences\nada@example.org;"${swapped.join(';')}"\n`);
    expect(preview.sample).toMatchObject([{ effect: 'change', changes: [{ column: 'preferences', before: expect.stringMatching(/^….*name\.5@example\.org/), after: expect.stringMatching(/^….*name\.6@example\.org/) }] }]);
    await apply(preview);
    const people = await everybody(cohortId);
    const emailOf = new Map(people.map(({ id, email }) => [id, email]));
    const { preferenceIds } = await world.admin.participants.get({ cohortId, participantId: people.find(({ side }) => side === 'mentor')?.id ?? '' });
    expect(preferenceIds.map((id) => emailOf.get(id))).toEqual(swapped);
  });

  test('name who is absent, oneself, twice, of the same side, of the same house, or both wanted and refused', async () => {
    const cohortId = await cohort();
    await apply(await read(cohortId, 'participants', ['email,side,name,organization', 'm1@example.org,mentor,M1,East', 'm2@example.org,mentor,M2,West', 'e1@example.org,mentee,E1,West', 'e2@example.org,mentee,E2,South', 'both@example.org,mentor,Both,North', 'both@example.org,mentee,Both,North'].join('\n')));
    const preview = await read(cohortId, 'preferences', [
      'email;side;preferences;never',
      'm1@example.org;;"e1@example.org;nobody@example.org";',
      'm2@example.org;;"e1@example.org;e2@example.org";',
      'e1@example.org;;"m1@example.org;m1@example.org";',
      'e2@example.org;;"m1@example.org;e1@example.org";',
      'both@example.org;;e1@example.org;',
      'both@example.org;mentor;both@example.org;',
      'stranger@example.org;;e1@example.org;',
      'm1@example.org;mentee;e1@example.org;',
      'both@example.org;mentee;m1@example.org;m1@example.org',
    ].join('\r\n'));
    expect(problemsOf(preview)).toEqual([
      '2 preferences listedUnknown: nobody@example.org',
      '3 preferences listedSameOrganization: e1@example.org',
      '4 preferences listedTwice: m1@example.org',
      '5 preferences listedSameSide: e1@example.org',
      '6 side sideNeeded: ',
      '7 preferences listedSelf: both@example.org',
      '8 email personUnknown: stranger@example.org',
      '9 email personNotOnSide: m1@example.org',
      '10 preferences listedAndNever: m1@example.org',
    ]);
    expect(preview.accepted).toBe(0);
    expect(await refusalOf(apply(preview, { acceptedRowsOnly: true }))).toBe('notReady noRowAccepted');
  });
});

describe('lists that are final', () => {
  test('count as submitted where the coordinator says so, also when the same file comes again', async () => {
    const cohortId = await cohort();
    await apply(await read(cohortId, 'participants', 'email,side,name,organization\nann@final.org,mentor,Ann,North Final\nbob@final.org,mentor,Bob,North Final\ncat@final.org,mentee,Cat,South Final\ndan@final.org,mentee,Dan,\n'));
    const file = 'email;preferences\nann@final.org;cat@final.org\nbob@final.org;cat@final.org\ncat@final.org;ann@final.org\ndan@final.org;bob@final.org\n';
    const states = async () => Object.fromEntries((await everybody(cohortId)).map(({ displayName, submitted }) => [displayName, submitted]));
    expect(await apply(await read(cohortId, 'preferences', file))).toEqual({ applied: 4, skipped: 0, submitted: 0, incomplete: 0 });
    expect(await states()).toEqual({ Ann: false, Bob: false, Cat: false, Dan: false });
    const again = await read(cohortId, 'preferences', file);
    expect(again.sample.map(({ effect }) => effect)).toEqual(new Array(4).fill('same'));
    // Dan has no organization: he cannot submit, and nobody can for him.
    expect(await apply(again, { submit: true })).toEqual({ applied: 4, skipped: 0, submitted: 3, incomplete: 1 });
    expect(await states()).toEqual({ Ann: true, Bob: true, Cat: true, Dan: false });
    const audit = await world.db.selectFrom('auditEvent').select(['action', 'reason', 'after']).where('programId', '=', cohortId).where('action', 'in', ['participant.submittedFor', 'preferences.savedFor']).execute();
    expect(audit.map(({ action, reason }) => `${action} ${reason}`).toSorted()).toEqual([...new Array(3).fill('participant.submittedFor null'), ...new Array(4).fill('preferences.savedFor null')]);
    expect(audit.filter(({ action }) => action === 'participant.submittedFor').map(({ after }) => (after as { importId: string }).importId)).toEqual(new Array(3).fill(again.id));
    expect(await apply(await read(cohortId, 'preferences', file), { submit: true })).toEqual({ applied: 4, skipped: 0, submitted: 0, incomplete: 1 });
  });

  test('are lists, not people', async () => {
    const cohortId = await cohort();
    expect(await refusalOf(apply(await read(cohortId, 'participants', 'email,side,name\nsolo@final.org,mentor,Solo\n'), { submit: true }))).toBe('invalidInput onlyListsAreSubmitted');
    expect(await everybody(cohortId)).toEqual([]);
  });
});

describe('what was entered after the file was uploaded', () => {
  test('is not overwritten: the row is a problem, unless it says what is there already', async () => {
    world.clock.set('2026-03-01T12:00:00Z');
    const { cohortId, mentors: [mentor, other], mentees: [first, second] } = await world.cohort({ size: 2 });
    if (!mentor || !other || !first || !second) throw new Error('The world made no people.');
    const save = async (member: typeof mentor, preferences: string[]) => {
      const { version } = await member.client.participation.get({ participantId: member.participantId });
      await member.client.participation.savePreferences({ participantId: member.participantId, expectedVersion: version, preferences, never: [] });
    };
    const lists = await read(cohortId, 'preferences', `email;preferences\n${mentor.email};${first.email}\n${other.email};${second.email}\n`);
    const profiles = await read(cohortId, 'participants', `email,side,name,organization\n${mentor.email},mentor,Renamed,Elsewhere\n${other.email},mentor,,\n`);
    expect([lists, profiles].map(({ accepted, choices }) => [accepted, choices.length])).toEqual([[2, 0], [2, 1]]);

    world.clock.set('2026-03-01T12:05:00Z');
    await save(mentor, [second.participantId]);
    await save(other, [second.participantId]);
    const again = (preview: Preview) => world.admin.imports.get({ cohortId, importId: preview.id });
    expect(problemsOf(await again(lists))).toEqual([`2 email changedSince: ${mentor.email}`]);
    // Nobody decides about the organization of a row that is rejected.
    expect(await again(profiles)).toMatchObject({ problems: [{ row: 2, column: 'email', value: mentor.email, code: 'changedSince' }], choices: [], accepted: 1, rejected: 1 });
    expect(await refusalOf(apply(lists))).toBe('notReady changedSince');
    expect(await apply(lists, { acceptedRowsOnly: true })).toEqual({ applied: 1, skipped: 1, submitted: 0, incomplete: 0 });
    expect((await mentor.client.participation.get({ participantId: mentor.participantId })).preferences).toEqual([second.participantId]);

    const fresh = await read(cohortId, 'preferences', `email;preferences\n${mentor.email};${first.email}\n`);
    expect(await apply(fresh)).toEqual({ applied: 1, skipped: 0, submitted: 0, incomplete: 0 });
    expect((await mentor.client.participation.get({ participantId: mentor.participantId })).preferences).toEqual([first.participantId]);
  });

  test('a submitted list stays; the profile beside it may still be imported', async () => {
    const { cohortId, mentors: [mentor], mentees: [mentee] } = await world.cohort({ size: 1, submit: true });
    if (!mentor || !mentee) throw new Error('The world made no people.');
    await world.admin.participants.add({ cohortId, side: 'mentee', displayName: 'New', email: 'new.here@example.org' });
    const longer = await read(cohortId, 'preferences', `email;preferences\n${mentor.email};new.here@example.org\n${mentee.email};${mentor.email}\n`);
    expect(problemsOf(longer)).toEqual([`2 email alreadySubmitted: ${mentor.email}`]);
    expect(longer.sample.map(({ row, effect }) => [row, effect])).toEqual([[3, 'same']]);
    expect(await apply(await read(cohortId, 'mentorProfiles', `mentor_email,organization,job_title\n${mentor.email},${(await world.admin.participants.get({ cohortId, participantId: mentor.participantId })).organization?.name},Engineer\n`))).toEqual({ applied: 1, skipped: 0, submitted: 0, incomplete: 0 });
    expect(await world.admin.participants.get({ cohortId, participantId: mentor.participantId })).toMatchObject({ submitted: true, preferenceIds: [mentee.participantId], mentorFields: { jobTitle: 'Engineer' } });

    await world.admin.participants.reopen({ cohortId, participantId: mentor.participantId, reason: 'A new list came by mail' });
    world.clock.set('2026-03-01T12:10:00Z');
    expect(await apply(await read(cohortId, 'preferences', `email;preferences\n${mentor.email};new.here@example.org\n`))).toEqual({ applied: 1, skipped: 0, submitted: 0, incomplete: 0 });
  });
});

describe('mentor profiles (§15)', () => {
  test('match by address in the cohort, need an organization, split and lower-case tags, and mark the slide as imported', async () => {
    const cohortId = await cohort();
    await apply(await read(cohortId, 'participants', 'email,side,name,organization\nada@example.org,mentor,Ada,House B\nben@example.org,mentee,Ben,House B\n'));
    const preview = await read(cohortId, 'mentorProfiles', [
      'mentor_email,organization,expertise_tags,availability_notes,bio', 'ada@example.org,house b,"Leadership, STATISTICS;leadership",Fridays,"Two\nlines"', 'ben@example.org,House B,,,', 'zoe@example.org,House B,,,', 'ada@example.org,,,,',
    ].join('\n'));
    expect(problemsOf(preview)).toEqual(['4 mentor_email mentorUnknown: ben@example.org', '5 mentor_email mentorUnknown: zoe@example.org', '6 mentor_email rowTwice: ada@example.org', '6 organization organizationMissing: ']);
    await apply(preview, { acceptedRowsOnly: true });
    const mentor = (await everybody(cohortId)).find(({ side }) => side === 'mentor');
    expect(await world.admin.participants.get({ cohortId, participantId: mentor?.id ?? '' })).toMatchObject({ slideSource: 'import', mentorFields: { expertiseTags: ['leadership', 'statistics'], availabilityNotes: 'Fridays', bio: 'Two\nlines' } });
  });

  test('every template is read by its own import', async () => {
    const cohortId = await cohort();
    for (const kind of ['participants', 'preferences', 'mentorProfiles'] as const) {
      const file = await world.admin.imports.template({ cohortId, kind });
      const preview = await read(cohortId, kind, new Uint8Array(await file.arrayBuffer()), file.name);
      expect(preview).toMatchObject({ status: 'previewed', unknownColumns: [] });
      if (kind === 'participants') expect(await apply(preview)).toEqual({ applied: 2, skipped: 0, submitted: 0, incomplete: 0 });
      if (kind !== 'mentorProfiles') continue;
      expect(preview).toMatchObject({ accepted: 1, rejected: 0 });
      expect(file.name).toMatch(/^mentor_slide_data_[\p{L}\p{N}_]+\.csv$/u);
    }
  });
});

describe('files that are no use', () => {
  const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
  const wide = Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(',');
  test.each([
    ['0 bytes', '', 'empty'],
    ['only a header', 'email,side\n', 'noRows'],
    ['10,000 columns', `${wide}\n${wide}\n`, 'tooManyColumns'],
    ['no column that we know', 'a,b\n1,2\n', 'columnMissing'],
    ['a column twice', 'email,side,name,email\na@example.org,mentor,A,b@example.org\n', 'columnTwice'],
    ['an open quote', 'email,side,name\n"a@example.org,mentor,A\n', 'csvBroken'],
    ['bytes of no text', Uint8Array.from([0x65, 0xff, 0xc0, 0x80]), 'encodingUnknown'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'notATable'],
  ])('%s: said with a code, nothing kept, and the next file is read', async (_name, content, code) => {
    const cohortId = await cohort();
    const preview = await read(cohortId, 'participants', content as string);
    expect(preview).toMatchObject({ status: 'failed', failure: { code }, rows: 0 });
    expect(await refusalOf(apply(preview))).toBe('wrongState importState');
    expect(await world.db.selectFrom('cohortImport').select('content').where('id', '=', preview.id).executeTakeFirst()).toEqual({ content: null });
    expect((await read(cohortId, 'participants', 'email,side,name\na@example.org,mentor,A\n')).accepted).toBe(1);
  });

  test.each([
    ['UTF-16', utf16('email,side,name,bio\nj@example.org,mentor,Jürgen,Größe ≠ Maß\n')],
    ['a byte order mark', '\uFEFFemail,side,name,bio\nj@example.org,mentor,Jürgen,Größe ≠ Maß\n'],
    ['semicolons and quotes', 'email;side;name;bio\r\nj@example.org;mentor;Jürgen;"Größe ≠ Maß"\r\n'],
    ['tabs', 'email\tside\tname\tbio\nj@example.org\tmentor\tJürgen\tGröße ≠ Maß\n'],
  ])('%s is read', async (_name, content) => {
    const cohortId = await cohort();
    expect(await apply(await read(cohortId, 'participants', content as string))).toEqual({ applied: 1, skipped: 0, submitted: 0, incomplete: 0 });
    const [person] = await everybody(cohortId);
    expect(await world.admin.participants.get({ cohortId, participantId: person?.id ?? '' })).toMatchObject({ displayName: 'Jürgen', mentorFields: { bio: 'Größe ≠ Maß' } });
  });

  test('quotes over lines keep their line breaks, quotes and separators', async () => {
    const cohortId = await cohort();
    await apply(await read(cohortId, 'participants', 'email;side;name;bio\r\nj@example.org;mentor;Jürgen;"one\r\ntwo; ""three"""\r\n'));
    const [person] = await everybody(cohortId);
    expect((await world.admin.participants.get({ cohortId, participantId: person?.id ?? '' })).mentorFields?.bio).toBe('one\ntwo; "three"');
  });

  test('formula cells are text like any other', async () => {
    const cohortId = await cohort();
    await apply(await read(cohortId, 'participants', 'email,side,name,organization\na@example.org,mentor,"=HYPERLINK(""x"")",\uFF1Dcmd\n'));
    expect((await everybody(cohortId))[0]).toMatchObject({ displayName: '=HYPERLINK("x")', organization: { name: '\uFF1Dcmd' } });
  });
});

test('a file over the limit is refused before anything is stored', async () => {
  const cohortId = await cohort();
  const file = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'large.csv');
  expect(await refusalOf(world.admin.imports.preview({ cohortId, kind: 'participants', file }))).toBe('fileTooLarge fileTooLarge');
  expect(await world.admin.imports.list({ cohortId })).toEqual({ items: [] });
});

test('what is discarded is gone, and a published cohort takes no file', async () => {
  const cohortId = await cohort();
  const preview = await read(cohortId, 'participants', 'email,side,name\na@example.org,mentor,A\n');
  await world.admin.imports.discard({ cohortId, importId: preview.id });
  expect(await refusalOf(apply(preview))).toBe('wrongState importState');
  expect(await refusalOf(world.admin.imports.discard({ cohortId, importId: preview.id }))).toBe('wrongState importState');
  const { items } = await world.admin.imports.list({ cohortId });
  expect(items).toMatchObject([{ status: 'discarded', rows: 1, accepted: 1 }]);
  await world.db.updateTable('cohort').set({ status: 'matched' }).where('programId', '=', cohortId).execute();
  expect(await refusalOf(world.admin.imports.preview({ cohortId, kind: 'participants', file: new File(['x'], 'x.csv') }))).toBe('wrongState cohortState');
});

describe('the sweep', () => {
  const later = () => new Date(world.clock.now().getTime() + 15 * 24 * 3_600_000);
  const events = (cohortId: string) => world.db.selectFrom('auditEvent').select(['actorKind', 'action', 'after']).where('programId', '=', cohortId).where('subjectKind', '=', 'import').where('action', '<>', 'import.uploaded').orderBy('sequence').execute();

  test('ends what nobody decided about and what was never read, and the audit says so', async () => {
    const cohortId = await cohort();
    const undecided = await read(cohortId, 'participants', 'email,side,name\na@example.org,mentor,A\n');
    await sweepForgotten(world.platform, later());
    expect(await world.admin.imports.get({ cohortId, importId: undecided.id })).toMatchObject({ status: 'discarded' });
    expect(await events(cohortId)).toEqual([{ actorKind: 'system', action: 'import.discarded', after: null }]);

    const lost = await read(cohortId, 'participants', 'email,side,name\na@example.org,mentor,A\n');
    await world.db.updateTable('cohortImport').set({ status: 'reading' }).where('id', '=', lost.id).execute();
    await world.db.updateTable('task').set({ state: 'running' }).where('id', '=', lost.taskId).execute();
    await sweepForgotten(world.platform, later());
    expect(await world.admin.imports.get({ cohortId, importId: lost.id })).toMatchObject({ status: 'failed', failure: { code: 'internal' } });
    expect((await events(cohortId)).slice(1)).toEqual([{ actorKind: 'system', action: 'import.failed', after: { failure: 'internal' } }]);
    await sweepForgotten(world.platform, later());
    expect(await events(cohortId)).toHaveLength(2);
  });

  test('leaves alone what was applied since it looked', async () => {
    const cohortId = await cohort();
    const preview = await read(cohortId, 'participants', 'email,side,name\na@example.org,mentor,A\n');
    const { transactor } = world.platform;
    const slow = { write: transactor.write, read: async <T>(query: Parameters<typeof transactor.read<T>>[0]) => {
      const found = await transactor.read(query);
      await apply(preview);
      return found;
    } };
    await sweepForgotten({ transactor: slow }, later());
    expect(await world.admin.imports.get({ cohortId, importId: preview.id })).toMatchObject({ status: 'applied', accepted: 1 });
    expect((await events(cohortId)).map(({ action }) => action)).toEqual(['import.applied']);
  });
});

test('a draft with an uploaded file is deleted whole', async () => {
  const cohortId = await cohort();
  await apply(await read(cohortId, 'participants', 'email,side,name,organization\na@example.org,mentor,A,Solo\n'));
  await read(cohortId, 'participants', 'email,side,name\nb@example.org,mentor,B\n');
  await world.admin.cohorts.remove({ cohortId });
  expect(await refusalOf(world.admin.imports.list({ cohortId }))).toBe('notFound');
});
