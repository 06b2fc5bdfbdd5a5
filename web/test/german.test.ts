import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const inFolder = (folder: string, end: string) => readdirSync(join(root, folder)).filter((name) => name.endsWith(end)).map((name) => `${folder}/${name}`);

/** Every sentence of pages, mails and exports, and every line of the guides, with where it stands. */
const sentences: readonly (readonly [place: string, sentence: string])[] = [
  ...[...inFolder('web/src/messages/de', '.json'), 'server/src/platform/mail/messages/de.json', 'server/src/cohort/words/de.json'].flatMap((path) => stringsOf(read(path)).map((text) => [path, text] as const)),
  ...inFolder('docs', '.de.md').flatMap((path) => read(path).split('\n').map((line) => [path, line] as const)),
];

function stringsOf(json: string): string[] {
  const found: string[] = [];
  JSON.parse(json, (_, value: unknown) => {
    if (typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

// A mail that says "einreichen" sends people looking for a button that says "Abgeben": one word for one thing, everywhere.
const words: readonly (readonly [said: string, unsaid: RegExp])[] = [
  ['abgeben', /ein(?:ge|zu)?reich|\breich(?:en Sie|t)\b.*\bein\b/i],
  ['wieder freigeben', /entsperr/i],
  ['Koordination', /verantwortliche|betreiber/i],
  ['Merkmal', /eigenschaft/i],
  ['Platz', /(?<!\p{L})Rang(?!\p{L})/u],
  ['Arbeitsfeld', /(?<!\p{L})Funktion(?!\p{L})/u],
  ['zuordnen', /matchen|gematcht/i],
  ['E-Mail', /(?<![\p{L}-])Mails?(?!\p{L})/u],
  ['„Nie“', /„nie“/],
  ['Mentor/in', /\p{L}[:*_](?:in(?:nen)?|[rens])(?!\p{L})|\p{Ll}(?:\/i|I)nnen/u],
  ['Mentorinnen und Mentoren', /Mentoren und Mentorinnen|(?<!(?:Mentorin|Mentorinnen)(?: und| oder|,) )(?<!\p{L})Mentoren(?!\p{L})/u],
];

test.each(words)('German says %s, and no other word for it', (said, unsaid) => {
  expect(sentences.some(([, sentence]) => sentence.toLowerCase().includes(said.toLowerCase()))).toBe(true);
  expect(sentences.filter(([, sentence]) => unsaid.test(sentence))).toEqual([]);
});

test('whoever writes German finds these words where work on this project is described', () => {
  const guide = read('CONTRIBUTING.md');
  expect(words.map(([said]) => said).filter((said) => !guide.includes(`*${said}*`))).toEqual([]);
});
