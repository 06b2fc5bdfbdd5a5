import { solveTransport } from '../../assignment/transport.ts';
import type { TransportProblem, TransportSolution } from '../../assignment/transport.ts';
import { bestFace } from './best-face.ts';
import { checkKeeping, measured, RewardSearch } from './reward-search.ts';
import type { Rewarded } from './reward-search.ts';

/** After a late conflict, a withdrawal, a new proposal: as few other changes as can be. */
export interface ReassignmentProblem {
  readonly transport: TransportProblem;
  /** Per arc: 1 = the pair was made before and can stay. */
  readonly previous: Uint8Array;
  /** How much gain may be given up for keeping pairs: whole, >= 0. */
  readonly loss: number;
}

export interface Reassignment {
  readonly chosen: Uint8Array;
  readonly gain: number;
  /** The greatest gain, pairs of before or not. */
  readonly optimum: number;
  readonly kept: number;
  /** Nothing that loses no more than is allowed keeps more. */
  readonly keptBound: number;
  readonly certificate: ReassignmentCertificate;
}

export interface ReassignmentCertificate {
  readonly optimum: TransportSolution;
  /**
   * `all`: all that can stay, stay. `reward`: where each kept pair gains `reward` more, `solution` is best, and its gain bounds what can be kept.
   * `face`: no loss is allowed, and `solution` keeps most among the best.
   */
  readonly kept:
    | { readonly kind: 'all' }
    | { readonly kind: 'reward'; readonly reward: number; readonly solution: TransportSolution }
    | { readonly kind: 'face'; readonly solution: TransportSolution };
}

/**
 * Of the assignments that are best in the upper tiers (fewest missing, and so on) and whose gain is at most `loss` below the greatest, one that keeps
 * most pairs of before; as the number of pairs is the same in all of them, it changes fewest.
 *
 * Each kept pair is rewarded, and the reward sought at which the loss is just allowed: there the reward's optimum proves how many can be kept at most.
 * Between two rewards one unit apart, a part of the pairs gets the higher one. With a loss of 0 exact: the most kept among all optima, by their
 * face. Otherwise exact where `kept` = `keptBound`, which is usual; the difference is what is open. Some 40 times `solveTransport`.
 *
 * @throws RangeError as `solveTransport`, and for `previous` of another length or a loss that is not whole or below 0.
 * @see Ahuja, Magnanti & Orlin, "Network Flows" (1993), chapter 16 (Lagrangian relaxation; constrained flows).
 */
export function reassign({ transport, previous, loss }: ReassignmentProblem): Reassignment {
  checkKeeping(transport, previous, { loss });
  const optimum = solveTransport(transport);
  const faithful = keepMost(transport, optimum, previous);
  const could = previous.reduce((sum, value) => sum + value, 0);
  let best = measured(transport, previous, faithful.chosen);
  let bound = could;
  let proof: ReassignmentCertificate['kept'] = { kind: 'all' };
  if (loss === 0 && best.kept < could) [bound, proof] = [best.kept, { kind: 'face', solution: faithful.solution }];
  if (loss > 0 && best.kept < could) {
    const least = optimum.gain - loss;
    const search = new RewardSearch(transport, previous, least, best, could, (gain) => solved({ ...transport, gain }));
    search.run();
    best = search.best;
    if (search.proof !== undefined) [bound, proof] = [search.bound, { kind: 'reward', ...search.proof }];
  }
  return { chosen: best.chosen, gain: best.gain, optimum: optimum.gain, kept: best.kept, keptBound: bound, certificate: { optimum, kept: proof } };
}

function solved(transport: TransportProblem): Rewarded<TransportSolution> {
  const solution = solveTransport(transport);
  return { chosen: solution.chosen, bound: solution.gain, solution };
}

/** Among all optima one that keeps most. */
function keepMost(transport: TransportProblem, optimum: TransportSolution, previous: Uint8Array): { readonly chosen: Uint8Array; readonly solution: TransportSolution } {
  const face = bestFace(transport, optimum);
  const solution = solveTransport({ ...face.problem, gain: Float64Array.from(face.arcOf, (arc) => previous[arc]!) });
  const chosen = new Uint8Array(previous.length);
  for (const arc of face.always) chosen[arc] = 1;
  face.arcOf.forEach((arc, at) => { chosen[arc] = solution.chosen[at]!; });
  return { chosen, solution };
}
