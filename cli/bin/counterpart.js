#!/usr/bin/env node
// Sources are TypeScript that Node 24 runs as it is; an older one would stop at the first type with a riddle.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(`counterpart needs Node 24 or newer; this is ${process.version}. script/counterpart brings its own.\n`);
  process.exitCode = 64;
} else {
  await import('../src/main.ts');
}
