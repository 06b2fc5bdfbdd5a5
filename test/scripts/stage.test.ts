import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runStage, type StageResult } from '../../script/lib/stage.ts';

const root = join(import.meta.dirname, '../..');

/** A stage over a folder with these tests, or with one that no pattern finds. */
async function stageOver(tests: string | null): Promise<StageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'counterpart-stage-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'suite'));
  writeFileSync(join(folder, 'suite', tests ? 'sums.test.js' : 'sums.tset.js'), tests ?? '');
  return runStage(root, folder, { name: 'sums', commands: [[process.execPath, join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', join(folder, 'suite'), '--globals']], vitest: true });
}

test('counts a vitest run test by test', async () => {
  const { counts, output } = await stageOver(`test('right', () => {}); test('wrong', () => { expect(1).toBe(2); }); test.skip('later', () => {});`);
  expect(counts).toEqual({ passed: 1, failed: 1, skipped: 1 });
  expect(output).toContain('wrong');
});

test('a stage that finds no tests has failed', async () => {
  expect((await stageOver(null)).counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
