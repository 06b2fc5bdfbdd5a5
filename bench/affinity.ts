/**
 * Tokens to the best hundred of every proposal (and of every reviewer) beside scikit-learn's TfidfVectorizer and a sparse product of SciPy.
 *
 *   node bench/affinity.ts [--sizes 1000x700,5000x5000,25000x20000] [--threads 2] [--rounds 3] [--save]
 *
 * Both read the same file of words; scores must agree. Wall and processor time, peak memory. See README.md.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { AffinityThreads } from '../cli/src/call/affinity-threads.ts';
import { affinityChannels, affinityModel, defaultAffinitySettings, type ProposalText, type ReviewerProfile } from '../engine/src/call/index.ts';
import { topicalTexts } from './affinity-texts.ts';
import { saveGrowthPlot } from './plot.ts';
import { busyness, machine, processorTime, quantile, Report, today } from './report.ts';
import { pythonWith } from './scipy.ts';

interface Size { readonly proposals: number; readonly reviewers: number }
interface Spent { readonly wall: number; readonly processor: number }
/** Milliseconds from words to weights, and from weights to the best; megabytes. */
interface Run { readonly weighing: Spent; readonly searching: Spent; readonly peak: number; readonly best: Float64Array }
/** The peer as it comes, which finds words by a pattern and folds case as ours does, and with texts split at spaces alone. */
const CONTENDERS = ['ours', 'peer', 'peer, split'] as const;
type Contender = (typeof CONTENDERS)[number];
type Runs = Record<Contender, Run[]>;

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000x700,5000x5000,25000x20000' },
    threads: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    rounds: { type: 'string', default: '3' },
    save: { type: 'boolean', default: false },
    ours: { type: 'string' },
  },
});
const seed = 2026;
const TOP = 100;

if (options.ours === undefined) await main();
else await answer(options.ours);

async function main(): Promise<void> {
  const python = pythonWith('sklearn', 'python3-sklearn');
  const folder = mkdtempSync(join(tmpdir(), 'affinity-'));
  const report = new Report();
  const growth = record((): [pairs: number, ms: number][] => []);
  report.add(
    `# Words to the best hundred, ${today()}`, '',
    `${machine()}; ${spawnSync(python, ['-c', 'import sklearn, scipy; print("scikit-learn", sklearn.__version__ + ", SciPy", scipy.__version__)'], { encoding: 'utf8' }).stdout.trim()}; seed ${seed}, ${options.threads} threads of ours. Written by \`node bench/affinity.ts\`.`,
    'Seconds, medians; ratio = ours / peer (below 1: ours is faster). The peer finds words by its default pattern, or splits texts at spaces. Ours finds the best hundred of every reviewer as well. Every score of all is the same within 1e-9.', '',
    '| proposals × reviewers | | words → weights | → best 100 | in all | peak memory |', '|---|---|---:|---:|---:|---:|',
  );
  try {
    for (const size of options.sizes.split(',')) {
      const [proposals, reviewers] = size.split('x').map(Number) as [number, number];
      const { lines, seconds } = await measure({ proposals, reviewers }, python, folder);
      report.add(...lines);
      for (const name of CONTENDERS) growth[name].push([proposals * reviewers, 1e3 * seconds[name]]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  report.add('', busyness());
  if (!options.save) return;
  report.save('affinity');
  saveGrowthPlot(new URL('../docs/images/bench-affinity.svg', import.meta.url), {
    title: 'From words to the best hundred', xLabel: 'pairs of proposals and reviewers', yLabel: 'milliseconds, wall',
    series: [{ name: `ours, ${options.threads} threads`, points: growth.ours }, { name: 'scikit-learn + SciPy', points: growth.peer }, { name: 'the same, split at spaces', points: growth['peer, split'] }],
  });
}

async function measure({ proposals, reviewers }: Size, python: string, folder: string): Promise<{ lines: string[]; seconds: Record<Contender, number> }> {
  const file = join(folder, 'texts.txt');
  await writeTexts(file, reviewers + proposals);
  const rounds = proposals * reviewers > 1e8 ? 1 : Number(options.rounds);
  const runs: Runs = record(() => []);
  const run: Record<Contender, () => Run> = {
    ours: () => ourRun(file, reviewers, folder),
    peer: () => peerRun(python, file, reviewers, folder, ['--default-tokens']),
    'peer, split': () => peerRun(python, file, reviewers, folder, []),
  };
  for (let round = 0; round < rounds; round++) for (const name of round % 2 === 0 ? CONTENDERS : CONTENDERS.toReversed()) runs[name].push(run[name]());
  for (const name of CONTENDERS.slice(1)) agree(runs.ours[0]!.best, runs[name][0]!.best);
  const where = `${proposals} × ${reviewers}`;
  return { lines: [...rows(where, 'wall', runs), ...rows(where, 'processor', runs)], seconds: record((name) => cells(runs[name], 'wall')[2]! / 1e3) };
}

/** What each took, then what ours took of each peer's. */
function rows(where: string, kind: keyof Spent, runs: Runs): string[] {
  const [ours, ...peers] = CONTENDERS.map((name) => ({ name, list: runs[name], ms: cells(runs[name], kind) }));
  const line = (what: string, shown: string[], memory: string): string => `| ${where} | ${what}, ${kind} | ${shown.join(' | ')} | ${memory} |`;
  return [
    ...[ours!, ...peers].map(({ name, list, ms }) => line(name, ms.map((each) => (each / 1e3).toFixed(2)), `${Math.round(median(list.map(({ peak }) => peak)))} MB`)),
    ...peers.map(({ name, ms }) => line(`ratio to ${name}`, ms.map((each, at) => (ours!.ms[at]! / each).toFixed(3)), '')),
  ];
}

/** Both steps, and in all. */
function cells(list: readonly Run[], kind: keyof Spent): number[] {
  const steps = [(run: Run) => run.weighing[kind], (run: Run) => run.searching[kind], (run: Run) => run.weighing[kind] + run.searching[kind]];
  return steps.map((of) => median(list.map(of)));
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function record<Value>(of: (name: Contender) => Value): Record<Contender, Value> {
  return Object.fromEntries(CONTENDERS.map((name) => [name, of(name)])) as Record<Contender, Value>;
}

async function writeTexts(file: string, count: number): Promise<void> {
  const out = createWriteStream(file);
  let first = true;
  for (const text of topicalTexts(count, seed)) {
    if (!out.write(first ? text : `\n${text}`)) await once(out, 'drain');
    first = false;
  }
  await finished(out.end());
}

/** In a process of its own, so that peak memory is that of this size alone. */
function ourRun(file: string, reviewers: number, folder: string): Run {
  const out = join(folder, 'ours.bin');
  return answered(spawnSync(process.execPath, [new URL(import.meta.url).pathname, '--ours', `${file},${reviewers},${out}`, '--threads', options.threads], { encoding: 'utf8' }), out);
}

function peerRun(python: string, file: string, reviewers: number, folder: string, more: readonly string[]): Run {
  const out = join(folder, 'peer.bin');
  return answered(spawnSync(python, [new URL('affinity_sklearn.py', import.meta.url).pathname, file, String(reviewers), String(TOP), out, ...more], { encoding: 'utf8' }), out);
}

function answered({ status, stdout, stderr }: { status: number | null; stdout: string; stderr: string }, out: string): Run {
  if (status !== 0) throw new Error(stderr);
  const bytes = readFileSync(out);
  return { ...(JSON.parse(stdout) as Omit<Run, 'best'>), best: new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8) };
}

/** Threads have loaded their code before the clock runs, as Python has its libraries. */
async function answer(task: string): Promise<void> {
  const [file, reviewers, out] = task.split(',') as [string, string, string];
  const texts = readFileSync(file, 'utf8').split('\n');
  // Ids that are in the order of the file.
  const members = texts.map((text, at) => ({ text, id: String(at).padStart(8, '0') }));
  const [own, others] = [members.slice(0, Number(reviewers)), members.slice(Number(reviewers))];
  const reviewerOf = (id: string, biography: string): ReviewerProfile => ({ id, biography, expertise: [], publications: [], language: 'en' });
  const proposalOf = (id: string, title: string): ProposalText => ({ id, title, summary: '', description: '', language: 'en' });
  const call = { settings: { ...defaultAffinitySettings, method: 'tfidf' as const, stopWords: false, stems: false }, now: 0 };
  const reading = { reviewers: () => own.map(({ id, text }) => reviewerOf(id, text)), keywords: () => [], proposals: () => others.map(({ id, text }) => proposalOf(id, text)) };
  const threads = new AffinityThreads(Number(options.threads));
  await setTimeout(3000);
  const clock = (): Spent => ({ wall: performance.now(), processor: processorTime() });
  const since = (from: Spent, to: Spent): Spent => ({ wall: to.wall - from.wall, processor: to.processor - from.processor });
  const began = clock();
  const parts = await threads.readTexts(call, reading);
  const model = affinityModel({ ...call, reviewers: own.map(({ id }) => reviewerOf(id, '')), proposals: others.map(({ id }) => proposalOf(id, '')) }, parts);
  const weighed = clock();
  const { ofProposals } = await threads.bestPairs(affinityChannels(model), TOP);
  const ended = clock();
  await threads.close();
  writeFileSync(out, ofProposals.scores);
  console.log(JSON.stringify({ weighing: since(began, weighed), searching: since(weighed, ended), peak: process.resourceUsage().maxRSS / 1024 }));
}

function agree(ours: Float64Array, peer: Float64Array): void {
  if (ours.length !== peer.length) throw new Error(`we have ${ours.length} scores, the peer ${peer.length}`);
  const differs = ours.findIndex((score, at) => !(Math.abs(score - peer[at]!) <= 1e-9));
  if (differs >= 0) throw new Error(`score ${differs}: we found ${ours[differs]}, the peer ${peer[differs]}`);
}
