import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PART_LIMIT_MS } from '../lifecycle.ts';
import { STOP_LIMIT_MS, stopPostmaster } from './postmaster.ts';

test('a server that does not end when told to is told once more, before the process gives it up', async ({ onTestFinished }) => {
  expect(STOP_LIMIT_MS.fast + STOP_LIMIT_MS.immediate).toBeLessThan(PART_LIMIT_MS);
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-stop-'));
  onTestFinished(() => { rmSync(folder, { recursive: true }); });
  // Stands in for a server that hangs in its fast shutdown: it lives in its folder, hears SIGINT and stays.
  const server = spawn(process.execPath, ['-e', `process.on('SIGINT', () => console.log('told')).on('SIGQUIT', () => process.exit(3)); setInterval(() => {}, 1_000); console.log('up')`], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => { server.kill('SIGKILL'); });
  await once(server.stdout, 'data');
  const told = once(server.stdout, 'data');
  writeFileSync(join(folder, 'postmaster.pid'), `${server.pid}\n${folder}\n`);
  const ended = once(server, 'exit');
  await stopPostmaster(folder, 300);
  expect(String((await told)[0])).toContain('told');
  expect(await ended).toEqual([3, null]);
});
