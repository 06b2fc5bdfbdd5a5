import { instantOf, rankPractitioners, ROTATION_TIME_ZONE } from '@counterpart/engine/directory';
import type { Language, Ranking } from '@counterpart/engine/directory';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { asCsv, asJson, asTable, nobody } from '../directory/output.ts';
import { readDirectory } from '../directory/read.ts';
import { INSTANT_EXAMPLE, unknownStatuses } from '../directory/words.ts';
import { EXIT } from '../exit.ts';
import { group } from '../group.ts';
import { refuseOverwritingInput, writeOutput } from '../output-file.ts';

type Format = 'table' | 'json' | 'csv';

interface RankOptions {
  readonly practitioners: string;
  readonly person?: string;
  readonly now?: number;
  readonly limit?: number;
  readonly language?: Language;
  readonly format: Format;
  readonly out?: string;
}

export function registerDirectoryRank(program: Command): void {
  group(program, 'directory').command('rank')
    .description('Rank practitioners, for one person or for nobody in particular. Exit status: 0 somebody is shown, 2 nobody, 64 unusable input.')
    .requiredOption('--practitioners <file>', 'JSON list of records with id, status and the other fields of the data model')
    .option('--person <file>', 'JSON object with the wishes of who seeks; without it the directory view')
    .addOption(new Option('--now <time>', `the moment that slots are counted from, such as ${INSTANT_EXAMPLE}; this very moment unless said otherwise`).argParser(instant))
    .addOption(new Option('--limit <number>', 'show at most so many').argParser(count))
    .addOption(new Option('--language <language>', 'of explanations and notes; json and csv have both unless said otherwise, the table English').choices(['de', 'en']))
    .addOption(new Option('--format <format>', 'how to write the result').choices(['table', 'json', 'csv']).default('table'))
    .option('--out <file>', 'write there instead of to the terminal')
    .action((options: RankOptions) => { process.exitCode = run(options); });
}

function run({ practitioners, person, now = Date.now(), limit, language, format, out }: RankOptions): number {
  refuseOverwritingInput(out, [practitioners, person]);
  const input = readDirectory({ practitioners, person });
  const ranking = rankPractitioners(input.practitioners, { person: input.person, now, ...(limit === undefined ? {} : { limit }) });
  writeOutput(rendered(ranking, format, language), out);
  process.stderr.write(input.remarks + unknownStatuses(input.practitioners, practitioners));
  if (ranking.eligible > 0) return EXIT.complete;
  // A person looks at the table itself; beside data for a machine the sentence is told where it does not mix with it.
  if (format !== 'table' || out !== undefined) process.stderr.write(nobody(ranking, language));
  return EXIT.incomplete;
}

function rendered(ranking: Ranking, format: Format, language: Language | undefined): string {
  if (format === 'json') return asJson(ranking, language);
  return format === 'csv' ? asCsv(ranking, language) : asTable(ranking, language);
}

function instant(text: string): number {
  const moment = instantOf(text, ROTATION_TIME_ZONE);
  if (moment === null) throw new InvalidArgumentError(`Give date and time such as ${INSTANT_EXAMPLE}; without offset they are read in ${ROTATION_TIME_ZONE}.`);
  return moment;
}

function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new InvalidArgumentError('Give a whole number from 1.');
  return Number(text);
}
