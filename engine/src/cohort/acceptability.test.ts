import { describe, expect, it } from 'vitest';
import { acceptabilityOf, exceptionTypesOf, inSameOrganization, isSamePerson } from './acceptability.ts';
import { mentee, mentor } from './builders.test-support.ts';
import { fold, foldList } from '../text/fold.ts';
import { compareText } from '../text/order.ts';

describe('§17 acceptability: mutual, one-sided, neither', () => {
  it('says who lists whom', () => {
    expect(acceptabilityOf(true, true)).toBe('mutual');
    expect(acceptabilityOf(true, false)).toBe('mentorOnly');
    expect(acceptabilityOf(false, true)).toBe('menteeOnly');
    expect(acceptabilityOf(false, false)).toBe('neither');
  });
});

describe('§8.5 and C2 labels, worst first', () => {
  it('labels acceptability across organizations', () => {
    expect(exceptionTypesOf('mutual', false)).toEqual([]);
    expect(exceptionTypesOf('mentorOnly', false)).toEqual(['E1']);
    expect(exceptionTypesOf('menteeOnly', false)).toEqual(['E1']);
    expect(exceptionTypesOf('neither', false)).toEqual(['E2']);
  });
  it('labels E3 alone where nobody could rank, E3 with the rest behind it where somebody did', () => {
    expect(exceptionTypesOf('neither', true)).toEqual(['E3']);
    expect(exceptionTypesOf('mutual', true)).toEqual(['E3']);
    expect(exceptionTypesOf('menteeOnly', true)).toEqual(['E3', 'E1']);
  });
});

describe('who is the same', () => {
  it('an unknown organization is never the same as another', () => {
    expect(inSameOrganization(mentor('m', { organization: null }), mentee('e', { organization: null }))).toBe(false);
    expect(inSameOrganization(mentor('m', { organization: 'X' }), mentee('e', { organization: 'X' }))).toBe(true);
  });
  it('C10: one person may be both sides', () => {
    expect(isSamePerson(mentor('m', { personId: 'p' }), mentee('e', { personId: 'p' }))).toBe(true);
    expect(isSamePerson(mentor('m'), mentee('e'))).toBe(false);
  });
});

describe('texts', () => {
  it('fold alike whatever their case, width or spacing', () => {
    expect(fold('  STRASSE ')).toBe(fold('straße'));
    expect(fold('STRAẞE')).toBe(fold('straße'));
    expect(fold('Ｐｙｔｈｏｎ')).toBe('python');
    expect(fold('ΟΔΟΣ')).toBe(fold('οδος'));
    expect(fold('data \t science')).toBe('data science');
    expect(foldList(['B', 'a', ' b ', ''])).toEqual(['a', 'b']);
  });
  it('are folded once and for all: folding twice changes nothing', () => {
    const changed: number[] = [];
    for (let code = 1; code < 0x11000; code++) {
      const folded = fold(`a${String.fromCodePoint(code)}b`);
      if (fold(folded) !== folded) changed.push(code);
    }
    expect(changed).toEqual([]);
  });
  it('order by code point, also beyond U+FFFF', () => {
    expect(['\u{1F600}', '\uFF5E', 'z', ''].sort(compareText)).toEqual(['', 'z', '\uFF5E', '\u{1F600}']);
  });
});
