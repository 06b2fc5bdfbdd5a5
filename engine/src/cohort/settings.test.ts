import { describe, expect, it } from 'vitest';
import { defaultSettings, validateSettings } from './settings.ts';

const problemsOf = (changes: object): string[] =>
  validateSettings({ ...defaultSettings, ...changes }).map(({ path, value, remedy }) => `${path}=${value}:${remedy}`);

describe('§18 settings', () => {
  it('defaults are the specification\'s and valid', () => {
    expect(validateSettings(defaultSettings)).toEqual([]);
    expect(defaultSettings).toMatchObject({ ambiguityGap: 5, minOptionsStrict: 3, objective: 'lexicographic' });
    expect(defaultSettings.weights).toEqual({ rank: 40, tags: 30, attributes: 20, alignment: 10 });
    expect(defaultSettings.penalties).toEqual({ sameOrganization: 1e6, neither: 3e5, oneSided: 1e5, scoreScale: 1000 });
  });
  it('weights must sum to 100 and not be negative', () => {
    expect(problemsOf({ weights: { rank: 40, tags: 30, attributes: 20, alignment: 9 } })).toEqual(['weights=99:makeSum']);
    expect(problemsOf({ weights: { rank: -1, tags: 61, attributes: 20, alignment: 20 } })).toEqual(['weights.rank=-1:giveNumber']);
    expect(problemsOf({ weights: { rank: 33.3, tags: 33.3, attributes: 33.3, alignment: 0.1 } })).toEqual([]);
  });
  it('names every wrong place with its value and remedy', () => {
    expect(problemsOf({ ambiguityGap: Number.NaN, renormalise: 'yes', objective: 'best', color: {} })).toEqual([
      'color=object:removeKey', 'renormalise=yes:giveBoolean', 'ambiguityGap=NaN:giveNumber', 'objective=best:giveOneOf',
    ]);
  });
  it('checks the attribute catalogue', () => {
    const attributes = [
      { key: 'a', label: 'A', weight: 1, predicate: { field: 'bio', op: 'atLeast', value: 1 } },
      { key: 'a', label: '', weight: 1, predicate: { field: 'languages', op: 'includes', value: 'en' } },
      7,
    ];
    expect(problemsOf({ attributes })).toEqual([
      'attributes[0].predicate.op=atLeast:giveOneOf', 'attributes[1].key=a:removeDuplicate', 'attributes[1].label=:giveText',
      'attributes[2]=7:giveObject',
    ]);
  });
  it('takes anything without throwing', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level++) deep = { weights: deep };
    for (const candidate of [null, undefined, 3, [], 'x', {}, deep]) expect(validateSettings(candidate).length).toBeGreaterThan(0);
  });
});
