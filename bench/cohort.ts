/** Time of a complete explained result (scores, match, ambiguity, regret, certificates) at N = 30; the aim is under 5 ms after warm-up. */
import { performance } from 'node:perf_hooks';
import { diagnoseCohort, matchCohort, verifyResult } from '../engine/src/cohort/index.ts';
import { randomCohort } from '../engine/src/cohort/random.test-support.ts';

const WARM_UP = 200;
const ROUNDS = 300;
const BASE = { mentors: 30, mentees: 30, organizations: 6, listed: 0.6, vetoed: 0, tags: 8, rules: 0, silent: 0 };
const FLAVOURS = {
  'dense preferences': BASE,
  'everybody lists everybody, no tags (ties)': { ...BASE, listed: 1, tags: 0, organizations: 40 },
  'one organization dominates': { ...BASE, organizations: 2 },
  'vetoes block a complete pairing': { ...BASE, vetoed: 0.9 },
};

for (const [name, flavour] of Object.entries(FLAVOURS)) {
  const cohorts = Array.from({ length: 20 }, (_, seed) => randomCohort(seed + 1, flavour));
  report(`${name}: matchCohort`, (round) => matchCohort(cohorts[round % cohorts.length]!));
  report(`${name}: diagnoseCohort`, (round) => diagnoseCohort(cohorts[round % cohorts.length]!));
  const results = cohorts.map((cohort) => matchCohort(cohort));
  report(`${name}: verifyResult`, (round) => verifyResult(cohorts[round % cohorts.length]!, results[round % cohorts.length]!));
}

function report(name: string, work: (round: number) => unknown): void {
  for (let round = 0; round < WARM_UP; round++) work(round);
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const start = performance.now();
    work(round);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (share: number): string => times[Math.floor(share * (times.length - 1))]!.toFixed(2).padStart(7);
  console.log(`${name.padEnd(62)} median ${at(0.5)} ms   95 % ${at(0.95)} ms`);
}
