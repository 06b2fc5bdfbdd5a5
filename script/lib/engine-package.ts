// Makes the npm package of the engine: its sources as JavaScript with declarations, and a manifest that points there. Inside the project nobody needs it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
const engine = join(root, 'engine');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

export interface EnginePackage {
  /** What is packed, unpacked. */
  readonly folder: string;
  readonly tarball: string;
}

/** Makes both anew in a folder. Throws where the engine uses what Node 20 or a browser does not have. */
export function makeEnginePackage(into: string): EnginePackage {
  const folder = join(into, 'package');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', join(engine, 'tsconfig.package.json'), '--outDir', folder], { stdio: 'inherit' });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  writeFileSync(join(folder, 'README.md'), readme());
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  const packed = execFileSync('npm', ['pack', '--loglevel=error', '--pack-destination', into], { cwd: folder, encoding: 'utf8' });
  return { folder, tarball: join(into, packed.trim()) };
}

/** That of the project without what concerns the project alone. */
function manifest(): object {
  const { private: _private, scripts: _scripts, exports, ...shared } = JSON.parse(readFileSync(join(engine, 'package.json'), 'utf8')) as Manifest;
  const built = (file: string, ending: string) => file.replace(/\.ts$/, ending);
  const rooms = Object.entries(exports).map(([room, file]) => [room, { types: built(file, '.d.ts'), default: built(file, '.js') }]);
  return { ...shared, engines: { node: '>=20' }, exports: Object.fromEntries(rooms) };
}

/** Links to the rest of the project lead nowhere from a package: their words stay. */
function readme(): string {
  return readFileSync(join(engine, 'README.md'), 'utf8').replaceAll(/\[([^\]]+)\]\(\.\.\/[^)]+\)/g, '$1');
}

if (import.meta.main) {
  const { tarball } = makeEnginePackage(join(engine, 'build'));
  console.log(`${relative(root, tarball)}, ${Math.round(statSync(tarball).size / 1000)} kB`);
}
