import type { TransportProblem } from '../transport.ts';
import { Random } from '../random.test-support.ts';

/** Shortfall, right shortage, wanted extra (fewest or most, as a number to minimise), minus gain. */
export type Tiers = readonly [shortfall: number, rightShortage: number, extra: number, loss: number];

export function tiersOf(problem: TransportProblem, solution: { shortfall: number; rightShortage: number; extra: number; gain: number }): Tiers {
  return [solution.shortfall, solution.rightShortage, problem.fill === 'minimum' ? solution.extra : 0 - solution.extra, 0 - solution.gain];
}

interface Conditions {
  readonly cap?: number;
  /** Which arcs may be used, and which may be left. */
  readonly used?: (arc: number) => boolean;
  readonly unused?: (arc: number) => boolean;
}

/** Every set of arcs within the maxima; the best in strict order. For up to 16 arcs. */
export function bruteTransport(problem: TransportProblem, { cap = Infinity, used = () => true, unused = () => true }: Conditions = {}): Tiers {
  const { left, right, offsets, neighbours, gain, leftMinimum, leftMaximum, rightMinimum, rightMaximum, fill } = problem;
  const owner = Array.from(neighbours, (_, arc) => offsets.findLastIndex((start, node) => node < left && start <= arc));
  const lefts = new Array<number>(left).fill(0);
  const rights = new Array<number>(right).fill(0);
  let best: Tiers = [Infinity, 0, 0, 0];
  const visit = (arc: number, total: number): void => {
    if (arc === neighbours.length) {
      const missing = (degrees: number[], minimum: Uint32Array): number => degrees.reduce((sum, degree, node) => sum + Math.max(0, minimum[node]! - degree), 0);
      const extra = lefts.reduce((sum, degree, node) => sum + Math.max(0, degree - leftMinimum[node]!), 0);
      const tiers: Tiers = [missing(lefts, leftMinimum), missing(rights, rightMinimum), fill === 'minimum' ? extra : 0 - extra, 0 - total];
      if (compareTiers(tiers, best) < 0) best = tiers;
      return;
    }
    if (unused(arc)) visit(arc + 1, total);
    const [from, to] = [owner[arc]!, neighbours[arc]!];
    if (!used(arc) || lefts[from]! >= leftMaximum[from]! || rights[to]! >= Math.min(cap, rightMaximum[to]!)) return;
    lefts[from]!++;
    rights[to]!++;
    visit(arc + 1, total + gain[arc]!);
    lefts[from]!--;
    rights[to]!--;
  };
  visit(0, 0);
  return best;
}

export function compareTiers(one: Tiers, other: Tiers): number {
  const at = one.findIndex((value, tier) => value !== other[tier]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}

/** Bounds of both sides at random, minima often unreachable; gains tied, negative, all equal or wide. */
export function randomTransport(random: Random, left: number, right: number, density: number, highest: number): TransportProblem {
  const offsets = new Uint32Array(left + 1);
  const neighbours: number[] = [];
  for (let from = 0; from < left; from++) {
    for (let to = 0; to < right; to++) if (random.next() < density) neighbours.push(to);
    offsets[from + 1] = neighbours.length;
  }
  const kind = random.below(4);
  const gainOf = [() => random.below(4), () => random.below(7) - 3, () => 5, () => random.below(2e9) - 1e8][kind]!;
  const bounds = (size: number, top: number): [Uint32Array, Uint32Array] => {
    const least = Uint32Array.from({ length: size }, () => (random.below(2) === 0 ? 0 : random.below(top)));
    return [least, least.map((minimum) => minimum + random.below(top))];
  };
  const [leftMinimum, leftMaximum] = bounds(left, highest);
  const [rightMinimum, rightMaximum] = random.below(3) === 0 ? [new Uint32Array(right), new Uint32Array(right).fill(random.below(highest + 1))] : bounds(right, highest);
  // A capped load may be below a minimum.
  if (random.below(4) === 0 && right > 0) rightMaximum[0] = random.below(2);
  return {
    left, right, offsets, neighbours: Uint32Array.from(neighbours), gain: Float64Array.from(neighbours, gainOf),
    leftMinimum, leftMaximum, rightMinimum, rightMaximum, fill: random.below(2) === 0 ? 'minimum' : 'maximum',
  };
}
