// Writes the table of settings into docs/operations.md, between its two markers. A test fails where the page is behind.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsTable } from '../../server/src/platform/settings.ts';

const page = join(import.meta.dirname, '../../docs/operations.md');
const text = readFileSync(page, 'utf8');
const marked = /(<!-- settings -->\n)[\s\S]*?(\n<!-- \/settings -->)/;
if (!marked.test(text)) throw new Error('docs/operations.md has lost its <!-- settings --> markers.');
writeFileSync(page, text.replace(marked, (_all, open: string, close: string) => `${open}${settingsTable()}${close}`));
