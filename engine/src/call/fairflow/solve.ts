import { bestFloor } from './best-floor.ts';
import type { BestFloor } from './best-floor.ts';
import { searchAbove } from './branch.ts';
import { gainOver, settleFairly } from './fair-call.ts';
import type { FairCall } from './fair-call.ts';
import type { FloorTerms, PricedStart } from './floors.ts';
import type { Effort } from './raise-floor.ts';
import { lowestSum } from './totals.ts';
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
  return solveSettled(settleFairly(problem));
}

export function solveSettled(call: FairCall): FairFlowSolution {
  const { problem: { transport: { gain: gains } }, settled, terms } = call;
  const { floor, bound: floorBound, proof, chosen: known } = searchedFloor(terms, bestFloor(terms, settled, gains));
  const { chosen, gain, bound: gainBound, proof: gainProof } = gainOver(call, gains, floor, known, searchEffort(gains));
  return { chosen, gain, floor, counted: terms.counted, floorBound, gainBound, certificate: { settled: settled.settled, floor: proof, gain: gainProof } };
}

/** What a search through all cases of a call may cost. */
function searchEffort({ length }: { readonly length: number }): Effort {
  return { left: length <= FEW ? PATIENT_WORK : length <= SEARCHED ? SEARCH_WORK : 0 };
}

/** Case by case a higher floor, until none is left or the effort is spent. */
function searchedFloor(terms: FloorTerms, found: BestFloor): BestFloor {
  const { affinity, shape: { right } } = terms;
  const gain = new Float64Array(affinity.length);
  const effort = searchEffort(affinity);
  let { floor, chosen } = found;
  let total = 0;
  while (floor < found.bound && effort.left > 0) {
    const start: PricedStart = { chosen, price: new Float64Array(right), extraPrice: 0 };
    const searched = searchAbove(terms, start, { gain, floor: floor + 1, above: -1, first: true, grain: 1 }, effort);
    total += searched.cases;
    if (searched.chosen === undefined) return searched.complete ? { floor, chosen, bound: floor, proof: { kind: 'search', cases: total } } : { ...found, floor, chosen };
    chosen = searched.chosen;
    floor = lowestSum(terms, chosen);
  }
  return { ...found, floor, chosen };
}
