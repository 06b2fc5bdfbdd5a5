import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('without Chromium, and where none can be installed, everything else goes on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-prepare-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'apt-get'), '#!/bin/sh\necho "E: no network" >&2\nexit 100\n', { mode: 0o755 });
  // The only program on PATH is an apt-get that does not work. Who is not root is not even asked to install.
  const { status, stdout, stderr } = spawnSync(process.execPath, ['script/lib/prepare.ts', 'chromium'], { cwd: root, encoding: 'utf8', env: { PATH: folder, CHROMIUM: join(folder, 'chromium') } });
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(new RegExp(`^No Chromium at ${folder}/chromium.*: journeys will be skipped`, 'm')) as string });
  expect(stderr).toMatch(process.getuid?.() === 0 ? /E: no network/ : /^$/);
});
