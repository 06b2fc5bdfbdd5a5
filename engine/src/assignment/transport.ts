/**
 * Assignment with capacities on both sides: who reviews what, each pair at most once.
 *
 * Example: two proposals that want one review each and one reviewer who can do one: `solveTransport` gives it to the proposal that gains
 * more, and says that one review is missing.
 */
import { solveWithin } from './transport/solve-within.ts';

export { transportRises, type TransportRise, type TransportRises } from './transport/rises.ts';
export { smallestMaximumLoad, type LoadWitness, type SmallestLoad } from './transport/maximum-load.ts';
export { shortfallWitness, type ShortfallWitness } from './transport/shortfall-witness.ts';
export { verifyMaximumLoad, verifyTransport, type TransportViolation } from './transport/verify.ts';

/** A sparse bipartite graph, rows = lefts (proposals), and what each side must and may have. */
export interface TransportProblem {
  readonly left: number;
  readonly right: number;
  /** `left + 1` places in `neighbours`. */
  readonly offsets: Uint32Array;
  /** The rights that each left may have, ascending. What is not listed is no candidate. */
  readonly neighbours: Uint32Array;
  /** Per arc, to be maximised: safe integers of any sign. */
  readonly gain: Float64Array;
  readonly leftMinimum: Uint32Array;
  readonly leftMaximum: Uint32Array;
  /** May be above `rightMaximum`, as where a load is capped: what is above it is missing in any case. */
  readonly rightMinimum: Uint32Array;
  readonly rightMaximum: Uint32Array;
  /** Whether lefts get more than their minimum only where a right's minimum needs it, or as much as can be. */
  readonly fill: 'minimum' | 'maximum';
}

export interface TransportSolution {
  /** 1 per arc that is used. */
  readonly chosen: Uint8Array;
  /** Missing below `leftMinimum`, all lefts together. */
  readonly shortfall: number;
  /** Missing below `rightMinimum`. */
  readonly rightShortage: number;
  /** Above `leftMinimum`. */
  readonly extra: number;
  readonly gain: number;
  readonly certificate: TransportCertificate;
}

/**
 * The proof. A unit counts `requiredValue` on either side while it serves a minimum, `extraValue` on the left beyond it, and its gain.
 * Chosen arcs have gain >= leftPrice + rightPrice, others <=. A price lies between what the last unit of its node was worth and what the
 * next would be: -price is at most the former and at least the latter.
 */
export interface TransportCertificate {
  readonly leftPrice: Float64Array;
  readonly rightPrice: Float64Array;
  readonly requiredValue: number;
  readonly extraValue: number;
}

/** How many times shortest paths may look at all arcs: then a network simplex is faster. */
const PATIENCE = 16;

/**
 * The best choice of arcs, in this order: fewest missing below `leftMinimum`; fewest missing below `rightMinimum`; fewest (`fill: minimum`)
 * or most (`maximum`) above `leftMinimum`; greatest gain. Maxima are always kept.
 *
 * Exact: the tiers are one sum with values that provably never let a lower tier outweigh a higher one (`tierValues`).
 * Deterministic; ties go by position, so rename-proof callers sort their input. Successive shortest paths with prices, near O(arcs) on usual
 * scores; where they become long, as where everybody wants the same few, a network simplex goes on from there. Memory O(arcs).
 *
 * @throws RangeError naming place and value: wrong lengths, offsets or neighbours that do not ascend, a left minimum above its
 * maximum, a gain that is no safe integer, or gains so large that sums could pass 2^53.
 * @see Ahuja, Magnanti & Orlin, "Network Flows" (1993), chapters 9 and 11; Mendelsohn & Dulmage 1958 for why the first two tiers never conflict.
 */
export function solveTransport(problem: TransportProblem): TransportSolution {
  return solveWithin(problem, PATIENCE);
}
