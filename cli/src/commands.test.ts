import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { registerCommands } from './commands.ts';
import { counterpart } from './run.test-support.ts';

async function registered(...args: readonly string[]): Promise<Record<string, string[]>> {
  const program = new Command('counterpart');
  await registerCommands(program, args);
  return Object.fromEntries(program.commands.map((command) => [command.name(), command.commands.map((each) => each.name())]));
}

it('every group is there, and has its commands when it is named', async () => {
  expect(await registered('--help')).toMatchObject({ cohort: [], call: [], directory: [], desk: [], serve: [], admin: ['create'] });
  expect(await registered('call', 'assign')).toMatchObject({ cohort: [], call: ['affinity', 'assign', 'compare'], directory: [], desk: [] });
  expect(await registered('help', 'desk')).toMatchObject({ call: [], desk: ['redact', 'flow'] });
});

it('help loads no room of the engine, nor the server', () => {
  const watch = `import { registerHooks } from 'node:module'; registerHooks({ load: (url, context, next) => { if (!url.includes('/node_modules/')) console.error(url); return next(url, context); } });`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(watch)}`, join(import.meta.dirname, 'main.ts'), '--help'], { encoding: 'utf8' });
  expect(stdout).toContain('Usage: counterpart');
  expect(stderr).toContain('/cli/src/commands.ts');
  expect(stderr).not.toMatch(/\/(?:engine|server|contract)\/src\//u);
});

it('--version says the version of the product', () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
  expect(counterpart('.', ['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});
