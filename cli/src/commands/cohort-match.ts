import { matchCohort } from '@counterpart/engine/cohort';
import type { CohortResult, Mode } from '@counterpart/engine/cohort';
import { Option } from 'commander';
import type { Command } from 'commander';
import { asCsv, asJson, asTable, diagnosis } from '../cohort/output.ts';
import { readCohort } from '../cohort/read.ts';
import type { CohortInput } from '../cohort/read.ts';
import { EXIT } from '../exit.ts';
import { group } from '../group.ts';
import { refuseOverwritingInput, writeOutput } from '../output-file.ts';

type Format = 'table' | 'json' | 'csv';

interface MatchOptions {
  readonly mentors: string;
  readonly mentees: string;
  readonly mode: Mode;
  readonly config?: string;
  readonly format: Format;
  readonly out?: string;
}

export function registerCohortMatch(program: Command): void {
  group(program, 'cohort').command('match')
    .description('Pair the people of two CSV files. Exit status: 0 everybody of the shorter side is paired, 2 not so, 64 unusable input.')
    .requiredOption('--mentors <file>', 'CSV with email, organization and optionally name, preferences, never, job_title, expertise_tags …')
    .requiredOption('--mentees <file>', 'CSV with email, organization and optionally name, preferences, never, desired_tags …')
    .addOption(new Option('--mode <mode>', 'strict keeps every policy or says why it cannot; exception breaks as few as can be')
      .choices(['strict', 'exception']).default('strict'))
    .option('--config <file>', 'JSON with settings of the cohort and "rules"')
    .addOption(new Option('--format <format>', 'how to write the result').choices(['table', 'json', 'csv']).default('table'))
    .option('--out <file>', 'write there instead of to the terminal')
    .action((options: MatchOptions) => { process.exitCode = run(options); });
}

function run(options: MatchOptions): number {
  refuseOverwritingInput(options.out, [options.mentors, options.mentees, options.config]);
  const input = readCohort(options);
  const result = withProgress(input, () => matchCohort(input.snapshot));
  writeOutput(rendered(result, input, options.format), options.out);
  if (isComplete(result)) return EXIT.complete;
  // A person looks at the table itself; beside data for a machine the diagnosis is told where it does not mix with it.
  if (options.format !== 'table' || options.out !== undefined) process.stderr.write(diagnosis(result));
  return EXIT.incomplete;
}

/** Where somebody of either side is left, a veto or a rule stood between them: the best pairing there is, but not one a script should go on with unseen. */
function isComplete({ status, unmatched }: CohortResult): boolean {
  return status === 'optimal' && (unmatched.mentors.length === 0 || unmatched.mentees.length === 0);
}

function rendered(result: CohortResult, input: CohortInput, format: Format): string {
  if (format === 'json') return asJson(result);
  return format === 'csv' ? asCsv(result, input) : asTable(result, input);
}

/** Around this many pairs a person begins to wonder whether anything happens. */
const LONG_WORK = 40_000;

function withProgress(input: CohortInput, work: () => CohortResult): CohortResult {
  const pairs = input.mentors.size * input.mentees.size;
  if (!process.stderr.isTTY || pairs < LONG_WORK) return work();
  process.stderr.write(`Matching ${input.mentors.size} mentors and ${input.mentees.size} mentees …`);
  const result = work();
  process.stderr.write('\r\u001B[K');
  return result;
}
