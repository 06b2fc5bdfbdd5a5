import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Written into every run: which engine would have to be asked again (S2). */
export const engineVersion: string = (() => {
  const entry = createRequire(import.meta.url).resolve('@counterpart/engine/cohort');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '../../package.json'), 'utf8')) as { version: string };
  return version;
})();
