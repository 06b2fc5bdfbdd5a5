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

export function withoutFences(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
}
