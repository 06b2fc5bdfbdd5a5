import { createFormatter, createTranslator, type Locale } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import de from '../messages/de/coordinator.json' with { type: 'json' };
import en from '../messages/en/coordinator.json' with { type: 'json' };
import { wordsOf, type Translate } from './words.ts';

const names = { a: 'Ada', b: 'Bo', c: 'Cy', d: 'Di', m: 'Mia', n: 'Noa', o: 'Oz' };
const messages = { en, de };
const speak = (locale: Locale) => {
  const t = createTranslator({ locale, messages: { coordinator: messages[locale] }, namespace: 'coordinator', onError: (error) => { throw error; } }) as unknown as Translate;
  const format = createFormatter({ locale });
  return wordsOf({ t, names, list: (items) => format.list(items) });
};
const about = { organizations: [{ id: 'x', name: 'Northwind', mentors: 6, mentees: 5 }], counts: { mentors: 5, mentees: 4, mentorsSubmitted: 3, menteesSubmitted: 4 } };
const finding = (code: string, ids: string[] = [], values: Record<string, number | string> = {}, side: 'mentor' | 'mentee' | null = null) => ({ code, side, ids, values });

describe('findings in words', () => {
  test('name the people and count them', () => {
    const { finding: say } = speak('en');
    expect(say(finding('notSubmitted', ['a']), about)).toBe('Ada has not submitted yet.');
    expect(say(finding('notSubmitted', ['a', 'b', 'c']), about)).toBe('3 people have not submitted yet: Ada, Bo, and Cy.');
    expect(say(finding('notSubmitted', ['a', 'b', 'c'], {}, 'mentor'), about)).toBe('3 mentors have not submitted yet: Ada, Bo, and Cy.');
    expect(say(finding('countsDiffer', [], { mentors: 1, mentees: 4 }), about)).toContain('1 mentor and 4 mentees');
    expect(say(finding('fewOptions', ['a'], { minimum: 3 }), about)).toContain('fewer than the advised 3');
    expect(say(finding('oneOrganizationDominates', ['x'], { organizationId: 'x', mentors: 6, mentees: 5, people: 20 }), about)).toContain('Northwind has 11 of the 20');
  });

  test('state the certificate as a sentence', () => {
    expect(speak('en').finding(finding('hallViolator', ['a', 'b', 'c', 'd'], { members: 4, partners: 3 }, 'mentee'), about))
      .toBe('These 4 mentees accept and are accepted by only these 3 mentors. At least one of them would stay without a partner.');
    expect(speak('en').finding(finding('hallViolator', ['m', 'n'], { members: 2, partners: 0 }, 'mentor'), about))
      .toBe('These 2 mentors accept and are accepted by nobody. At least 2 of them would stay without a partner.');
    expect(speak('en').finding(finding('hallViolator', ['m'], { members: 1, partners: 0 }, 'mentor'), about)).toBe('1 mentor accepts and is accepted by nobody. This person would stay without a partner.');
    expect(speak('en').finding(finding('vetoesBlockPairing', ['m'], { members: 1, partners: 0 }, 'mentor'), about)).toContain('leave 1 mentor with nobody');
    expect(speak('de').finding(finding('vetoesBlockPairing', ['m'], { members: 1, partners: 0 }, 'mentor'), about)).toContain('kommt für 1 Mentor/in niemand infrage');
  });

  // In German the verbs bend with the numbers.
  test.each([
    [0, 4, 'Für diese 4 Mentees kommt bei gegenseitiger Zustimmung niemand infrage. Mindestens 4 Personen davon blieben ohne Partner.'],
    [0, 1, 'Für 1 Mentee kommt bei gegenseitiger Zustimmung niemand infrage. Diese Person bliebe ohne Partner.'],
    [1, 2, 'Für diese 2 Mentees kommt bei gegenseitiger Zustimmung nur 1 Mentor/in infrage. Mindestens eine Person davon bliebe ohne Partner.'],
    [2, 4, 'Für diese 4 Mentees kommen bei gegenseitiger Zustimmung nur 2 Mentorinnen und Mentoren infrage. Mindestens 2 Personen davon blieben ohne Partner.'],
  ])('state the certificate in German for %i partners of %i', (partners, members, sentence) => {
    expect(speak('de').finding(finding('hallViolator', ['a', 'b', 'c', 'd'].slice(0, members), { members, partners }, 'mentee'), about)).toBe(sentence);
  });

  test('shorten long lists and survive unknown ids and codes', () => {
    const { finding: say, namesOf } = speak('en');
    expect(namesOf(Array.from({ length: 12 }, () => 'a'))).toBe(`${Array(8).fill('Ada').join(', ')} and 4 others`);
    expect(say(finding('notSubmitted', ['gone']), about)).toContain('someone who is no longer here');
    expect(say(finding('tomorrowsCode'), about)).toContain('tomorrowsCode');
  });

  test.each(['en', 'de'] as const)('exist for every code in %s', (locale) => {
    const { finding: say } = speak(locale);
    const codes = ['noMentors', 'noMentees', 'countsDiffer', 'organizationMissing', 'notSubmitted', 'zeroOptions', 'hallViolator', 'lockNotCompliant', 'vetoesBlockPairing', 'fewOptions', 'oneOrganizationDominates', 'weightedOrderNotGuaranteed', 'tooManyToProve', 'notProvenInTime'];
    const sentences = codes.map((code) => say(finding(code, ['a', 'm'], { reason: 'E3', partners: 1, minimum: 3 }, 'mentee'), about));
    expect(new Set(sentences).size).toBe(codes.length);
    for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|finding\./);
  });
});

describe('a pair in words', () => {
  const two = { mentor: { name: 'Ada', organization: 'Northwind' }, mentee: { name: 'Mia', organization: 'Northwind' } };

  test('says what it breaks, worst first, and nothing when it breaks nothing', () => {
    const { exceptions } = speak('en');
    expect(exceptions({ acceptability: 'mutual', sameOrganization: false, exceptionTypes: [], listsNotCounted: [] }, two)).toEqual([]);
    expect(exceptions({ acceptability: 'neither', sameOrganization: true, exceptionTypes: ['E3'], listsNotCounted: [] }, two)).toEqual(['Both belong to Northwind.']);
    expect(exceptions({ acceptability: 'mentorOnly', sameOrganization: true, exceptionTypes: ['E3', 'E1'], listsNotCounted: [] }, two))
      .toEqual(['Both belong to Northwind.', 'Ada ranked Mia, but not the other way round.']);
  });

  test('does not deny a list that was there and did not count because nobody had submitted it', () => {
    const { exceptions } = speak('en');
    const neither = { acceptability: 'neither', sameOrganization: false, exceptionTypes: ['E2'] } as const;
    expect(exceptions({ ...neither, exceptionTypes: [...neither.exceptionTypes], listsNotCounted: ['mentor', 'mentee'] }, two)).toEqual(['The lists of Ada and Mia were not submitted, so they did not count.']);
    expect(exceptions({ ...neither, exceptionTypes: [...neither.exceptionTypes], listsNotCounted: ['mentor'] }, two)).toEqual(['The list of Ada was not submitted, so it did not count; Mia did not rank Ada.']);
    expect(speak('de').exceptions({ acceptability: 'menteeOnly', sameOrganization: false, exceptionTypes: ['E1'], listsNotCounted: ['mentor'] }, two)).toEqual(['Mia hat Ada auf der Liste. Die Liste von Ada war nicht abgegeben und zählte deshalb nicht.']);
  });

  test('names both parts of one organization', () => {
    const parts = { ...two, mentee: { ...two.mentee, organization: 'Northwind Energy' } };
    expect(speak('en').exceptions({ acceptability: 'mutual', sameOrganization: true, exceptionTypes: ['E3'], listsNotCounted: [] }, parts)).toEqual(['Both belong to Northwind / Northwind Energy.']);
  });

  test('names both candidates of a close call, side by side', () => {
    const quiet = { ambiguous: false, best: null, second: null, gap: null };
    const close = { ambiguous: true, best: { id: 'm', scorePercent: 81 }, second: { id: 'n', scorePercent: 79 }, gap: 2 };
    const person = (name: string) => ({ id: name, name, email: '', organization: '' });
    expect(speak('en').ambiguity({ mentor: person('Ada'), mentee: person('Mia'), ambiguity: { ambiguous: true, mentor: close, mentee: quiet } }))
      .toEqual(['For Ada, Mia (81%) and Noa (79%) are about equally good.']);
  });

  test('tells the only option from a free choice from a cost', () => {
    const { regret } = speak('en');
    expect([regret(null), regret(0), regret(7)].map((sentence) => sentence.slice(0, 20))).toEqual(['Without this pair, n', 'An equally good pair', 'Without this pair th']);
  });

  test('asks the side that has not ranked the other', () => {
    const { acceptance } = speak('en');
    expect(acceptance({ mentor: 'a', mentee: 'm', ask: ['mentor'], scorePercent: 70 })).toBe('Ada adds Mia, who already ranked Ada (70% match).');
    expect(acceptance({ mentor: 'a', mentee: 'm', ask: ['mentor', 'mentee'], scorePercent: 70 })).toBe('Ada and Mia add each other (70% match).');
  });
});
