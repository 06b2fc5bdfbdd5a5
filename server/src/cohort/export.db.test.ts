import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../../test/platform.ts';
import { verifyAudit } from '../platform/audit.ts';
import { refusalOf, World } from './world.test-support.ts';

const columns = 'cohort,mentor_name,mentor_email,mentor_org,mentee_name,mentee_email,mentee_org,match_percent,ambiguity_flag,ambiguity_reason,exception_flag,exception_type,exception_reason,manual_override_flag,override_reason'.split(',');
const hostile = ['=HYPERLINK("http://evil.example","Ada")', '  ＝1+1', '@SUM(A1);"Jürgen"\nMüller', '\t+49 30'];

let world: World;
beforeAll(async () => { world = await World.create({ jobs: true }); });
afterAll(() => world.close());

const text = async (file: File) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
const csvRows = async (file: File) => parse(await text(file), { columns: true, bom: true }) as Record<string, string>[];
async function finishedRun(cohortId: string, mode: 'strict' | 'exception', includeUnsubmitted = false) {
  const { id } = await world.admin.runs.start({ cohortId, mode, includeUnsubmitted });
  await until(async () => !['queued', 'running'].includes((await world.admin.runs.get({ cohortId, runId: id })).status), 'the run has finished');
  return id;
}

/** Three mentors and two mentees: one pair within an organization, one that only the mentor wanted, one mentor left over. */
async function unevenCohort() {
  const { cohortId, mentors, mentees } = await world.cohort({ size: 2 });
  const third = await world.person('Third', `third.${cohortId}@example.org`);
  const { items } = await world.admin.participants.list({ cohortId, side: 'mentor' });
  await world.admin.participants.add({ cohortId, side: 'mentor', displayName: 'Übrig; Ürsula', email: third.email, organizationId: items[0]!.organization!.id });
  await world.admin.participants.update({ cohortId, participantId: mentees[0]!.participantId, organizationId: items[0]!.organization!.id });
  for (const [at, name] of hostile.entries()) await world.db.updateTable('participant').set({ displayName: name }).where('id', '=', [...mentors, ...mentees][at]!.participantId).execute();
  const all = (await world.admin.participants.list({ cohortId })).items;
  const other = mentees[1]!.participantId;
  for (const { id, side } of all) {
    if (side === 'mentor') await world.admin.participants.savePreferences({ cohortId, participantId: id, expectedVersion: 1, preferences: [other], never: [], reason: 'Test' });
    await world.db.updateTable('participant').set({ submittedAt: world.clock.now() }).where('id', '=', id).execute();
  }
  return { cohortId, all };
}

describe('the export of a run', () => {
  it('says of a list that nobody submitted that it did not count, not that it is not there; so do the run and the pair', async () => {
    const { cohortId, mentors, mentees } = await world.cohort({ size: 2 });
    const everybody = [...mentors, ...mentees];
    for (const [at, { participantId }] of everybody.entries()) {
      const preferences = (at < 2 ? mentees : mentors).map((other) => other.participantId);
      await world.admin.participants.savePreferences({ cohortId, participantId, expectedVersion: 1, preferences, never: [], reason: 'On paper' });
    }
    await world.admin.participants.submitFor({ cohortId, participantId: mentors[0]!.participantId, reason: 'On paper' });
    const runId = await finishedRun(cohortId, 'exception', true);
    const run = await world.admin.runs.get({ cohortId, runId });
    expect(run.listsNotCounted).toBe(3);
    expect(run.matches.map(({ exceptionTypes, listsNotCounted }) => [exceptionTypes, listsNotCounted])).toEqual([[['E1'], ['mentee']], [['E2'], ['mentor', 'mentee']]]);
    const [, neither] = run.matches;
    expect((await world.admin.runs.pair({ cohortId, runId, mentorId: neither!.mentor.id, menteeId: neither!.mentee.id })).verdict.listsNotCounted).toEqual(['mentor', 'mentee']);
    const [oneSided, none] = (await csvRows(await world.admin.runs.export({ cohortId, runId, format: 'csv' }))).map((row) => row['exception_reason']!);
    const [first, second] = run.matches.map(({ mentor, mentee }) => [mentor.name, mentee.name]);
    expect(oneSided).toMatch(new RegExp(`This pair violates: ${first![0]} ranked ${first![1]}, who has no list that counts \\(E1\\)\\. The list of ${first![1]} was not submitted and did not count\\.$`));
    expect(none).toMatch(new RegExp(`neither is on a list of the other that counts \\(E2\\)\\. The list of ${second![0]} was not submitted and did not count\\. The list of ${second![1]} was not submitted and did not count\\.$`));
  });

  it('has the specified columns, a row per pair, the people left over, and cells that no spreadsheet executes', async () => {
    const { cohortId } = await unevenCohort();
    const runId = await finishedRun(cohortId, 'exception');
    const detail = await world.admin.runs.get({ cohortId, runId });
    const { name } = await world.admin.cohorts.get({ cohortId });
    const file = await world.admin.runs.export({ cohortId, runId, format: 'csv' });
    expect(file).toMatchObject({ name: 'run-1.csv', type: 'text/csv;charset=utf-8' });
    expect((await text(file)).startsWith(`\ufeff${columns.join(',')}\r\n`)).toBe(true);
    const rows = await csvRows(file);
    expect(rows).toHaveLength(3);
    for (const [at, match] of detail.matches.entries()) {
      const { mentor, mentee } = match;
      expect(rows[at]).toMatchObject({
        cohort: name, mentor_email: mentor.email, mentee_email: mentee.email, mentor_org: mentor.organization, mentee_org: mentee.organization, match_percent: String(match.scorePercent),
        ambiguity_flag: String(match.ambiguity.ambiguous), exception_flag: String(match.exceptionTypes.length > 0), exception_type: match.exceptionTypes.join('+') || 'NONE', manual_override_flag: 'false', override_reason: '',
      });
    }
    expect(rows.flatMap((row) => [row['mentor_name']!, row['mentee_name']!]).filter((cell) => cell !== '').toSorted()).toEqual([...hostile.map((formula) => `'${formula}`), 'Übrig; Ürsula'].toSorted());
    const [sameOrganization, oneSided] = [rows.find(({ exception_type: type }) => type === 'E3'), rows.find(({ exception_type: type }) => type === 'E1')];
    expect(sameOrganization!['exception_reason']).toMatch(/^Strict mode infeasible; exception mode used\. This pair violates: both belong to North .+ \(E3\)\.$/);
    expect(oneSided!['exception_reason']).toContain(`ranked ${hostile[3]}, but not the other way round (E1).`);
    expect(rows[2]).toMatchObject({ mentee_name: '', mentee_email: '', match_percent: '', exception_flag: 'true', exception_type: 'UNMATCHED', exception_reason: 'No partner is left for this person.' });
  });

  it('says the same in XLSX, where numbers are numbers, flags are flags and nothing is a formula', async () => {
    const { cohortId } = await unevenCohort();
    const runId = await finishedRun(cohortId, 'exception');
    const file = await world.admin.runs.export({ cohortId, runId, format: 'xlsx' });
    expect(file.name).toBe('run-1.xlsx');
    const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()));
    const rows = await csvRows(await world.admin.runs.export({ cohortId, runId, format: 'csv' }));
    expect(sheets.map(({ name }) => name)).toEqual(['Pairs']);
    const [header, ...cells] = sheets[0]!.rows;
    expect(header).toEqual(columns);
    expect(cells.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] === null || row[at] === undefined ? '' : String(row[at] as string)])))).toEqual(rows);
    expect(cells.slice(0, 2).map((row) => [typeof row[7], typeof row[8], typeof row[10]])).toEqual([['number', 'boolean', 'boolean'], ['number', 'boolean', 'boolean']]);
    expect(JSON.stringify([...sheets[0]!.cells?.values() ?? []])).not.toContain('"formula"');
  });

  it('speaks the language of who asks, marks overrides with their reason, and names close calls', async () => {
    const { cohortId, mentors } = await world.cohort({ size: 3, submit: true });
    const runId = await finishedRun(cohortId, 'strict');
    const { matches } = await world.admin.runs.get({ cohortId, runId });
    const menteeOf = (mentorId: string) => matches.find(({ mentor }) => mentor.id === mentorId)!.mentee.id;
    const { id: child } = await world.admin.runs.override({ cohortId, runId, changes: [{ mentorId: mentors[0]!.participantId, menteeId: menteeOf(mentors[1]!.participantId) }], reason: '=Sie kennen sich; "gut"' });
    const german = world.as({ ...world.adminPerson, locale: 'de' });
    const rows = await csvRows(await german.runs.export({ cohortId, runId: child, format: 'csv' }));
    expect(rows.map(({ manual_override_flag: flag, override_reason: why }) => [flag, why]).toSorted()).toEqual([['false', ''], ['true', `'=Sie kennen sich; "gut"`], ['true', `'=Sie kennen sich; "gut"`]]);
    const ambiguous = (await world.admin.runs.get({ cohortId, runId: child })).matches.map(({ ambiguity }) => String(ambiguity.ambiguous));
    expect(rows.map((row) => row['ambiguity_flag'])).toEqual(ambiguous);
    await world.admin.cohorts.settings.update({ cohortId, expectedVersion: 1, settings: { ...(await world.admin.cohorts.settings.get({ cohortId })).settings, ambiguityGap: 100 } });
    const close = await finishedRun(cohortId, 'exception');
    for (const row of await csvRows(await german.runs.export({ cohortId, runId: close, format: 'csv' }))) expect(row['ambiguity_reason']).toMatch(/^Für mentee \d sind mentor \d \(\d+\s%\) und mentor \d \(\d+\s%\) etwa gleich gut\. Für mentor .+ (Ohne dieses Paar|Einzige Möglichkeit)/);
    expect((await readXlsx(new Uint8Array(await (await german.runs.export({ cohortId, runId: close, format: 'xlsx' })).arrayBuffer()))).sheets[0]!.name).toBe('Paare');
  });

  it('is kept in the audit trail, and refused where there are no pairs', async () => {
    const { cohortId } = await unevenCohort();
    const failed = await finishedRun(cohortId, 'strict');
    expect(await refusalOf(world.admin.runs.export({ cohortId, runId: failed, format: 'csv' }))).toBe('runFailed runStatus');
    const runId = await finishedRun(cohortId, 'exception');
    for (const format of ['csv', 'xlsx'] as const) await world.admin.runs.export({ cohortId, runId, format });
    const events = await world.db.selectFrom('auditEvent').select(['actorId', 'subjectId', 'programId', 'after']).where('action', '=', 'run.exported').where('programId', '=', cohortId).orderBy('sequence').execute();
    expect(events).toEqual(['csv', 'xlsx'].map((format) => ({ actorId: world.adminPerson.id, subjectId: runId, programId: cohortId, after: { number: 2, format, pairs: 2 } })));
    expect(await verifyAudit(world.db)).toMatchObject({ intact: true });
  });
});
