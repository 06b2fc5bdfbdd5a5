/** Time of a complete explained result (scores, match, ambiguity, regret, certificates) at N = 30; the aim is under 5 ms after warm-up. */
import { parseArgs } from 'node:util';
import { diagnoseCohort, matchCohort, verifyResult } from '../engine/src/cohort/index.ts';
import { randomCohort } from '../engine/src/cohort/random.test-support.ts';
import { busyness, machine, processorTime, quantile, Report, today } from './report.ts';

const { values: options } = parseArgs({ options: { save: { type: 'boolean', default: false } } });
const WARM_UP = 200;
const ROUNDS = 300;
const BASE = { mentors: 30, mentees: 30, organizations: 6, listed: 0.6, vetoed: 0, tags: 8, rules: 0, silent: 0 };
const FLAVOURS = {
  'dense preferences': BASE,
  'everybody lists everybody, no tags (ties)': { ...BASE, listed: 1, tags: 0, organizations: 40 },
  'one organization dominates': { ...BASE, organizations: 2 },
  'vetoes block a complete pairing': { ...BASE, vetoed: 0.9 },
};

const report = new Report();
report.add(
  `# A cohort of 30 and 30, ${today()}`, '',
  `${machine()}. Written by \`node bench/cohort.ts\`. Milliseconds of processor time after ${WARM_UP} rounds of warm-up, ${ROUNDS} rounds over 20 cohorts.`, '',
  '| cohort | work | shortest | median | 95 % |', '|---|---|---:|---:|---:|',
);
for (const [name, flavour] of Object.entries(FLAVOURS)) {
  const cohorts = Array.from({ length: 20 }, (_, seed) => randomCohort(seed + 1, flavour));
  measure(name, 'matchCohort', (round) => matchCohort(cohorts[round % cohorts.length]!));
  measure(name, 'diagnoseCohort', (round) => diagnoseCohort(cohorts[round % cohorts.length]!));
  const results = cohorts.map((cohort) => matchCohort(cohort));
  measure(name, 'verifyResult', (round) => verifyResult(cohorts[round % cohorts.length]!, results[round % cohorts.length]!));
}
report.add('', busyness());
if (options.save) report.save('cohort');

function measure(cohort: string, name: string, work: (round: number) => unknown): void {
  for (let round = 0; round < WARM_UP; round++) work(round);
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const start = processorTime();
    work(round);
    return processorTime() - start;
  });
  report.add(`| ${cohort} | ${name} | ${[0, 0.5, 0.95].map((share) => quantile(times, share).toFixed(2)).join(' | ')} |`);
}
