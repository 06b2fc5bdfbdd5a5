import { describe, expect, test } from 'vitest';
import type { Language, TextDocument } from './document.ts';
import { Lexicon, STOP } from './lexicon.ts';

const document = (texts: readonly string[], language: Language | 'auto' = 'auto'): TextDocument => ({ language, passages: texts.map((text) => ({ text, weight: 1 })) });

function read(texts: readonly string[], settings = { stopWords: true, stems: true }, language: Language | 'auto' = 'auto') {
  const lexicon = new Lexicon(settings);
  const { terms, languages } = lexicon.read(document(texts, language));
  return { languages, terms: Array.from(terms, (term) => (term === STOP ? '*' : lexicon.terms[term])).join(' ') };
}

describe('language', () => {
  const english = 'We study how waves and the wind that drives them change the shape of a coast.';
  const german = 'Wir untersuchen, wie Wellen und der Wind, der sie treibt, die Form einer Küste verändern.';
  const others = 'Simulation numérique, modélisation, Simulation';

  test.each<[string, string[], Language[]]>([
    ['each passage by its stop words', [english, german], ['en', 'de']],
    ['a passage without any by those of the document', [german, others], ['de', 'de']],
    ['the document by the greater number', [german, german, others, english], ['de', 'de', 'de', 'en']],
    ['English where nothing tells', [others, ''], ['en', 'en']],
    ['words of both languages say nothing', ['in am so an also was'], ['en']],
  ])('is told: %s', (_what, texts, expected) => {
    expect(read(texts).languages).toEqual(expected);
  });

  test('given is believed', () => {
    expect(read([english], undefined, 'de').languages).toEqual(['de']);
  });
});

describe('stop words and stems', () => {
  test('are those of the language of the passage, and each can be switched off', () => {
    const texts = ['The networks of the learners', 'Die Netze der Lernenden'];
    expect(read(texts).terms).toBe('* network * * learner * netz * lernend');
    expect(read(texts, { stopWords: false, stems: true }).terms).toBe('the network of the learner die netz der lernend');
    expect(read(texts, { stopWords: true, stems: false }).terms).toBe('* networks * * learners * netze * lernenden');
  });

  test('stay where they are when a stem needs more room than the words of the document have', () => {
    for (let more = 0; more < 20; more++) {
      const [first, second] = ['bcdfgh', 'jklmnpqrvwxyzbcdfghj'.slice(0, more)].map((letters) => [...letters].join(' ')) as [string, string];
      expect(read([first, `${second} straßen`], undefined, 'de').terms).toBe(`${first} ${second} strass`.replace('  ', ' '));
    }
  });

  test('are found for as many words as texts have, of any length', () => {
    const lexicon = new Lexicon({ stopWords: true, stems: true });
    const many = Array.from({ length: 30_000 }, (_, at) => `w${at.toString(36)}q`);
    const endless = 'x'.repeat(100_000);
    lexicon.read(document([many.join(' '), endless]));
    const { terms } = lexicon.read(document([many.toReversed().join('-'), endless]));
    expect(Array.from(terms, (term) => lexicon.terms[term])).toEqual([...many.toReversed(), endless]);
    expect(new Set(lexicon.terms).size).toBe(lexicon.terms.length);
  });

  test('speak for their language however many words have come since', () => {
    const lexicon = new Lexicon({ stopWords: true, stems: true });
    const german = document(['Die Netze und die Wellen']);
    const before = lexicon.read(german).languages;
    lexicon.read(document([Array.from({ length: 3000 }, (_, at) => `w${at}`).join(' ')]));
    expect([before, lexicon.read(german).languages]).toEqual([['de'], ['de']]);
  });
});
