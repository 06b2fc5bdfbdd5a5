/**
 * How near `fairflow` comes to its bounds, beside the published FairFlow on the same calls.
 *
 *   node bench/fairness.ts [--save]
 *
 * Prints the table of docs/recipes/calls.md; the answers do not depend on the machine. See README.md.
 */
import { parseArgs } from 'node:util';
import { Random } from '../engine/src/assignment/random.test-support.ts';
import { solveFairFlow, verifyFairFlow } from '../engine/src/call/fairflow/index.ts';
import { publishedFairFlow } from '../engine/src/call/fairflow/published-fairflow.test-support.ts';
import { randomCall, UNIT, type AffinityKind } from '../engine/src/call/fairflow/random.test-support.ts';
import { Report, today } from './report.ts';

const { values: options } = parseArgs({ options: { save: { type: 'boolean', default: false } } });
const kinds: readonly AffinityKind[] = ['uniform', 'tied', 'topics', 'contested', 'reviewers differ'];
/** Proposals, reviewers, most proposals per reviewer; three reviews each, everybody a candidate for everything. */
const sizes = [[10, 8, 5], [25, 20, 4], [60, 40, 6], [200, 150, 5]] as const;
const seed = 2026;

const report = new Report();
report.add(
  `# Floors of fairflow, ${today()}`, '', `Seed ${seed}. Written by \`node bench/fairness.ts\`. Floors and totals are summed scores.`, '',
  '| scores | proposals × reviewers | floor | its bound | gap | published floor | total below its bound |', '|---|---:|---:|---:|---:|---:|---:|',
);
const random = new Random(seed);
for (const kind of kinds) {
  for (const [proposals, reviewers, load] of sizes) {
    const call = randomCall(random, { proposals, reviewers, reviews: 3, load, density: 1 }, kind, true);
    const { floor, floorBound, gain, gainBound, ...rest } = solveFairFlow(call);
    const violations = verifyFairFlow(call, { floor, floorBound, gain, gainBound, ...rest });
    if (violations.length > 0) throw new Error(violations[0]!.message);
    const published = publishedFairFlow(call).floor;
    report.add(`| ${kind} | ${proposals} × ${reviewers} | ${score(floor)} | ${score(floorBound)} | ${gap(floor, floorBound)} | ${score(published)} | ${gap(gain, gainBound)} |`);
  }
}
if (options.save) report.save('fairness');

function score(value: number): string {
  return (value / UNIT).toFixed(3);
}

function gap(reached: number, bound: number): string {
  return reached === bound ? 'none' : `${(100 * (1 - reached / bound)).toFixed(2)} %`;
}
