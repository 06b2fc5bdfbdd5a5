// Runs the stages of script/test (or those named), two at a time, and prints one closing count for all of them.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runStage, type Counts, type Stage } from './stage.ts';
import { stages } from './stages.ts';

const LANES = 2;
const root = join(import.meta.dirname, '../..');
const reports = join(root, 'test-results');

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}; the stages are ${stages.map((stage) => stage.name).join(', ')}.`);
  process.exit(64);
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const waiting: Stage[] = stages.filter((stage) => asked.length === 0 || asked.includes(stage.name));
const total: Counts = { passed: 0, failed: 0, skipped: 0 };

await Promise.all(Array.from({ length: LANES }, work));

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let stage = waiting.shift(); stage; stage = waiting.shift()) {
    const begun = Date.now();
    const { counts, output } = await runStage(root, reports, stage);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    const mark = counts.failed > 0 ? 'FAILED' : 'ok';
    console.log(`${stage.name.padEnd(12)} ${mark.padEnd(6)} ${seconds.padStart(6)} s   ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    if (output) console.log(output.replace(/^/gm, '    '));
  }
}
