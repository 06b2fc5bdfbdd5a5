import type { TransportProblem, TransportSolution } from '../../assignment/transport.ts';

/** All optima of a problem, as a problem of their own: another gain may be given to it. */
export interface BestFace {
  readonly problem: Omit<TransportProblem, 'gain'>;
  /** Which arc of the whole each arc of the face is. */
  readonly arcOf: Uint32Array;
  /** Arcs that every optimum has. */
  readonly always: Uint32Array;
}

/**
 * Complementary slackness: exactly the optima use all arcs that are worth more than their two prices, none that are worth less, and give each side
 * as many as its price allows. O(arcs).
 */
export function bestFace(problem: TransportProblem, { chosen, certificate }: TransportSolution): BestFace {
  const { left, right, offsets, neighbours, gain } = problem;
  const { leftPrice, rightPrice, requiredValue, extraValue } = certificate;
  const starts = new Uint32Array(left + 1);
  const free: number[] = [];
  const always: number[] = [];
  const alwaysOfLeft = new Uint32Array(left);
  const alwaysOfRight = new Uint32Array(right);
  for (let p = 0; p < left; p++) {
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      const r = neighbours[arc]!;
      const surplus = gain[arc]! - leftPrice[p]! - rightPrice[r]!;
      if (surplus === 0) free.push(arc);
      else if (chosen[arc] === 1) {
        always.push(arc);
        alwaysOfLeft[p]!++;
        alwaysOfRight[r]!++;
      }
    }
    starts[p + 1] = free.length;
  }
  const [leftMinimum, leftMaximum] = degreesAt(leftPrice, problem.leftMinimum, problem.leftMaximum, requiredValue, extraValue, alwaysOfLeft);
  const [rightMinimum, rightMaximum] = degreesAt(rightPrice, problem.rightMinimum, problem.rightMaximum, requiredValue, 0, alwaysOfRight);
  return {
    problem: { left, right, offsets: starts, neighbours: Uint32Array.from(free, (arc) => neighbours[arc]!), leftMinimum, leftMaximum, rightMinimum, rightMaximum, fill: problem.fill },
    arcOf: Uint32Array.from(free), always: Uint32Array.from(always),
  };
}

/** The fewest and the most units that suit a price, less those that are there always. */
function degreesAt(
  price: Float64Array, minimum: Uint32Array, maximum: Uint32Array, required: number, beyond: number, always: Uint32Array,
): [least: Uint32Array, most: Uint32Array] {
  const least = new Uint32Array(price.length);
  const most = new Uint32Array(price.length);
  price.forEach((value, node) => {
    const bound = maximum[node]!;
    const serving = Math.min(minimum[node]!, bound);
    // The units that serve the minimum are worth `required`, those beyond it less.
    const worth = (unit: number): number => (unit <= serving ? required : beyond);
    let low = 0;
    while (low < bound && worth(low + 1) > -value) low = low < serving ? serving : bound;
    let high = low;
    while (high < bound && worth(high + 1) >= -value) high = high < serving ? serving : bound;
    least[node] = Math.max(0, low - always[node]!);
    most[node] = high - always[node]!;
  });
  return [least, most];
}
