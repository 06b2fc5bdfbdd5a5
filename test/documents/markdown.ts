// The documents as the tests read them.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const foreign = new Set(['node_modules', '.git', '.runtime', 'build', 'data', 'test-results']);

/** Every document of the project, by its path. */
export function documents(): string[] {
  return globSync('**/*.md', { cwd: root, exclude: (path) => foreign.has(basename(path)) }).toSorted();
}

/** The fenced blocks of one kind. */
export function fences(text: string, kind: string): string[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(([, language]) => language === kind).map(([, , body = '']) => body);
}

export interface Program { readonly language: 'js' | 'ts'; readonly code: string; readonly prints: string }

/** The programs for copying, each with the output that is shown after it. */
export function programs(text: string): Program[] {
  return [...text.matchAll(/^```(js|ts)\n([\s\S]*?)^```$[\s\S]*?^```text\n([\s\S]*?)^```$/gm)]
    .map(([, language, code = '', prints = '']) => ({ language: language as Program['language'], code, prints }));
}

export function withoutFences(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
}
