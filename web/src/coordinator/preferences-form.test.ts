import { expect, test } from 'vitest';
import { preferencesFromForm } from './preferences-form.ts';

test('numbers make the order, gaps and doubles are fine, never wins', () => {
  const form = new FormData();
  for (const [name, value] of [['rank.a', '3'], ['rank.b', ''], ['rank.c', '1'], ['rank.d', '3'], ['rank.e', '2'], ['rank.f', '0'], ['rank.g', 'x'], ['never', 'e'], ['never', 'b']] as const) form.append(name, value);
  expect(preferencesFromForm(form)).toEqual({ preferences: ['c', 'a', 'd'], never: ['e', 'b'] });
});
