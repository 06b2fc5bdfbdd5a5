import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Lifecycle } from './lifecycle.ts';

const log = { info: () => undefined, error: () => undefined };

test('parts stop in the opposite order, once', async () => {
  const order: string[] = [];
  const life = new Lifecycle({ log });
  for (const name of ['server', 'pool', 'jobs', 'http']) {
    expect(await life.start(name, () => name, (part) => order.push(part))).toBe(name);
  }
  expect(await Promise.all([life.stop('test'), life.stop('again')])).toEqual([true, true]);
  expect(order).toEqual(['http', 'jobs', 'pool', 'server']);
});

test('a part that hangs or fails does not keep the next ones from stopping', async () => {
  const order: string[] = [];
  const life = new Lifecycle({ log, limitMs: 30 });
  await life.start('server', () => 0, () => order.push('server'));
  await life.start('jobs', () => 0, () => new Promise(() => undefined));
  await life.start('http', () => 0, () => { throw new Error('no'); });
  expect(await life.stop('test')).toBe(false);
  expect(order).toEqual(['server']);
});

test('a stop during the start waits for the part that is starting, and stops it too', async () => {
  const order: string[] = [];
  const life = new Lifecycle({ log });
  await life.start('server', () => 0, () => order.push('server'));
  const pool = life.start('pool', () => sleep(30), () => order.push('pool'));
  const stopped = life.stop('SIGTERM');
  await expect(pool).rejects.toThrow(/Stopping/);
  expect(await stopped).toBe(true);
  expect(order).toEqual(['pool', 'server']);
  await expect(life.start('http', () => 0, () => undefined)).rejects.toThrow(/not started/);
});

test('a failure stops everything and ends with status 1', async () => {
  const ended: number[] = [];
  const life = new Lifecycle({ log, exit: (status) => ended.push(status) });
  await life.start('server', () => 0, () => undefined);
  await life.fail(new Error('lost'));
  expect(ended).toEqual([1]);
});

test.each([
  ['stops within its limit', 1, 'clean'],
  ['is ended by a second signal', 2, 'hang'],
] as const)('a process that is told to stop %s', async (_what, signals, way) => {
  const program = `
    import { Lifecycle } from ${JSON.stringify(join(import.meta.dirname, 'lifecycle.ts'))};
    const life = new Lifecycle({ log: { info() {}, error() {} }, limitMs: 60_000 });
    await life.start('http', () => setInterval(() => {}, 1000), (timer) => ${way === 'clean' ? 'clearInterval(timer)' : 'new Promise(() => {})'});
    life.listen();
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  if (signals === 2) {
    await sleep(150);
    child.kill('SIGTERM');
  }
  expect(await ended).toEqual([signals === 1 ? 0 : 143, null]);
});
