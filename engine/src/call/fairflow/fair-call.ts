import { solveTransport } from '../../assignment/transport.ts';
import { bestGain } from './best-gain.ts';
import type { BestGain } from './best-gain.ts';
import { searchAbove } from './branch.ts';
import type { FloorTerms, PricedStart } from './floors.ts';
import type { Effort } from './raise-floor.ts';
import { pricedBy, settleShortfall } from './settled.ts';
import type { SettledCall } from './settled.ts';
import { gainOf } from './totals.ts';
import type { FairFlowProblem } from './types.ts';

/** A call in which it is settled who falls short, and so over whom the floor stands. */
export interface FairCall {
  readonly problem: FairFlowProblem;
  readonly settled: SettledCall;
  readonly terms: FloorTerms;
}

/** @throws RangeError as `solveFairFlow` */
export function settleFairly(problem: FairFlowProblem): FairCall {
  checkAffinities(problem);
  const { transport, affinity, lockedAffinity } = problem;
  const settled = settleShortfall(transport);
  const { shape } = settled;
  const counted = Uint8Array.from(transport.leftMinimum, (minimum, p) => {
    const choosable = minimum > 0 || (lockedAffinity[p]! > 0 && shape.leftMaximum[p]! > 0);
    return choosable && shape.leftMinimum[p] === minimum ? 1 : 0;
  });
  return { problem, settled, terms: { shape, affinity, lockedAffinity, counted, fill: transport.fill } };
}

/** A great gain, of any kind, over a floor that `known` has, and its bound; every case is considered where that closes the difference for the effort. */
export function gainOver({ problem: { transport }, terms, settled }: FairCall, gain: Float64Array, floor: number, known: Uint8Array, effort: Effort): BestGain {
  const start: PricedStart = gain === transport.gain ? settled : pricedBy(solveTransport({ ...terms.shape, gain, fill: terms.fill }));
  const best = bestGain(terms, start, gain, floor, known);
  if (best.gain === best.bound || effort.left <= 0) return best;
  const { chosen = best.chosen, complete, cases } = searchAbove(terms, start, { gain, floor, above: best.gain, first: false, grain: 1 / 1024 }, effort);
  const found = gainOf(gain, chosen);
  return complete ? { chosen, gain: found, bound: found, proof: { kind: 'search', cases } } : { ...best, chosen, gain: found };
}

function checkAffinities({ transport, affinity, lockedAffinity }: FairFlowProblem): void {
  const check = (name: string, values: Float64Array, expected: number): void => {
    if (values.length !== expected) throw new RangeError(`${name} must hold ${expected} values, got ${values.length}`);
    const at = values.findIndex((value) => !Number.isInteger(value) || value < 0 || value > 2 ** 32);
    if (at >= 0) throw new RangeError(`${name}[${at}] must be a whole number from 0 to 2^32, got ${values[at]}`);
  };
  check('affinity', affinity, transport.neighbours.length);
  check('lockedAffinity', lockedAffinity, transport.left);
}
