import { compareAlgorithms, defaultAssignmentSettings } from '@counterpart/engine/call';
import { Option } from 'commander';
import type { Command } from 'commander';
import { addCallOptions } from '../call/assign-options.ts';
import type { CallOptions } from '../call/assign-options.ts';
import { filesOf, readCall } from '../call/assign-read.ts';
import { remarksOn } from '../call/assign-remarks.ts';
import { comparisonAsCsv, comparisonAsJson, comparisonAsTable } from '../call/compare-output.ts';
import { whileWorking } from '../progress.ts';
import { group } from '../group.ts';
import { refuseOverwritingInput, writeOutput } from '../output-file.ts';

const FORMATS = { table: comparisonAsTable, json: comparisonAsJson, csv: comparisonAsCsv } as const;

interface CompareOptions extends CallOptions { readonly format: keyof typeof FORMATS; readonly out?: string }

export function registerCallCompare(program: Command): void {
  const command = group(program, 'call').command('compare')
    .description('What each of the three algorithms would make of a call, side by side. Exit status: 0 done, 64 unusable input.');
  addCallOptions(command)
    .addOption(new Option('--format <format>', 'how to write the comparison').choices(Object.keys(FORMATS)).default('table'))
    .option('--out <file>', 'write there instead of to the terminal')
    .action(run);
}

function run(options: CompareOptions): void {
  refuseOverwritingInput(options.out, filesOf(options));
  const snapshot = readCall(options, defaultAssignmentSettings.algorithm);
  const reports = whileWorking('Comparing three algorithms …', () => compareAlgorithms(snapshot));
  writeOutput(FORMATS[options.format](reports), options.out);
  process.stderr.write(remarksOn(snapshot, options));
}
