import { expect, test } from 'vitest';
import { differences } from './differences.ts';

test('shows only the leaves that differ, by their path', () => {
  expect(differences({ name: 'A', weights: { rank: 40, tags: 30 } }, { name: 'A', weights: { rank: 50, tags: 30 }, tags: ['x', 'y'] })).toEqual([
    { path: 'tags', before: null, after: 'x, y' },
    { path: 'weights.rank', before: '40', after: '50' },
  ]);
});

test('takes nothing as nothing, and a bare value by an empty path', () => {
  expect(differences(null, undefined)).toEqual([]);
  expect(differences(null, false)).toEqual([{ path: '', before: null, after: 'false' }]);
});

test('tells lists of things by position', () => {
  expect(differences({ list: [{ id: 'a' }] }, { list: [{ id: 'b' }] })).toEqual([{ path: 'list.0.id', before: 'a', after: 'b' }]);
});
