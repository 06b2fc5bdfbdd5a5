import { describe, expect, it } from 'vitest';
import { emailOf, entriesOf, neutral, yearsOf } from './cells.ts';

describe('a cell is written so that no spreadsheet executes it', () => {
  it.each([
    '=1+1', '+1', '-1', '@x', '|x', '%x', '\t=1', '\r=1', '\n1', '\tx', '  =1', '＝1', '＋1', '－1', '＠x', '｜x', '％x', '﹦1', '\u22121',
    '\u00a0=1', '\u200b=1', '\u2060=1', '\u200e=1', '\u202e=1', '\ufeff=1', '\u00ad=1', '\u034f=1', '\u3164=1', '\u2800=1', '\ufe0f=1', '\u{e0041}=1', ' \t\u2060 \uff1d1',
  ])('neutralises %j', (text) => expect(neutral(text)).toBe(`'${text}`));
  it.each(['a=1', 'Ada', '12', '', ' Ada', 'x-y', 'a@b.c', '50 %', 'a|b', '\u2060Ada'])('leaves %j', (text) => expect(neutral(text)).toBe(text));
});

describe('a cell is read alike by pages and command line', () => {
  it.each([[' Ada@Example.org ', 'ada@example.org'], ["o'hara+x@sub.example.org", "o'hara+x@sub.example.org"]])('%j is an address', (cell, address) => expect(emailOf(cell)).toBe(address));
  it.each(['', 'ada', 'ada@localhost', 'jürgen@example.org', 'a@b@c.org', 'a b@c.org', 'ada@example.org;ben@example.org', `${'a'.repeat(250)}@example.org`])('%j is no address', (cell) => expect(emailOf(cell)).toBeNull());
  it('lists are separated by semicolons, commas and line breaks', () => expect(entriesOf(' a; b,c\r\nd\n;, e f')).toEqual(['a', 'b', 'c', 'd', 'e f']));
  it.each([['0', 0], ['7', 7], ['80', 80], ['81', null], ['-1', null], ['1.5', null], ['010', null], ['', null]])('years: %j', (cell, years) => expect(yearsOf(cell)).toBe(years));
});
