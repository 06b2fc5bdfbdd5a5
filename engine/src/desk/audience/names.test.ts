import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../text/fold.ts';
import { audiences, tiers, visible } from './matrix.ts';
import { displayName } from './names.ts';

const shown = (first: string, last: string) => displayName({ first, last }, 'expert', 'matchedClient', 'private');

describe('a private expert before the booking is confirmed (K5)', () => {
  it.each([
    ['John', 'Smith', 'John S.'],
    ['  john ', 'smith', 'john S.'],
    ['John Michael', 'Smith', 'John S.'],
    ['Jean-Luc', 'Picard', 'Jean-Luc P.'],
    ['Dr. Anna', 'Berg', 'Anna B.'],
    ['Prof. Dr.-Ing. habil. Anna', 'Berg', 'Anna B.'],
    ['Anna', 'Dr. Berg', 'Anna B.'],
    ['Jan', 'van der Berg', 'Jan B.'],
    ['Vincent', 'Van Gogh', 'Vincent V.'],
    ['María', 'de la Cruz Fernández', 'María C.'],
    ['Gerard', '’t Hooft', 'Gerard H.'],
    ['Conan', 'O’Brien', 'Conan O.'],
    ['Anders', 'Ångström', 'Anders Å.'],
    ['Anders', 'Ångström', 'Anders Å.'],
    ['Weiß', 'ßmann', 'Weiß ß.'],
    ['J. Robert', 'Oppenheimer', 'J. O.'],
    ['Martin', 'King Jr.', 'Martin K.'],
    // One field for all.
    ['John Smith', '', 'John S.'],
    ['', 'John Smith', 'J.'],
    ['Smith, John', '', 'John S.'],
    ['Smith, John', 'Smith', 'John S.'],
    ['John Smith', 'Smith', 'John S.'],
    ['Smith John', 'Smith', 'John S.'],
    ['John (Johnny)', '"Smith"', 'John S.'],
    // Part of the family name within what was typed as the first one.
    ['Jones', 'Smith-Jones', 'J. S.'],
    ['Smith-John', 'Smith', 'S. S.'],
    ['j.smith@mail.example', 'Smith', 'J. S.'],
    ['SMITH,John', 'Smith', 'S. S.'],
    ['Dr.Smith John', 'Smith', 'John S.'],
    ["O'Brien Conan", 'O’Brien', 'Conan O.'],
    ['Neil', 'O’Neil', 'Neil O.'],
    ['J. Robert', 'J-Oppenheimer', 'J. J.'],
    ['Dr. h. c. Ada', 'Berg', 'Ada B.'],
    ['Dr. E.h. Ada', 'Berg', 'Ada B.'],
    ['H. C.', 'Andersen', 'H. A.'],
    // One name only: that would be the full name.
    ['Madonna', '', 'M.'],
    ['', 'Sukarno', 'S.'],
    ['Dr. Oetker', '', 'O.'],
    ['Ali', 'Ali', 'A. A.'],
    // The family name is one letter: its initial would be all of it.
    ['Karen', 'O', 'Karen'],
    ['小明', '王', '小明'],
    ['민준', '김', '민준'],
    ['민준', '남궁', '민준 남.'],
    ['王小明', '', '王.'],
    ['محمد', 'علي', 'محمد ع.'],
    ['प्रिया', 'शर्मा', 'प्रिया श.'],
    ['Ольга', 'Иванова', 'Ольга И.'],
    ['', '', '.'],
    ['—', '42', '.'],
    ['John\u200bSmith', '', 'John S.'],
    ['John\u202e', 'Smith', 'John S.'],
  ])('%j %j is %j', (first, last, expected) => {
    expect(shown(first, last)).toBe(expected);
  });
  it('no word of the family name is ever shown, whatever people typed', () => {
    const word = fc.stringMatching(/^[A-ZÄÖa-zß’-]{2,8}$/u).filter((text) => (text.match(/\p{L}/gu) ?? []).length > 1);
    const name = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(fc.property(name, name.filter((text) => text !== ''), (first, last) => {
      const pieces = (text: string) => text.replaceAll('’', '').split(/[ .-]/u).filter(({ length }) => length > 1).map(fold);
      expect(pieces(shown(first, last)!).filter((piece) => pieces(last).includes(piece))).toEqual([]);
    }), { numRuns: 2000, seed: 5 });
  });
});

it.each([')', ' h.', "'", 'A.'])('a name of any length is read in time that grows with it: %j', (unit) => {
  const started = performance.now();
  const name = `${unit.repeat(50_000 / unit.length)}x`;
  expect(shown(name, name)!.length + shown(name, '')!.length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(3000);
});

describe('names by audience', () => {
  const ada = { first: 'Ada', last: 'Lovelace' };

  it('are full, reduced or none, exactly as the matrix says', () => {
    for (const audience of audiences) {
      for (const tier of tiers) {
        const expected = visible('fullName', audience, tier) ? 'Ada Lovelace' : visible('displayName', audience, tier) ? 'Ada L.' : null;
        expect(displayName(ada, 'expert', audience, tier)).toBe(expected);
        const client = visible('clientName', audience, tier) ? 'Ada Lovelace' : visible('clientFirstName', audience, tier) ? 'Ada' : null;
        expect(displayName(ada, 'client', audience, tier)).toBe(client);
      }
    }
  });
  it('of a private expert are whole once the booking is confirmed, of the client in a private match never', () => {
    const [matched, confirmed] = (['matchedClient', 'confirmedClient'] as const).map((audience) => displayName(ada, 'expert', audience, 'private'));
    expect([matched, confirmed, displayName(ada, 'expert', 'verifiedClient', 'private')]).toEqual(['Ada L.', 'Ada Lovelace', null]);
    expect((['invitedExpert', 'acceptedExpert', 'confirmedExpert'] as const).map((audience) => displayName(ada, 'client', audience, 'private'))).toEqual([null, 'Ada', 'Ada']);
    expect(displayName(ada, 'client', 'confirmedExpert', 'public')).toBe('Ada Lovelace');
  });
  it('of a client with a family name only are its initial', () => {
    expect([displayName({ first: '', last: 'Smith' }, 'client', 'acceptedExpert', 'public'), displayName({ first: 'Dr. Jo Ann', last: '' }, 'client', 'acceptedExpert', 'public')]).toEqual(['S.', 'Jo']);
  });
});
