// There may be no container engine where the tests run, so the files are checked for what they promise each other.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../server/src/platform/config.ts';
import { settings } from '../server/src/platform/settings.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ').split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
const compose = parse(read('compose.yaml'));

interface Branch { [key: string]: Branch | string | string[] }

/** The part of YAML that compose.yaml uses: nested maps, lists, anchors on maps, merges. Throws at anything else. */
function parse(text: string): Branch {
  const top: Branch = {};
  const anchors = new Map<string, Branch>();
  const open: { indent: number; branch: Branch; key: string }[] = [{ indent: -1, branch: top, key: '' }];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/(^|\s)#.*$/, '').trimEnd();
    if (!line) continue;
    const indent = line.length - line.trimStart().length;
    if (indent % 2 !== 0 || line.includes('\t')) throw new Error(`compose.yaml:${index + 1}: indentation`);
    while (open.at(-1)!.indent >= indent) open.pop();
    const { branch, key: parent } = open.at(-1)!;
    const item = /^\s*- (.+)$/.exec(line)?.[1];
    const holder = open.at(-2)?.branch;
    if (item && holder) {
      const list = holder[parent];
      holder[parent] = Array.isArray(list) ? [...list, unquote(item)] : [unquote(item)];
      continue;
    }
    const [, key = '', value = ''] = /^\s*(<<|[\w-]+):(?: (.*))?$/.exec(line) ?? [];
    if (!key) throw new Error(`compose.yaml:${index + 1}: ${line}`);
    if (key === '<<') Object.assign(branch, anchors.get(value.slice(1)) ?? fail(value));
    else if (value && !value.startsWith('&')) branch[key] = unquote(value);
    else {
      const child: Branch = {};
      branch[key] = child;
      if (value) anchors.set(value.slice(1), child);
      open.push({ indent, branch: child, key });
    }
  }
  return top;
}

function fail(what: string): never {
  throw new Error(`compose.yaml: no ${what}`);
}

function unquote(value: string): string {
  return value.replace(/^"(.*)"$/, '$1');
}

function at(path: string): Branch | string | string[] {
  return path.split('.').reduce<Branch | string | string[]>((branch, key) => (branch as Branch)[key] ?? fail(path), compose);
}

test('the image starts what exists, as a user that is not root', () => {
  const last = (instruction: string) => dockerfile.findLast((line) => line.startsWith(`${instruction} `)) ?? '';
  const entry = JSON.parse(last('ENTRYPOINT').slice('ENTRYPOINT '.length)) as string[];
  expect(entry[0]).toBe('node');
  expect(existsSync(join(root, entry[1] ?? ''))).toBe(true);
  expect(last('USER')).toBe('USER node');
  expect(last('HEALTHCHECK')).toContain('/ready');
  expect(dockerfile.filter((line) => line.startsWith('FROM ')).every((line) => line.startsWith('FROM node:24-'))).toBe(true);
  const workspaces = (JSON.parse(read('package.json')) as { workspaces: string[] }).workspaces;
  for (const name of workspaces) expect(dockerfile).toContain(`COPY ${name}/package.json ${name}/`);
});

/** Whether the last line of an ignore file that matches a path, or a folder above it, leaves it out. In .gitignore, names count at any depth. */
function leavesOut(file: '.dockerignore' | '.gitignore', path: string): boolean {
  const lines = read(file).split('\n').filter((line) => line && !line.startsWith('#'));
  const steps = path.split('/').map((_step, index, all) => all.slice(0, index + 1).join('/'));
  return lines.reduce((out, line) => {
    const [, kept, name = ''] = /^(!?)(.*?)\/?$/.exec(line) ?? [];
    const pattern = file === '.gitignore' && !name.includes('/') ? `**/${name}` : name;
    const source = pattern.split(/(\*\*\/|\*)/).map((part) => (part === '**/' ? '(?:.*/)?' : part === '*' ? '[^/]*' : part.replaceAll('.', '\\.'))).join('');
    return steps.some((step) => new RegExp(`^${source}$`).test(step)) ? kept === '' : out;
  }, false);
}

test.each(['.env', '.env.production', 'server/.env', 'before-upgrade.backup', 'cli/counterpart-2026-11-21.backup', 'data/secret', 'server/data/secret', 'node_modules/pg/package.json'])('%s goes neither into the image nor into git', (path) => {
  expect(leavesOut('.dockerignore', path), '.dockerignore').toBe(true);
  expect(leavesOut('.gitignore', path), '.gitignore').toBe(true);
});

test('the image holds what it is built from and runs, and nothing that merely lies beside it', () => {
  const copied = dockerfile.filter((line) => line.startsWith('COPY ') && !line.includes('--from')).flatMap((line) => line.split(' ').slice(1, -1)).filter((path) => path !== '.');
  const needed = [...copied, 'tsconfig.json', 'LICENSE', 'server/src/main.ts', 'web/vite.config.ts', 'cli/bin/counterpart.js', 'demo/first-start.ts'];
  expect(needed.filter((path) => !existsSync(join(root, path)) || leavesOut('.dockerignore', path))).toEqual([]);
  const beside = ['people.csv', 'dump.sql.gz', 'pgdata/base', 'secrets/key.pem', '.git/config', 'compose.yaml', 'test/platform.ts', 'server/src/platform/config.test.ts', 'web/build/server/index.js'];
  expect(beside.filter((path) => !leavesOut('.dockerignore', path))).toEqual([]);
});

test('app and worker wait for a healthy database and have the same settings', () => {
  for (const service of ['app', 'work']) {
    expect(at(`services.${service}.depends_on.db.condition`)).toBe('service_healthy');
    expect(at(`services.${service}.image`)).toBe('counterpart');
    expect(at(`services.${service}.deploy.replicas`)).toMatch(/REPLICAS:-1/);
  }
  expect(at('services.db.healthcheck.test')).toContain('"pg_isready", "--host=127.0.0.1"');
  expect(at('services.work.command')).toBe('["work"]');
  expect(at('services.app.environment.JOBS')).toBe('off');
});

test('every setting is passed on, but for those that the image gives and the one that production refuses', () => {
  const ofTheImage = ['NODE_ENV', 'HOST', 'PORT', 'DATA_DIR'];
  const given = dockerfile.filter((line) => line.startsWith('ENV ')).flatMap((line) => line.split(' ').slice(1).map((pair) => pair.split('=')[0]));
  expect(given).toEqual(ofTheImage);
  const passed = (service: string) => Object.keys(at(`services.${service}.environment`)).toSorted();
  const wanted = settings.map(({ name }) => name).filter((name) => ![...ofTheImage, 'TEST_CLOCK'].includes(name)).toSorted();
  expect(passed('app')).toEqual(wanted);
  // An app leaves jobs to the workers, which do nothing else.
  expect(passed('work')).toEqual(wanted.filter((name) => name !== 'JOBS'));
});

test('the settings it passes are right as they stand', () => {
  const passed = at('services.app.environment') as Record<string, string>;
  const filled = Object.entries(passed).map(([name, value]) => [name, value.replaceAll(/\$\{(\w+):([-?])([^}]*)\}/g, (_all, _name, kind, rest: string) => (kind === '?' ? 'x'.repeat(32) : rest))]);
  expect(readConfig({ ...(Object.fromEntries(filled) as Record<string, string>), NODE_ENV: 'production', HOST: '0.0.0.0', DATA_DIR: '/data' })).toMatchObject({ ok: true });
});
