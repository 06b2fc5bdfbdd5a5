/** An independent oracle: the same questions as integer programs, put to HiGHS (WebAssembly). */
import loadHighs from 'highs';
import type { FairFlowProblem, FairFlowSolution } from './types.ts';

export type FairHighs = (problem: FairFlowProblem, solution: FairFlowSolution) => {
  /** The best floor; with `relaxed`, of fractions. */
  bestFloor(relaxed: boolean): number;
  /** The greatest gain over a floor. */
  bestGain(floor: number, relaxed: boolean): number;
};

const UNIT = 1e9;

function decimal(value: number): string {
  return (value / UNIT).toFixed(9);
}

export async function fairHighs(): Promise<FairHighs> {
  // The package is CommonJS, but its types describe an ES module.
  const highs = await (loadHighs as unknown as typeof loadHighs.default)();
  return ({ transport, affinity, lockedAffinity }, { counted, certificate: { settled } }) => {
    const kept = { left: new Uint32Array(transport.left), right: new Uint32Array(transport.right), pairs: 0 };
    const { left, right, offsets, neighbours, gain, leftMaximum, rightMaximum } = transport;
    const byRight = Array.from({ length: right }, (): string[] => []);
    const limits: string[] = [];
    const variables = Array.from(neighbours, (_, arc) => `x${arc}`);
    const floorRows: { terms: string; locked: number }[] = [];
    for (let p = 0; p < left; p++) {
      const own: string[] = [];
      for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) { own.push(`x${arc}`); if (settled.chosen[arc] === 1) { kept.left[p]!++; kept.right[neighbours[arc]!]!++; kept.pairs++; } byRight[neighbours[arc]!]!.push(`x${arc}`); }
      kept.left[p] = Math.min(kept.left[p]!, transport.leftMinimum[p]!);
      if (own.length > 0) limits.push(`${own.join(' + ')} >= ${kept.left[p]}`, `${own.join(' + ')} <= ${kept.left[p]! < transport.leftMinimum[p]! ? kept.left[p] : leftMaximum[p]}`);
      if (counted[p] === 1) {
        const terms = own.map((name, at) => `${decimal(affinity[offsets[p]! + at]!)} ${name}`).join(' + ');
        floorRows.push({ terms, locked: lockedAffinity[p]! / UNIT });
      }
    }
    kept.right.forEach((load, r) => { kept.right[r] = Math.min(load, transport.rightMinimum[r]!); });
    byRight.forEach((own, r) => { if (own.length > 0) limits.push(`${own.join(' + ')} >= ${kept.right[r]}`, `${own.join(' + ')} <= ${rightMaximum[r]}`); });
    if (variables.length > 0) limits.push(`${variables.join(' + ')} = ${kept.pairs}`);
    const run = (objective: string, rows: readonly string[], free: string, relaxed: boolean): number => {
      const bounds = `${free}\n${variables.map((name) => ` ${name} <= 1`).join('\n')}`;
      const whole = relaxed ? '' : `General\n ${variables.join(' ')}\n`;
      const { Status, ObjectiveValue } = highs.solve(
        `Maximize\n obj: ${objective}\nSubject To\n${[...limits, ...rows].join('\n')}\nBounds\n${bounds}\n${whole}End\n`,
        { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-10, mip_feasibility_tolerance: 1e-9 },
      );
      if (Status !== 'Optimal') throw new Error(`HiGHS says ${Status}`);
      return ObjectiveValue * UNIT;
    };
    return {
      bestFloor: (relaxed) => run('t', floorRows.map(({ terms, locked }) => `${terms} - t >= ${(-locked).toFixed(12)}`), ' t <= 100', relaxed),
      bestGain: (floor, relaxed) => run(
        Array.from(gain, (value, arc) => `${value < 0 ? '-' : '+'} ${decimal(Math.abs(value))} x${arc}`).join(' '),
        floorRows.map(({ terms, locked }) => `${terms} >= ${(floor / UNIT - locked - 1e-10).toFixed(12)}`), '', relaxed,
      ),
    };
  };
}
