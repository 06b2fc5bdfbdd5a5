import { describe, expect, test } from 'vitest';
import { swapOf } from './swap.ts';

const person = (id: string) => ({ id, name: id, email: '', organization: '' });
const matches = [['a', 'x'], ['b', 'y']].map(([mentor = '', mentee = '']) => ({ mentor: person(mentor), mentee: person(mentee) }));

describe('a new partner by hand', () => {
  test('is a swap when the partner has one', () => {
    expect(swapOf(matches, 'a', 'y')).toEqual([{ mentorId: 'a', menteeId: 'y' }, { mentorId: 'b', menteeId: 'x' }]);
  });

  test('takes somebody free, or leaves the mentor alone', () => {
    expect(swapOf(matches, 'a', 'z')).toEqual([{ mentorId: 'a', menteeId: 'z' }]);
    expect(swapOf(matches, 'a', '')).toEqual([{ mentorId: 'a', menteeId: null }]);
  });

  test('takes the partner from a mentor who then has nobody, when the other had nobody', () => {
    expect(swapOf(matches, 'c', 'x')).toEqual([{ mentorId: 'c', menteeId: 'x' }, { mentorId: 'a', menteeId: null }]);
  });

  test('is nothing while incomplete or unchanged', () => {
    expect(swapOf(matches, '', 'x')).toEqual([]);
    expect(swapOf(matches, 'a', null)).toEqual([]);
    expect(swapOf(matches, 'a', 'x')).toEqual([]);
    expect(swapOf(matches, 'c', '')).toEqual([]);
  });
});
