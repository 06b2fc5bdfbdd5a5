import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stemEnglish } from './stem-english.ts';
import { stemGerman } from './stem-german.ts';

const figures = JSON.parse(readFileSync(new URL('figures.test-support.json', import.meta.url), 'utf8')) as { stems: Record<'en' | 'de', Record<string, string>> };

describe('stems are those of Snowball', () => {
  test.each([['en', stemEnglish], ['de', stemGerman]] as const)('%s: words, and endings heaped on roots so that every rule is met', (language, stem) => {
    const words = Object.keys(figures.stems[language]);
    expect(words.length).toBeGreaterThan(600);
    expect(Object.fromEntries(words.map((word) => [word, stem(word)]))).toEqual(figures.stems[language]);
  });

  test.each([['en', stemEnglish], ['de', stemGerman]] as const)('%s: a word as long as a genome takes time in proportion to its length', (_language, stem) => {
    const started = performance.now();
    for (const letters of ['acgt', 'y', 'ay', 'au', 'ing']) expect(stem(letters.repeat(400_000)).length).toBeGreaterThan(399_990);
    // A quadratic pattern takes minutes.
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
