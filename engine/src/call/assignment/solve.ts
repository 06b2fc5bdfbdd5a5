import { smallestMaximumLoad, solveTransport } from '../../assignment/transport.ts';
import type { SmallestLoad, TransportCertificate, TransportProblem } from '../../assignment/transport.ts';
import { withLoadUpTo, withLocksAsProposals, wholeChoice } from './open-call.ts';
import type { OpenCall } from './open-call.ts';
import type { Algorithm } from './types.ts';

export interface Solved {
  readonly open: OpenCall;
  /** Per candidate of the call: 1 = assigned, locked ones included. */
  readonly chosen: Uint8Array;
  /** The problem that the certificate is about: that of the open call, for `minmax` with the load it allows. */
  readonly problem: TransportProblem;
  readonly certificate: TransportCertificate;
  /** Only `minmax`. */
  readonly load: SmallestLoad | null;
}

/** The best choice by the algorithm's objective (R5); `fairflow` has a search of its own. */
export function solveOpen(open: OpenCall, algorithm: Algorithm): Solved {
  const load = algorithm === 'minmax' ? smallestMaximumLoad(withLocksAsProposals(open)) : null;
  const problem = load === null ? open.problem : withLoadUpTo(open, load.load);
  const { chosen, certificate } = solveTransport(problem);
  return { open, chosen: wholeChoice(open, chosen), problem, certificate, load };
}
