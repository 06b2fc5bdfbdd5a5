import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KERNELS, kernelBytes } from './compile-kernels.test-support.ts';

/** On a fresh clone the first one fetches 100 MB. */
const WITH_INSTALLATION = 300_000;

test.each(KERNELS)('%s compiles to %s', async (source, compiled) => {
  expect(readFileSync(new URL(compiled, import.meta.url), 'utf8')).toBe(await kernelBytes(source));
}, WITH_INSTALLATION);
