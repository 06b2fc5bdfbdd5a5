/** An independent oracle: the same question put to HiGHS (WebAssembly) as linear programs, tier after tier. */
import loadHighs from 'highs';
import { takingPart } from './brute-force.test-support.ts';
import type { Outcome } from './brute-force.test-support.ts';
import type { CohortSnapshot } from './types.ts';

export type Edge = readonly [sameOrganization: number, neither: number, oneSided: number, minusScore: number];
export type EdgeOf = (mentor: string, mentee: string) => Edge | null;
export type Oracle = (snapshot: CohortSnapshot, edgeOf: EdgeOf) => Outcome;

/**
 * Fixing the totals reached so far keeps to a face of the assignment polytope, whose corners are whole; so every stage is a plain
 * linear program and its optimum a whole number.
 */
export async function highsOracle(): Promise<Oracle> {
  // The package is CommonJS, but its types describe an ES module.
  const highs = await (loadHighs as unknown as typeof loadHighs.default)();
  return (snapshot, edgeOf) => {
    const [mentors, mentees] = takingPart(snapshot);
    const edges = mentors.flatMap((m, row) => mentees.flatMap((e, column) => {
      const costs = edgeOf(m.id, e.id);
      return costs === null ? [] : [{ name: `x${row}_${column}`, row, column, costs: [-1, ...costs] }];
    }));
    const limits = [
      ...mentors.map((_, row) => edges.filter((edge) => edge.row === row)),
      ...mentees.map((_, column) => edges.filter((edge) => edge.column === column)),
    ].filter((group) => group.length > 0).map((group) => `${group.map(({ name }) => name).join(' + ')} <= 1`);
    const fixed: string[] = [];
    const totals = [0, 1, 2, 3, 4].map((tier) => {
      const terms = edges.filter(({ costs }) => costs[tier] !== 0).map(({ name, costs }) => `${costs[tier]! < 0 ? '-' : '+'} ${Math.abs(costs[tier]!)} ${name}`);
      if (terms.length === 0) return 0;
      const program = `Minimize\n obj: ${terms.join('\n ')}\nSubject To\n${[...limits, ...fixed].join('\n')}\nEnd\n`;
      const { Status, ObjectiveValue } = highs.solve(program, { output_flag: false });
      if (Status !== 'Optimal') throw new Error(`HiGHS says ${Status}`);
      const total = Math.round(ObjectiveValue);
      if (Math.abs(ObjectiveValue - total) > 1e-5) throw new Error(`HiGHS found ${ObjectiveValue}, which is not whole`);
      fixed.push(`${terms.join('\n ')} = ${total}`);
      return total;
    });
    const pairs = -totals[0]!;
    return [Math.min(mentors.length, mentees.length) - pairs, ...totals.slice(1)] as unknown as Outcome;
  };
}
