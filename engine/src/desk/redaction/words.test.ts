import { describe, expect, it } from 'vitest';
import { detectContacts } from './index.ts';
import { wordSet } from './words.ts';

describe('words of rules', () => {
  it('are words that a reading can have: an entry that could never match is refused', () => {
    expect(wordSet(' tel  straße\n handy ')).toEqual(new Set(['tel', 'straße', 'handy']));
    expect(() => wordSet('order meeting-id Tel nr. b2b')).toThrow(new RangeError('no reading has the word meeting-id, Tel, nr., b2b'));
    expect(() => wordSet('a'.repeat(25))).toThrow(RangeError);
  });

  it.each(['line-item', 'Meeting-ID', 'Steuer-Nr.', 'Tracking-Nr', 'steuer - nr.:'])('%s says by its parts that no telephone number follows', (name) => {
    expect(detectContacts(`${name} 0171 3920012`)).toEqual([]);
    expect(detectContacts('0171 3920012')).toHaveLength(1);
  });
});
