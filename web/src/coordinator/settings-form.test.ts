import { model } from '@counterpart/contract';
import { describe, expect, test } from 'vitest';
import { freshKey, settingsFromForm } from './settings-form.ts';

const numbers = {
  'weights.rank': '40', 'weights.tags': '30', 'weights.attributes': '20', 'weights.alignment': '10',
  'alignment.language': '1', 'alignment.location': '1', 'alignment.function': '1', ambiguityGap: '5', minOptionsStrict: '3',
  objective: 'lexicographic', 'penalties.sameOrganization': '1000000', 'penalties.neither': '300000', 'penalties.oneSided': '100000', 'penalties.scoreScale': '1000',
};
const form = (entries: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.set(`settings.${name}`, value);
  return data;
};

describe('settings from a form', () => {
  test('are what the contract asks for', () => {
    const settings = settingsFromForm(form({
      ...numbers, renormalise: 'on',
      'attributes.0.key': 'senior', 'attributes.0.label': 'Ten years', 'attributes.0.predicate.field': 'yearsExperience.atLeast', 'attributes.0.predicate.value': '10', 'attributes.0.weight': '2',
      'attributes.1.key': '', 'attributes.1.label': 'Senior', 'attributes.1.predicate.field': 'languages.includes', 'attributes.1.predicate.value': ' German ', 'attributes.1.weight': '1',
      'attributes.2.key': '', 'attributes.2.label': ' ', 'attributes.2.predicate.field': 'bio.contains', 'attributes.2.predicate.value': '', 'attributes.2.weight': '1',
    }));
    expect(model.cohortSettings.parse(settings)).toEqual(settings);
    expect(settings.renormalise).toBe(true);
    expect(settings.attributes).toEqual([
      { key: 'senior', label: 'Ten years', predicate: { field: 'yearsExperience', op: 'atLeast', value: 10 }, weight: 2 },
      { key: 'senior_2', label: 'Senior', predicate: { field: 'languages', op: 'includes', value: 'German' }, weight: 1 },
    ]);
  });

  test('drop a row that is ticked', () => {
    const settings = settingsFromForm(form({ ...numbers, 'attributes.0.key': 'a', 'attributes.0.label': 'A', 'attributes.0.remove': 'on' }));
    expect(settings.attributes).toEqual([]);
  });

  test('leave an empty number for the server to refuse', () => {
    expect(model.cohortSettings.safeParse(settingsFromForm(form({ ...numbers, ambiguityGap: '' }))).success).toBe(false);
  });
});

test('keys made from labels are plain and new', () => {
  expect(freshKey('Führungserfahrung!', new Set())).toBe('fuhrungserfahrung');
  expect(freshKey('10 Jahre', new Set())).toBe('jahre');
  expect(freshKey('東京', new Set(['attribute']))).toBe('attribute_2');
});
