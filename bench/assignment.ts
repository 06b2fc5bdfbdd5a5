/**
 * Reviews for calls beside LEMON's NetworkSimplex and CostScaling, on the same whole numbers.
 *
 *   node bench/assignment.ts [--sizes 1000x700x700,5000x5000x100] [--kinds continuous,tied] [--save]
 *
 * A size is proposals x reviewers x candidates per proposal. Rounds rotate who begins; medians of processor time. See README.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { smallestMaximumLoad, solveTransport, verifyTransport, type TransportProblem } from '../engine/src/assignment/index.ts';
import { solveFairFlow, verifyFairFlow, type FairFlowProblem } from '../engine/src/call/fairflow/index.ts';
import { callInstance, scoreKinds, UNITS, type ScoreKind } from './assignment-instances.ts';
import { methods, startLemon, type Lemon, type Method } from './assignment-lemon.ts';
import { saveGrowthPlot } from './plot.ts';
import { busyness, machine, processorTime, quantile, Report, today } from './report.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '250x175x175,1000x700x700,1250x1000x100,5000x5000x100,25000x20000x100' },
    kinds: { type: 'string', default: scoreKinds.join() },
    save: { type: 'boolean', default: false },
  },
});
const seed = 2026;
const ROUNDS = 5;
/** No further round begins after so long; one is always run. */
const ENOUGH_MS = 30_000;
/** Arcs above which, where all want the same few, LEMON's CostScaling is left out: it needs many minutes there. */
const MOST_CONTESTED_ARCS = 1e6;
/** The plot joins sizes with so many candidates per proposal, so that one thing grows. */
const PLOTTED_CANDIDATES = 100;

/** Ours, by the name of the algorithm. */
const ours = {
  hungarian: (problem: TransportProblem) => solveTransport(problem),
  minmax: (problem: TransportProblem) => solveTransport(capped(problem)),
  fairflow: (problem: TransportProblem) => solveFairFlow(fairly(problem)),
};
const algorithms = Object.keys(ours) as (keyof typeof ours)[];

const report = new Report();
const folder = mkdtempSync(join(tmpdir(), 'assignment-'));
const lemon = await startLemon(folder);
const growth = new Map<string, [number, number][]>();
try {
  report.add(
    `# Reviews for calls, ${today()}`, '',
    `${machine()}, LEMON ${lemon.version} (g++ -O3); seed ${seed}. Written by \`node bench/assignment.ts\`.`,
    `Three reviews per proposal, six per reviewer at most; scores times 1e9 as whole numbers. Milliseconds of processor time, medians; ratio = ours / the faster of LEMON's two (below 1: ours is faster). Capped: LEMON given the smallest load as every reviewer's maximum, without having to find it.`, '',
    `| proposals × reviewers × candidates | scores | NetworkSimplex | CostScaling | the same, capped | ${algorithms.map((name) => `${name} | ratio | ${name === 'minmax' ? 'ratio to capped | ' : ''}`).join('')}load | floor, of its bound | total below its bound |`,
    `|---:|---|---:|---:|---:|${algorithms.map((name) => `---:|---:|${name === 'minmax' ? '---:|' : ''}`).join('')}---:|---:|---:|`,
  );
  for (const size of options.sizes.split(',')) {
    const [proposals, reviewers, candidates] = size.split('x').map(Number) as [number, number, number];
    for (const kind of scoreKinds.filter((each) => options.kinds.split(',').includes(each))) {
      report.add(await measure(size, kind, callInstance({ proposals, reviewers, candidates }, kind, seed), lemon));
    }
  }
} finally {
  lemon.close();
  rmSync(folder, { recursive: true });
}
report.add('', busyness());
if (options.save) {
  report.save('assignment');
  saveGrowthPlot(new URL('../docs/images/bench-assignment.svg', import.meta.url), {
    title: 'Reviews for a call: 3 per proposal, 6 per reviewer at most', xLabel: 'pairs that may review (100 per proposal, continuous scores)', yLabel: 'processor time, ms',
    series: [...growth].map(([name, points]) => ({ name, points: points.toSorted(([a], [b]) => a - b) })),
  });
}

async function measure(size: string, kind: ScoreKind, problem: TransportProblem, peer: Lemon): Promise<string> {
  await peer.load(problem);
  const expected = await peer.solve('simplex');
  if (!expected.optimal) throw new Error(`${size} ${kind} cannot give every proposal its reviews`);
  checkOnce(problem, expected.gain);
  const isHard = kind === 'contested' && problem.gain.length > MOST_CONTESTED_ARCS;
  const peers: readonly Method[] = isHard ? ['simplex'] : methods;
  const fair = fairOnce(problem);
  const even = capped(problem);
  const lemonOn = (call: TransportProblem, method: Method) => async () => {
    await peer.load(call);
    return (await peer.solve(method)).ms;
  };
  const contenders: [string, () => Promise<number>][] = [
    ...peers.map((method): [string, () => Promise<number>] => [method, lemonOn(problem, method)]),
    ...peers.map((method): [string, () => Promise<number>] => [`${method}, capped`, lemonOn(even, method)]),
    ...algorithms.map((name): [string, () => Promise<number>] => [name, async () => {
      const start = processorTime();
      ours[name](problem);
      return processorTime() - start;
    }]),
  ];
  const samples = new Map(contenders.map(([name]): [string, number[]] => [name, []]));
  const begun = performance.now();
  for (let round = 0; round < ROUNDS && (round < 1 || performance.now() - begun < ENOUGH_MS); round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const [name, solve] = contenders[(turn + round) % contenders.length]!;
      samples.get(name)!.push(await solve());
    }
  }
  const medians = new Map([...samples].map(([name, times]) => [name, quantile(times, 0.5)]));
  if (kind === 'continuous' && problem.gain.length === PLOTTED_CANDIDATES * problem.left) addGrowth(problem.gain.length, medians);
  const shown = (value: number | undefined, digits: number): string => (value === undefined ? '–' : value.toFixed(digits));
  const fastest = Math.min(...peers.map((method) => medians.get(method)!));
  const fastestCapped = Math.min(...peers.map((method) => medians.get(`${method}, capped`)!));
  const ratio = (name: string, to: number): string => shown(medians.has(name) ? medians.get(name)! / to : undefined, 2);
  const cells = [
    size.replaceAll('x', ' × '), kind, ...methods.map((method) => shown(medians.get(method), 1)), methods.map((method) => shown(medians.get(`${method}, capped`), 1)).join(' / '),
    ...algorithms.flatMap((name) => [shown(medians.get(name), 1), ratio(name, fastest), ...(name === 'minmax' ? [ratio(name, fastestCapped)] : [])]),
    smallestMaximumLoad(problem).load,
    `${(fair.floor / UNITS).toFixed(3)} of ${(fair.floorBound / UNITS).toFixed(3)}`, `${(100 * (fair.gainBound / fair.gain - 1)).toFixed(3)} %`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function addGrowth(size: number, medians: ReadonlyMap<string, number>): void {
  const labels: Record<string, string> = { simplex: 'LEMON NetworkSimplex', scaling: 'LEMON CostScaling' };
  for (const [name, ms] of medians) {
    if (name.endsWith('capped')) continue;
    const label = labels[name] ?? name;
    growth.set(label, [...(growth.get(label) ?? []), [size, ms]]);
  }
}

function capped(problem: TransportProblem): TransportProblem {
  const { load } = smallestMaximumLoad(problem);
  return { ...problem, rightMaximum: problem.rightMaximum.map((most) => Math.min(most, load)) };
}

/** A wrong answer has no speed: the total must be LEMON's and the certificate must hold. */
function checkOnce(problem: TransportProblem, gain: number): void {
  const solution = ours.hungarian(problem);
  if (solution.gain !== gain) throw new Error(`LEMON gains ${gain}, we ${solution.gain}`);
  const violations = verifyTransport(problem, solution);
  if (violations.length > 0) throw new Error(violations[0]!.message);
}

/** Without bids and locks scores are affinities. */
function fairly(problem: TransportProblem): FairFlowProblem {
  return { transport: problem, affinity: problem.gain, lockedAffinity: new Float64Array(problem.left) };
}

function fairOnce(problem: TransportProblem): ReturnType<typeof solveFairFlow> {
  const solution = ours.fairflow(problem);
  const violations = verifyFairFlow(fairly(problem), solution);
  if (violations.length > 0) throw new Error(violations[0]!.message);
  return solution;
}
