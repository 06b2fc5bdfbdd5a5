import highsLoader from 'highs';
import { expect, test } from 'vitest';
import { oracleRounds } from '../../oracle-effort.test-support.ts';
import { Random } from '../random.test-support.ts';
import { smallestMaximumLoad, solveTransport, verifyMaximumLoad, verifyTransport, type TransportProblem } from '../transport.ts';
import { randomTransport, tiersOf } from './brute-force.test-support.ts';
import { solveWithin } from './solve-within.ts';

// Its types describe a default export of an ES module; at run time the CommonJS export is the loader itself.
const highs = await (highsLoader as unknown as typeof highsLoader.default)();

/**
 * The tiers one after another as linear programs in CPLEX LP format, whose vertices are whole: x arcs, s missing of lefts, m missing of rights, z the
 * largest load.
 */
class LinearPrograms {
  private readonly problem: TransportProblem;
  private readonly constraints: string[] = [];
  private readonly bounds: string[] = [];
  private readonly all: { readonly x: string[]; readonly s: string[]; readonly m: string[] } = { x: [], s: [], m: [] };

  constructor(problem: TransportProblem) {
    this.problem = problem;
    const { left, right, offsets, neighbours, leftMinimum, leftMaximum, rightMinimum, rightMaximum } = problem;
    const byRight = Array.from({ length: right }, (): string[] => []);
    for (let from = 0; from < left; from++) {
      const own: string[] = [];
      for (let arc = offsets[from]!; arc < offsets[from + 1]!; arc++) {
        own.push(`x${arc}`);
        byRight[neighbours[arc]!]!.push(`x${arc}`);
        this.bounds.push(`0 <= x${arc} <= 1`);
      }
      this.all.x.push(...own);
      this.all.s.push(`s${from}`);
      if (own.length > 0) this.constraints.push(`${own.join(' + ')} <= ${leftMaximum[from]}`);
      this.constraints.push(`${[...own, `s${from}`].join(' + ')} >= ${leftMinimum[from]}`);
    }
    byRight.forEach((own, to) => {
      this.all.m.push(`m${to}`);
      if (own.length > 0) this.constraints.push(`${own.join(' + ')} <= ${rightMaximum[to]}`, `${own.join(' + ')} - z <= 0`);
      this.constraints.push(`${[...own, `m${to}`].join(' + ')} >= ${rightMinimum[to]}`);
    });
  }

  /** The best value of one tier with those before it fixed; then it is fixed too. */
  next(sense: 'Minimize' | 'Maximize', tier: 's' | 'm' | 'x' | 'z' | 'gain'): number {
    const terms = tier === 'gain'
      ? this.all.x.map((name, arc) => `${this.problem.gain[arc]! < 0 ? '-' : '+'} ${Math.abs(this.problem.gain[arc]!)} ${name}`)
      : (tier === 'z' ? ['z'] : this.all[tier]).map((name) => `+ ${name}`);
    if (terms.length === 0) return 0;
    const program = `${sense}\n obj: ${terms.join(' ')}\nSubject To\n ${this.constraints.join('\n ')}\nBounds\n ${['z >= 0', ...this.bounds].join('\n ')}\nEnd`;
    const { Status, Columns } = highs.solve(program);
    if (Status !== 'Optimal') throw new Error(`HiGHS says ${Status}`);
    const valueOf = (name: string): number => Math.round((Columns[name] as { Primal: number } | undefined)?.Primal ?? 0);
    if (tier === 'gain') return this.all.x.reduce((sum, name, arc) => sum + valueOf(name) * this.problem.gain[arc]!, 0);
    // The load alone may be a fraction: whole loads from there on have whole answers.
    if (tier === 'z') return Math.max(0, Math.ceil((Columns.z as { Primal: number }).Primal - 1e-6));
    const value = this.all[tier].reduce((sum, name) => sum + valueOf(name), 0);
    this.constraints.push(`${terms.join(' ')} = ${value}`);
    return value;
  }
}

test('agrees with HiGHS in every tier, up to 30 x 40', () => {
  for (let seed = 0; seed < oracleRounds(90); seed++) {
    const random = new Random(seed);
    const problem = randomTransport(random, 1 + random.below(30), 1 + random.below(40), 0.1 + 0.6 * random.next(), 5);
    const solution = solveTransport(problem);
    expect(verifyTransport(problem, solution), `seed ${seed}`).toEqual([]);
    const bySimplex = solveWithin(problem, random.below(3) - 1);
    expect(verifyTransport(problem, bySimplex), `seed ${seed}`).toEqual([]);
    expect(tiersOf(problem, bySimplex), `seed ${seed}`).toEqual(tiersOf(problem, solution));
    const programs = new LinearPrograms(problem);
    const shortfall = programs.next('Minimize', 's');
    const rightShortage = programs.next('Minimize', 'm');
    const used = programs.next(problem.fill === 'minimum' ? 'Minimize' : 'Maximize', 'x');
    const wanted = problem.leftMinimum.reduce((sum, least) => sum + least, 0);
    expect([solution.shortfall, solution.rightShortage, solution.extra], `seed ${seed}`).toEqual([shortfall, rightShortage, used - wanted + shortfall]);
    expect(solution.gain, `seed ${seed}`).toBe(programs.next('Maximize', 'gain'));
  }
});

test('agrees with HiGHS on the smallest maximum load, up to 30 x 40', () => {
  for (let seed = 0; seed < oracleRounds(90); seed++) {
    const random = new Random(1e6 + seed);
    const problem = randomTransport(random, 1 + random.below(30), 1 + random.below(40), 0.1 + 0.6 * random.next(), 5);
    const programs = new LinearPrograms(problem);
    programs.next('Minimize', 's');
    programs.next('Minimize', 'm');
    const smallest = smallestMaximumLoad(problem);
    expect(smallest.load, `seed ${seed}`).toBe(programs.next('Minimize', 'z'));
    const solution = solveTransport({ ...problem, rightMaximum: problem.rightMaximum.map((most) => Math.min(most, smallest.load)) });
    expect(verifyMaximumLoad(problem, smallest, solution), `seed ${seed}`).toEqual([]);
  }
});
