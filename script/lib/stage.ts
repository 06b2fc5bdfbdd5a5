// Runs one stage and says how many of its checks passed. A plain command is one check; a vitest run is counted by its report.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Stage {
  name: string;
  /** Each must end with status 0; they run one after the other. */
  commands: string[][];
  /** The last command is a vitest run, counted test by test. */
  vitest?: true;
  env?: Record<string, string>;
  /** A reason not to run here, in words; counts as one skipped. */
  skip?: () => string | null;
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** `output` is what to show: what a failed stage said, the reason of a skipped one, otherwise only lines that begin with "warning:". */
export interface StageResult {
  counts: Counts;
  output: string;
}

export async function runStage(root: string, reports: string, stage: Stage): Promise<StageResult> {
  const reason = stage.skip?.() ?? null;
  if (reason) return { counts: { passed: 0, failed: 0, skipped: 1 }, output: `skipped: ${reason}` };

  const report = join(reports, `${stage.name}.json`);
  let output = '';
  let ok = true;
  for (const [index, command] of stage.commands.entries()) {
    const counted = stage.vitest && index === stage.commands.length - 1;
    // Hundreds of processes are started that load the same sources: each compiles only what none before it has.
    const env = { NODE_COMPILE_CACHE: join(reports, 'compiled'), ...stage.env };
    const done = await run(root, counted ? [...command, ...reportTo(report)] : command, env);
    output += done.output;
    ok = done.status === 0;
    if (!ok) break;
  }
  const counts = stage.vitest && existsSync(report) ? countsOf(report) : { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  // An error outside any test (an unhandled rejection, a failing set-up) must not vanish from the closing line.
  if (!ok && counts.failed === 0) counts.failed = 1;
  return { counts, output: ok ? (output.match(/^warning: .*$/gm) ?? []).join('\n') : withoutPassed(output) };
}

// What failed is easier to find without the names of everything that passed.
function withoutPassed(output: string): string {
  return output.replaceAll(/^\s*✓.*\n/gm, '').trimEnd();
}

function reportTo(file: string): string[] {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

function countsOf(file: string): Counts {
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const brokenFiles = report.testResults.filter(
    (result) => result.status === 'failed' && result.assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function run(root: string, command: string[], env: Record<string, string>): Promise<{ status: number | null; output: string }> {
  const [program, ...args] = command as [string, ...string[]];
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, NO_COLOR: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ status: 127, output: `${output}${error.message}\n` }));
    child.on('close', (status) => resolve({ status, output }));
  });
}
