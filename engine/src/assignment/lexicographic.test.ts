import { describe, expect, test } from 'vitest';
import { everyLargestMatching } from './brute-force.test-support.ts';
import { solveLexicographic, type LexicographicProblem, type LexicographicSolution } from './lexicographic.ts';
import { Random } from './random.test-support.ts';
import { regretOfLexicographicPairs, risesWithoutPairs } from './regret.ts';
import { verifyLexicographic } from './verify-lexicographic.ts';

/** `scale` stretches every tier, so that weights no longer fit and stages are needed. */
function randomProblem(random: Random, scale: number, forbiddenShare: number, fractions: boolean): LexicographicProblem {
  const rows = 1 + random.below(5);
  const columns = 1 + random.below(5);
  const size = rows * columns;
  const spans = [2, 3, 4, 10].slice(random.below(4));
  const tiers = spans.map((span) => random.matrix(size, () => (random.below(span) - 1) * scale));
  if (fractions) tiers.push(random.matrix(size, () => random.next()));
  const forbidden = Uint8Array.from({ length: size }, () => (random.next() < forbiddenShare ? 1 : 0));
  return { rows, columns, tiers, ...(forbiddenShare > 0 ? { forbidden } : {}) };
}

function everyTotal(problem: LexicographicProblem, without?: { row: number; column: number }): { pairs: number; totals: number[] }[] {
  const { rows, columns, tiers, forbidden } = problem;
  const allowed = (row: number, column: number): boolean =>
    (forbidden === undefined || forbidden[row * columns + column] === 0) && !(row === without?.row && column === without.column);
  return everyLargestMatching(rows, columns, allowed).map((columnOfRow) => ({
    pairs: columnOfRow.filter((column) => column >= 0).length,
    totals: tiers.map((tier) => columnOfRow.reduce((sum, column, row) => (column < 0 ? sum : sum + tier[row * columns + column]!), 0)),
  }));
}

function byTiers(one: number[], other: number[]): number {
  const tier = one.findIndex((total, index) => Math.abs(total - other[index]!) > 1e-9);
  return tier < 0 ? 0 : one[tier]! - other[tier]!;
}

const variants: [string, number, number, boolean][] = [
  ['whole numbers', 1, 0, false],
  ['whole numbers, forbidden pairs', 1, 0.35, false],
  ['too large to weigh', 2 ** 40, 0, false],
  ['too large to weigh, forbidden pairs', 2 ** 40, 0.35, false],
  ['a last tier with fractions', 1, 0, true],
  ['a last tier with fractions, forbidden pairs', 1, 0.35, true],
];

describe.each(variants)('%s', (_, scale, forbiddenShare, fractions) => {
  test('tier totals, certificate and regret against every matching', () => {
    const random = new Random(23);
    for (let round = 0; round < 250; round++) {
      const problem = randomProblem(random, scale, forbiddenShare, fractions);
      const solution = solveLexicographic(problem);
      const all = everyTotal(problem);
      const best = all.toSorted((a, b) => byTiers(a.totals, b.totals))[0]!;
      expect(byTiers([...solution.tierTotals], best.totals)).toBe(0);
      expect(solution.columnOfRow.filter((column) => column >= 0).length).toBe(best.pairs);
      expect(verifyLexicographic(problem, solution)).toEqual([]);
      if (round % 3 === 0) checkRegret(problem, solution, best);
    }
  });
});

function checkRegret(problem: LexicographicProblem, solution: LexicographicSolution, best: { pairs: number; totals: number[] }): void {
  const regret = regretOfLexicographicPairs(problem, solution);
  const risesOfRow = risesWithoutPairs(problem, solution);
  solution.columnOfRow.forEach((column, row) => {
    if (column < 0) {
      expect(regret[row]).toBeNaN();
      return;
    }
    const others = everyTotal(problem, { row, column }).filter(({ pairs }) => pairs === best.pairs).toSorted((a, b) => byTiers(a.totals, b.totals));
    const changed = others[0]?.totals.map((total, tier) => total - best.totals[tier]!) ?? null;
    expect(risesOfRow[row]?.map((rise) => rise + 0) ?? null).toEqual(changed?.map((rise) => expect.closeTo(rise, 9) as number) ?? null);
    const rises = others
      .filter(({ totals }) => byTiers(totals.slice(0, -1), best.totals.slice(0, -1)) === 0)
      .map(({ totals }) => totals.at(-1)! - best.totals.at(-1)!);
    const expected = Math.min(Infinity, ...rises);
    if (expected === Infinity) expect(regret[row]).toBe(Infinity);
    else expect(regret[row]).toBeCloseTo(expected, 9);
  });
}

test('one organization clash never happens for any number of points', () => {
  // Mentors m1, m2 and mentees e1, e2 as in resolution C1: both pairs of the other pairing are one-sided.
  const exceptions = Float64Array.of(0, 0, 0, 1);
  const score = Float64Array.of(-1, -10, -10, -1_000_000);
  const { columnOfRow, tierTotals, certificate } = solveLexicographic({ rows: 2, columns: 2, tiers: [exceptions, score] });
  expect([...columnOfRow]).toEqual([1, 0]);
  expect(tierTotals).toEqual([0, -20]);
  expect(certificate.stages.length).toBe(1);
});

test('thirty on each side with four tiers are weighed in one stage; a hundred tiers are not, and both are proven', () => {
  const random = new Random(31);
  const tiers = (count: number): Float64Array[] => Array.from({ length: count }, (_, tier) => random.matrix(900, () => random.below(tier < 3 ? 2 : 1000)));
  const few = { rows: 30, columns: 30, tiers: tiers(4) };
  const many = { rows: 30, columns: 30, tiers: tiers(100) };
  const solutions = [solveLexicographic(few), solveLexicographic(many)] as const;
  expect(solutions[0].certificate.stages.length).toBe(1);
  expect(solutions[1].certificate.stages.length).toBeGreaterThan(20);
  expect(verifyLexicographic(few, solutions[0])).toEqual([]);
  expect(verifyLexicographic(many, solutions[1])).toEqual([]);
});

describe('the verifier rejects', () => {
  const random = new Random(41);
  const problem: LexicographicProblem = {
    rows: 6,
    columns: 7,
    tiers: [random.matrix(42, () => random.below(2)), random.matrix(42, () => random.below(2) * 2 ** 44), random.matrix(42, () => random.below(9))],
  };
  const good = solveLexicographic(problem);
  type Loose = { -readonly [K in keyof LexicographicSolution]: LexicographicSolution[K] };
  const codes = (change: (copy: Loose) => void): string[] => {
    const copy: Loose = structuredClone(good);
    change(copy);
    return verifyLexicographic(problem, copy).map(({ code }) => code);
  };

  test('nothing in the original', () => {
    expect(good.certificate.stages.length).toBeGreaterThan(1);
    expect(codes(() => {})).toEqual([]);
  });

  test('changed totals, weights, order, tightness and duals', () => {
    expect(codes((copy) => { copy.tierTotals = [1 + copy.tierTotals[0]!, ...copy.tierTotals.slice(1)]; })).toContain('wrong-cost');
    expect(codes((copy) => { copy.certificate = { ...copy.certificate, stages: copy.certificate.stages.toReversed() }; })).toContain('tier-order');
    expect(codes((copy) => { Object.assign(copy.certificate.stages[0]!, { tightness: 5 }); })).toContain('pair-not-tight');
    expect(codes((copy) => { Object.assign(copy.certificate.stages[0]!.terms[0]!, { weight: 0 }); })).toContain('tier-order');
    expect(codes((copy) => { copy.certificate = { ...copy.certificate, relaxed: true }; })).not.toEqual([]);
    good.certificate.stages.forEach((_, stage) => {
      expect(codes((copy) => { copy.certificate.stages[stage]!.rowDual[2]! -= 1; })).not.toEqual([]);
      expect(codes((copy) => { copy.certificate.stages[stage]!.columnDual[2]! += 1; })).not.toEqual([]);
    });
  });

  test('every worse exchange of two columns', () => {
    for (let one = 0; one < 6; one++) {
      for (let other = 0; other < one; other++) {
        const changed = codes((copy) => {
          const [a, b] = [copy.columnOfRow[one]!, copy.columnOfRow[other]!];
          [copy.columnOfRow[one], copy.columnOfRow[other]] = [b, a];
          [copy.rowOfColumn[a], copy.rowOfColumn[b]] = [other, one];
          copy.tierTotals = problem.tiers.map((tier) => copy.columnOfRow.reduce((sum, column, row) => sum + tier[row * 7 + column]!, 0));
          copy.cost = copy.tierTotals.at(-1)!;
        });
        expect(changed).not.toEqual([]);
      }
    }
  });
});

test('refuses wrong input by name', () => {
  expect(() => solveLexicographic({ rows: 1, columns: 1, tiers: [] })).toThrow('tiers must hold at least one tier');
  expect(() => solveLexicographic({ rows: 1, columns: 2, tiers: [Float64Array.of(1)] })).toThrow('tiers[0] must hold rows * columns = 2 values, got 1');
  expect(() => solveLexicographic({ rows: 1, columns: 2, tiers: [Float64Array.of(1, Infinity)] })).toThrow(
    'tiers[0][row 0][column 1] must be finite (forbid pairs by `forbidden`), got Infinity',
  );
  expect(() => solveLexicographic({ rows: 1, columns: 1, tiers: [Float64Array.of(1)], forbidden: new Uint8Array(2) })).toThrow(
    'forbidden must hold rows * columns = 1 values, got 2',
  );
});
