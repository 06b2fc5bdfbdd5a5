/**
 * One-to-one assignment beside SciPy's linear_sum_assignment and the npm packages people would pick.
 *
 *   node bench/one-to-one.ts [--sizes 30,300,1000,3000,5000] [--kinds continuous,tied] [--save] [--name one-to-one]
 *   node bench/one-to-one.ts --plot   draws the stored results anew, as --save does
 *
 * Every contender solves the same file in the same session; rounds rotate who begins; medians and minima of processor time. See README.md.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { solveOneToOne } from '../engine/src/assignment/index.ts';
import { costKinds, fillCosts, type CostKind } from './instances.ts';
import { saveGrowthPlot } from './plot.ts';
import { busyness, machine, processorTime, quantile, Report, today } from './report.ts';
import { startScipy, type Scipy } from './scipy.ts';

interface Contender {
  readonly name: string;
  solve(times: number): Promise<{ ms: number; cost: number }>;
}

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '30,300,1000,3000,5000' },
    kinds: { type: 'string', default: costKinds.join() },
    save: { type: 'boolean', default: false },
    name: { type: 'string', default: 'one-to-one' },
    cold: { type: 'boolean', default: false },
    plot: { type: 'boolean', default: false },
  },
});
const seed = 2026;
/** No further round begins after so long; three are always run. */
const ENOUGH_MS = 30_000;

if (options.cold) printFirstSolve();
else if (options.plot) drawGrowth();
else await main();

async function main(): Promise<void> {
  const peers = await loadPeers();
  const scipy = await startScipy();
  const folder = mkdtempSync(join(tmpdir(), 'one-to-one-'));
  const report = new Report();
  report.add(
    `# One-to-one assignment, ${today()}`, '',
    `${machine()}, SciPy ${scipy.version}; seed ${seed}. Written by \`node bench/one-to-one.ts\`.`,
    'Milliseconds of processor time, medians; ratio = ours / SciPy (below 1: ours is faster), of the medians and of the shortest times. npm = the fastest of the npm packages.', '',
    '| N | costs | ours | SciPy | ratio | ratio of shortest | npm | ours / npm |', '|---:|---|---:|---:|---:|---:|---|---:|',
  );
  try {
    for (const size of options.sizes.split(',').map(Number)) {
      for (const kind of costKinds) {
        if (options.kinds.split(',').includes(kind) && !isTooLong(size, kind)) report.add(await measure(size, kind, scipy, peers, folder));
      }
    }
  } finally {
    scipy.close();
    rmSync(folder, { recursive: true });
  }
  report.add('', `First solve of a fresh process, N=30: ${quantile(Array.from({ length: 9 }, firstSolveElsewhere), 0.5).toFixed(3)} ms.`, busyness());
  if (!options.save) return;
  report.save(options.name);
  drawGrowth();
}

/** SciPy needs a minute and more per solve. */
function isTooLong(size: number, kind: CostKind): boolean {
  return kind === 'contested' && size > 1000;
}

async function measure(size: number, kind: CostKind, scipy: Scipy, peers: Peer[], folder: string): Promise<string> {
  const cost = new Float64Array(size * size);
  fillCosts(cost, size, kind, seed);
  const file = join(folder, 'costs.bin');
  writeFileSync(file, cost);
  await scipy.load(file, size, size);
  const contenders: Contender[] = [
    { name: 'ours', solve: timed(() => solveOneToOne({ rows: size, columns: size, cost }).cost) },
    { name: 'SciPy', solve: (times) => scipy.solve(times) },
    ...(size > 1000 ? [] : peers.map((peer): Contender => ({ name: peer.name, solve: timed(peer.prepare(size, cost)) }))),
  ];
  const samples = new Map(contenders.map(({ name }): [string, number[]] => [name, []]));
  const rounds = size <= 300 ? 15 : size <= 1000 ? 9 : 5;
  const times = Math.max(1, Math.floor(1e6 / size ** 2.2));
  const wrong = new Set<string>();
  let expected: number | undefined;
  const begun = performance.now();
  for (let round = -1; round < rounds && (round < 3 || performance.now() - begun < ENOUGH_MS); round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const contender = contenders[(turn + round + 1) % contenders.length]!;
      const { ms, cost: found } = await contender.solve(times);
      expected ??= found;
      if (Math.abs(found - expected) > 1e-6 * (1 + Math.abs(expected))) {
        if (contender.name === 'SciPy') throw new Error(`SciPy found ${found}, we ${expected}`);
        // Seen with munkres-algorithm on fractions. A wrong answer has no speed.
        wrong.add(contender.name);
      }
      if (round >= 0) samples.get(contender.name)!.push(ms);
    }
  }
  const at = (name: string, share: number): number => quantile(samples.get(name)!, share);
  const [ours, scipyMs] = [at('ours', 0.5), at('SciPy', 0.5)];
  const fastest = contenders.slice(2).filter(({ name }) => !wrong.has(name)).map(({ name }) => ({ name, ms: at(name, 0.5) })).toSorted((a, b) => a.ms - b.ms)[0];
  const note = wrong.size === 0 ? '' : `; wrong: ${[...wrong].join(', ')}`;
  const npm = fastest === undefined ? '– | –' : `${fastest.name} ${fastest.ms.toFixed(3)}${note} | ${(ours / fastest.ms).toFixed(3)}`;
  return `| ${size} | ${kind} | ${ours.toFixed(3)} | ${scipyMs.toFixed(3)} | ${(ours / scipyMs).toFixed(2)} | ${(at('ours', 0) / at('SciPy', 0)).toFixed(2)} | ${npm} |`;
}

function timed(solve: () => number): Contender['solve'] {
  return async (times) => {
    let cost = 0;
    const start = processorTime();
    for (let time = 0; time < times; time++) cost = solve();
    return { ms: (processorTime() - start) / times, cost };
  };
}

interface Peer {
  readonly name: string;
  /** Turns the matrix into what the package takes, outside the measured time. */
  prepare(size: number, cost: Float64Array): () => number;
}

async function loadPeers(): Promise<Peer[]> {
  const here = new URL('.', import.meta.url).pathname;
  if (!existsSync(join(here, 'node_modules'))) execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  // Names in variables: the type checker must not ask for packages that only the bench installs.
  const load = async (name: string): Promise<Record<string, (...input: unknown[]) => unknown>> => import(name);
  const [munkres, hungarian, linear] = [await load('munkres-algorithm'), await load('hungarian-on3'), await load('linear-sum-assignment')];
  const { Matrix } = (await load('ml-matrix')) as unknown as { Matrix: new (rows: number[][]) => unknown };
  const rowsOf = (size: number, cost: Float64Array): number[][] =>
    Array.from({ length: size }, (_, row) => Array.from(cost.subarray(row * size, (row + 1) * size)));
  const total = (size: number, cost: Float64Array, pairs: Iterable<[number, number]>): number => {
    let sum = 0;
    for (const [row, column] of pairs) sum += cost[row * size + column]!;
    return sum;
  };
  return [
    {
      name: 'munkres-algorithm',
      prepare: (size, cost) => {
        const matrix = rowsOf(size, cost);
        return () => (munkres.minWeightAssign!(matrix) as { assignmentsWeight: number }).assignmentsWeight;
      },
    },
    {
      name: 'hungarian-on3',
      prepare: (size, cost) => {
        const matrix = rowsOf(size, cost);
        return () => total(size, cost, hungarian.default!(matrix) as [number, number][]);
      },
    },
    {
      name: 'linear-sum-assignment',
      prepare: (size, cost) => {
        const matrix = new Matrix(rowsOf(size, cost));
        return () => {
          const { rowAssignments } = linear.linearSumAssignment!(matrix, { maximaze: false }) as { rowAssignments: Float64Array };
          return total(size, cost, [...rowAssignments.entries()]);
        };
      },
    },
  ];
}

/** From the tables of all results that are kept, of each size the latest: the largest is measured in a session of its own. */
function drawGrowth(): void {
  const folder = new URL('results/', import.meta.url);
  const series = new Map(['ours', 'SciPy', 'fastest npm package'].map((name): [string, Map<number, number>] => [name, new Map()]));
  for (const file of readdirSync(folder).filter((name) => /-one-to-one[^/]*\.md$/.test(name)).toSorted()) {
    for (const row of readFileSync(new URL(file, folder), 'utf8').matchAll(/^\| (\d+) \| continuous \| ([\d.]+) \| ([\d.]+) \|[^|]*\|[^|]*\| (?:\S+ ([\d.]+))?/gm)) {
      [...series.values()].forEach((points, at) => { if (row[at + 2] !== undefined) points.set(Number(row[1]), Number(row[at + 2])); });
    }
  }
  saveGrowthPlot(new URL('../docs/images/bench-one-to-one.svg', import.meta.url), {
    title: 'One-to-one assignment, continuous costs', xLabel: 'N', yLabel: 'processor time, ms',
    series: [...series].map(([name, points]) => ({ name, points: [...points].toSorted(([a], [b]) => a - b) })),
  });
}

function firstSolveElsewhere(): number {
  const { stdout } = spawnSync(process.execPath, [new URL(import.meta.url).pathname, '--cold'], { encoding: 'utf8' });
  return Number(stdout);
}

function printFirstSolve(): void {
  const cost = new Float64Array(900);
  fillCosts(cost, 30, 'structured', seed);
  const start = processorTime();
  solveOneToOne({ rows: 30, columns: 30, cost });
  console.log(processorTime() - start);
}
