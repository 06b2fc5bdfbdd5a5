// Makes sure of what the scripts need. Each step looks first and says one line only when it has work to do.
//   node script/lib/prepare.ts packages web chromium compiler
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.ts';
import { installedMatchesLock } from './installed.ts';

const root = join(import.meta.dirname, '../..');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const steps: Record<string, () => void> = { packages, web, chromium, compiler };

for (const name of process.argv.slice(2)) {
  const step = steps[name];
  if (!step) throw new Error(`There is no step "${name}"; the steps are ${Object.keys(steps).join(', ')}.`);
  step();
}

function packages(): void {
  install('.', 'Installing packages');
}

/** Of the engine's WebAssembly kernels: 100 MB that one test needs, and no start. */
function compiler(): void {
  install('engine/compiler', 'Installing the compiler of kernels');
}

function install(folder: string, what: string): void {
  if (installedMatchesLock(join(root, folder))) return;
  run(what, 'npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']);
}

function web(): void {
  if (!existsSync(join(root, 'web/vite.config.ts'))) return;
  const stamp = join(root, '.runtime/web-build');
  const now = fingerprint(root, ['web', 'contract', 'engine', 'package-lock.json']);
  if (existsSync(join(root, 'web/build')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  run('Building the pages', 'npm', ['run', 'build', '--workspace', 'web', '--silent']);
  mkdirSync(join(root, '.runtime'), { recursive: true });
  writeFileSync(stamp, now);
}

// Journeys without a browser are reported as skipped, so a machine where we may not or cannot install still runs the rest.
function chromium(): void {
  if (existsSync(CHROMIUM)) return;
  const skipped = 'journeys will be skipped (CHROMIUM names another path).';
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    console.log(`No Chromium at ${CHROMIUM} and no right to install it: ${skipped}`);
    return;
  }
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  const installed = attempt('Refreshing the list of system packages', 'apt-get', ['update', '-qq'], quiet)
    && attempt('Installing Chromium for the journeys', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], quiet);
  if (!installed) console.log(`No Chromium at ${CHROMIUM}, and it could not be installed: ${skipped}`);
}

function onPath(program: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => isExecutable(join(folder, program)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(what: string, program: string, args: string[]): void {
  if (!attempt(what, program, args)) process.exit(1);
}

// Output is shown only when a step fails: a good start stays short.
function attempt(what: string, program: string, args: string[], env: Record<string, string> = {}): boolean {
  const begun = Date.now();
  process.stdout.write(`${what} … `);
  const done = spawnSync(program, args, { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 2 ** 28 });
  process.stdout.write(`${((Date.now() - begun) / 1000).toFixed(1)} s\n`);
  if (done.status === 0) return true;
  process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}\n${what} did not work; the lines above say why.\n`);
  return false;
}
