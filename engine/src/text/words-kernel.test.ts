import { expect, test } from 'vitest';
import { WordsKernel } from './words-kernel.ts';

test('places beyond 2 GiB are those that were taken, and what stands at one moves with it', () => {
  const kernel = new WordsKernel();
  kernel.take(2 ** 31);
  kernel.set({ text: kernel.take(16) });
  kernel.units(kernel.get('text'), 3).set([7, 8, 9]);
  kernel.set({ text: kernel.moved(kernel.get('text'), 6, 32) });
  expect(kernel.get('text')).toBeGreaterThan(2 ** 31);
  expect([...kernel.units(kernel.get('text'), 4)]).toEqual([7, 8, 9, 0]);
  expect(() => kernel.take(2 ** 31)).toThrow(RangeError);
});
