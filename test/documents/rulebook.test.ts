// Holds docs/rules/ to its word: every clause is there, every file exists, every quoted test stands in its file.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { read, root } from './markdown.ts';

const numbered = (prefix: string, from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `${prefix}${from + at}`);

/** Every section of the cohort specification that has rules of its own, its acceptance criteria, and the resolutions. */
const clauses = [
  ...numbered('S', 1, 7), ...numbered('C', 1, 14), '§0', '§1', '§2', ...numbered('§3.', 1, 3), ...numbered('§4.', 1, 6), ...numbered('§5.', 1, 3), ...numbered('§6.', 1, 2), '§7', ...numbered('§8.', 1, 6),
  ...numbered('§9.', 1, 4), '§10', '§11', ...numbered('§12.', 1, 4), '§13', '§14', '§15', '§16', '§17', '§18', '§19', ...numbered('A', 1, 5),
];

interface Row {
  readonly clause: string;
  readonly rule: string;
  /** Both cells say “server”: the rule needs a database, a clock or the network, and its program's pages are not there yet. */
  readonly server: boolean;
  readonly places: string[];
  readonly tests: { file: string; name: string }[];
}

/** The sections of the other specifications that say a rule. */
const callSections = [
  'Keyword-Based Scoring', 'TF-IDF Text Similarity', 'Combined Method', 'Matching Configuration', 'MinMax', 'FairFlow', 'Hungarian', 'Reviewer Bids', 'Reviewer Discovery Workflow',
  'Reviewer Profile Visibility', 'Suggestion Status Workflow', 'API Endpoints', 'Data Models', 'Integration with COI Detection', 'Performance Considerations',
];
const directorySections = [
  ...numbered('E', 1, 5), 'Not a hard filter', 'Platform Score', 'Match Score', 'Directory View', 'Match View', 'Commission', 'Dynamic Tier Updates', 'Criteria Summary Box', 'Low Match Scores', 'Data Model', 'Test Cases',
];
const deskSections = [...numbered('§1.', 1, 4), ...numbered('§2.', 1, 2), ...numbered('§3.', 1, 4), ...numbered('§4.', 1, 4), ...numbered('§5.', 1, 4)];

/** What each page must have a row for, whatever else it says. */
const books = [
  { page: 'docs/rules/cohorts.md', clauses },
  { page: 'docs/rules/calls.md', clauses: [...numbered('R', 1, 12), ...callSections] },
  { page: 'docs/rules/directory.md', clauses: [...numbered('D', 1, 10), ...directorySections] },
  { page: 'docs/rules/desk.md', clauses: [...numbered('K', 1, 15), ...deskSections] },
  { page: 'docs/rules/bad-days.md', clauses: ['Input', 'Policy', 'Races', 'Crashes', 'Mail', 'Access', 'Sign-in', 'Time'] },
];

function rowsOf(page: string): Row[] {
  const lines = read(page).split('\n').filter((line) => /^\| (?!Clause|Day)\S/.test(line));
  return lines.map((line) => {
    const [clause = '', rule = '', places = '', tests = ''] = line.slice(2, -2).split(' | ');
    return {
      clause, rule, server: places === 'server' && tests === 'server',
      places: [...places.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place),
      tests: [...tests.matchAll(/`([^`]+)`: “(.*?)”(?=<br>|$)/g)].map(([, file = '', name = '']) => ({ file, name })),
    };
  });
}

/** Test names as they are called, with the escapes of their source undone. */
function testNames(file: string): Set<string> {
  const calls = /^\s*(?:it|test|describe)(?:\.\w+(?:\([\s\S]*?\))?)*\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gm;
  const text = readFileSync(join(root, file), 'utf8');
  return new Set([...text.matchAll(calls)].map(([, , name = '']) => name.replaceAll(/\\(.)/g, '$1')));
}

describe.each(books)('$page', ({ page, clauses: expected }) => {
  const rows = rowsOf(page);

  test('has a row for every clause, and no clause that there is not', () => {
    const present = new Set(rows.map(({ clause }) => clause));
    expect(expected.filter((clause) => !present.has(clause))).toEqual([]);
    expect([...present].filter((clause) => !expected.includes(clause))).toEqual([]);
  });

  test.each(rows.filter(({ server }) => !server).map((row) => [`${row.clause} ${row.rule}`, row] as const))('%s', (_name, { places, tests }) => {
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([]);
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter(({ file, name }) => !existsSync(join(root, file)) || !testNames(file).has(name))).toEqual([]);
  });
});
