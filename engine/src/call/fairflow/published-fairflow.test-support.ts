/**
 * The published FairFlow, plainly: Kobren, Saha & McCallum, "Paper Matching with Local Fairness Constraints", KDD 2019, section 4. Independent of `solveFairFlow`;
 * only the flows are the assignment room's.
 *
 * For a threshold T papers are above it, around it (at most the greatest affinity below), or below that. A refinement takes one review from each paper
 * above, lets those around exchange one without falling below, and gives those below a better one; a second flow gives back what is missing. Again
 * while fewer are below. T is sought by halving. Every proposal must get the same number of reviews, and nobody has a minimum.
 */
import { solveTransport } from '../../assignment/transport.ts';
import type { FairFlowProblem } from './types.ts';

export interface PublishedAnswer { readonly floor: number; readonly gain: number; readonly chosen: Uint8Array }

const HALVINGS = 10;
const REFINEMENTS = 10;

export function publishedFairFlow(problem: FairFlowProblem): PublishedAnswer {
  const first = measured(problem, solveTransport(problem.transport).chosen);
  let best = first;
  let [low, high] = [0, Math.max(...sumsOf(problem, first.chosen))];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const threshold = (low + high) / 2;
    const answer = refined(problem, first.chosen, threshold);
    if (answer.floor > best.floor || (answer.floor === best.floor && answer.gain > best.gain)) best = answer;
    if (groupsOf(problem, answer.chosen, threshold).some((group) => group < 0)) high = threshold;
    else low = threshold;
  }
  return best;
}

function refined(problem: FairFlowProblem, start: Uint8Array, threshold: number): PublishedAnswer {
  let best = measured(problem, start);
  let chosen = start;
  let below = Infinity;
  for (let round = 0; round < REFINEMENTS; round++) {
    const groups = groupsOf(problem, chosen, threshold);
    const now = groups.filter((group) => group < 0).length;
    if (now === 0 || now >= below) break;
    below = now;
    chosen = refine(problem, chosen, groups, threshold);
    const answer = measured(problem, chosen);
    if (answer.floor > best.floor || (answer.floor === best.floor && answer.gain > best.gain)) best = answer;
  }
  return best;
}

/** 1 = at the threshold or above, 0 = around it, -1 = below by more than the greatest affinity. */
function groupsOf(problem: FairFlowProblem, chosen: Uint8Array, threshold: number): number[] {
  const around = threshold - greatest(problem.affinity);
  return sumsOf(problem, chosen).map((sum) => (sum >= threshold ? 1 : sum >= around ? 0 : -1));
}

function refine(problem: FairFlowProblem, chosen: Uint8Array, groups: readonly number[], threshold: number): Uint8Array {
  const { transport: { leftMinimum, offsets }, affinity } = problem;
  const sums = sumsOf(problem, chosen);
  const around = threshold - greatest(affinity);
  // Above: keeps all but one. Around and below: all but the worst stay, one place is open.
  const fixed = chosen.slice();
  const worst = groups.map((group, p) => (group > 0 ? -1 : worstOf(problem, chosen, p)));
  groups.forEach((group, p) => {
    if (group > 0) fixed.fill(0, offsets[p]!, offsets[p + 1]!);
    else fixed[worst[p]!] = 0;
  });
  const given = filled(problem, fixed, leftMinimum.map((minimum, p) => (groups[p]! > 0 ? Math.max(0, minimum - 1) : minimum)), (arc, p) => {
    if (groups[p]! > 0) return chosen[arc] === 1;
    const after = sums[p]! - affinity[worst[p]!]! + affinity[arc]!;
    return arc === worst[p] || (groups[p] === 0 ? after >= around : after > sums[p]!);
  });
  return filled(problem, given, leftMinimum, () => true);
}

/** Everyone filled up to `wanted` at the greatest gain over what is fixed, with the arcs that are allowed. */
function filled({ transport }: FairFlowProblem, fixed: Uint8Array, wanted: Uint32Array, allowed: (arc: number, p: number) => boolean): Uint8Array {
  const { left, offsets, neighbours, gain } = transport;
  const rightMaximum = transport.rightMaximum.slice();
  const leftMinimum = wanted.slice();
  const starts = new Uint32Array(left + 1);
  const arcs: number[] = [];
  for (let p = 0; p < left; p++) {
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      if (fixed[arc] === 1) {
        leftMinimum[p]!--;
        rightMaximum[neighbours[arc]!]!--;
      } else if (allowed(arc, p)) arcs.push(arc);
    }
    starts[p + 1] = arcs.length;
  }
  const answer = solveTransport({
    ...transport, offsets: starts, neighbours: Uint32Array.from(arcs, (arc) => neighbours[arc]!), gain: Float64Array.from(arcs, (arc) => gain[arc]!),
    leftMinimum, leftMaximum: leftMinimum, rightMaximum,
  });
  const chosen = fixed.slice();
  arcs.forEach((arc, at) => { if (answer.chosen[at] === 1) chosen[arc] = 1; });
  return chosen;
}

function worstOf({ transport: { offsets }, affinity }: FairFlowProblem, chosen: Uint8Array, p: number): number {
  let worst = -1;
  for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) if (chosen[arc] === 1 && (worst < 0 || affinity[arc]! < affinity[worst]!)) worst = arc;
  return worst;
}

function sumsOf({ transport: { left, offsets }, affinity, lockedAffinity }: FairFlowProblem, chosen: Uint8Array): number[] {
  return Array.from({ length: left }, (_, p) => {
    let sum = lockedAffinity[p]!;
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) sum += chosen[arc]! * affinity[arc]!;
    return sum;
  });
}

/** Only complete answers count. */
function measured(problem: FairFlowProblem, chosen: Uint8Array): PublishedAnswer {
  const { left, offsets, gain, leftMinimum } = problem.transport;
  let [complete, total] = [true, 0];
  for (let p = 0; p < left; p++) {
    let count = 0;
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      count += chosen[arc]!;
      total += chosen[arc]! * gain[arc]!;
    }
    complete &&= count >= leftMinimum[p]!;
  }
  return { floor: complete ? Math.min(...sumsOf(problem, chosen)) : -Infinity, gain: total, chosen };
}

function greatest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
