import type { TransportProblem, TransportSolution } from '../../assignment/transport.ts';

/**
 * Local fairness: an assignment in which no proposal is served badly so that others are served better
 * (Kobren, Saha & McCallum, "Paper Matching with Local Fairness Constraints", KDD 2019).
 *
 * Arcs are the pairs that may be used: the caller leaves out what is under the threshold. Gains are final scores, with bids; the floor stands on
 * affinity alone.
 */
export interface FairFlowProblem {
  readonly transport: TransportProblem;
  /** Per arc, whole and >= 0, in the unit of the gains; 32 bits at most. */
  readonly affinity: Float64Array;
  /** Per proposal: affinity of locked pairs, which are no arcs; their reviews are taken off the bounds. */
  readonly lockedAffinity: Float64Array;
}

export interface FairFlowSolution {
  /** 1 per arc that is used. */
  readonly chosen: Uint8Array;
  readonly gain: number;
  /**
   * The least summed affinity, locked pairs included, of the counted proposals; 0 where there are none. Counted is who does not fall short
   * and either wants reviews (`leftMinimum` > 0) or has all from locks and may still get extra ones; where locks leave nothing to choose, no floor helps.
   */
  readonly floor: number;
  readonly counted: Uint8Array;
  /** No assignment in which the same proposals and reviewers fall short, and by as much, has a greater floor. */
  readonly floorBound: number;
  /** None of those with this floor has a greater gain. */
  readonly gainBound: number;
  readonly certificate: FairFlowCertificate;
}

export interface FairFlowCertificate {
  /** Settles who falls short, and proves that no less can be missing; nobody has less than there, up to their minimum. */
  readonly settled: TransportSolution;
  readonly floor: BoundProof;
  readonly gain: BoundProof;
}

/**
 * Why nothing is better. `prices` (linear programming duality): with multipliers m >= 0 per proposal, nothing that keeps a floor has more gain than
 * Σ over proposals of (their best candidates' gain + ⌈m × affinity⌉ − reviewer's price, less ⌈m × floor⌉) + Σ over reviewers of what their places
 * cost. For the floor's bound gains count 0, and one unit more is refuted: the sum is negative, or some proposal could not have it even alone.
 * `search`: every case was tried (branch and bound); running it again is the only proof.
 */
export type BoundProof =
  | { readonly kind: 'prices'; readonly multiplier: Float64Array; readonly rightPrice: Float64Array; readonly extraPrice: number }
  | { readonly kind: 'search'; readonly cases: number };
