import { expect, it } from 'vitest';
import { refusalWords } from './refusal-words.ts';

it('a refusal is a sentence with its reasons and what to do, never a code and JSON', () => {
  expect(refusalWords({ code: 'passwordTooWeak', reasons: [{ code: 'passwordCommon', path: 'password', values: {} }] }))
    .toBe('The password is too easy to guess. It is among the passwords that are tried first. Take a few unusual words.');
  expect(refusalWords({ code: 'lastAdmin', reasons: [] })).toBe('There must be one active administrator.');
});

it('a reason that no command knows is named with its place and values', () => {
  const reasons = [{ code: 'organizationKnown', path: 'decisions', values: { value: 'Ac\u001Bme', count: 2 } }, { code: 'too_small', path: '', values: {} }];
  expect(refusalWords({ code: 'invalidInput', reasons }))
    .toBe('Some of the input cannot be used; see the reasons. decisions: organization known (value "Ac\u{FFFD}me", count 2). too small.');
});
