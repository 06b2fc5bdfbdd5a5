import { describe, expect, test } from 'vitest';
import { randomSource } from '../../cohort/random.test-support.ts';
import { identify, orcidOf, PeopleIndex, personOf, type Identity } from './identity.ts';
import { comparableName, nameLikeness } from './names.ts';

const nobody: Identity = { accountId: null, orcid: null, emails: [], name: '' };
const person = (known: Partial<Identity>) => personOf({ ...nobody, ...known });
const likeness = (a: string, b: string) => nameLikeness(comparableName(a), comparableName(b));

describe('names', () => {
  test.each([
    ['Prof. Dr. Anna von Maier', 'Maier, Anna', 'same'], ['José Núñez', 'jose nunez', 'same'], ['Jürgen Groß', 'Juergen Gross', 'same'], ['Søren Łukasz', 'Soren Lukasz', 'same'],
    ['Anna Maria Maier', 'Anna Maier', 'same'], ['Wei Zhang', 'Zhang Wei', 'order'], ['A. Maier', 'Anna Maier', 'initials'], ['J.-P. Serre', 'Jean-Pierre Serre', 'initials'],
    ['Anna Maier', 'Anna Meier', 'spelling'], ['Anna Maier', 'Anna Mayer', 'spelling'], ['Katherine Johnson', 'Catherine Johnson', 'spelling'], ['Wei Zhnag', 'Wei Zhang', 'spelling'], ['Sinéad O’Connor', 'Sinead OConnor', 'same'], ['Ana de Souza', 'Ana Lima Souza', 'same'],
  ])('%s and %s may be one person: %s', (a, b, expected) => {
    expect(likeness(a, b)).toBe(expected);
    expect(likeness(b, a)).toBe(expected);
  });

  test.each([
    ['Anna Maier', 'Bernd Maier'], ['Anna Maier', 'B. Maier'], ['Anna Maier', 'Anna Huber'], ['John A. Smith', 'John B. Smith'], ['Anna Maier', 'Anne Meier'], ['Wei Li', 'Wei Lu'],
    ['Maier', 'Maier'], ['Anna', 'Anna Maier'], ['', ''], ['Dr. Dr.', 'Prof.'], ['Anna Mai', 'Anna Maierhof'], ['Wei Lin', 'Wei Lan'], ['Anna M.', 'Anna Maier'],
  ])('%s and %s are not alike', (a, b) => {
    expect(likeness(a, b)).toBe(null);
    expect(likeness(b, a)).toBe(null);
  });
});

describe('who somebody is', () => {
  const ada = { accountId: 'u1', orcid: 'https://orcid.org/0000-0002-1825-0097', emails: [' Ada@Example.org'], name: 'Ada Byron' };

  test('is known by account, then ORCID, then e-mail', () => {
    expect(identify(person(ada), person({ ...ada, name: 'A. King' }))).toEqual({ by: 'account', value: 'u1' });
    expect(identify(person(ada), person({ ...ada, accountId: 'u2' }))).toEqual({ by: 'orcid', value: '0000-0002-1825-0097' });
    expect(identify(person(ada), person({ emails: ['ADA@example.org'], name: 'King' }))).toEqual({ by: 'email', value: 'ada@example.org' });
  });

  test('is only suspected by a similar name, and not at all where two ORCIDs differ', () => {
    expect(identify(person(ada), person({ name: 'A. Byron' }))).toEqual({ by: 'name', value: 'A. Byron', alike: 'initials' });
    expect(identify(person(ada), person({ name: 'Ada Byron', accountId: 'u2' }))).toMatchObject({ by: 'name' });
    expect(identify(person(ada), person({ name: 'Ada Byron', orcid: '0000-0001-5109-3700' }))).toBe(null);
    expect(identify(person({ name: 'x' }), person({ name: 'x' }))).toBe(null);
  });

  test('is not told by what is empty', () => {
    expect(identify(person({ accountId: '', orcid: '', emails: [' '], name: 'a b' }), person({ accountId: '', orcid: '', emails: [''], name: 'c d' }))).toBe(null);
  });

  test('is not told by an ORCID whose check digit is wrong', () => {
    expect(orcidOf('0000-0002-1694-233x')).toBe('0000-0002-1694-233X');
    expect(orcidOf('0000-0002-1825-0098')).toBe(null);
    expect(orcidOf('call 0000-0002-1825-00971')).toBe(null);
    expect(identify(person({ orcid: '0000-0002-1825-0098', name: 'a b' }), person({ orcid: '0000-0002-1825-0098', name: 'c d' }))).toBe(null);
  });

  test('is found by the index exactly where comparing all finds it', () => {
    const random = randomSource(4);
    const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
    const people = Array.from({ length: 400 }, () => person({
      name: `${pick(['Anna', 'Ana', 'A.', 'Bernd', 'B', 'Katharina', 'Catharina', 'Wei', ''])} ${pick(['Maier', 'Meier', 'Mayer', 'Maire', 'Maiers', 'Li', 'Lu', 'Zhang', 'Wei', 'von Maier', 'Zhnag'])}`,
      accountId: random() < 0.05 ? pick(['u1', 'u2']) : null, emails: random() < 0.1 ? [pick(['a@b.c', 'd@e.f'])] : [],
      orcid: random() < 0.1 ? pick(['0000-0002-1825-0097', '0000-0001-5109-3700']) : null,
    }));
    const index = new PeopleIndex<number>();
    people.forEach((each, at) => index.add(each, at));
    let found = 0;
    for (const each of people) {
      const all = people.flatMap((other, item) => { const basis = identify(each, other); return basis === null ? [] : [{ item, basis }]; });
      expect(index.find(each).sort((a, b) => a.item - b.item)).toEqual(all);
      found += all.filter(({ basis }) => basis.by === 'name' && basis.alike === 'spelling').length;
    }
    expect(found).toBeGreaterThan(100);
  });
});
