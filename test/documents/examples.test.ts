// Examples that a reader will copy are run here, and print what the page says.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { registerCommands } from '../../cli/src/commands.ts';
import { GROUPS } from '../../cli/src/group.ts';
import { defaultSettings } from '../../engine/src/cohort/index.ts';
import { documents, fences, programs, read, root } from './markdown.ts';

/** As a reader would, from the project's root; `script/counterpart` only adds the right Node to what runs here already. */
function run(command: string, before: number | null): { text: string; status: number | null } {
  if (command === 'echo $?') return { text: `${before}\n`, status: 0 };
  const node = `"${process.execPath}" "${join(root, 'cli/bin/counterpart.js')}"`;
  const { stdout, stderr, status } = spawnSync('sh', ['-c', command.replace(/^script\/counterpart /, `${node} `)], { cwd: root, encoding: 'utf8', timeout: 60_000 });
  // A page has plain line ends, the CSV that is printed has those of CSV.
  return { text: (stdout + stderr).replaceAll('\r\n', '\n'), status };
}

/** Pages whose console sessions and programs are for copying; those of the engine's own page run in test/engine-package.test.ts, from its package. */
const pages = ['docs/command-line.md', ...documents().filter((page) => page.startsWith('docs/recipes/'))];

describe.each(pages.filter((page) => fences(read(page), 'console').length > 0))('%s', (page) => {
  test.each(fences(read(page), 'console').map((session, at) => [at + 1, session] as const))('console session %i prints what it shows', (_at, session) => {
    let status: number | null = null;
    const printed = session.split(/^\$ /m).slice(1).map((part) => {
      const command = part.slice(0, part.indexOf('\n'));
      const ran = run(command, status);
      ({ status } = ran);
      return `$ ${command}\n${ran.text}`;
    });
    expect(printed.join('')).toBe(session);
  });
});

describe.each(pages.filter((page) => programs(read(page)).length > 0))('%s', (page) => {
  test.each(programs(read(page)).map((program, at) => [at + 1, program] as const))('program %i prints what it shows', (_at, { language, code, prints }) => {
    const ran = spawnSync(process.execPath, [`--input-type=module${language === 'ts' ? '-typescript' : ''}`, '--eval', code], { cwd: root, encoding: 'utf8', timeout: 60_000 });
    expect({ stderr: ran.stderr, stdout: ran.stdout }).toEqual({ stderr: '', stdout: prints });
  });
});

describe('docs/command-line.md', () => {
  const page = read('docs/command-line.md');

  test('shows the default settings as they are', () => {
    const [shown = ''] = fences(page, 'json');
    expect(JSON.parse(shown)).toEqual({ ...defaultSettings, rules: [] });
  });

  test('names every command and option there is', async () => {
    const program = new Command('counterpart');
    await registerCommands(program, GROUPS);
    const leaves = (command: Command, path: readonly string[] = []): { name: string; options: string[] }[] => command.commands.flatMap((each) => {
      const name = [...path, each.name()];
      return each.commands.length > 0 ? leaves(each, name) : [{ name: name.join(' '), options: each.options.map(({ long }) => long ?? '') }];
    });
    const commands = leaves(program);
    expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(['cohort match', 'call compare', 'directory rank', 'desk flow', 'serve', 'admin create']));
    expect(commands.filter(({ name }) => !page.includes(`\`${name}`)).map(({ name }) => name)).toEqual([]);
    expect(commands.flatMap(({ options }) => options).filter((option) => !page.includes(option))).toEqual([]);
  });
});

test('engine/README.md names everything that the library exports', async () => {
  const { exports } = JSON.parse(read('engine/package.json')) as { exports: Record<string, string> };
  const modules = await Promise.all(Object.values(exports).map((file) => import(join(root, 'engine', file)) as Promise<object>));
  const exported = modules.flatMap((each) => Object.keys(each));
  expect(exported).toContain('solveOneToOne');
  const page = read('engine/README.md');
  expect(exported.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
