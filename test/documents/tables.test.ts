import { expect, test } from 'vitest';
import { between, tables } from '../../script/lib/document-tables.ts';
import { read } from './markdown.ts';

test.each(tables.map((table) => [table.page, table.marker, table] as const))('%s: the table of %s is what the code says', (page, marker, { text }) => {
  const [, , shown] = between(read(page), marker).exec(read(page)) ?? [];
  expect(shown, 'run: node script/lib/document-tables.ts').toBe(text);
});
