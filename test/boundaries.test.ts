// Fails with a sentence that says where the code belongs; ARCHITECTURE.md draws the same picture.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { circleBetweenSlices, rules } from './boundaries/rules.ts';
import { isTest, sourceFiles, type SourceFile } from './boundaries/source.ts';
import { complaints, placesNamed, trackedFiles } from './boundaries/tracked.ts';

const root = join(import.meta.dirname, '..');
const files = sourceFiles(root);
const LONG = 300;
const LONGEST = 800;

const file = (path: string, text: string): SourceFile => ({ path, text });

test('every file keeps to its room', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((each) => rules.flatMap((rule) => rule(each)))).toEqual([]);
});

test('slices of the server form no circle', () => {
  expect(circleBetweenSlices(files)).toBeNull();
});

test('no tracked file names a machine or a registry', (context) => {
  const tracked = trackedFiles(root);
  if (tracked === null) return context.skip('not a git clone');
  return expect(placesNamed(root, tracked)).toEqual([]);
});

test('long files are named, endless ones refused', () => {
  const long = files.map(({ path, text }) => ({ path, lines: text.split('\n').length })).filter(({ path, lines }) => lines > LONG && !isTest(path));
  for (const { path, lines } of long) console.warn(`warning: ${path} has ${lines} lines. Is it one thing? Algorithms may be longer, knowingly.`);
  expect(long.filter(({ lines }) => lines > LONGEST)).toEqual([]);
});

describe('the rules notice', () => {
  const wrong: [string, string, RegExp][] = [
    ['engine/src/a.ts', `import { z } from '../../contract/src/index.ts';`, /engine may import no other room/],
    ['contract/src/a.ts', `export * from '@counterpart/engine/cohort';`, /contract may import no other room/],
    ['web/app/a.tsx', `import { run } from '../../server/src/main.ts';`, /web may import contract/],
    ['web/app/a.tsx', `import type { A } from '@counterpart/engine/cohort';`, /web may import contract/],
    ['cli/src/serve.ts', `const { serve } = await import('../../server/src/main.ts');`, /dynamically in cli\/src\/server-commands.ts/],
    ['cli/src/server-commands.ts', `import { serve } from '../../server/src/main.ts';`, /cli may import contract and engine/],
    ['server/src/people/a.ts', `import { b } from '../cohort/store.ts';`, /only through server\/src\/cohort\/index.ts/],
    ['server/src/platform/a.ts', `import { b } from '../cohort/index.ts';`, /platform serves every slice/],
    ['server/src/people/invite.ts', `import { sql } from 'kysely';`, /SQL belongs in the slice's store/],
    ['server/src/people/invite.ts', `import { ORPCError } from '@orpc/server';`, /HTTP belongs in the slice's router/],
    ['server/src/platform/db.ts', `export const db = new Kysely<Database>({});`, /makes a database handle at module level/],
    ['engine/src/a.ts', `export const a = () => Date.now();`, /reads the clock/],
    ['engine/src/a.ts', `export const a = () => new Date();`, /reads the clock/],
    ['engine/src/a.ts', `export const a = () => Math.random();`, /draws a random number/],
    ['engine/src/a.ts', `import { readFileSync } from 'node:fs';`, /runs anywhere/],
    ['web/app/a.tsx', `import { join } from 'node:path';`, /run in browsers/],
    ['engine/src/directory/rank.ts', `import { RATES } from '../commission/terms.ts';`, /ranking knows nothing of commission/],
    ['engine/src/directory/facts/slots.ts', `export { RATES } from '../../commission/index.ts';`, /ranking knows nothing of commission/],
    ['engine/src/text/fold.ts', `export * from '../commission/index.ts';`, /no room of the engine hands it on/],
    ['cli/src/directory/output.ts', `const { RATES } = await import('@counterpart/engine/commission');`, /ranking knows nothing of commission/],
    ['engine/src/commission/decide.ts', `import { rankPractitioners } from '../directory/index.ts';`, /commission knows nothing of ranking/],
    ['engine/src/commission/decide.ts', `import type { Ranking } from '@counterpart/engine/directory';`, /commission knows nothing of ranking/],
    ['engine/src/directory/facts/slots.ts', `import { wishesOf } from '../wishes.ts';`, /facts serve ranking and commission/],
  ];
  test.each(wrong)('%s with %s', (path, text, sentence) => {
    expect(rules.flatMap((rule) => rule({ path, text })).join('\n')).toMatch(sentence);
  });

  const right: [string, string][] = [
    ['cli/src/server-commands.ts', `const { serve } = await import('../../server/src/main.ts');`],
    ['server/src/people/index.ts', `export { cohortOf } from '../cohort/index.ts';`],
    ['server/src/people/people-store.ts', `import { sql } from 'kysely';`],
    ['engine/src/a.ts', `// Date.now() is not for us\nexport const a = (now: number) => new Date(now);`],
    ['engine/src/commission/decide.ts', `import { isListed } from '../directory/facts/listing.ts';\nimport { fold } from '../text/fold.ts';`],
    ['engine/src/directory/rank.ts', `import { Clock } from './facts/clock.ts';`],
    ['engine/src/a.test.ts', `import { cast } from '../../demo/cast.ts';\nconst t = Date.now();`],
  ];
  test.each(right)('nothing wrong with %s: %s', (path, text) => {
    expect(rules.flatMap((rule) => rule({ path, text }))).toEqual([]);
  });

  test('a circle', () => {
    const circle = [
      file('server/src/a/x.ts', `import { b } from '../b/index.ts';`),
      file('server/src/b/index.ts', `export { c } from '../c/index.ts';`),
      file('server/src/c/y.ts', `import { a } from '../a/index.ts';`),
    ];
    expect(circleBetweenSlices(circle)).toBe('a → b → c → a');
    expect(circleBetweenSlices(circle.slice(1))).toBeNull();
  });

  test('places', () => {
    expect(complaints('README.md', `npm i --registry https://${['registry', 'npmjs', 'org'].join('.')}`)).toHaveLength(1);
    expect(complaints('README.md', `cd ${['', 'work', 'main'].join('/')}`)).toHaveLength(1);
    expect(complaints('package-lock.json', '"resolved": "https://host/a.tgz"')).toHaveLength(1);
    expect(complaints('README.md', 'cd counterpart && script/start, data in ./work/main')).toEqual([]);
  });
});
