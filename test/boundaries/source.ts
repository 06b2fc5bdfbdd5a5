// The project's source files and what they import.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
}

export interface Import {
  /** As written. */
  specifier: string;
  /** The file in this project that it means, where it is one; packages keep their name. */
  target: string;
  dynamic: boolean;
}

const ROOMS = ['engine', 'contract', 'server', 'web', 'cli', 'demo'];
const NOT_SOURCE = new Set(['node_modules', 'build', '.react-router', '.vite']);

export function sourceFiles(root: string): SourceFile[] {
  return ROOMS.flatMap((room) => walk(root, room)).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function walk(root: string, folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_SOURCE.has(entry.name) ? [] : walk(root, path);
    return /\.(ts|tsx|mts|js|mjs)$/.test(entry.name) ? [path] : [];
  });
}

export function isTest(path: string): boolean {
  return /\.(db\.)?test\.tsx?$|\.test-support\.tsx?$|(^|\/)test(-support|ing)?\//.test(path);
}

const STATIC_IMPORT = /^[ \t]*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*['"]([^'"]+)['"]/gm;
const DYNAMIC_IMPORT = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

export function importsOf(file: SourceFile): Import[] {
  const text = withoutComments(file.text);
  const found = (pattern: RegExp, dynamic: boolean) =>
    [...text.matchAll(pattern)].map(([, specifier = '']) => ({ specifier, target: resolve(file.path, specifier), dynamic }));
  return [...found(STATIC_IMPORT, false), ...found(DYNAMIC_IMPORT, true)];
}

/** Whole-line comments and block comments; enough for code that a formatter has been over. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^[ \t]*\/\/.*$/gm, '');
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  const own = /^@counterpart\/(\w+)(?:\/(.*))?$/.exec(specifier);
  return own ? posix.join(own[1] ?? '', own[2] ?? 'index') : specifier;
}

export function roomOf(target: string): string | null {
  const room = target.split('/')[0] ?? '';
  return [...ROOMS, 'test', 'journeys', 'bench', 'script'].includes(room) && target.includes('/') ? room : null;
}
