import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { corpus } from './corpus.test-support.ts';
import { detectContacts, redact } from './index.ts';
import { innocentUnits } from './innocent.ts';
import { PhoneBook } from './phone-book.ts';
import { findPhones } from './phones.ts';
import { LITERAL, plainReading } from './reading.ts';
import { spokenReading } from './spoken.ts';
import { Tokens } from './tokens.ts';

const samples = [...corpus('english'), ...corpus('german')];
const INVISIBLE = ['\u200b', '\u200c', '\u200d', '\u2060', '\u00ad', '\ufeff', '\u200e', '\u034f'];
/** Pieces of real messages, signs that rules look for, and anything at all, in any order. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...samples).chain(({ text }) => fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b)))) },
  { weight: 2, arbitrary: fc.constantFrom(...samples.map(({ text }) => text)) },
  { weight: 2, arbitrary: fc.constantFrom('@', '.', ' at ', ' dot ', '(at)', 'Telegram: ', 'call ', 'order ', '+49', '0', ' ', '\n', '\r\n', '"', ':', '[', ']', 'www.', 'http://', 'basket.total ', 'basket.net ', 'basket', '@hat die Nummer ', 'hat', ...INVISIBLE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const message = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const runs = { numRuns: oracleRounds(400) };

describe('whatever the message', () => {
  it('hits are in order, do not overlap, and are what stands there', () => {
    fc.assert(fc.property(message, (text) => {
      let end = 0;
      for (const hit of detectContacts(text)) {
        expect(hit.start).toBeGreaterThanOrEqual(end);
        expect(hit.end).toBeGreaterThan(hit.start);
        expect(hit.text).toBe(text.slice(hit.start, hit.end));
        ({ end } = hit);
      }
    }), runs);
  });

  it('redacted text holds no certain hit any more, and stays as it is when redacted again', () => {
    fc.assert(fc.property(message, fc.constantFrom('en' as const, 'de' as const), (text, language) => {
      const { redacted } = redact(text, { language });
      expect(detectContacts(redacted).filter(({ confidence }) => confidence === 'high')).toEqual([]);
      expect(redact(redacted, { language }).redacted).toBe(redacted);
    }), runs);
  });

  it('where only "@" was put for a word, no number holds a rewritten unit, so that nobody need look', () => {
    fc.assert(fc.property(message, (text) => {
      const plain = plainReading(text);
      const spoken = spokenReading(plain, new Tokens(plain));
      if (spoken === null || spoken.figures) return;
      const { reading } = spoken;
      const numbers = findPhones(reading, { tokens: new Tokens(reading), innocent: innocentUnits(reading), taken: new Uint8Array(text.length) }, new PhoneBook(['DE', 'GB', 'US']));
      expect(numbers.filter(({ from, to }) => reading.care.subarray(from, to).some((care) => care !== LITERAL))).toEqual([]);
    }), runs);
  });

  it('nothing but certain hits is taken out', () => {
    fc.assert(fc.property(message, (text) => {
      const { redacted, hits } = redact(text);
      const kept = hits.filter(({ confidence }) => confidence === 'high').reduceRight((rest, { start, end }) => `${rest.slice(0, start)}\0${rest.slice(end)}`, text);
      expect(redacted.replaceAll(/\[(?:email|phone number|link|user name) removed\]/gu, '\0')).toBe(kept);
    }), runs);
  });

  it('invisible characters anywhere hide nothing', () => {
    const marked = samples.filter(({ expected }) => expected.length > 0);
    fc.assert(fc.property(fc.constantFrom(...marked), fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...INVISIBLE)), { maxLength: 12 }), ({ text }, insertions) => {
      const bare = (of: string): string => [...of].filter((character) => !INVISIBLE.includes(character)).join('');
      const characters = [...text];
      for (const [place, invisible] of insertions) characters.splice(Math.round(place * characters.length), 0, invisible);
      const shown = (of: string): string[] => detectContacts(of).map(({ kind, text: hit, confidence }) => `${kind} ${bare(hit)} ${confidence}`);
      expect(shown(characters.join(''))).toEqual(shown(text));
    }), runs);
  });
});
