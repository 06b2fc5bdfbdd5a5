import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KERNELS, kernelBytes } from './compile-kernels.test-support.ts';

test.each(KERNELS)('%s compiles to %s', async (source, compiled) => {
  expect(readFileSync(new URL(compiled, import.meta.url), 'utf8')).toBe(await kernelBytes(source));
});
