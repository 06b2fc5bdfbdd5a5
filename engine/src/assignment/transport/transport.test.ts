import { describe, expect, test } from 'vitest';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { Random } from '../random.test-support.ts';
import { shortfallWitness, smallestMaximumLoad, solveTransport, transportRises, verifyMaximumLoad, verifyTransport } from '../transport.ts';
import { solveWithin } from './solve-within.ts';
import { bruteTransport, randomTransport, tiersOf } from './brute-force.test-support.ts';

describe('every choice of arcs on tiny problems', () => {
  // Patience that is over before, amid or after the shortest paths: the network simplex does all, some or nothing.
  test('none is better, and the certificate proves it', () => {
    for (let seed = 0; seed < oracleRounds(1500); seed++) {
      const random = new Random(seed);
      const problem = randomTransport(random, random.below(5), random.below(5), 0.75, 3);
      const best = bruteTransport(problem);
      for (const patience of [-1, 0.5, 1, 2, Infinity]) {
        const solution = solveWithin(problem, patience);
        expect(verifyTransport(problem, solution), `seed ${seed} patience ${patience}`).toEqual([]);
        expect(tiersOf(problem, solution), `seed ${seed} patience ${patience}`).toEqual(best);
      }
    }
  });

  test('the smallest maximum load keeps what is missing, one less does not, and the witness proves it', () => {
    for (let seed = 0; seed < oracleRounds(600); seed++) {
      const random = new Random(seed);
      const problem = randomTransport(random, random.below(5), random.below(5), 0.75, 3);
      const smallest = smallestMaximumLoad(problem);
      const [shortfall, rightShortage] = bruteTransport(problem);
      const capped = { ...problem, rightMaximum: problem.rightMaximum.map((most) => Math.min(most, smallest.load)) };
      const solution = solveTransport(capped);
      expect(bruteTransport(problem, { cap: smallest.load }).slice(0, 2), `seed ${seed}`).toEqual([shortfall, rightShortage]);
      if (smallest.load > 0) expect(bruteTransport(problem, { cap: smallest.load - 1 }).slice(0, 2)).not.toEqual([shortfall, rightShortage]);
      expect(verifyMaximumLoad(problem, smallest, solution), `seed ${seed}`).toEqual([]);
    }
  });

  test('a shortfall is explained by lefts that want more than their rights can give', () => {
    for (let seed = 0; seed < oracleRounds(600); seed++) {
      const random = new Random(seed);
      const problem = randomTransport(random, random.below(6), random.below(6), 0.6, 4);
      const solution = solveTransport(problem);
      const witnesses = shortfallWitness(problem, solution);
      expect(witnesses.reduce((sum, { demand, capacity }) => sum + demand - capacity, 0)).toBe(solution.shortfall);
    }
  });

  test('forbidding or forcing any arc costs what solving anew says', () => {
    for (let seed = 0; seed < oracleRounds(250); seed++) {
      const random = new Random(seed);
      const problem = randomTransport(random, random.below(5), random.below(5), 0.7, 3);
      const solution = solveTransport(problem);
      const before = tiersOf(problem, solution);
      const rises = transportRises(problem, solution);
      for (const arc of problem.neighbours.keys()) {
        for (const used of [false, true]) {
          const rise = used ? rises.withArc(arc) : rises.withoutArc(arc);
          const best = bruteTransport(problem, { used: (each) => each !== arc || used, unused: (each) => each !== arc || !used });
          if (rise === undefined) { expect(best[0], `seed ${seed} arc ${arc}`).toBe(Infinity); continue; }
          const after = tiersOf(problem, rise).map((change, tier) => before[tier]! + change);
          expect(after, `seed ${seed} arc ${arc} used ${used}`).toEqual(best);
          const swapped = Uint8Array.from(solution.chosen, (was, each) => (rise.added.includes(each) ? 1 : rise.removed.includes(each) ? 0 : was));
          expect(swapped[arc]).toBe(used ? 1 : 0);
          const gain = swapped.reduce((sum, is, each) => sum + is * problem.gain[each]!, 0);
          expect(0 - gain).toBe(best[3]);
        }
      }
    }
  });
});

test('where everybody wants the same few, the network simplex takes over at any point and finds the same', () => {
  for (let seed = 0; seed < oracleRounds(6); seed++) {
    const random = new Random(seed);
    const { left, right } = { left: 60 + random.below(60), right: 40 + random.below(60) };
    const problem = randomTransport(random, left, right, 0.3 + 0.7 * random.next(), 4);
    const quality = Array.from({ length: right }, () => random.below(900));
    const contested = { ...problem, gain: Float64Array.from(problem.neighbours, (to) => quality[to]! + random.below(100)) };
    const alone = solveWithin(contested, Infinity);
    for (const patience of [-1, 1, 3, 9]) {
      const solution = solveWithin(contested, patience);
      expect(verifyTransport(contested, solution), `seed ${seed} patience ${patience}`).toEqual([]);
      expect(tiersOf(contested, solution), `seed ${seed} patience ${patience}`).toEqual(tiersOf(contested, alone));
    }
  }
});
