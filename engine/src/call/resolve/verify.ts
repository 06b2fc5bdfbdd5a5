/** Proves or refutes what `reassign` says, sharing no code with it: the greatest gain and the most pairs kept, by linear programming duality. */
import { verifyTransport } from '../../assignment/transport.ts';
import type { TransportProblem, TransportSolution } from '../../assignment/transport.ts';
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
  const { problem, given } = allOptima(transport, optimum, previous);
  if (loss > 0 || verifyTransport(problem, kept.solution).length > 0) return refuted;
  return BigInt(kept.solution.gain + given);
}

/**
 * Every optimum as an assignment of the arcs that prices leave open, kept pairs counted; `given` are the kept ones among arcs that all optima have.
 * An optimum chooses what is worth more than its prices, nothing that is worth less, and leaves no node with a unit whose value and price disagree.
 */
function allOptima(transport: TransportProblem, { certificate }: TransportSolution, previous: Uint8Array): { readonly problem: TransportProblem; readonly given: number } {
  const { left, right, neighbours, gain } = transport;
  const { leftPrice, rightPrice, requiredValue, extraValue } = certificate;
  const open: number[] = [];
  const [firstOpen, fixedLeft, fixedRight] = [new Uint32Array(left + 1), new Uint32Array(left), new Uint32Array(right)];
  let given = 0;
  for (let p = 0, arc = 0; p < left; p++) {
    for (; arc < transport.offsets[p + 1]!; arc++) {
      const over = gain[arc]! - leftPrice[p]! - rightPrice[neighbours[arc]!]!;
      if (over === 0) open.push(arc);
      if (over <= 0) continue;
      fixedLeft[p]!++;
      fixedRight[neighbours[arc]!]!++;
      given += previous[arc]!;
    }
    firstOpen[p + 1] = open.length;
  }
  const [leftMinimum, leftMaximum] = unitsAt(leftPrice, transport.leftMinimum, transport.leftMaximum, requiredValue, extraValue, fixedLeft);
  const [rightMinimum, rightMaximum] = unitsAt(rightPrice, transport.rightMinimum, transport.rightMaximum, requiredValue, 0, fixedRight);
  return {
    given,
    problem: {
      ...transport, offsets: firstOpen, neighbours: Uint32Array.from(open, (arc) => neighbours[arc]!), gain: Float64Array.from(open, (arc) => previous[arc]!),
      leftMinimum, leftMaximum, rightMinimum, rightMaximum,
    },
  };
}

/** Unit by unit: one whose value is above what the price asks is there in every optimum, one below in none, and one that equals it in some. */
function unitsAt(price: Float64Array, minimum: Uint32Array, maximum: Uint32Array, required: number, beyond: number, fixed: Uint32Array): [least: Uint32Array, most: Uint32Array] {
  const [least, most] = [new Uint32Array(price.length), new Uint32Array(price.length)];
  for (let node = 0; node < price.length; node++) {
    const serving = Math.min(minimum[node]!, maximum[node]!);
    for (const [value, units] of [[required, serving], [beyond, maximum[node]! - serving]] as const) {
      if (value + price[node]! > 0) least[node]! += units;
      if (value + price[node]! >= 0) most[node]! += units;
    }
    least[node] = Math.max(0, least[node]! - fixed[node]!);
    most[node]! -= Math.min(most[node]!, fixed[node]!);
  }
  return [least, most];
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
