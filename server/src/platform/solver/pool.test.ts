import { afterAll, expect, it } from 'vitest';
import { createWorkerPool } from './pool.ts';
import type { TestTasks } from './worker.test-support.ts';

const pool = createWorkerPool<TestTasks>(new URL('./worker.test-support.ts', import.meta.url), { size: 1, limits: { maxOldGenerationSizeMb: 32 } });
afterAll(() => pool.close());
const limit = { timeLimitMs: 20_000 };

it('answers, one after the other, and keeps its worker warm', async () => {
  const answers = await Promise.all([1, 2, 3].map((value) => pool.run('double', value, limit)));
  expect(answers).toEqual([2, 4, 6].map((value) => ({ kind: 'done', value })));
  const started = performance.now();
  await pool.run('double', 4, limit);
  expect(performance.now() - started).toBeLessThan(100);
});

it('passes on what a task threw, and goes on', async () => {
  await expect(pool.run('fail', 'no', limit)).rejects.toThrow('no');
  expect(await pool.run('double', 4, limit)).toEqual({ kind: 'done', value: 8 });
});

it('ends a task that takes too long, is cancelled, or eats memory, and goes on with another worker', async () => {
  expect(await pool.run('forEver', null, { timeLimitMs: 30 })).toEqual({ kind: 'timedOut' });
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 30);
  expect(await pool.run('forEver', null, { ...limit, signal: controller.signal })).toEqual({ kind: 'cancelled' });
  expect(await pool.run('double', 1, { ...limit, signal: AbortSignal.abort() })).toEqual({ kind: 'cancelled' });
  expect(await pool.run('eat', null, limit)).toEqual({ kind: 'outOfMemory' });
  expect(await pool.run('double', 21, limit)).toEqual({ kind: 'done', value: 42 });
});
