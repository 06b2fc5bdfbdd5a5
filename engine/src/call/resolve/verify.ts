/** Proves or refutes what `reassign` says: the greatest gain and the most pairs kept, by linear programming duality. */
import { verifyTransport } from '../../assignment/transport.ts';
import { bestFace } from './best-face.ts';
import type { Reassignment, ReassignmentProblem } from './reassign.ts';

export interface ReassignmentViolation {
  readonly code: 'shape' | 'optimum' | 'pairs' | 'totals' | 'loss' | 'keptBound';
  readonly message: string;
}

/** Returns what is wrong; an empty list proves optimum and bound. O(arcs). */
export function verifyReassignment({ transport, previous, loss }: ReassignmentProblem, solution: Reassignment): ReassignmentViolation[] {
  const { chosen, certificate: { optimum, kept } } = solution;
  if (chosen.length !== previous.length) return [{ code: 'shape', message: `chosen has ${chosen.length} entries, expected ${previous.length}` }];
  const violations: ReassignmentViolation[] = [];
  const report = (code: ReassignmentViolation['code'], message: string): number => violations.push({ code, message });
  for (const { message } of verifyTransport(transport, optimum)) report('optimum', message);
  if (optimum.gain !== solution.optimum) report('optimum', `the optimum is ${optimum.gain}, not ${solution.optimum}`);
  const value = (gain: (arc: number) => number): number => chosen.reduce((sum, used, arc) => (used === 1 ? sum + gain(arc) : sum), 0);
  const [gain, staying] = [value((arc) => transport.gain[arc]!), value((arc) => previous[arc]!)];
  if (gain !== solution.gain || staying !== solution.kept) report('totals', `gain ${gain} and ${staying} kept, not ${solution.gain} and ${solution.kept}`);
  if (gain < solution.optimum - loss) report('loss', `${solution.optimum - gain} is lost, ${loss} allowed`);
  for (const message of worseCounts(transport, chosen, optimum.chosen)) report('pairs', message);
  if (solution.kept > solution.keptBound) report('keptBound', `${solution.kept} kept, above the bound ${solution.keptBound}`);
  const most = boundOf({ transport, previous, loss }, solution);
  if (most > BigInt(solution.keptBound)) report('keptBound', `the ${kept.kind} proof allows ${most} to be kept, not ${solution.keptBound}`);
  return violations;
}

function boundOf({ transport, previous, loss }: ReassignmentProblem, { certificate: { optimum, kept } }: Reassignment): bigint {
  const refuted = BigInt(previous.length) + 1n;
  if (kept.kind === 'all') return BigInt(previous.reduce((sum, each) => sum + each, 0));
  if (kept.kind === 'reward') {
    const gain = transport.gain.map((value, arc) => value + kept.reward * previous[arc]!);
    if (kept.reward < 1 || verifyTransport({ ...transport, gain }, kept.solution).length > 0) return refuted;
    return (BigInt(kept.solution.gain) - BigInt(optimum.gain - loss)) / BigInt(kept.reward);
  }
  const face = bestFace(transport, optimum);
  const problem = { ...face.problem, gain: Float64Array.from(face.arcOf, (arc) => previous[arc]!) };
  if (loss > 0 || verifyTransport(problem, kept.solution).length > 0) return refuted;
  return BigInt(kept.solution.gain + face.always.reduce((sum, arc) => sum + previous[arc]!, 0));
}

/** Nobody above a maximum, and no count of the upper tiers worse than in the optimum. */
function worseCounts({ left, right, offsets, neighbours, leftMinimum, leftMaximum, rightMinimum, rightMaximum }: ReassignmentProblem['transport'], chosen: Uint8Array, best: Uint8Array): string[] {
  const messages: string[] = [];
  const count = (arcs: Uint8Array): number[] => {
    const [lefts, rights] = [new Uint32Array(left), new Uint32Array(right)];
    for (let p = 0; p < left; p++) {
      for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
        lefts[p]! += arcs[arc]!;
        rights[neighbours[arc]!]! += arcs[arc]!;
      }
    }
    lefts.forEach((degree, p) => { if (degree > leftMaximum[p]!) messages.push(`left ${p} has ${degree}, may have ${leftMaximum[p]}`); });
    rights.forEach((degree, r) => { if (degree > rightMaximum[r]!) messages.push(`right ${r} has ${degree}, may have ${rightMaximum[r]}`); });
    const missing = (degrees: Uint32Array, minimum: Uint32Array): number => degrees.reduce((sum, degree, at) => sum + Math.max(0, minimum[at]! - degree), 0);
    return [missing(lefts, leftMinimum), missing(rights, rightMinimum), lefts.reduce((sum, degree) => sum + degree, 0)];
  };
  const [found, expected] = [count(chosen), count(best)];
  ['missing on the left', 'missing on the right', 'pairs'].forEach((name, at) => {
    if (found[at] !== expected[at]) messages.push(`${found[at]} ${name}, ${expected[at]} in the optimum`);
  });
  return messages;
}
