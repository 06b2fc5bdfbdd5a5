#!/usr/bin/env node
import { fileURLToPath } from 'node:url';

// Sources are TypeScript that Node 24 runs as it is; an older one would stop at the first type with a riddle.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(`counterpart needs Node 24 or newer; this is ${process.version}. script/counterpart brings its own.\n`);
  process.exitCode = 64;
} else {
  // What was compiled once is read the next time, from beside the runtime; where that cannot be written, each time compiles anew.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache(fileURLToPath(new URL('../../.runtime/compiled', import.meta.url)));
  await import('../src/main.ts');
}
