import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

/** What the last node of a script is called with: the scripts run on a node that only repeats its arguments, one per line. */
function lastCall(script: string, args: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-scripts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(import.meta.dirname, '../../script'), join(folder, 'script'), { recursive: true });
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/node'), `#!/bin/sh\nif [ "$1" = -p ]; then echo true; else printf '%s\\n' -- "$@"; fi\n`, { mode: 0o755 });
  const { status, stdout, stderr } = spawnSync(join(folder, 'script', script), args, { encoding: 'utf8', env: { PATH: `${join(folder, 'bin')}:/usr/bin:/bin` } });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('--\n').at(-1)!.trim().split('\n');
}

test.each([['start', ['cli/bin/counterpart.js', 'serve']], ['dev', ['script/lib/dev.ts']]])('script/%s loads the demo cast unless it is told not to', (script, begin) => {
  expect(lastCall(script, [])).toEqual([...begin, '--demo']);
  expect(lastCall(script, ['--demo'])).toEqual([...begin, '--demo']);
  expect(lastCall(script, ['--empty'])).toEqual([...begin, '--empty']);
  expect(lastCall(script, ['--help', 'a b'])).toEqual([...begin, '--demo', '--help', 'a b']);
});
