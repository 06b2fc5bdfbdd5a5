// Tables of the documents that come from the code. `node script/lib/document-tables.ts` writes them; a test fails where a page is behind.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusalCodes, refusalStatus, refusalTitle } from '../../contract/src/refusal.ts';
import { bookingFlow, flowDiagram, flowRows, invitationFlow, requestFlow } from '../../engine/src/desk/index.ts';
import type { FlowTable } from '../../engine/src/desk/index.ts';
import { columnsOf } from '../../server/src/cohort/imports/columns.ts';
import { settingsTable } from '../../server/src/platform/settings.ts';

interface Table { readonly page: string; readonly marker: string; readonly text: string }

export const tables: readonly Table[] = [
  { page: 'docs/operations.md', marker: 'settings', text: settingsTable() },
  { page: 'docs/api.md', marker: 'refusals', text: refusalsTable() },
  { page: 'docs/api.md', marker: 'imports', text: importsTable() },
  ...[requestFlow, invitationFlow, bookingFlow].map((flow: FlowTable) => ({ page: 'docs/desk-flow.md', marker: flow.record, text: flowSection(flow) })),
];

function refusalsTable(): string {
  const rows = refusalCodes.map((code) => `| \`${code}\` | ${refusalStatus[code]} | ${refusalTitle[code]} |`);
  return ['| Code | Status | Means |', '|---|---|---|', ...rows].join('\n');
}

function importsTable(): string {
  const names = (columns: readonly string[]) => columns.map((column) => `\`${column}\``).join(', ');
  return ['| `kind` | Columns that it needs | Columns that it may have |', '|---|---|---|', ...Object.entries(columnsOf).map(([kind, { required, optional }]) => `| \`${kind}\` | ${names(required)} | ${names(optional)} |`)].join('\n');
}

function flowSection(flow: FlowTable): string {
  const rows = flowRows(flow).map(({ from, command, to, actors, guards, effects, clause }) =>
    `| ${from === '' ? '' : `\`${from}\``} | \`${command}\` | \`${to}\` | ${actors.join(', ')} | ${guards.map(({ says }) => says).join('; ')} | ${effects.join('; ')} | ${clause} |`);
  return ['```mermaid', flowDiagram(flow), '```', '', '| State | Command | Becomes | Who | If | Then | Clause |', '|---|---|---|---|---|---|---|', ...rows].join('\n');
}

/** What stands between the two markers of a page. */
export function between(page: string, marker: string): RegExp {
  const marked = new RegExp(`(<!-- ${marker} -->\\n)([\\s\\S]*?)(\\n?<!-- /${marker} -->)`);
  if (!marked.test(page)) throw new Error(`A page has lost its <!-- ${marker} --> markers.`);
  return marked;
}

if (import.meta.main) {
  for (const { page, marker, text } of tables) {
    const path = join(import.meta.dirname, '../..', page);
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, before.replace(between(before, marker), (_all, open: string) => `${open}${text}\n<!-- /${marker} -->`));
  }
}
