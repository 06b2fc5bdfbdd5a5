import { describe, expect, it } from 'vitest';
import { attributeNamed } from './normalise.ts';

describe('an attribute is named', () => {
  const catalogue = [{ key: 'abroad', label: 'Ten_Years' }, { key: 'ten_years', label: 'At least ten years' }];
  it.each([['ten_years', 1], [' TEN_YEARS ', 1], ['at  least TEN years', 1], ['Abroad', 0], ['ten years', undefined], ['', undefined]])('%j', (text, place) => {
    expect(attributeNamed(catalogue, text)).toBe(place === undefined ? undefined : catalogue[place]);
  });
});
