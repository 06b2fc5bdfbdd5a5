import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { counterpart, workFolder } from '../run.test-support.ts';
import type { Ran } from '../run.test-support.ts';

const folder = workFolder();
const examples = join(import.meta.dirname, '../../../docs/examples');
const example = (name: string): Record<string, unknown>[] => JSON.parse(readFileSync(join(examples, name), 'utf8')) as Record<string, unknown>[];
const [REVIEWERS, PROPOSALS] = [example('reviewers.json'), example('proposals.json')];

interface Files { readonly reviewers?: unknown; readonly proposals?: unknown }

function affinity({ reviewers = REVIEWERS, proposals = PROPOSALS }: Files, ...args: readonly string[]): Ran {
  for (const [name, value] of Object.entries({ reviewers, proposals })) writeFileSync(join(folder, `${name}.json`), typeof value === 'string' ? value : JSON.stringify(value, null, 1));
  return counterpart(folder, ['call', 'affinity', '--reviewers', 'reviewers.json', '--proposals', 'proposals.json', '--now', '2026-01-01', ...args]);
}

const rows = (csv: string): [string, string, number][] => (parse(csv) as string[][]).map(([proposal, reviewer, value]) => [proposal!, reviewer!, Number(value)]);
const SPECIFIED = {
  reviewers: [{ id: 'r', expertise: [{ keyword: 'machine learning', proficiency: 'expert' }, { keyword: 'neural networks', proficiency: 'familiar' }, { keyword: 'data science', proficiency: 'basic' }] }],
  proposals: [{ id: 'p', title: 'Machine learning approaches for neural network optimization' }],
};

describe('issue 3 section 5: counterpart call affinity', () => {
  it('the example of the specification: 0.85 by keywords', () => {
    const ran = affinity(SPECIFIED, '--method', 'keyword');
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([0, 'p,r,0.85\n', '1 score of 1 proposal and 1 reviewer.\n']);
  });

  it('every pair, by proposal and then by score; the whole file at once, in whatever order the records come', () => {
    const full = affinity({}, '--out', 'scores.csv');
    expect([full.status, full.stdout, full.stderr]).toEqual([0, '', '48 scores of 8 proposals and 6 reviewers in scores.csv.\n1 reviewer without keywords, so the keyword score is 0: reviewer-fontaine.\n']);
    const csv = readFileSync(join(folder, 'scores.csv'), 'utf8');
    const scores = rows(csv);
    expect(scores).toEqual(scores.toSorted((a, b) => (a[0] === b[0] ? b[2] - a[2] || (a[1] < b[1] ? -1 : 1) : a[0] < b[0] ? -1 : 1)));
    expect(scores.slice(0, 6).map(([proposal]) => proposal)).toEqual(Array.from({ length: 6 }, () => 'proposal-1'));
    expect(scores.filter(([, , score]) => score === 0).length).toBeGreaterThan(0);
    expect(affinity({ reviewers: REVIEWERS.toReversed(), proposals: PROPOSALS.toReversed() }).stdout).toBe(csv);
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('--top: the best of each proposal and of each reviewer, and no other', () => {
    const all = rows(affinity({}).stdout);
    const best = (at: 0 | 1) => (row: [string, string, number]): boolean =>
      all.filter((other) => other[at] === row[at]).sort((a, b) => b[2] - a[2] || (a[1 - at]! < b[1 - at]! ? -1 : 1)).slice(0, 2).includes(row);
    expect(rows(affinity({}, '--top', '2').stdout)).toEqual(all.filter((row) => best(0)(row) || best(1)(row)));
    expect(rows(affinity({}, '--top', '6').stdout)).toEqual(all);
  });

  it('combined is the weighted sum of the two methods', () => {
    const [keyword, tfidf, combined] = [['--method', 'keyword'], ['--method', 'tfidf'], ['--keyword-weight', '0.25', '--text-weight', '0.75']]
      .map((args) => new Map(rows(affinity({}, ...args).stdout).map(([proposal, reviewer, score]) => [`${proposal} ${reviewer}`, score])));
    for (const [pair, score] of combined!) expect(score).toBeCloseTo(0.25 * keyword!.get(pair)! + 0.75 * tfidf!.get(pair)!, 12);
  });

  it('other names of fields, whole numbers as ids, dates, null; ids that need quotes', () => {
    const ran = affinity({
      reviewers: [{ uuid: 7, expertise: [{ name: 'solar cells', level: 'EXPERT' }], publications: [{ title: 'Light', abstract: null, published: '2025-03-01' }], biography: null, score: 1 }],
      proposals: [{ id: 'a,"b"', name: 'Solar cells', abstract: 'Light', language: 'en' }],
    });
    expect([ran.status, ran.stdout]).toEqual([0, '"a,""b""",7,1\n']);
  });

  it('the years that count are seen from --now; without stems and stop words other terms', () => {
    const publications = [{ title: 'Perovskite', abstract: '', year: 2019 }];
    const files = { reviewers: [{ id: 'r', publications }], proposals: [{ id: 'p', title: 'The perovskites' }] };
    const score = (...args: string[]): number => rows(affinity(files, '--method', 'tfidf', ...args).stdout)[0]![2];
    expect(score()).toBe(0);
    expect(score('--publication-years', '7')).toBe(1);
    expect(score('--now', '2024-06-01')).toBe(1);
    expect(score('--now', '2024-06-01', '--no-stems')).toBe(0);
    expect(score('--now', '2024-06-01', '--no-stop-words')).toBeLessThan(1);
  });

  it('spaces and capitals around a proficiency, regions of a language', () => {
    const member = { id: 'r', expertise: [{ keyword: 'Strömung', proficiency: ' Expert ' }], language: 'de-AT' };
    const ran = affinity({ reviewers: [member, { ...member, id: 's', language: 'EN' }], proposals: [{ id: 'p', title: 'Strömungen', language: ' de_CH ' }] }, '--method', 'keyword');
    expect([ran.status, ran.stdout]).toEqual([0, 'p,r,1\np,s,1\n']);
  });

  it('publications without a year do not count, which is said', () => {
    const publications = [{ title: 'Perovskite' }, { title: 'Perovskite', year: null }, { title: 'Cells', year: 2025 }];
    const files = { reviewers: [{ id: 'r', publications }, { id: 's', publications: publications.slice(0, 1) }], proposals: [{ id: 'p', title: 'Perovskite' }] };
    const ran = affinity(files, '--method', 'tfidf');
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([0, 'p,r,0\np,s,0\n', '2 scores of 1 proposal and 2 reviewers.\n3 publications without a year do not count, of r, s.\n1 reviewer without text, so the text score is 0: s.\n']);
    expect(affinity(files, '--method', 'keyword').stderr).toBe('2 scores of 1 proposal and 2 reviewers.\n2 reviewers without keywords, so the keyword score is 0: r, s.\n');
  });

  it('reviewers with stop words for keywords are named', () => {
    const ran = affinity({ reviewers: [{ id: 'r', expertise: [{ keyword: 'the', proficiency: 'expert' }] }], proposals: [{ id: 'p', title: 'The sea' }] }, '--method', 'keyword');
    expect(ran.stderr).toBe('1 score of 1 proposal and 1 reviewer.\n1 reviewer with no keywords but words such as "the", so the keyword score is 0: r.\n');
  });

  it('thousands of texts, in threads', () => {
    const filler = 'the '.repeat(600);
    const texts = Array.from({ length: 1100 }, (_, at) => `word${at} word${(at * 7) % 1100} word${(at * 13) % 50} ${filler}`);
    const files = { reviewers: texts.map((biography, at) => ({ id: at, biography })), proposals: texts.map((title, at) => ({ id: at, title })) };
    const ran = affinity(files, '--top', '1', '--method', 'tfidf');
    const same = rows(ran.stdout).filter(([, , score]) => score > 1 - 1e-9);
    expect([ran.status, new Set(same.map(([proposal]) => proposal)).size]).toEqual([0, 1100]);
  });
});

/** Status 64, nothing on stdout, one sentence per problem. */
function refused(files: Files, ...args: string[]): string[] {
  const ran = affinity(files, ...args);
  expect([ran.status, ran.stdout]).toEqual([64, '']);
  expect(ran.stderr).not.toMatch(/\n +at /u);
  return ran.stderr.trimEnd().split('\n');
}

describe('issue 3 section 5: bad input of call affinity', () => {
  it('every field that cannot be used, by file, line, place and value', () => {
    const reviewers = `[
      {"id": "a", "expertise": [{"keyword": " ", "proficiency": "guru"}, 3, {"name": "x"}], "publications": [{"title": 1, "year": "soon"}, {"abstract": "y"}]},
      "b", {"biography": ["x"]},
      {"id": "a", "expertise": "all", "language": "fr"}
    ]`;
    expect(refused({ reviewers })).toEqual([
      'reviewers.json, line 2, column reviewers[0].expertise[1]: "3" is not an object. Give an object such as {"keyword": "sea ice", "proficiency": "expert"}.',
      'reviewers.json, line 2, column reviewers[0].expertise[0].keyword: " " is not a text with something in it. Give a text.',
      'reviewers.json, line 2, column reviewers[0].expertise[0].proficiency: "guru" is not a proficiency. Give one of expert, familiar, basic.',
      'reviewers.json, line 2, column reviewers[0].expertise[2].proficiency: is missing. Give one of expert, familiar, basic.',
      'reviewers.json, line 2, column reviewers[0].publications[0].title: "1" is not a text. Give a text, or leave the field out.',
      'reviewers.json, line 2, column reviewers[0].publications[0].year: "soon" is not a year. Give a year such as 2026, or a date such as 2026-03-31, or leave the field out: the publication does not count then.',
      'reviewers.json, line 3, column reviewers[1]: "b" is not an object. A reviewer is an object such as {"id": "a"}.',
      'reviewers.json, line 3, column reviewers[2].id: is missing. Give "id" or "uuid".',
      'reviewers.json, line 3, column reviewers[2].biography: "[…]" is not a text. Give a text, or leave the field out.',
      'reviewers.json, line 4, column reviewers[3].id: "a" is also the id of the reviewer on line 2. Keep one of the two.',
      'reviewers.json, line 4, column reviewers[3].language: "fr" is not a language whose words are known. Give en or de, or leave the field out: it is detected then.',
      'reviewers.json, line 4, column reviewers[3].expertise: "all" is not a list. Give a list of objects such as [{"keyword": "sea ice", "proficiency": "expert"}], or leave the field out.',
    ]);
    expect(refused({ proposals: [{ id: 'p' }] })).toEqual(['proposals.json, line 2, column proposals[0].title: is missing. Give "title" or "name".']);
  });

  it('no list, no entry, no file, an input file as output', () => {
    expect(refused({ proposals: '{"id": 1}' })).toEqual(['proposals.json, line 1: is not a JSON list. Give a JSON list of objects such as [{"id": "a"}, {"id": "b"}].']);
    expect(refused({ proposals: [] })).toEqual(['proposals.json: has no proposal. Is this the right file?']);
    expect(refused({}, '--reviewers', 'absent.json')).toEqual(['absent.json: there is no such file. Check the path.']);
    expect(refused({}, '--out', 'reviewers.json')).toEqual(['reviewers.json: is one of the input files. Give --out another name.']);
    expect(refused({}, '--out', 'no/such/folder.csv')).toEqual(['no/such/folder.csv: cannot be written (ENOENT). Give --out a path in a folder that exists and may be written to.']);
  });

  it('weights that do not add up, options that are no numbers', () => {
    expect(refused({}, '--keyword-weight', '0.5')).toEqual(['--keyword-weight + --text-weight: "1.1" is what they add up to now. Make them add up to 1.']);
    expect(refused({}, '--publication-years', '1000')).toEqual(['--publication-years: "1000" cannot be used. Give a whole number from 0 to 100.']);
    for (const args of [['--top', '0'], ['--now', 'soon'], ['--keyword-weight', 'x']]) expect(refused({}, ...args)[0]).toMatch(/^error: option/u);
  });

  it('a matrix too large to write, with the remedy; the same call with --top goes', () => {
    const many = Array.from({ length: 2240 }, (_, id) => ({ id, title: 'x' }));
    expect(refused({ reviewers: many, proposals: many })).toEqual(['proposals.json: "2240 × 2240 pairs" are more than the 5000000 that are written in full. Give --top 100 or so: the best of each proposal and of each reviewer.']);
  });

  it('killed while it writes, it leaves no file of that name', async () => {
    const texts = Array.from({ length: 1900 }, (_, at) => ({ id: at, title: `word${at} thing` }));
    writeFileSync(join(folder, 'many.json'), JSON.stringify(texts));
    const main = join(import.meta.dirname, '../main.ts');
    const child = spawn(process.execPath, [main, 'call', 'affinity', '--reviewers', 'many.json', '--proposals', 'many.json', '--out', 'killed.csv'], { cwd: folder, stdio: 'ignore' });
    const ended = new Promise((resolve) => { child.on('exit', resolve); });
    while (!readdirSync(folder).some((name) => name.startsWith('killed.csv')) && child.exitCode === null) await new Promise((resolve) => { setTimeout(resolve, 5); });
    child.kill('SIGKILL');
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
    expect(readdirSync(folder)).not.toContain('killed.csv');
  });
});
