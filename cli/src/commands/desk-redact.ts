import { isRegion, redact } from '@counterpart/engine/desk';
import type { DetectOptions, Redaction, RedactionLanguage, Region } from '@counterpart/engine/desk';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { isRereadable, readLines, withoutMark } from '../desk/redact-lines.ts';
import { EXIT } from '../exit.ts';
import { group } from '../group.ts';

interface RedactOptions {
  readonly format: 'text' | 'json';
  readonly language: RedactionLanguage;
  readonly region: readonly Region[];
  readonly allowHost: readonly string[];
}

export function registerDeskRedact(program: Command): void {
  group(program, 'desk').command('redact')
    .description('Take e-mail addresses, telephone numbers, links and names on other platforms out of messages, one a line.')
    .argument('<file>', 'text in UTF-8, or - for standard input')
    .addOption(new Option('--format <format>', 'the lines as others may read them, or what was found in each').choices(['text', 'json']).default('text'))
    .addOption(new Option('--language <language>', 'of the notes that stand where something was').choices(['en', 'de']).default('en'))
    .option('--region <codes>', 'countries whose national telephone numbers are known, as DE,AT,CH', regionsOf, ['DE', 'GB', 'US'])
    .option('--allow-host <host>', 'no contact detail, like all its subdomains; may be given again', (host: string, hosts: readonly string[]) => [...hosts, host.toLowerCase()], [])
    .action(async (file: string, options: RedactOptions) => { process.exitCode = await run(file, options); });
}

function regionsOf(codes: string): Region[] {
  const regions = codes.split(',').map((code) => code.trim().toUpperCase());
  const unknown = regions.filter((code) => !isRegion(code));
  if (unknown.length > 0) throw new InvalidArgumentError(`${unknown.join(', ')} is no country; give two letters each, as DE,AT,CH.`);
  return regions.filter(isRegion);
}

async function run(file: string, { format, language, region, allowHost }: RedactOptions): Promise<number> {
  // Lines are written as they come; a file that breaks off in the middle is refused before the first of them.
  if (isRereadable(file)) await readThrough(file);
  const detect: DetectOptions = { regions: region, allowedHosts: allowHost };
  const tally = { removed: 0, left: 0, lines: [] as number[] };
  let before = '[\n';
  const reader = { gone: false };
  process.stdout.once('error', () => { reader.gone = true; });
  for await (const read of readLines(file)) {
    const { mark, line } = withoutMark(read);
    const redaction = redact(line.text, { language, ...detect });
    count(redaction, line.number, tally);
    await write(format === 'text' ? mark + redaction.redacted + line.end : before + JSON.stringify({ line: line.number, ...redaction }));
    before = ',\n';
    if (reader.gone) return EXIT.complete;
  }
  if (format === 'json') await write(before === '[\n' ? '[]\n' : '\n]\n');
  else if (tally.left > 0) process.stderr.write(leftSentence(tally));
  return EXIT.complete;
}

async function readThrough(file: string): Promise<void> {
  const lines = readLines(file);
  while ((await lines.next()).done !== true);
}

interface Tally { removed: number; left: number; readonly lines: number[] }

function count({ hits }: Redaction, line: number, tally: Tally): void {
  const left = hits.filter(({ confidence }) => confidence === 'low').length;
  tally.left += left;
  tally.removed += hits.length - left;
  if (left > 0 && tally.lines.length <= SHOWN) tally.lines.push(line);
}

const SHOWN = 10;

function leftSentence({ removed, left, lines }: Tally): string {
  const named = `${lines.slice(0, SHOWN).join(', ')}${lines.length > SHOWN ? ' …' : ''}`;
  return `${removed} taken out. ${left} more may be contact details and ${left === 1 ? 'was' : 'were'} left: line ${named}. --format json shows them.\n`;
}

/** Waits for a slow reader, so that no more than a line piles up, and gives one that has gone the time to be noticed. */
async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise<void>((resolve) => {
    const settle = (): void => {
      process.stdout.off('drain', settle).off('error', settle);
      resolve();
    };
    process.stdout.on('drain', settle).on('error', settle);
  });
}
