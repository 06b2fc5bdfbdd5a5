/**
 * Proves or refutes an answer, sharing no code with the solver: an answer is optimal exactly when prices exist under which no left, no right
 * and no arc would rather have it otherwise (complementary slackness; Kuhn & Tucker). That the sum of the tiers keeps their order is checked
 * from the problem.
 */
import type { TransportProblem, TransportSolution } from '../transport.ts';
import type { SmallestLoad } from './maximum-load.ts';

export interface TransportViolation {
  readonly code: 'shape' | 'above-maximum' | 'wrong-total' | 'tier-order' | 'arc-price' | 'left-price' | 'right-price' | 'load' | 'smaller-load';
  /** A sentence with places and values. */
  readonly message: string;
}

interface Degrees { readonly left: Uint32Array; readonly right: Uint32Array }

/** Returns what is wrong with `solution`; an empty list is a proof that it is best. O(arcs) time. Throws nothing on problems that `solveTransport` takes. */
export function verifyTransport(problem: TransportProblem, solution: TransportSolution): TransportViolation[] {
  const shape = checkShape(problem, solution);
  if (shape.length > 0) return shape;
  const degrees = degreesOf(problem, solution.chosen);
  return [
    ...checkMaxima(problem, degrees), ...checkTotals(problem, solution, degrees), ...checkTierOrder(problem, solution),
    ...checkArcs(problem, solution), ...checkLefts(problem, solution, degrees), ...checkRights(problem, solution, degrees),
  ];
}

/** The same for `smallestMaximumLoad`: `solution` keeps the load, and its witness shows that no smaller one serves as many units. */
export function verifyMaximumLoad(problem: TransportProblem, smallest: SmallestLoad, solution: TransportSolution): TransportViolation[] {
  const { load, witness } = smallest;
  const { left, right } = degreesOf(problem, solution.chosen);
  const largest = right.reduce((most, degree) => Math.max(most, degree), 0);
  if (largest > load) return [{ code: 'load', message: `a right has load ${largest}, above ${load}` }];
  if (load === 0) return [];
  if (witness === undefined) return [{ code: 'smaller-load', message: `nothing shows that ${load - 1} would not do` }];
  const ofLefts = witness.side === 'left';
  const supply = ofLefts ? problem.leftMinimum : problem.leftMaximum;
  const served = ofLefts
    ? left.reduce((sum, degree, node) => sum + Math.min(degree, problem.leftMinimum[node]!), 0)
    : right.reduce((sum, degree, node) => sum + Math.min(degree, problem.rightMinimum[node]!), 0);
  const members = new Set(witness.lefts);
  const arcsTo = new Uint32Array(problem.right);
  let bound = 0;
  for (let node = 0; node < problem.left; node++) {
    if (!members.has(node)) bound += supply[node]!;
    else for (let arc = problem.offsets[node]!; arc < problem.offsets[node + 1]!; arc++) arcsTo[problem.neighbours[arc]!]!++;
  }
  arcsTo.forEach((arcs, node) => {
    const room = ofLefts ? problem.rightMaximum[node]! : Math.min(problem.rightMinimum[node]!, problem.rightMaximum[node]!);
    bound += Math.min(arcs, room, load - 1);
  });
  if (bound < served) return [];
  return [{ code: 'smaller-load', message: `with ${load - 1} at most, ${bound} units of the ${witness.side} may be served; ${served} are` }];
}

function checkShape({ gain, left, right }: TransportProblem, { chosen, certificate }: TransportSolution): TransportViolation[] {
  const lengths: [string, number, number][] = [
    ['chosen', chosen.length, gain.length], ['leftPrice', certificate.leftPrice.length, left], ['rightPrice', certificate.rightPrice.length, right],
  ];
  const wrong = lengths.filter(([, got, expected]) => got !== expected);
  if (wrong.length > 0) return wrong.map(([name, got, expected]) => ({ code: 'shape', message: `${name} has ${got} entries, expected ${expected}` }));
  const at = chosen.findIndex((value) => value > 1);
  return at < 0 ? [] : [{ code: 'shape', message: `chosen[${at}] is ${chosen[at]}` }];
}

function degreesOf({ left, right, offsets, neighbours }: TransportProblem, chosen: Uint8Array): Degrees {
  const degrees = { left: new Uint32Array(left), right: new Uint32Array(right) };
  for (let node = 0; node < left; node++) {
    for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
      if (chosen[arc] !== 1) continue;
      degrees.left[node]!++;
      degrees.right[neighbours[arc]!]!++;
    }
  }
  return degrees;
}

function checkMaxima({ leftMaximum, rightMaximum }: TransportProblem, { left, right }: Degrees): TransportViolation[] {
  const violations: TransportViolation[] = [];
  for (const [side, degrees, maximum] of [['left', left, leftMaximum], ['right', right, rightMaximum]] as const) {
    degrees.forEach((degree, node) => {
      if (degree > maximum[node]!) violations.push({ code: 'above-maximum', message: `${side} ${node} has ${degree}, may have ${maximum[node]}` });
    });
  }
  return violations;
}

function checkTotals(problem: TransportProblem, solution: TransportSolution, { left, right }: Degrees): TransportViolation[] {
  const missing = (degrees: Uint32Array, minimum: Uint32Array): number =>
    degrees.reduce((sum, degree, node) => sum + Math.max(0, minimum[node]! - degree), 0);
  const found = {
    shortfall: missing(left, problem.leftMinimum),
    rightShortage: missing(right, problem.rightMinimum),
    extra: left.reduce((sum, degree, node) => sum + Math.max(0, degree - problem.leftMinimum[node]!), 0),
    gain: solution.chosen.reduce((sum, used, arc) => (used === 1 ? sum + problem.gain[arc]! : sum), 0),
  };
  return (['shortfall', 'rightShortage', 'extra', 'gain'] as const).filter((name) => found[name] !== solution[name])
    .map((name) => ({ code: 'wrong-total', message: `${name} is ${found[name]}, not ${solution[name]}` }));
}

/** Exchanges along a cycle change each count by 1 at most and the gain by this reach at most: then no lower tier outweighs a higher one. */
function checkTierOrder({ left, right, gain, fill }: TransportProblem, { certificate }: TransportSolution): TransportViolation[] {
  const { requiredValue, extraValue } = certificate;
  let largest = 0;
  let smallest = 0;
  for (const value of gain) {
    largest = Math.max(largest, value);
    smallest = Math.min(smallest, value);
  }
  const reach = Math.min(left, right) * (largest - smallest);
  const wanted = fill === 'minimum' ? -extraValue : extraValue;
  const sound = wanted > reach && requiredValue > wanted + reach && 4 * requiredValue <= Number.MAX_SAFE_INTEGER;
  return sound ? [] : [{ code: 'tier-order', message: `values ${requiredValue} and ${extraValue} do not keep the order for a reach of ${reach}` }];
}

function checkArcs(problem: TransportProblem, { chosen, certificate }: TransportSolution): TransportViolation[] {
  const { left, offsets, neighbours, gain } = problem;
  const { leftPrice, rightPrice } = certificate;
  const violations: TransportViolation[] = [];
  for (let node = 0; node < left; node++) {
    for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++) {
      const surplus = gain[arc]! - leftPrice[node]! - rightPrice[neighbours[arc]!]!;
      if (chosen[arc] === 1 ? surplus >= 0 : surplus <= 0) continue;
      const state = chosen[arc] === 1 ? 'used' : 'unused';
      violations.push({ code: 'arc-price', message: `${state} arc ${arc} of left ${node} has surplus ${surplus}` });
    }
  }
  return violations;
}

function checkLefts(problem: TransportProblem, { certificate }: TransportSolution, degrees: Degrees): TransportViolation[] {
  const { leftMinimum, leftMaximum } = problem;
  const { leftPrice, requiredValue, extraValue } = certificate;
  const violations: TransportViolation[] = [];
  degrees.left.forEach((degree, node) => {
    const next = degree >= leftMaximum[node]! ? -Infinity : degree < leftMinimum[node]! ? requiredValue : extraValue;
    const last = degree === 0 ? Infinity : degree <= leftMinimum[node]! ? requiredValue : extraValue;
    const worth = -leftPrice[node]!;
    if (!(worth >= next && worth <= last)) violations.push({ code: 'left-price', message: `left ${node} has price ${-worth}, outside ${-last} to ${-next}` });
  });
  return violations;
}

function checkRights(problem: TransportProblem, { certificate }: TransportSolution, degrees: Degrees): TransportViolation[] {
  const { rightMinimum, rightMaximum } = problem;
  const { rightPrice, requiredValue } = certificate;
  const violations: TransportViolation[] = [];
  degrees.right.forEach((degree, node) => {
    const next = degree >= rightMaximum[node]! ? -Infinity : degree < rightMinimum[node]! ? requiredValue : 0;
    const last = degree === 0 ? Infinity : degree <= rightMinimum[node]! ? requiredValue : 0;
    const worth = -rightPrice[node]!;
    if (!(worth >= next && worth <= last)) violations.push({ code: 'right-price', message: `right ${node} has price ${-worth}, outside ${-last} to ${-next}` });
  });
  return violations;
}
