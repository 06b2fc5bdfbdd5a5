import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { counterpart, workFolder } from './run.test-support.ts';

const folder = workFolder();
const main = join(import.meta.dirname, 'main.ts');

/** Refused before any database is looked for. */
function createAdmin(password: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'admin', 'create', ...args], { cwd: folder, env: { ...process.env, DATA_DIR: join(folder, 'data') }, input: `${password}\n`, encoding: 'utf8', timeout: 50_000 });
  return [status, stdout, stderr.split('\n')];
}

it('admin create asks as much of a person as the pages do, and names every mistake', () => {
  expect(createAdmin('short', '--email', 'ada@example', '--name', ' ')).toEqual([64, '', [
    '--name is " ", but must be one line of 1 to 200 characters.',
    '--email is "ada@example", which is no e-mail address. Give one such as ada@example.org.',
    'The password needs 10 to 200 characters. A few unusual words make a good one.', '',
  ]]);
});

it('serve does not choose between --demo and --empty', () => {
  const { status, stdout, stderr } = counterpart(folder, ['serve', '--demo', '--empty']);
  expect([status, stdout, stderr.split('\n')[0]]).toEqual([64, '', "error: option '--empty' cannot be used with option '--demo'"]);
});
