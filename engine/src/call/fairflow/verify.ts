/**
 * Proves or refutes an answer, sharing no code with the solver.
 *
 * A bound is proven by prices (linear programming duality): whatever is chosen, its worth is at most what each proposal's best candidates are worth
 * above their reviewers' prices, plus what the places cost. Pairs that a floor makes or rules out by itself are worked out anew. All sums are whole.
 */
import { verifyTransport } from '../../assignment/transport.ts';
import type { BoundProof, FairFlowProblem, FairFlowSolution } from './types.ts';

export type FairFlowViolationCode = 'shape' | 'shortfall' | 'bounds' | 'counted' | 'floor' | 'gain' | 'floorBound' | 'gainBound';

export interface FairFlowViolation {
  readonly code: FairFlowViolationCode;
  /** A sentence with places and values. */
  readonly message: string;
}

/** What everyone must and may have once it is settled who falls short. */
interface Kept {
  readonly leftLeast: Uint32Array;
  readonly leftMost: Uint32Array;
  readonly rightLeast: Uint32Array;
  readonly pairs: number;
}

/**
 * Returns what is wrong with `solution`. An empty list proves the shortfall, the floor and gain as stated, and both bounds; of a bound by `search` only
 * that it is not below what is reached. O(arcs log candidates).
 */
export function verifyFairFlow(problem: FairFlowProblem, solution: FairFlowSolution): FairFlowViolation[] {
  const { transport } = problem;
  const { settled, floor, gain } = solution.certificate;
  if (solution.chosen.length !== transport.gain.length || solution.counted.length !== transport.left || solution.chosen.some((value) => value > 1)) {
    return [{ code: 'shape', message: 'chosen or counted has another shape than the problem' }];
  }
  const shortfall = verifyTransport(transport, settled);
  if (shortfall.length > 0) return shortfall.map(({ message }) => ({ code: 'shortfall', message }));
  const kept = keptIn(problem, settled.chosen);
  const violations = [...checkPairs(problem, solution, kept), ...checkTotals(problem, solution, kept)];
  if (violations.length > 0) return violations;
  const refuted = floor.kind === 'search' || worthAtMost(problem, solution, kept, floor, solution.floorBound + 1, false) < 0n;
  if (!(solution.floorBound >= solution.floor) || !(refuted || solution.counted.every((value) => value === 0))) {
    violations.push({ code: 'floorBound', message: `a floor above ${solution.floorBound} is not refuted; ${solution.floor} is reached` });
  }
  const most = gain.kind === 'search' ? BigInt(solution.gain) : worthAtMost(problem, solution, kept, gain, solution.floor, true);
  if (!(solution.gainBound >= solution.gain) || most > BigInt(solution.gainBound)) {
    violations.push({ code: 'gainBound', message: `the prices prove a gain of at most ${most}, not ${solution.gainBound}; ${solution.gain} is reached` });
  }
  return violations;
}

/** What prices prove of any gain, rewarded or not: nothing in which the same fall short as in `solution`, and that has this floor, has more. */
export function provenGain(problem: FairFlowProblem, solution: FairFlowSolution, proof: Extract<BoundProof, { kind: 'prices' }>, floor: number): bigint {
  return worthAtMost(problem, solution, keptIn(problem, solution.certificate.settled.chosen), proof, floor, true);
}

function keptIn({ transport }: FairFlowProblem, chosen: Uint8Array): Kept {
  const { leftMinimum, leftMaximum, rightMinimum } = transport;
  const { left, right, pairs } = degreesOf(transport, chosen);
  const leftLeast = left.map((degree, p) => Math.min(degree, leftMinimum[p]!));
  const extra = pairs - leftLeast.reduce((sum, least) => sum + least, 0);
  return {
    pairs, leftLeast,
    // So many pairs and no more: nobody can have above the least where nothing is left over.
    leftMost: left.map((degree, p) => (degree < leftMinimum[p]! || extra === 0 ? leftLeast[p]! : leftMaximum[p]!)),
    rightLeast: right.map((degree, r) => Math.min(degree, rightMinimum[r]!)),
  };
}

function degreesOf({ left, right, offsets, neighbours }: FairFlowProblem['transport'], chosen: Uint8Array): { readonly left: Uint32Array; readonly right: Uint32Array; readonly pairs: number } {
  const degrees = { left: new Uint32Array(left), right: new Uint32Array(right), pairs: 0 };
  for (let p = 0; p < left; p++) {
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      if (chosen[arc] === 0) continue;
      degrees.left[p]!++;
      degrees.right[neighbours[arc]!]!++;
      degrees.pairs++;
    }
  }
  return degrees;
}

function checkPairs({ transport }: FairFlowProblem, { chosen }: FairFlowSolution, kept: Kept): FairFlowViolation[] {
  const { left, right, pairs } = degreesOf(transport, chosen);
  const violations: FairFlowViolation[] = [];
  const check = (side: string, degrees: Uint32Array, least: Uint32Array, most: Uint32Array): void => degrees.forEach((degree, at) => {
    if (degree < least[at]! || degree > most[at]!) violations.push({ code: 'bounds', message: `${side} ${at} has ${degree}, not ${least[at]} to ${most[at]}` });
  });
  check('left', left, kept.leftLeast, kept.leftMost);
  check('right', right, kept.rightLeast, transport.rightMaximum);
  if (pairs !== kept.pairs) violations.push({ code: 'bounds', message: `${pairs} pairs, not ${kept.pairs}` });
  return violations;
}

function checkTotals({ transport, affinity, lockedAffinity }: FairFlowProblem, solution: FairFlowSolution, kept: Kept): FairFlowViolation[] {
  const violations: FairFlowViolation[] = [];
  let [gain, lowest] = [0, Infinity];
  for (let p = 0; p < transport.left; p++) {
    let sum = lockedAffinity[p]!;
    for (let arc = transport.offsets[p]!; arc < transport.offsets[p + 1]!; arc++) {
      if (solution.chosen[arc] === 0) continue;
      gain += transport.gain[arc]!;
      sum += affinity[arc]!;
    }
    const wants = transport.leftMinimum[p]! > 0 || (lockedAffinity[p]! > 0 && kept.leftMost[p]! > 0);
    const counts = wants && kept.leftLeast[p] === transport.leftMinimum[p] ? 1 : 0;
    if (solution.counted[p] !== counts) violations.push({ code: 'counted', message: `left ${p} counts ${solution.counted[p]}, not ${counts}` });
    if (counts === 1) lowest = Math.min(lowest, sum);
  }
  const floor = lowest === Infinity ? 0 : lowest;
  if (floor < solution.floor) violations.push({ code: 'floor', message: `the floor is ${floor}, not ${solution.floor}` });
  if (gain !== solution.gain) violations.push({ code: 'gain', message: `the gain is ${gain}, not ${solution.gain}` });
  return violations;
}

type Prices = Extract<BoundProof, { kind: 'prices' }>;

/** The greatest worth that the prices allow an answer with this floor; below zero where a proposal cannot have it. */
function worthAtMost({ transport, affinity, lockedAffinity }: FairFlowProblem, { counted }: FairFlowSolution, kept: Kept, { multiplier, rightPrice, extraPrice }: Prices, floor: number, gains: boolean): bigint {
  const { left, right, offsets, neighbours, gain, rightMaximum } = transport;
  const total = new WholeSum();
  if (multiplier.length !== left || rightPrice.length !== right) return BigInt(Number.MAX_SAFE_INTEGER) ** 2n;
  let extra = kept.pairs;
  for (let p = 0; p < left; p++) {
    const factor = counted[p] === 1 ? multiplier[p]! : 0;
    if (!(factor >= 0) || !Number.isSafeInteger(factor * 1024)) throw new RangeError(`multiplier[${p}] must be a multiple of 1/1024, got ${factor}`);
    const arcs = Array.from({ length: offsets[p + 1]! - offsets[p]! }, (_, at) => offsets[p]! + at);
    const [must, may, some] = counted[p] === 1 ? split(arcs, affinity, floor - lockedAffinity[p]!, kept.leftMost[p]!) : [[], arcs, true];
    if (!some) return -1n;
    const worth = (arc: number): number => (gains ? gain[arc]! : 0) + Math.ceil(factor * affinity[arc]!) - rightPrice[neighbours[arc]!]!;
    for (const arc of must) total.add(worth(arc));
    const best = Float64Array.from(may, worth).sort();
    for (let taken = must.length; taken < kept.leftMost[p]! && best.length > taken - must.length; taken++) {
      const value = best[best.length - 1 - (taken - must.length)]!;
      if (taken < kept.leftLeast[p]!) total.add(value);
      else if (value > extraPrice) total.add(value - extraPrice);
      else break;
    }
    for (let beyond = kept.leftLeast[p]!; beyond < must.length; beyond++) total.add(-extraPrice);
    if (factor > 0) total.add(-Math.ceil(factor * (floor - lockedAffinity[p]!)));
    extra -= kept.leftLeast[p]!;
  }
  for (let r = 0; r < right; r++) total.add(rightPrice[r]! * (rightPrice[r]! > 0 ? rightMaximum[r]! : kept.rightLeast[r]!));
  if (extra > 0) total.add(extra * extraPrice);
  return total.value();
}

/** Which pairs every set with so much affinity has, and which some have; false where there is no such set. */
function split(arcs: readonly number[], affinity: Float64Array, least: number, most: number): [must: number[], may: number[], some: boolean] {
  const order = arcs.toSorted((a, b) => affinity[b]! - affinity[a]!);
  const top = order.slice(0, most);
  const sum = top.reduce((value, arc) => value + affinity[arc]!, 0);
  if (sum < least) return [[], [], false];
  const next = order.length > most ? affinity[order[most]!]! : 0;
  const last = top.length > 0 ? affinity[top.at(-1)!]! : 0;
  const must = top.filter((arc) => sum - affinity[arc]! + next < least);
  const possible = order.filter((arc, at) => !must.includes(arc) && (at < top.length || (top.length > 0 && sum - last + affinity[arc]! >= least)));
  return [must, possible, true];
}

/** Whole numbers beyond 2^53. */
class WholeSum {
  private whole = 0n;
  private part = 0;

  add(value: number): void {
    this.part += value;
    if (Math.abs(this.part) < 2 ** 50) return;
    this.whole += BigInt(this.part);
    this.part = 0;
  }

  value(): bigint {
    return this.whole + BigInt(this.part);
  }
}
