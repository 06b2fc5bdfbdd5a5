import { bestFloor } from './best-floor.ts';
import { bestGain } from './best-gain.ts';
import { searchAbove } from './branch.ts';
import type { FloorTerms, PricedStart } from './floors.ts';
import { settleShortfall } from './settled.ts';
import type { Effort } from './raise-floor.ts';
import { gainOf, lowestSum } from './totals.ts';
import type { FairFlowProblem, FairFlowSolution } from './types.ts';

/**
 * What a search through all cases may cost, in arcs looked at: half a second or so, and thrice that where there are few pairs and patience usually ends it. Where a
 * call has more pairs than `SEARCHED`, it would only waste that.
 */
const SEARCH_WORK = 3e7;
const PATIENT_WORK = 1e8;
const FEW = 200;
const SEARCHED = 2e4;

/**
 * A high floor under every proposal's summed affinity, then the greatest gain over it. Before both, as for the other algorithms and with the same
 * certificate: fewest reviews missing below the proposals' minimum, fewest below the reviewers', as few or as many extra ones as `fill` says.
 *
 * Who falls short, proposal or reviewer, is settled there once: the floor stands under the proposals that do not, and cannot be bought by leaving
 * the worst served one short. A lock takes its review off the bounds and adds its affinity.
 *
 * The best floor is NP-hard to find. Here: the floor is priced into the gains by Lagrange multipliers over a min-cost flow that is kept optimal from
 * change to change; chains of exchanges lift who is still below and win back gain; branch and bound with the pairs that a floor implies closes
 * small calls. Both bounds come with the answer; where they equal what is reached, nothing is better. Deterministic: effort is counted, not timed.
 * Usual calls of 25,000 × 20,000 with 2.5 million pairs take a few times `solveTransport`. Memory some 80 bytes per arc.
 *
 * @throws RangeError as `solveTransport`, and for affinities that are not whole, negative, above 2^32, or not one per arc.
 * @see Kobren, Saha & McCallum, KDD 2019, for the problem; Held, Wolfe & Crowder 1974 and Fisher 1981 for Lagrangian bounds.
 */
export function solveFairFlow(problem: FairFlowProblem): FairFlowSolution {
  checkAffinities(problem);
  const { transport, affinity, lockedAffinity } = problem;
  const settled = settleShortfall(transport);
  const { shape } = settled;
  const counted = Uint8Array.from(transport.leftMinimum, (minimum, p) => {
    const choosable = minimum > 0 || (lockedAffinity[p]! > 0 && shape.leftMaximum[p]! > 0);
    return choosable && shape.leftMinimum[p] === minimum ? 1 : 0;
  });
  const terms: FloorTerms = { shape, affinity, lockedAffinity, counted, fill: transport.fill };
  const work = affinity.length <= FEW ? PATIENT_WORK : affinity.length <= SEARCHED ? SEARCH_WORK : 0;
  let { floor, bound: floorBound, proof: floorProof, chosen } = bestFloor(terms, settled, transport.gain);
  const nothing = new Float64Array(affinity.length);
  const forFloor: Effort = { left: work };
  let cases = 0;
  while (floor < floorBound && forFloor.left > 0) {
    const start: PricedStart = { chosen, price: new Float64Array(shape.right), extraPrice: 0 };
    const searched = searchAbove(terms, start, { gain: nothing, floor: floor + 1, above: -1, first: true, grain: 1 }, forFloor);
    cases += searched.cases;
    if (searched.chosen !== undefined) {
      chosen = searched.chosen;
      floor = lowestSum(terms, chosen);
    } else {
      if (searched.complete) [floorBound, floorProof] = [floor, { kind: 'search', cases }];
      break;
    }
  }
  let best = bestGain(terms, settled, transport.gain, floor, chosen);
  if (best.gain < best.bound && work > 0) {
    const searched = searchAbove(terms, settled, { gain: transport.gain, floor, above: best.gain, first: false, grain: 1 / 1024 }, { left: work });
    if (searched.chosen !== undefined) best = { ...best, chosen: searched.chosen, gain: gainOf(transport.gain, searched.chosen) };
    if (searched.complete) best = { ...best, bound: best.gain, proof: { kind: 'search', cases: searched.cases } };
  }
  return {
    chosen: best.chosen, gain: best.gain, floor, counted, floorBound, gainBound: best.bound,
    certificate: { settled: settled.settled, floor: floorProof, gain: best.proof },
  };
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
