// What must not stand in any tracked file: the place this was written on, or where its packages came from.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

// Written in two parts, so that this file does not name what it looks for.
const REGISTRY = new RegExp(['registry', '(npmjs|yarnpkg|npmmirror)', '(org|com)'].join(String.raw`\.`));
const MACHINE = new RegExp(String.raw`(^|[\s"'\`(=:])/(work/(main|shared|\.library|\.mirror)|root/\.|home/[a-z]+/)`, 'm');
const BINARY = /\.(png|jpe?g|gif|ico|woff2?|ttf|xlsx|wasm|zip|gz|pdf|bin)$/;
const LARGEST = 2_000_000;

/** Null where this is no git clone (a source archive). */
export function trackedFiles(root: string): string[] | null {
  try {
    return execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\0').filter(Boolean);
  } catch {
    return null;
  }
}

export function placesNamed(root: string, files: string[]): string[] {
  return files.filter((file) => !BINARY.test(file)).flatMap((file) => {
    const entry = statSync(join(root, file), { throwIfNoEntry: false });
    if (!entry?.isFile() || entry.size > LARGEST) return [];
    return complaints(file, readFileSync(join(root, file), 'utf8'));
  });
}

export function complaints(file: string, text: string): string[] {
  const found: string[] = [];
  if (REGISTRY.test(text)) found.push(`${file} names a package registry's host: which registry is used is each machine's own setting.`);
  const path = MACHINE.exec(text);
  if (path) found.push(`${file} names a path of one machine (${path[0].trim()}): write it from the project's root, or make it a setting.`);
  if (file.endsWith('package-lock.json') && /"resolved": "http/.test(text)) {
    found.push(`${file} records download addresses: run npm install with this project's .npmrc, which leaves them out.`);
  }
  return found;
}
