import type { TransportProblem } from '../transport.ts';
import { checkTransport } from './check.ts';
import { CoverageFlow } from './coverage-flow.ts';

/**
 * Why no smaller load will do. With `load - 1` at most per right, the units that serve the minima of `side` are at most what the lefts outside
 * `lefts` may give (for the left's minima: need) plus what each right can take from `lefts`; and that is less than are served with `load`.
 */
export interface LoadWitness {
  readonly side: 'left' | 'right';
  /** Ascending. */
  readonly lefts: Uint32Array;
}

export interface SmallestLoad {
  readonly load: number;
  /** Undefined where the load is 0. */
  readonly witness: LoadWitness | undefined;
}

/**
 * The smallest load such that no right needs more than it, while as few units as possible are missing below the minima of lefts and of
 * rights. Cap `rightMaximum` at it before `solveTransport` to get the best such answer.
 *
 * Each side's minima bound the load on their own: answers that serve the lefts best and answers that serve the rights best combine to one that
 * does both without a larger load (Mendelsohn & Dulmage 1958). So the load is the larger of two, each found by a maximum flow whose capacities
 * grow step by step; every step keeps the flow of the last. O(arcs * sqrt(units)) a step.
 *
 * @throws RangeError as `solveTransport`.
 */
export function smallestMaximumLoad(problem: TransportProblem): SmallestLoad {
  checkTransport(problem);
  const { leftMinimum, leftMaximum, rightMinimum, rightMaximum } = problem;
  const forLefts = smallestCap(problem, 'left', leftMinimum, rightMaximum);
  const forRights = smallestCap(problem, 'right', leftMaximum, rightMinimum.map((least, right) => Math.min(least, rightMaximum[right]!)));
  return forRights.load > forLefts.load ? forRights : forLefts;
}

/**
 * The smallest cap on what rights take that keeps the flow as large as without it. The even load is tried first: where it serves all that is
 * wanted, less cannot, and all lefts are the reason. Where some of it can never be served, an uneven call may do with less than that.
 */
function smallestCap(problem: TransportProblem, side: 'left' | 'right', supply: Uint32Array, room: Uint32Array): SmallestLoad {
  if (room.every((places) => places === 0)) return { load: 0, witness: undefined };
  const even = Math.ceil(supply.reduce((sum, units) => sum + units, 0) / problem.right);
  let flow = new CoverageFlow(problem, supply, room);
  flow.grow(even);
  if (flow.isComplete()) {
    return { load: even, witness: even === 0 ? undefined : { side, lefts: Uint32Array.from({ length: problem.left }, (_, left) => left) } };
  }
  const mayBeLess = !flow.gainsByMore();
  if (mayBeLess) flow = new CoverageFlow(problem, supply, room);
  let witness: LoadWitness | undefined;
  for (let load = mayBeLess ? 0 : even; ; load++) {
    flow.grow(load);
    if (!flow.gainsByMore()) return { load, witness };
    witness = { side, lefts: flow.reachedLefts() };
  }
}
