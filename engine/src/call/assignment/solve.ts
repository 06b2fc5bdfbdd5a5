import { smallestMaximumLoad, solveTransport } from '../../assignment/transport.ts';
import type { SmallestLoad, TransportCertificate } from '../../assignment/transport.ts';
import { solveFairFlow } from '../fairflow/index.ts';
import type { FairFlowSolution } from '../fairflow/index.ts';
import { fairFlowProblem, withLoadUpTo, withLocksAsProposals, wholeChoice } from './open-call.ts';
import type { OpenCall } from './open-call.ts';
import type { Algorithm } from './types.ts';

export interface Solved {
  readonly open: OpenCall;
  /** Per candidate of the call: 1 = assigned, locked ones included. */
  readonly chosen: Uint8Array;
  readonly certificate: TransportCertificate;
  /** Only `minmax`. */
  readonly load: SmallestLoad | null;
  /** Only `fairflow`. */
  readonly fairness: FairFlowSolution | null;
}

/** The best choice by the algorithm's objective (R5). */
export function solveOpen(open: OpenCall, algorithm: Algorithm): Solved {
  if (algorithm === 'fairflow') {
    const fairness = solveFairFlow(fairFlowProblem(open));
    return { open, chosen: wholeChoice(open, fairness.chosen), certificate: fairness.certificate.settled.certificate, load: null, fairness };
  }
  const load = algorithm === 'minmax' ? smallestMaximumLoad(withLocksAsProposals(open)) : null;
  const { chosen, certificate } = solveTransport(load === null ? open.problem : withLoadUpTo(open, load.load));
  return { open, chosen: wholeChoice(open, chosen), certificate, load, fairness: null };
}
