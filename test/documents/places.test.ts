// A map is worth nothing where it is wrong: every file and folder that these pages name is there.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { read, root } from './markdown.ts';

/** Where a name may be meant to begin, said by the sentence around it. */
const roots = ['', 'server/src/cohort', 'server/src/platform', 'web', 'web/src'];

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'web/README.md', 'bench/README.md', 'engine/README.md'])('%s', (page) => {
  const text = read(page).replaceAll(/^```[\s\S]*?^```$/gm, '');
  const named = [...text.matchAll(/`((?:[\w-]+\/)*[\w.-]+(?:\/|\.(?:ts|tsx|json|md|yaml)))`/g)].map(([, name = '']) => name);
  const gone = named.filter((name) => ![...roots, page.split('/').slice(0, -1).join('/')].some((start) => existsSync(join(root, start, name))));
  expect(gone).toEqual([]);
});
