// The engine as a stranger has it: packed, and unpacked into a project where nothing of Counterpart is but this.
import { Console } from 'node:console';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { PassThrough } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeEnginePackage } from '../script/lib/engine-package.ts';
import { documents, programs, read, root } from './documents/markdown.ts';

const project = mkdtempSync(join(tmpdir(), 'counterpart-package-'));
const unpacked = join(project, 'node_modules/@counterpart/engine');
const page = read('engine/README.md');
const { exports: rooms } = JSON.parse(read('engine/package.json')) as { exports: Record<string, string> };
const examples = programs(page).map((program, at) => ({ ...program, name: `program-${at + 1}` }));
/** Those of the recipes run with their pages; what is called TypeScript there has to pass as such. */
const typed = documents().filter((path) => path.startsWith('docs/recipes/')).flatMap((path) => programs(read(path))).filter(({ language }) => language === 'ts').map(({ code }, at) => ({ name: `recipe-${at + 1}`, code }));
let tarball: string;

beforeAll(() => {
  ({ tarball } = makeEnginePackage(join(project, 'made')));
  mkdirSync(unpacked, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
  symlinkSync(join(root, 'node_modules/libphonenumber-js'), join(project, 'node_modules/libphonenumber-js'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  for (const { name, code } of [...examples, ...typed]) writeFileSync(join(project, `${name}.ts`), code);
  for (const { name, language, code } of examples) writeFileSync(join(project, `${name}.js`), language === 'js' ? code : stripTypeScriptTypes(code));
}, 60_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

test('holds the rooms in JavaScript, with declarations, README and licence, and nothing of the tests', () => {
  const files = globSync('**/*', { cwd: unpacked, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(unpacked, join(parentPath, name)));
  expect(files.filter((file) => !/^src\/.*\.(js|d\.ts)$/.test(file)).toSorted()).toEqual(['LICENSE', 'README.md', 'package.json']);
  expect(files.filter((file) => /\btest|oracle|corpus/.test(file))).toEqual([]);

  const manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8')) as { exports: Record<string, Record<string, string>> };
  expect(manifest).not.toHaveProperty('private');
  expect(manifest).not.toHaveProperty('scripts');
  expect(Object.keys(manifest.exports)).toEqual(Object.keys(rooms));
  const targets = Object.values(manifest.exports).flatMap(({ types = '', default: code = '' }) => [types, code]);
  expect(targets.filter((target) => !existsSync(join(unpacked, target)))).toEqual([]);
});

test('README says what to install, and has no link out of the package', () => {
  expect(page).toContain(`/engine/build/${basename(tarball)}\n`);
  expect(page).toContain('](../');
  expect(readFileSync(join(unpacked, 'README.md'), 'utf8')).not.toMatch(/\]\((?!https?:|#)/);
});

test.each([
  ['nodenext', { module: 'nodenext' }],
  ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
])('the examples pass strict types under %s, and so do the declarations of every room', (name, resolution) => {
  const strict = { strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, skipLibCheck: false };
  const compilerOptions = { target: 'es2022', types: [], noEmit: true, ...strict, ...resolution };
  writeFileSync(join(project, 'rooms.ts'), Object.keys(rooms).map((room) => `export * as ${room.slice(2)} from '@counterpart/engine${room.slice(1)}';\n`).join(''));
  const config = join(project, `tsconfig.${name}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, files: ['rooms.ts', ...[...examples, ...typed].map((each) => `${each.name}.ts`)] }));
  expect(spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', config], { encoding: 'utf8' })).toMatchObject({ stdout: '', status: 0 });
});

test.each(examples)('$name runs under plain Node, and prints what it shows', ({ name, prints }) => {
  const { stdout, stderr } = spawnSync(process.execPath, [`${name}.js`], { cwd: project, encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: prints, stderr: '' });
});

describe('a bundler', () => {
  async function bundle(entry: string): Promise<string> {
    writeFileSync(join(project, 'entry.js'), entry);
    const lib = { entry: 'entry.js', formats: ['iife' as const], name: 'entry' };
    const [{ output }] = await build({ root: project, configFile: false, logLevel: 'silent', build: { write: false, lib } }) as [Rolldown.RolldownOutput];
    return output[0].code;
  }

  test('takes the examples to where there is nothing of Node', async () => {
    const code = await bundle(examples.map(({ name }) => `import './${name}.js';`).join('\n'));
    const stdout = new PassThrough({ encoding: 'utf8' });
    runInNewContext(code, { console: new Console({ stdout }), TextEncoder, atob });
    expect(stdout.read()).toBe(examples.map(({ prints }) => prints).join(''));
  });

  // The desk's room brings the telephone numbers of the world, 150 kB, for who looks for contact details.
  test('takes no more than what is imported', async () => {
    const code = await bundle(`import { displayName } from '@counterpart/engine/desk';\nconsole.log(displayName);`);
    expect(code).toContain('console.log');
    expect(code.length).toBeLessThan(20_000);
  });
});
