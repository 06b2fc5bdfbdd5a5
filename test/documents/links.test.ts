// Every relative link of every document leads somewhere, to the heading that it names.
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { documents, read, root, withoutFences } from './markdown.ts';

/** As GitHub makes an anchor of a heading. */
function anchor(heading: string): string {
  return heading.trim().toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-');
}

function anchors(page: string): Set<string> {
  const text = read(page).replaceAll(/^```[\s\S]*?^```$/gm, '');
  return new Set([...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchor(heading)));
}

/** Made by the journeys. Before the first of them is there, none is missed; from then on each has to be. */
const pictures = 'docs/images/';
const havePictures = existsSync(join(root, pictures));

/** What is wrong with a link, or null. */
function complaint(page: string, target: string): string | null {
  if (/^[a-z]+:/.test(target)) return null;
  const [path = '', hash = ''] = target.split('#');
  const file = path === '' ? page : posix.join(posix.dirname(page), path);
  if (file.startsWith(pictures) && !havePictures) return null;
  if (!existsSync(join(root, file))) return `${target}: there is no ${file}`;
  if (hash !== '' && file.endsWith('.md') && !anchors(file).has(hash)) return `${target}: ${file} has no such heading`;
  return null;
}

test.each(documents())('%s', (page) => {
  const targets = [...withoutFences(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  expect(targets.map((target) => complaint(page, target)).filter((wrong) => wrong !== null)).toEqual([]);
});
