import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { attributeCatalogue, castOf } from '../../../demo/cast.ts';
import { menteesCsv, mentorsCsv } from '../../../demo/files.ts';
import { counterpart, match, MENTEES, MENTORS, workFolder } from '../run.test-support.ts';
import type { MatchFiles } from '../run.test-support.ts';

const folder = workFolder();
const json = (files: MatchFiles, ...args: string[]) => JSON.parse(match(folder, files, '--format', 'json', ...args).stdout) as Record<string, never>;
const csv = (text: string) => parse(text, { columns: true }) as unknown as Record<string, string>[];

const ONE_SIDED = MENTEES.replace('bo@x.org;ada@x.org', '');

describe('issue 2 section 4: counterpart cohort match', () => {
  it('JSON: keys in their order, people by e-mail, status 0', () => {
    const ran = match(folder, {}, '--format', 'json');
    expect([ran.status, ran.stderr]).toEqual([0, '']);
    const result = JSON.parse(ran.stdout) as { matches: object[]; objective: { tiers: object } };
    expect(Object.keys(result)).toEqual(['status', 'mode', 'objective', 'matches', 'unmatched', 'diagnostics']);
    expect(Object.keys(result.objective.tiers)).toEqual(['sameOrganization', 'neither', 'oneSided', 'unmatched']);
    expect(Object.keys(result.matches[0]!)).toEqual(['mentor', 'mentee', 'scorePercent', 'breakdown', 'exceptionTypes', 'exceptionReason', 'ambiguity', 'regret']);
    // 40 rank + 30 · ½ tags + 10 language; 40 rank + 30 · ½ tags.
    expect(result).toMatchObject({
      status: 'optimal', mode: 'strict', objective: { totalScore: 65 + 55 },
      matches: [{ mentor: 'ada@x.org', mentee: 'cy@z.org', scorePercent: 65, exceptionReason: null }, { mentor: 'bo@x.org', mentee: 'di@z.org', scorePercent: 55 }],
      unmatched: { mentors: [], mentees: [] },
    });
  });

  it('status 2 and the diagnosis where strict is infeasible, in every format', () => {
    for (const format of ['table', 'json', 'csv']) {
      const ran = match(folder, { mentees: ONE_SIDED }, '--format', format);
      expect(ran.status).toBe(2);
      expect(ran.stdout + ran.stderr).toContain('ask di@z.org to consider bo@x.org');
      if (format === 'json') expect(JSON.parse(ran.stdout)).toMatchObject({ status: 'infeasible', matches: [], diagnostics: { strictFeasible: false } });
    }
  });

  it('status 2 and the diagnosis beside the pairs where vetoes leave people of both sides without a partner', () => {
    const mentors = MENTORS.replace('cy@z.org;di@z.org,,', ',cy@z.org;di@z.org,');
    for (const format of ['table', 'json', 'csv']) {
      const ran = match(folder, { mentors }, '--mode', 'exception', '--format', format);
      expect(ran.status).toBe(2);
      expect(ran.stdout).toContain('bo@x.org');
      expect(ran.stdout + ran.stderr).toContain('Without a partner: mentor ada@x.org, mentee cy@z.org.');
      if (format === 'json') expect(JSON.parse(ran.stdout)).toMatchObject({ status: 'optimal', unmatched: { mentors: ['ada@x.org'], mentees: ['cy@z.org'] } });
    }
  });

  it('exception mode says in a sentence which policy a pair breaks', () => {
    expect(json({ mentees: ONE_SIDED }, '--mode', 'exception')).toMatchObject({
      status: 'optimal',
      objective: { tiers: { oneSided: 1 } },
      matches: [{ exceptionTypes: [], exceptionReason: null }, {
        exceptionTypes: ['E1'], exceptionReason: 'Strict mode infeasible; exception mode used. This pair violates: only the mentor lists the mentee (E1).',
      }],
    });
  });

  it('CSV has the columns of §11 and rows for people without a partner', () => {
    const three = `${MENTEES}eve@z.org,Eve,Zed,,,,\n`;
    const ran = match(folder, { mentees: three }, '--mode', 'exception', '--format', 'csv');
    expect(ran.status).toBe(0);
    expect(ran.stdout.split('\r\n')[0]).toBe('cohort,mentor_name,mentor_email,mentor_org,mentee_name,mentee_email,mentee_org,match_percent,ambiguity_flag,ambiguity_reason,exception_flag,exception_type,exception_reason,manual_override_flag,override_reason');
    const rows = csv(ran.stdout);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ mentor_name: 'Ada', mentor_email: 'ada@x.org', mentor_org: 'Acme', mentee_email: 'cy@z.org', match_percent: '65', exception_flag: 'false', exception_type: 'NONE' });
    expect(rows[2]).toMatchObject({ mentor_email: '', mentee_email: 'eve@z.org', exception_type: 'UNMATCHED' });
  });

  it('the table is for people: pairs, regret, flags, findings', () => {
    const { status, stdout } = match(folder, { mentees: ONE_SIDED }, '--mode', 'exception');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Mentor +Mentee +Match +Regret +Flags\nAda <ada@x.org> +Cy <cy@z.org> +65 % +/u);
    expect(stdout).toContain('One-sided (E1): 1.');
  });

  it('--out writes the whole file or none', () => {
    const ran = match(folder, {}, '--format', 'json', '--out', 'result.json');
    expect([ran.status, ran.stdout]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'))).toMatchObject({ status: 'optimal' });
    const nowhere = match(folder, {}, '--out', 'no/such/folder/x.json');
    expect(nowhere.status).toBe(64);
    expect(nowhere.stderr).toContain('no/such/folder/x.json: cannot be written (ENOENT)');
    const input = match(folder, {}, '--out', './mentors.csv');
    expect(input.status).toBe(64);
    expect(readFileSync(join(folder, 'mentors.csv'), 'utf8')).toBe(MENTORS);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('S2: shuffled rows give the same bytes in every format', () => {
    const reversed = (text: string): string => {
      const [header, ...rows] = text.trimEnd().split('\n');
      return `${[header, ...rows.reverse()].join('\n')}\n`;
    };
    const files = { mentors: MENTORS.replace('Bo,Acme', 'Bo,ACME'), mentees: ONE_SIDED };
    const turned = { mentors: reversed(files.mentors), mentees: reversed(files.mentees) };
    for (const format of ['table', 'json', 'csv']) {
      const args = ['--mode', 'exception', '--format', format];
      expect(match(folder, turned, ...args).stdout).toBe(match(folder, files, ...args).stdout);
    }
  });

  it('reads what spreadsheets write: BOM, semicolons, tabs, UTF-16, quoted line breaks, capitals', () => {
    const plain = match(folder, {}, '--format', 'json').stdout;
    const semicolons = (text: string): string => text.split('\n').map((line) => line.split(/,(?! )/u).map((cell) => (cell.includes(';') ? `"${cell}"` : cell)).join(';')).join('\r\n');
    const utf16 = (text: string, swap: boolean): Buffer => {
      const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
      return swap ? bytes.swap16() : bytes;
    };
    const variants: MatchFiles[] = [
      { mentors: `\uFEFF${MENTORS}`, mentees: `\uFEFF${MENTEES}` },
      { mentors: semicolons(MENTORS), mentees: semicolons(MENTEES) },
      { mentees: MENTEES.replaceAll(',', '\t') },
      { mentors: utf16(MENTORS, false), mentees: utf16(MENTEES, true) },
      { mentors: utf16(MENTORS, false).subarray(2) },
      { mentors: MENTORS.replace('Ada,', '"Ada\n""the first""",').replace('ada@x.org', ' ADA@X.org ').replace('email', ' Email ') },
    ];
    for (const files of variants) expect(match(folder, files, '--format', 'json').stdout).toBe(plain);
  });

  it('C12: formulas in names are neutralised, whatever stands before them', () => {
    const evil = ['=1+1', ' =1+1', '\u00A0+1', '＝1', '@x', '-1', '\u200B=1', '=cmd|\' /C calc\'!A0'];
    const mentors = `email,name,organization\n${evil.map((name, at) => `m${at}@x.org,"${name}",Acme`).join('\n')}\n`;
    const { stdout } = match(folder, { mentors, mentees: 'email,organization\ncy@z.org,Zed\n' }, '--mode', 'exception', '--format', 'csv');
    const names = csv(stdout).map((row) => row['mentor_name']!).filter((name) => name !== '');
    expect(names).toHaveLength(evil.length);
    for (const name of names) expect(name.startsWith('\'')).toBe(true);
  });

  it('C10: one address in both files is one person and never their own match', () => {
    const both = { mentors: 'email,organization\na@x.org,Acme\nb@x.org,Acme\n', mentees: 'email,organization\na@x.org,Acme\nb@x.org,Acme\n' };
    const { matches } = json(both, '--mode', 'exception') as unknown as { matches: { mentor: string; mentee: string }[] };
    expect(matches.map(({ mentor, mentee }) => `${mentor} ${mentee}`)).toEqual(['a@x.org b@x.org', 'b@x.org a@x.org']);
  });

  it('who cannot be paired is told why, and only of remedies that there are', () => {
    const alone = 'email,organization\na@x.org,Acme\n';
    expect(match(folder, { mentors: alone, mentees: alone }, '--mode', 'exception').stdout)
      .toContain('Blocker: No mode can pair everybody: a@x.org may be paired with nobody, because of nobody being paired with themself. Let other people take part.\n');
    const refusing = 'email,organization,never\na@x.org,Acme,c@z.org\n';
    expect(match(folder, { mentors: refusing, mentees: 'email,organization\nc@z.org,Zed\n' }, '--mode', 'exception').stdout)
      .toContain('a@x.org may be paired with nobody, because of vetoes. Lift a veto or remove a rule by name, or let other people take part.\n');
  });

  it('organizations have the names that the files give them', () => {
    const { stdout } = match(folder, { mentors: MENTORS, mentees: MENTEES.replaceAll('Zed', 'ACME') });
    expect(stdout).toContain('At least 2 pairs within ACME cannot be avoided');
    expect(stdout).toContain('More than half of all people are of ACME (2 mentors, 2 mentees).');
  });

  it('reads the demo cast as a coordinator would upload it, every column of it', () => {
    const config = JSON.stringify({ attributes: attributeCatalogue });
    const cast = castOf({ size: 30, seed: 7 });
    const strict = match(folder, { mentors: mentorsCsv(cast), mentees: menteesCsv(cast), config }, '--format', 'json');
    expect([strict.status, strict.stderr]).toEqual([0, '']);
    const { matches } = JSON.parse(strict.stdout) as { matches: { breakdown: Record<'tags' | 'attributes' | 'alignment', { points: number }> }[] };
    expect(matches).toHaveLength(30);
    // A column that was lost on the way would leave its part without a point for anybody.
    for (const part of ['tags', 'attributes', 'alignment'] as const) expect(matches.some(({ breakdown }) => breakdown[part].points > 0)).toBe(true);
    const narrow = castOf({ size: 30, seed: 7, feasible: false });
    const refused = match(folder, { mentors: mentorsCsv(narrow), mentees: menteesCsv(narrow), config });
    expect(refused.status).toBe(2);
    expect(refused.stdout).toMatch(/Blocker: These \d mentors \(.*\) together have only 1 mutually acceptable mentee of/u);
  });

  it('--config changes settings and rules', () => {
    const config = JSON.stringify({
      ambiguityGap: 100, weights: { rank: 100, tags: 0, attributes: 0, alignment: 0 },
      rules: [{ kind: 'lock', mentor: 'ADA@x.org', mentee: 'di@z.org', reason: 'they asked' }],
    });
    const result = json({ config }) as unknown as { matches: object[] };
    expect(result.matches[0]).toMatchObject({ mentor: 'ada@x.org', mentee: 'di@z.org', scorePercent: 0, regret: null });
    const attributes = [{ key: 'senior', label: 'Ten years', weight: 1, predicate: { field: 'yearsExperience', op: 'atLeast', value: 10 } }];
    const mentees = 'email,organization,preferences,desired_attributes\ncy@z.org,Zed,ada@x.org,senior\ndi@z.org,Zed,bo@x.org,\n';
    expect(json({ mentees, config: JSON.stringify({ attributes }) })).toMatchObject({ matches: [{ breakdown: { attributes: { satisfied: ['senior'], points: 20 } } }, {}] });
  });

  it('no progress line in a pipe, and a clean end when the reader leaves', () => {
    const rows = Array.from({ length: 220 }, (_, at) => `p${at}@x.org`);
    const files = { mentors: `email,organization\n${rows.map((email) => `${email},Acme`).join('\n')}\n`, mentees: `email,organization\n${rows.map((email) => `q${email},Zed`).join('\n')}\n` };
    const ran = match(folder, files, '--mode', 'exception', '--format', 'json');
    expect([ran.status, ran.stderr]).toEqual([0, '']);
  });

  it('help is 0; wrong options are 64 and create nothing', () => {
    expect(counterpart(folder, ['--help']).status).toBe(0);
    for (const args of [[], ['nonsense'], ['cohort', 'match'], ['cohort', 'match', '--mentors', 'a', '--mentees', 'b', '--mode', 'loose'], ['cohort', 'match', '--colour']]) {
      const ran = counterpart(folder, args);
      expect([ran.status, ran.stdout]).toEqual([64, '']);
      expect(ran.stderr).not.toBe('');
    }
    expect(existsSync(join(folder, 'a'))).toBe(false);
  });
});
