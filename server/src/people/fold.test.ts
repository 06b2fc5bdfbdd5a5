import { expect, test } from 'vitest';
import fc from 'fast-check';
import { foldName } from './fold.ts';

test.each([
  ['Straße', 'STRASSE'], ['STRAẞE', 'strasse'], ['ΣΊΣΥΦΟΣ', 'σίσυφος'], ['  Acme \t GmbH ', 'acme gmbh'], ['Ａｃｍｅ', 'ACME'], ['ﬁnance', 'Finance'],
  ['Cafe\u0301', 'CAFÉ'], ['Ac\u200bme\u00ad', 'Acme'], ['Acme\u00a0GmbH', 'Acme GmbH'], ['İzmir', 'i\u0307zmir'],
])('%j is %j', (one, other) => {
  expect(foldName(one)).toBe(foldName(other));
});

test.each([['ısı', 'isi'], ['Acme GmbH', 'AcmeGmbH'], ['Muller', 'Müller']])('%j is not %j', (one, other) => {
  expect(foldName(one)).not.toBe(foldName(other));
});

test('folding a folded name changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => { expect(foldName(foldName(name))).toBe(foldName(name)); }));
});
