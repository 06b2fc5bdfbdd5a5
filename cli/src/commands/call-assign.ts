import { assignReviewers, defaultAssignmentSettings } from '@counterpart/engine/call';
import type { Algorithm, AssignmentResult, CallSnapshot } from '@counterpart/engine/call';
import { Option } from 'commander';
import type { Command } from 'commander';
import { addCallOptions } from '../call/assign-options.ts';
import type { CallOptions } from '../call/assign-options.ts';
import { asCsv, asJson, asTable, diagnosis } from '../call/assign-output.ts';
import { filesOf, readCall } from '../call/assign-read.ts';
import { remarksOn } from '../call/assign-remarks.ts';
import { whileWorking } from '../progress.ts';
import { EXIT } from '../exit.ts';
import { group } from '../group.ts';
import { refuseOverwritingInput, writeOutput } from '../output-file.ts';

const FORMATS = { table: asTable, json: asJson, csv: asCsv } as const;

interface AssignOptions extends CallOptions {
  readonly algorithm: Algorithm;
  readonly format: keyof typeof FORMATS;
  readonly out?: string;
}

export function registerCallAssign(program: Command): void {
  const command = group(program, 'call').command('assign')
    .description('Assign reviewers to proposals. Exit status: 0 every proposal has the reviews it needs, 2 reviews are missing, 64 unusable input.');
  addCallOptions(command)
    .addOption(new Option('--algorithm <name>', 'minmax: the smallest largest load first; fairflow: no proposal far behind; hungarian: the greatest total')
      .choices(['minmax', 'fairflow', 'hungarian']).default(defaultAssignmentSettings.algorithm))
    .addOption(new Option('--format <format>', 'how to write the result').choices(Object.keys(FORMATS)).default('table'))
    .option('--out <file>', 'write there instead of to the terminal')
    .action((options: AssignOptions) => { process.exitCode = run(options); });
}

function run(options: AssignOptions): number {
  refuseOverwritingInput(options.out, filesOf(options));
  const snapshot = readCall(options, options.algorithm);
  const result = whileWorking(sizeOf(snapshot), () => assignReviewers(snapshot));
  writeOutput(FORMATS[options.format](result), options.out);
  process.stderr.write(remarksOn(snapshot, options));
  if (result.objective.shortfall === 0) return EXIT.complete;
  tellApart(options, result);
  return EXIT.incomplete;
}

function sizeOf({ proposals, reviewers }: CallSnapshot): string {
  return `Assigning ${reviewers.length} reviewers to ${proposals.length} proposals …`;
}

/** A person looks at the table itself; beside data for a machine what is missing is told where it does not mix with it. */
function tellApart({ format, out }: AssignOptions, result: AssignmentResult): void {
  if (format !== 'table' || out !== undefined) process.stderr.write(diagnosis(result));
}
