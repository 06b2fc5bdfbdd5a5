import { AFFINITY_METHODS, affinityChannels, affinityDocuments, affinityModel, defaultAffinitySettings, validateAffinitySettings } from '@counterpart/engine/call';
import type { AffinityMethod, AffinityModel, AffinitySettings, AffinitySnapshot } from '@counterpart/engine/call';
import type { BestPairs, Language } from '@counterpart/engine/text';
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { scoreLines, summary } from '../call/affinity-output.ts';
import { readProposals, readReviewers } from '../call/affinity-records.ts';
import type { OnProgress } from '../call/affinity-records.ts';
import { allScores, bestScores } from '../call/affinity-scores.ts';
import { AffinityThreads } from '../call/affinity-threads.ts';
import { showProgress } from '../progress.ts';
import { EXIT, UnusableInput } from '../exit.ts';
import { group } from '../group.ts';
import { refuseOverwritingInput, writeOutput } from '../output-file.ts';
import { settingWords } from '../words.ts';

interface AffinityOptions {
  readonly reviewers: string;
  readonly proposals: string;
  readonly method: AffinityMethod;
  readonly top?: number;
  readonly keywordWeight: number;
  readonly textWeight: number;
  readonly coverage: boolean;
  readonly publicationYears: number;
  readonly language?: Language;
  readonly stopWords: boolean;
  readonly stems: boolean;
  readonly now?: number;
  readonly out?: string;
}

/** A file of more lines is nobody's to read: a quarter of a gigabyte. */
const LARGEST_MATRIX = 5_000_000;
/** Below so many texts, starting a thread takes longer than the work. */
const TEXTS_WORTH_THREADS = 2000;
/** Each thread has rows of its own in memory. */
const MOST_THREADS = 4;

export function registerCallAffinity(program: Command): void {
  const defaults = defaultAffinitySettings;
  group(program, 'call').command('affinity')
    .description('Score how well reviewers know what proposals are about. Writes proposal,reviewer,affinity; exit status 64 for unusable input.')
    .requiredOption('--reviewers <file>', 'JSON list of {id, expertise: [{keyword, proficiency}], publications: [{title, abstract, year}], biography}')
    .requiredOption('--proposals <file>', 'JSON list of {id, title, summary, description}')
    .addOption(new Option('--method <method>', 'by keywords, by text, or both').choices(AFFINITY_METHODS).default(defaults.method))
    .option('--top <count>', `only the best so many of each proposal and of each reviewer; must be given for more than ${LARGEST_MATRIX} pairs`, wholeNumber)
    .option('--keyword-weight <number>', 'what the keyword score counts in the combined method', number, defaults.keywordWeight)
    .option('--text-weight <number>', 'what the text score counts; the two must add up to 1', number, defaults.textWeight)
    .option('--coverage', 'keyword score: how much of the proposal a reviewer covers, instead of how much of the reviewer it asks for', defaults.coverage)
    .option('--publication-years <count>', 'how many years back publications count', number, defaults.publicationYears)
    .addOption(new Option('--language <code>', 'of the texts that do not say theirs; otherwise it is detected').choices(['en', 'de']))
    .option('--no-stop-words', 'keep words such as "the"')
    .option('--no-stems', 'tell the forms of a word apart')
    .option('--now <instant>', 'ISO 8601, from which publications are recent; otherwise the clock', instant)
    .option('--out <file>', 'write there instead of to the terminal')
    .action(async (options: AffinityOptions) => { process.exitCode = await run(options); });
}

async function run(options: AffinityOptions): Promise<number> {
  refuseOverwritingInput(options.out, [options.reviewers, options.proposals]);
  const show = showProgress();
  const { model, threads } = await prepared(options, show);
  try {
    if (isLarge(model.snapshot)) collectGarbage();
    const lists = options.top === undefined ? allScores(model) : bestScores(await bestOf(model, options.top, threads, show));
    let lines = 0;
    writeOutput(scoreLines(model, lists, (written) => { lines += written; }), options.out);
    process.stderr.write(summary(model, lines, options.out));
  } finally {
    await threads.close();
  }
  return EXIT.complete;
}

/** Files read and words counted; by a function of its own, so that nothing holds the texts when it has ended. */
async function prepared(options: AffinityOptions, show: OnProgress): Promise<{ readonly model: AffinityModel; readonly threads: AffinityThreads }> {
  const settings = settingsOf(options);
  const snapshot: AffinitySnapshot = {
    reviewers: withLanguage(readReviewers(options.reviewers, show), options.language),
    proposals: withLanguage(readProposals(options.proposals, show), options.language),
    settings, now: options.now ?? Date.now(),
  };
  if (options.top === undefined) refuseLargeMatrix(snapshot, options.proposals);
  const threads = new AffinityThreads(isLarge(snapshot) ? Math.min(MOST_THREADS, availableParallelism()) : 0);
  try {
    return { model: withoutTexts(affinityModel(snapshot, await threads.countTerms(affinityDocuments(snapshot), settings))), threads };
  } catch (error) {
    await threads.close();
    throw error;
  }
}

function isLarge({ reviewers, proposals }: AffinitySnapshot): boolean {
  return reviewers.length + proposals.length >= TEXTS_WORTH_THREADS;
}

/** What scores are made of, and whose they are. Texts and counts have served: they are 400 MB of a call with 45,000 texts. */
function withoutTexts({ snapshot, phrases, keyword, text }: AffinityModel): AffinityModel {
  const none = { rows: 0, columns: 0, offsets: new Uint32Array(1), indices: new Uint32Array(0), values: new Float64Array(0) };
  return {
    snapshot: {
      ...snapshot,
      reviewers: snapshot.reviewers.map(({ id }) => ({ id, expertise: [], publications: [], biography: '' })),
      proposals: snapshot.proposals.map(({ id }) => ({ id, title: '', summary: '', description: '' })),
    },
    terms: { terms: [], counts: none }, phrases, keyword, text,
  };
}

/** What reading and counting left behind would stay while this thread waits for the others, which need room. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

async function bestOf(model: AffinityModel, top: number, threads: AffinityThreads, show: OnProgress): Promise<BestPairs> {
  try {
    return await threads.bestPairs(affinityChannels(model), top, (share) => show('scores', share));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UnusableInput([{ file: '--top', line: null, column: null, value: String(top), reason: `cannot be done: ${error.message}`, remedy: 'Give a smaller number.' }]);
  }
}

function settingsOf({ method, keywordWeight, textWeight, coverage, publicationYears, stopWords, stems }: AffinityOptions): AffinitySettings {
  const settings = { method, keywordWeight, textWeight, coverage, publicationYears, stopWords, stems };
  const problems = validateAffinitySettings(settings);
  if (problems.length > 0) throw new UnusableInput(problems.map((problem) => ({ file: optionOf(problem.path), line: null, column: null, ...settingWords(problem) })));
  return settings;
}

/** `keywordWeight + textWeight` becomes `--keyword-weight + --text-weight`. */
function optionOf(path: string): string {
  return path.replace(/[a-z]+(?:[A-Z][a-z]+)*/gu, (name) => `--${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`);
}

function withLanguage<Member extends { readonly language?: Language }>(members: Member[], language: Language | undefined): Member[] {
  return language === undefined ? members : members.map((member) => ({ language, ...member }));
}

function refuseLargeMatrix({ reviewers, proposals }: AffinitySnapshot, file: string): void {
  const pairs = reviewers.length * proposals.length;
  if (pairs <= LARGEST_MATRIX) return;
  throw new UnusableInput([{
    file, line: null, column: null, value: `${proposals.length} × ${reviewers.length} pairs`, reason: `are more than the ${LARGEST_MATRIX} that are written in full`,
    remedy: 'Give --top 100 or so: the best of each proposal and of each reviewer.',
  }]);
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/u.test(text)) throw new InvalidArgumentError('Give a whole number from 1 to 999999.');
  return Number(text);
}

/** Which numbers a setting takes is said by the engine. */
function number(text: string): number {
  if (!/^\d+(?:\.\d+)?$/u.test(text)) throw new InvalidArgumentError('Give a number.');
  return Number(text);
}

function instant(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new InvalidArgumentError('Give an instant such as 2026-03-31T12:00:00Z.');
  return at;
}
