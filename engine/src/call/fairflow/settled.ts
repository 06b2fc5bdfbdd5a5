/**
 * Who falls short is settled before the floor: by the fewest missing reviews and the greatest gain, as for the other algorithms. Otherwise a floor could
 * be bought by taking reviews from the worst served proposal, which then no longer counts.
 */
import { solveTransport } from '../../assignment/transport.ts';
import type { TransportProblem, TransportSolution } from '../../assignment/transport.ts';
import { incomingArcs } from '../../assignment/transport/incoming-arcs.ts';
import type { PricedStart } from './floors.ts';
import type { FlowShape } from './flow-shape.ts';

export interface SettledCall extends PricedStart {
  readonly settled: TransportSolution;
  /** Minima as far as they are met; everybody can have theirs. */
  readonly shape: FlowShape;
  /** Reviews above the proposals' minima; as many in every answer. */
  readonly extra: number;
}

/** Chosen is what gains most within the shape. Two assignments, the second only where somebody falls short: its prices then owe nothing to what is missing. */
export function settleShortfall(problem: TransportProblem): SettledCall {
  const settled = solveTransport(problem);
  let solution = settled;
  const { left, right, offsets, neighbours, leftMinimum, leftMaximum, rightMinimum, rightMaximum } = problem;
  const count = new Uint32Array(left);
  const load = new Uint32Array(right);
  const leftOfArc = new Uint32Array(neighbours.length);
  for (let p = 0; p < left; p++) {
    leftOfArc.fill(p, offsets[p], offsets[p + 1]);
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      if (solution.chosen[arc] === 0) continue;
      count[p]!++;
      load[neighbours[arc]!]!++;
    }
  }
  const kept = leftMinimum.map((minimum, p) => Math.min(minimum, count[p]!));
  const shape: FlowShape = {
    left, right, offsets, neighbours, rightMaximum, leftMinimum: kept, incoming: incomingArcs(problem), leftOfArc,
    // Without extra reviews nobody can have more than is kept.
    leftMaximum: solution.extra === 0 ? kept : leftMaximum.map((maximum, p) => (kept[p]! < leftMinimum[p]! ? kept[p]! : maximum)),
    rightMinimum: rightMinimum.map((minimum, r) => Math.min(minimum, load[r]!)),
  };
  if (solution.shortfall + solution.rightShortage > 0) solution = solveTransport({ ...problem, ...shape });
  return { settled, shape, ...pricedBy(solution), extra: solution.extra };
}

/** An optimum as a flow begins with it. */
export function pricedBy({ chosen, certificate: { rightPrice, extraValue } }: TransportSolution): PricedStart {
  return { chosen, price: rightPrice, extraPrice: -extraValue };
}
