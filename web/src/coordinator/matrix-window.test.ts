import { describe, expect, test } from 'vitest';
import { shadeOf, windowOf } from './matrix-window.ts';
import type { Matrix } from './types.ts';

const person = (name: string, organization = 'North') => ({ id: name, name, email: `${name}@example.org`, organization });
const matrix: Matrix = {
  mentors: [person('Cara'), person('Ada', 'South'), person('Bo')],
  mentees: [person('Zoe'), person('Yan'), person('Xia')],
  scores: [[10, 20, 30], [40, 50, 60], [70, 80, 90]],
  kinds: [['mutual', 'neither', 'mutual'], ['mutual', 'mutual', 'sameOrganization'], ['mutual', 'mutual', 'forbidden']],
  chosen: [[0, 2], [1, 0]],
};

describe('the window of the matrix', () => {
  test('puts the chosen pairs on the diagonal and the unmatched last', () => {
    const shown = windowOf(matrix, 'pairs', 1, 1);
    expect(shown.mentors.map(({ name }) => name)).toEqual(['Ada', 'Cara', 'Bo']);
    expect(shown.mentees.map(({ name }) => name)).toEqual(['Zoe', 'Xia', 'Yan']);
    expect(shown.cells.map((row) => row.map(({ chosen }) => chosen))).toEqual([[true, false, false], [false, true, false], [false, false, false]]);
    expect(shown.cells[0]?.[0]).toEqual({ score: 40, kind: 'mutual', chosen: true });
  });

  test('sorts by name, or by organization first', () => {
    expect(windowOf(matrix, 'names', 1, 1).mentors.map(({ name }) => name)).toEqual(['Ada', 'Bo', 'Cara']);
    expect(windowOf(matrix, 'organizations', 1, 1).mentors.map(({ name }) => name)).toEqual(['Bo', 'Cara', 'Ada']);
  });

  test('cuts large sides into pages and stays within them', () => {
    const second = windowOf(matrix, 'names', 2, 99, 2);
    expect(second.rows).toEqual({ page: 2, pages: 2, from: 3, until: 3, of: 3 });
    expect(second.mentors.map(({ name }) => name)).toEqual(['Cara']);
    expect(second.mentees.map(({ name }) => name)).toEqual(['Zoe']);
    expect(second.cells).toEqual([[{ score: 10, kind: 'mutual', chosen: false }]]);
  });

  test('shows nothing where nobody is', () => {
    const empty = windowOf({ mentors: [], mentees: [], scores: [], kinds: [], chosen: [] }, 'pairs', 1, 1);
    expect(empty.cells).toEqual([]);
    expect(empty.rows).toEqual({ page: 1, pages: 1, from: 1, until: 0, of: 0 });
  });
});

test('a shade for every score', () => {
  expect([0, 9, 10, 55, 99, 100].map(shadeOf)).toEqual([0, 0, 1, 5, 9, 9]);
});
