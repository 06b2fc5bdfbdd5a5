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

/** The smallest cap on what rights take that keeps the flow as large as without it. */
function smallestCap(problem: TransportProblem, side: 'left' | 'right', supply: Uint32Array, room: Uint32Array): SmallestLoad {
  const flow = new CoverageFlow(problem, supply, room);
  let witness: LoadWitness | undefined;
  for (let load = 0; ; load++) {
    flow.grow(load);
    if (!flow.gainsByMore()) return { load, witness };
    witness = { side, lefts: flow.reachedLefts() };
  }
}
