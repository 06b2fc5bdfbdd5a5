/**
 * One-to-one assignment beside SciPy's linear_sum_assignment and the npm packages people would pick.
 *
 *   node bench/one-to-one.ts [--sizes 30,300,1000,3000,5000] [--save]
 *
 * Every contender solves the same file in the same session; rounds rotate who begins; medians. See README.md.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { solveOneToOne } from '../engine/src/assignment/index.ts';
import { costKinds, fillCosts, type CostKind } from './instances.ts';
import { startScipy, type Scipy } from './scipy.ts';

interface Contender {
  readonly name: string;
  solve(times: number): Promise<{ ms: number; cost: number }>;
}

const { values: options } = parseArgs({
  options: { sizes: { type: 'string', default: '30,300,1000,3000,5000' }, save: { type: 'boolean', default: false }, cold: { type: 'boolean', default: false } },
});
const seed = 2026;

if (options.cold) printFirstSolve();
else await main();

async function main(): Promise<void> {
  const peers = await loadPeers();
  const scipy = await startScipy();
  const folder = mkdtempSync(join(tmpdir(), 'one-to-one-'));
  const lines = [
    `# One-to-one assignment, ${new Date().toISOString().slice(0, 10)}`, '',
    `${cpus()[0]?.model ?? arch()}, ${cpus().length} cores; Node ${process.versions.node}, SciPy ${scipy.version}; seed ${seed}.`,
    'Milliseconds, medians; ratio = ours / peer (below 1: ours is faster). npm = the fastest of the npm packages.', '',
    '| N | costs | ours | SciPy | ours / SciPy | npm | ours / npm |', '|---:|---|---:|---:|---:|---|---:|',
  ];
  lines.forEach((line) => console.log(line));
  try {
    for (const size of options.sizes.split(',').map(Number)) {
      for (const kind of costKinds) {
        const line = await measure(size, kind, scipy, peers, folder);
        lines.push(line);
        console.log(line);
      }
    }
  } finally {
    scipy.close();
    rmSync(folder, { recursive: true });
  }
  const load = `Load average over the last 5 minutes at the end: ${loadavg()[1]!.toFixed(1)}; 1 is this bench alone.`;
  const cold = `First solve of a fresh process, N=30: ${median(Array.from({ length: 9 }, firstSolveElsewhere)).toFixed(3)} ms.`;
  console.log(`\n${cold}\n${load}`);
  if (options.save) {
    const file = new URL(`results/${new Date().toISOString().slice(0, 10)}-one-to-one.md`, import.meta.url);
    writeFileSync(file, [...lines, '', cold, load, ''].join('\n'));
  }
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
  const times = Math.max(1, Math.floor(3e6 / size ** 2.2 / 10));
  const wrong = new Set<string>();
  let expected: number | undefined;
  for (let round = -1; round < rounds; round++) {
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
  const [ours, scipyMs] = [median(samples.get('ours')!), median(samples.get('SciPy')!)];
  const fastest = contenders.slice(2).filter(({ name }) => !wrong.has(name)).map(({ name }) => ({ name, ms: median(samples.get(name)!) })).toSorted((a, b) => a.ms - b.ms)[0];
  const note = wrong.size === 0 ? '' : `; wrong: ${[...wrong].join(', ')}`;
  const npm = fastest === undefined ? '– | –' : `${fastest.name} ${fastest.ms.toFixed(3)}${note} | ${(ours / fastest.ms).toFixed(3)}`;
  return `| ${size} | ${kind} | ${ours.toFixed(3)} | ${scipyMs.toFixed(3)} | ${(ours / scipyMs).toFixed(2)} | ${npm} |`;
}

function timed(solve: () => number): Contender['solve'] {
  return async (times) => {
    let cost = 0;
    const start = performance.now();
    for (let time = 0; time < times; time++) cost = solve();
    return { ms: (performance.now() - start) / times, cost };
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

function firstSolveElsewhere(): number {
  const { stdout } = spawnSync(process.execPath, [new URL(import.meta.url).pathname, '--cold'], { encoding: 'utf8' });
  return Number(stdout);
}

function printFirstSolve(): void {
  const cost = new Float64Array(900);
  fillCosts(cost, 30, 'structured', seed);
  const start = performance.now();
  solveOneToOne({ rows: 30, columns: 30, cost });
  console.log(performance.now() - start);
}

function median(samples: number[]): number {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)]!;
}
