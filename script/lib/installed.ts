// Whether node_modules holds exactly what package-lock.json asks for. npm writes node_modules/.package-lock.json as the last
// act of an install, so an interrupted install is noticed too; no stamp of our own is needed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  version?: string;
  link?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  peer?: boolean;
}

export function installedMatchesLock(root: string): boolean {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(hidden);
  for (const [path, entry] of wanted) {
    const found = installed.get(path);
    if (!found && (entry.optional || entry.devOptional)) continue;
    if (found?.version !== entry.version) return false;
  }
  return [...installed.keys()].every((path) => wanted.has(path));
}

function readPackages(lockFile: string): Map<string, LockedPackage> {
  const lock = JSON.parse(readFileSync(lockFile, 'utf8')) as { packages: Record<string, LockedPackage> };
  return new Map(Object.entries(lock.packages).filter(([path, entry]) => path.includes('node_modules/') && !entry.link));
}
