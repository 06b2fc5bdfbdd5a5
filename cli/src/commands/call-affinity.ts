import { AFFINITY_METHODS, affinityChannels, affinityGaps, affinityModel, defaultAffinitySettings, keywordsOf, validateAffinitySettings } from '@counterpart/engine/call';
import type { AffinityMethod, AffinityModel, AffinitySettings, AffinitySnapshot, ProposalText, ReviewerProfile } from '@counterpart/engine/call';
import type { BestPairs, Language } from '@counterpart/engine/text';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { scoreLines, summary } from '../call/affinity-output.ts';
import type { Missing } from '../call/affinity-output.ts';
import { readProposals, readReviewers } from '../call/affinity-records.ts';
import type { OnProgress } from '../call/affinity-records.ts';
import { allScores, bestScores } from '../call/affinity-scores.ts';
import { AffinityThreads, giveUp } from '../call/affinity-threads.ts';
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
/** What is less than so many bytes is done before threads have started. */
const BYTES_WORTH_THREADS = 5_000_000;
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
  const { reviewers, proposals, out, top } = options;
  refuseOverwritingInput(out, [reviewers, proposals]);
  const settings = settingsOf(options);
  const threads = new AffinityThreads(isLarge([reviewers, proposals]) ? Math.min(MOST_THREADS, availableParallelism()) : 0);
  try {
    const show = showProgress();
    const { model, missing } = await compared(options, settings, threads, show);
    const lists = top === undefined ? allScores(model) : bestScores(await bestOf(model, top, threads, show));
    let lines = 0;
    writeOutput(scoreLines(model, lists, (written) => { lines += written; }), out);
    process.stderr.write(summary(model, missing, lines, out));
  } finally {
    await threads.close();
  }
  return EXIT.complete;
}

/** Texts are read and forgotten: ids and keywords are what is kept of the files, and only the parts of the score that count are made. */
async function compared(options: AffinityOptions, settings: AffinitySettings, threads: AffinityThreads, show: OnProgress): Promise<{ readonly model: AffinityModel; readonly missing: Missing }> {
  const { language, now = Date.now(), top, proposals: proposalsFile } = options;
  const { method } = settings;
  const reviewers: ReviewerProfile[] = [];
  const proposals: ProposalText[] = [];
  const undated = { publications: 0, reviewers: [] as string[] };
  const parts = await threads.readTexts({ settings, now }, {
    *reviewers() {
      for (const reviewer of readReviewers(options.reviewers, show)) {
        const known = withoutText(reviewer);
        reviewers.push(method === 'tfidf' ? known : { ...known, expertise: reviewer.expertise });
        if (reviewer.undated > 0) undated.reviewers.push(reviewer.id);
        undated.publications += reviewer.undated;
        yield method === 'keyword' ? known : inLanguage(reviewer, language);
      }
    },
    keywords: () => keywordsOf({ reviewers }),
    *proposals() {
      for (const proposal of readProposals(proposalsFile, show)) {
        proposals.push({ id: proposal.id, title: '', summary: '', description: '' });
        yield inLanguage(proposal, language);
      }
    },
  });
  const snapshot = { reviewers, proposals, settings, now };
  if (top === undefined) refuseLargeMatrix(snapshot, proposalsFile);
  const model = affinityModel(snapshot, parts);
  for (const { terms: { counts } } of parts) giveUp(counts.indices, counts.values);
  // Weights are made; their indices are those of the counts.
  giveUp(model.terms.counts.values);
  return { model, missing: { ...affinityGaps(model), undated } };
}

function withoutText({ id }: ReviewerProfile): ReviewerProfile {
  return { id, expertise: [], publications: [], biography: '' };
}

/** Of a pipe nobody knows. */
function isLarge(files: readonly string[]): boolean {
  const sizes = files.map((file) => statSync(file, { throwIfNoEntry: false })).map((entry) => (entry === undefined || entry.isFile() ? entry?.size ?? 0 : Infinity));
  return sizes.reduce((sum, size) => sum + size, 0) >= BYTES_WORTH_THREADS;
}

function inLanguage<Text extends { readonly language?: Language }>(text: Text, language: Language | undefined): Text {
  return language === undefined ? text : { language, ...text };
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
