import type { TransportProblem } from '../transport.ts';

export interface TierValues {
  /** What a unit is worth that serves a minimum, of either side. */
  readonly required: number;
  /** What a unit beyond the left's minimum is worth: negative where as few as possible are wanted. */
  readonly extra: number;
}

/**
 * Values of the upper tiers, in units of gain.
 *
 * Two answers differ by simple alternating cycles, through "outside" at most once. Such a cycle takes at most k = min(left, right) arcs and
 * drops at most k, so it changes the gain by k * span at most, and the count of each other tier by 1 at most. An answer that is better in the
 * strict order therefore holds a cycle that is; with extra > k * span and required > extra + k * span that cycle raises the sum too. Hence an
 * answer with the greatest sum is best in the strict order. Both minima may share one value: a path that serves a right never takes from a
 * left and vice versa (Mendelsohn & Dulmage), so both counts are at their best where their sum is.
 */
export function tierValues({ left, right, gain, fill, leftMaximum, rightMaximum }: TransportProblem): TierValues {
  let most = 0;
  let least = 0;
  for (let arc = 0; arc < gain.length; arc++) {
    const value = gain[arc]!;
    if (value > most) most = value;
    else if (value < least) least = value;
  }
  const reach = Math.min(left, right) * (most - least) + 1;
  const units = Math.min(gain.length, sum(leftMaximum), sum(rightMaximum));
  // Prices stay within twice `required` and a sum holds at most two of them and a gain; the total is a sum of gains.
  if (16 * reach > Number.MAX_SAFE_INTEGER || units * Math.max(most, -least) > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`gains from ${least} to ${most} for ${left} x ${right} could pass 2^53 when added: give them in a coarser unit`);
  }
  return { required: 2 * reach, extra: fill === 'minimum' ? -reach : reach };
}

function sum(values: Uint32Array): number {
  return values.reduce((total, value) => total + value, 0);
}

export function checkTransport(problem: TransportProblem): void {
  const { left, right, offsets, neighbours, gain } = problem;
  for (const [name, size] of [['left', left], ['right', right]] as const) {
    if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`${name} must be a whole number >= 0, got ${size}`);
  }
  checkLength('offsets', offsets, left + 1);
  if (offsets[0] !== 0) throw new RangeError(`offsets[0] must be 0, got ${offsets[0]}`);
  for (let at = 0; at < left; at++) {
    if (offsets[at + 1]! < offsets[at]!) throw new RangeError(`offsets[${at + 1}] = ${offsets[at + 1]} is below offsets[${at}] = ${offsets[at]}`);
  }
  checkLength('neighbours', neighbours, offsets[left]!);
  checkLength('gain', gain, offsets[left]!);
  checkArcs(problem);
  checkLength('leftMinimum', problem.leftMinimum, left);
  checkLength('leftMaximum', problem.leftMaximum, left);
  for (let node = 0; node < left; node++) {
    const [least, most] = [problem.leftMinimum[node]!, problem.leftMaximum[node]!];
    if (least > most) throw new RangeError(`leftMinimum[${node}] = ${least} is above leftMaximum[${node}] = ${most}`);
  }
  checkLength('rightMinimum', problem.rightMinimum, right);
  checkLength('rightMaximum', problem.rightMaximum, right);
  if (problem.fill !== 'minimum' && problem.fill !== 'maximum') throw new RangeError(`fill must be minimum or maximum, got ${String(problem.fill)}`);
}

function checkArcs({ left, right, offsets, neighbours, gain }: TransportProblem): void {
  for (let from = 0; from < left; from++) {
    const end = offsets[from + 1]!;
    let previous = -1;
    for (let arc = offsets[from]!; arc < end; arc++) {
      const neighbour = neighbours[arc]!;
      if (neighbour <= previous) throw new RangeError(`neighbours[${arc}] of left ${from} must be above ${previous}, got ${neighbour}`);
      if (!Number.isSafeInteger(gain[arc]!)) throw new RangeError(`gain[${arc}] of left ${from} must be a safe integer, got ${gain[arc]}`);
      previous = neighbour;
    }
    if (previous >= right) throw new RangeError(`neighbours of left ${from} must be below ${right}, got ${previous}`);
  }
}

function checkLength(name: string, array: { readonly length: number }, expected: number): void {
  if (array.length !== expected) throw new RangeError(`${name} must hold ${expected} values, got ${array.length}`);
}
