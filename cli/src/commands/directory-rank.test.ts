import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Command, CommanderError } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { reportProblems, UnusableInput } from '../exit.ts';
import { counterpart, workFolder } from '../run.test-support.ts';
import type { Ran } from '../run.test-support.ts';
import { registerDirectoryRank } from './directory-rank.ts';

const folder = workFolder();
const NOW = '2026-11-21T12:00+01:00';

const slot = (start: string, changes = {}) => ({ type: 'intake', start, status: 'open', ...changes });
const ADA = {
  id: 'ada', status: 'verified', accepting_new: true, metadata: { cal_username: 'ada', cal_event_types: ['intake', 'session'] }, schwerpunkte: ['trauma', 'angst'], modalities: ['EMDR'],
  session_preferences: ['online', 'in_person'], gender: 'female', city: 'Berlin', photo_url: 'a.jpg', approach_text: 'x', who_comes_to_me: 'y',
  slots: [slot('2026-11-23T09:00Z'), slot('2026-11-24T09:00Z'), slot('2026-11-25T09:00Z'), slot('2026-11-26T09:00Z', { status: 'held' })], time_zone: 'Europe/Berlin',
};
const BEN = { id: 'ben', status: 'verified', schwerpunkte: ['trauma'], session_preferences: ['online'], gender: 'male', city: 'Hamburg', photo_url: 'b.jpg' };
const PERSON = { schwerpunkte: ['trauma', 'angst', 'sucht'], session_preferences: ['online', 'in_person'], city: 'berlin', time_preferences: ['mon-morning'] };

type Input = readonly [practitioners: unknown, person: unknown, ...args: readonly string[]];

function written(practitioners: unknown, person: unknown, args: readonly string[]): string[] {
  const inFolder = (name: string, content: unknown): string => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return join(folder, name);
  };
  const files = ['--practitioners', inFolder('practitioners.json', practitioners), ...(person === null ? [] : ['--person', inFolder('person.json', person)])];
  return ['directory', 'rank', ...files, '--now', NOW, ...args];
}

/** The real process. */
function ranProcess(...[practitioners, person, ...args]: Input): Ran {
  return counterpart(folder, written(practitioners, person, args));
}

/** What the command says, within this process: a hundred times as fast. Files are named without their folder. */
function rank(...[practitioners, person, ...args]: Input): Ran {
  const said = { stdout: '', stderr: '' };
  const hear = (stream: 'stdout' | 'stderr') => (text: unknown): boolean => {
    said[stream] += String(text).replaceAll(`${folder}/`, '');
    return true;
  };
  const spies = (['stdout', 'stderr'] as const).map((stream) => vi.spyOn(process[stream], 'write').mockImplementation(hear(stream)));
  try {
    const program = new Command().exitOverride().configureOutput({ writeErr: hear('stderr'), writeOut: hear('stdout') });
    registerDirectoryRank(program);
    program.parse(written(practitioners, person, args), { from: 'user' });
    return { status: Number(process.exitCode), ...said };
  } catch (error) {
    if (error instanceof UnusableInput) reportProblems(error.problems, process.stderr);
    else if (!(error instanceof CommanderError)) throw error;
    return { status: 64, ...said };
  } finally {
    process.exitCode = 0;
    for (const spy of spies) spy.mockRestore();
  }
}

describe('issue 3 section 5: counterpart directory rank', () => {
  it('JSON of the match view: exactly these keys, in this order', () => {
    const { status, stdout, stderr } = ranProcess([BEN, ADA], PERSON, '--format', 'json');
    expect([status, stderr]).toEqual([0, '']);
    const result = JSON.parse(stdout) as { results: object[] };
    expect(Object.keys(result)).toEqual(['view', 'results', 'note']);
    expect(Object.keys(result.results[0]!)).toEqual(['id', 'platformScore', 'matchScore', 'totalScore', 'matchPercent', 'badges', 'explanation']);
    // Of 40 + 20 + 15 points: 30 for two focus areas, 20 for the city, 15 for Monday at ten in Berlin.
    expect(result).toEqual({
      view: 'match', note: null,
      results: [{
        id: 'ada', platformScore: 70, matchScore: 65, totalScore: 167.5, matchPercent: 87, badges: ['recommended', 'bookable_now', 'in_your_city'],
        explanation: '2 von 3 Schwerpunkten, in deiner Stadt, frei zu deinen Zeiten, 3 Erstgespräche in den nächsten 7 Tagen frei, durchgehend online buchbar, vollständiges Profil / '
          + '2 of 3 focus areas, in your city, free at your times, 3 first meetings open this week, bookable online throughout, complete profile',
      }, {
        id: 'ben', platformScore: 5, matchScore: 15, totalScore: 27.5, matchPercent: 20, badges: ['online_available'],
        explanation: '1 von 3 Schwerpunkten, nur online, kein Erstgespräch in den nächsten zwei Wochen frei, Profil mit Foto und Ort / '
          + '1 of 3 focus areas, online only, no first meeting open in the next two weeks, profile with photo and place',
      }],
    });
  });

  it('JSON of the directory view: platform scores alone', () => {
    const { status, stdout } = rank([BEN, ADA], null, '--format', 'json', '--language', 'en');
    expect([status, JSON.parse(stdout)]).toEqual([0, {
      view: 'directory', note: null,
      results: [
        { id: 'ada', platformScore: 70, matchScore: null, totalScore: null, matchPercent: null, badges: ['bookable_now'], explanation: '3 first meetings open this week, bookable online throughout, complete profile' },
        { id: 'ben', platformScore: 5, matchScore: null, totalScore: null, matchPercent: null, badges: [], explanation: 'no first meeting open in the next two weeks, profile with photo and place' },
      ],
    }]);
  });

  it('the note for low matches, in both languages or the one asked for', () => {
    const note = (...args: string[]) => (JSON.parse(rank([BEN], { schwerpunkte: ['angst'] }, '--format', 'json', ...args).stdout) as { note: string }).note;
    const german = 'Wir haben keine exakte Übereinstimmung gefunden, aber diese Therapeut:innen könnten passen.';
    const english = 'We found no exact match, but these practitioners may suit you.';
    expect([note(), note('--language', 'de'), note('--language', 'en')]).toEqual([`${german} / ${english}`, german, english]);
    expect(rank([BEN], { schwerpunkte: ['angst'] }).stdout).toMatch(/^We found no exact match, but these practitioners may suit you\.\n\n +Practitioner/u);
  });

  it('status 2 where nobody is eligible, with the sentence and the one wish to drop, in every format', () => {
    const person = { gender_preference: 'diverse' };
    expect(ranProcess([ADA, BEN], person).status).toBe(2);
    for (const format of ['table', 'json', 'csv']) {
      const ran = rank([ADA, BEN], person, '--format', format);
      expect(ran.status).toBe(2);
      expect(ran.stdout + ran.stderr).toContain('No suitable practitioner is available at the moment. Contact us. Without your wish for a gender 2 practitioners would be available.');
      if (format === 'json') expect(JSON.parse(ran.stdout)).toMatchObject({ view: 'match', results: [], note: expect.stringContaining('Aktuell keine passenden Therapeut:innen verfügbar.') });
      if (format === 'table') expect(ran.stderr).toBe('');
    }
    expect(rank([], null, '--language', 'de').stdout).toBe('Aktuell keine passenden Therapeut:innen verfügbar. Kontaktiere uns.\n');
  });

  it('a status that nobody knows is told beside the result, not refused', () => {
    const records = [ADA, ...['pending', 'verifed', 'on\u001B leave', 'verifed', ''].map((status, at) => ({ ...BEN, id: at, status }))];
    const { status, stdout, stderr } = rank(records, null, '--format', 'json');
    expect([status, (JSON.parse(stdout) as { results: { id: string }[] }).results.map(({ id }) => id)]).toEqual([0, ['ada']]);
    expect(stderr).toBe('practitioners.json: 4 not shown for a status other than "verified" and "pending": "", "on\uFFFD leave", "verifed".\n');
    expect(rank([{ ...BEN, status: 'Verified' }], null, '--format', 'json').stderr).toContain('practitioners.json: 1 not shown for a status other than "verified" and "pending": "Verified".\n');
    expect(rank(Array.from({ length: 7 }, (_, id) => ({ ...BEN, id, status: `s${id}` })), null).stderr).toContain(': "s0", "s1", "s2", "s3", "s4" ….\n');
  });

  it('fields that nobody reads are told beside the result, once', () => {
    const { status, stdout, stderr } = rank([{ ...ADA, last_name: 'x', slots: [slot('2026-11-23T09:00Z', { 'ro\u001Bom': 4 })] }, { ...BEN, last_name: 'y' }], { ...PERSON, email: 'x@y.org' }, '--format', 'json');
    expect([status, (JSON.parse(stdout) as { results: unknown[] }).results.length]).toEqual([0, 2]);
    expect(stderr).toBe('practitioners.json: fields that are not read: last_name, slots[].ro\uFFFDom.\nperson.json: fields that are not read: email.\n');
    const many = Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`column${String.fromCodePoint(97 + at)}`, at]));
    expect(rank([{ ...BEN, ...many }], null).stderr).toMatch(/: columna, columnb, .*, columnt and 5 more\.\n$/u);
  });

  it('the table is for people; --limit says how many there are beside', () => {
    const { stdout } = rank([BEN, ADA], PERSON, '--limit', '1');
    expect(stdout.split('\n')).toEqual([
      '   Practitioner  Total  Match      Platform  Badges                                           Why',
      '1  ada           167.5  65 (87 %)  70        Recommended for you, Bookable now, In your city  2 of 3 focus areas, in your city, free at your times, 3 first meetings open this week, bookable online throughout, complete profile',
      '', '… and 1 more.', '', 'Equals stand in the order of 2026-11-21 (Europe/Berlin).', '',
    ]);
  });

  it('CSV: one row each, formulas neutralised, control characters kept from the terminal', () => {
    const evil = ['=1+1', '@x', '-1', '+1', '\u200B=1', 'pl\u001Bain'].map((id) => ({ ...BEN, id, modalities: ['=cmd|x'] }));
    const rows = parse(rank(evil, { modalities: ['=cmd|x'] }, '--format', 'csv').stdout, { columns: true }) as unknown as Record<string, string>[];
    expect(Object.keys(rows[0]!)).toEqual(['place', 'id', 'platform_score', 'match_score', 'total_score', 'match_percent', 'badges', 'explanation']);
    expect(rows.map(({ id }) => id!).filter((id) => !id.startsWith('pl')).every((id) => id.startsWith('\''))).toBe(true);
    expect(rank(evil, null).stdout).not.toContain('\u001B');
  });

  it('S2: shuffled records give the same bytes in every format', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ ...BEN, id: `p${at}`, schwerpunkte: at % 2 === 0 ? ['angst'] : [] }));
    for (const format of ['table', 'json', 'csv']) expect(rank(many.toReversed(), PERSON, '--format', format).stdout).toBe(rank(many, PERSON, '--format', format).stdout);
  });

  it('--now with and without offset; the present where it is left out', () => {
    const at = (now: string): unknown => JSON.parse(rank([ADA], null, '--format', 'json', '--now', now).stdout);
    expect(at('2026-11-21T12:00')).toEqual(at('2026-11-21T11:00Z'));
    const { stdout } = counterpart(folder, ['directory', 'rank', '--practitioners', 'practitioners.json', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ view: 'directory', results: [{ id: 'ada' }] });
    for (const now of ['yesterday', '2026-13-01T10:00Z', '2026-02-30T10:00Z', '1764000000']) {
      const ran = rank([ADA], null, '--now', now);
      expect([ran.status, ran.stdout]).toEqual([64, '']);
      expect(ran.stderr).toContain(`'${now}' is invalid. Give date and time such as 2026-11-24T09:00+01:00; without offset they are read in Europe/Berlin.`);
    }
  });

  it('--out writes the whole file or none, and never over an input', () => {
    const ran = rank([ADA], null, '--format', 'json', '--out', join(folder, 'result.json'));
    expect([ran.status, ran.stdout]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'))).toMatchObject({ view: 'directory' });
    expect(rank([ADA], null, '--out', join(folder, 'practitioners.json')).stderr).toContain('practitioners.json: is one of the input files.');
    expect(rank([ADA], null, '--out', join(folder, 'no/such/x')).stderr).toContain('no/such/x: cannot be written (ENOENT).');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('50,000 practitioners are read and ranked in seconds', () => {
    const many = Array.from({ length: 50_000 }, (_, at) => ({ ...ADA, id: `p${at}`, schwerpunkte: [`area ${at % 50}`, 'trauma'], approach_text: 'x'.repeat(300) }));
    const started = performance.now();
    const ran = ranProcess(many, PERSON, '--limit', '2', '--format', 'json');
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('bad input is refused with file, line, field, value and remedy', () => {
  const refused = (practitioners: unknown, person: unknown = null, ...args: string[]): string[] => {
    const ran = rank(practitioners, person, '--format', 'json', '--out', join(folder, 'never.json'), ...args);
    expect([ran.status, ran.stdout, readdirSync(folder).includes('never.json')]).toEqual([64, '', false]);
    expect(ran.stderr).not.toMatch(/\n +at /u);
    return ran.stderr.trimEnd().split('\n');
  };

  it('every problem of both files at once', () => {
    const practitioners = `[
  {"id": "a", "status": 7,
   "slots": [{"type": "intake", "start": "soon", "status": "free"}]},

  {"status": "verified", "gender": "robot", "timeZone": "UTC"}, 7
]`;
    expect(refused(practitioners, { gender_preference: 'robot', time_preferences: ['someday'] })).toEqual([
      'practitioners.json, line 2, column status: "7" is not a text. Give a text between double quotes.',
      'practitioners.json, line 2, column slots[0].status: "free" is none of those known here. Give one of open, held, booked.',
      'practitioners.json, line 2, column slots[0].start: "soon" is no moment. Give date and time such as "2026-11-24T09:00+01:00"; without offset they are read in the practitioner\'s time zone.',
      'practitioners.json, line 5, column timeZone: "timeZone" is no field, but nearly one. Call it time_zone.',
      'practitioners.json, line 5, column id: is missing. Give a text between double quotes.',
      'practitioners.json, line 5, column gender: "robot" is none of those known here. Give one of female, male, diverse, unspecified.',
      'practitioners.json, line 5: "7" is not an object. Give an object with named values.',
      'person.json, column gender_preference: "robot" is none of those known here. Give one of female, male, diverse, any.',
      'person.json, column time_preferences[0]: "someday" is no weekday and part of the day. Give words such as "mon-evening", "weekday_morning" or "weekend", or {"weekdays": ["mon"], "part": "evening"}.',
    ]);
  });

  it('the same id twice, an unknown time zone', () => {
    expect(refused([{ ...BEN, time_zone: 'Mars/Olympus' }, BEN])).toEqual([
      'practitioners.json, line 1, column time_zone: "Mars/Olympus" is no time zone. Give a name of the IANA database such as Europe/Berlin, or leave it out.',
      'practitioners.json, line 1, column id: "ben" is the id of an earlier record. Give each practitioner one record.',
    ]);
  });

  it('no JSON, no list, no object, no file', () => {
    expect(refused('[{"id": "a",}]')[0]).toContain('practitioners.json, line 1: is not JSON');
    expect(refused('{"id": "a"}')[0]).toContain('practitioners.json, line 1: is not a JSON list');
    expect(refused('')[0]).toContain('practitioners.json, line 1: is empty');
    expect(refused([BEN], '[]')).toEqual(['person.json: is not a JSON object. Give one JSON object such as {"schwerpunkte": ["trauma"], "city": "Berlin"}.']);
    expect(refused([BEN], null, '--person', join(folder, 'absent.json'))).toEqual(['absent.json: there is no such file. Check the path.']);
  });

  it('wrong options', () => {
    expect(ranProcess([BEN], null, '--limit', '0').status).toBe(64);
    for (const args of [['--limit', '0'], ['--limit', '1.5'], ['--limit', 'x'], ['--language', 'fr'], ['--format', 'xml'], ['--colour']]) expect(rank([BEN], null, ...args).status).toBe(64);
  });
});
