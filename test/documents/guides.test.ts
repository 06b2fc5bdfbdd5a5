// Guides name what stands on the pages: every label in bold is one of the texts there.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read, root, withoutFences } from './markdown.ts';

/** Every text of every page, without the marks at its end. */
function texts(locale: string): Set<string> {
  const folder = `web/src/messages/${locale}`;
  const leaves = (value: unknown): string[] => (typeof value === 'string' ? [value] : Object.values(value as object).flatMap(leaves));
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.json'));
  return new Set(files.flatMap((name) => leaves(JSON.parse(read(`${folder}/${name}`)))).map(plain));
}

function plain(text: string): string {
  return text.replace(/( …|[.?:])$/, '').trim();
}

test.each([['docs/coordinator.md', 'en'], ['docs/participant.md', 'en'], ['docs/coordinator.de.md', 'de'], ['docs/participant.de.md', 'de']])('%s: every label in bold stands on a page', (page, locale) => {
  const known = texts(locale);
  const labels = [...withoutFences(read(page)).matchAll(/\*\*([^*]+)\*\*/g)].map(([, label = '']) => plain(label));
  expect(labels.length).toBeGreaterThan(3);
  expect(labels.filter((label) => !known.has(label))).toEqual([]);
});
