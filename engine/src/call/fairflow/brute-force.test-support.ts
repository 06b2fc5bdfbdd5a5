import type { FairFlowProblem, FairFlowSolution } from './types.ts';

interface Choice { readonly chosen: readonly number[]; readonly floor: number; readonly gain: number }

/** Every choice of arcs in which the same proposals and reviewers fall short as in the answer: the best floor, then the greatest gain over a floor. */
export function bruteFairFlow({ transport, affinity, lockedAffinity }: FairFlowProblem, { counted, certificate: { settled } }: FairFlowSolution): {
  readonly floor: number; gainOver(floor: number): number; readonly choices: readonly Choice[];
} {
  const { left, right, offsets, neighbours, gain, leftMinimum, leftMaximum, rightMinimum, rightMaximum } = transport;
  const owner = Array.from(neighbours, (_, arc) => offsets.findLastIndex((start, p) => p < left && start <= arc));
  const degrees = (chosen: ArrayLike<number>): [number[], number[], number] => {
    const [lefts, rights] = [new Array<number>(left).fill(0), new Array<number>(right).fill(0)];
    let pairs = 0;
    owner.forEach((p, arc) => {
      if (chosen[arc] !== 1) return;
      lefts[p]!++;
      rights[neighbours[arc]!]!++;
      pairs++;
    });
    return [lefts, rights, pairs];
  };
  const [settledLefts, settledRights, pairs] = degrees(settled.chosen);
  const choices: Choice[] = [];
  for (let bits = 0; bits < 2 ** neighbours.length; bits++) {
    const chosen = owner.map((_, arc) => (bits >> arc) & 1);
    const [lefts, rights, count] = degrees(chosen);
    if (count !== pairs) continue;
    const kept = lefts.every((degree, p) => degree >= Math.min(leftMinimum[p]!, settledLefts[p]!) && degree <= leftMaximum[p]!)
      && rights.every((degree, r) => degree >= Math.min(rightMinimum[r]!, settledRights[r]!) && degree <= rightMaximum[r]!);
    if (!kept) continue;
    const sums = Array.from(lockedAffinity, (locked, p) => owner.reduce((sum, own, arc) => (own === p && chosen[arc] === 1 ? sum + affinity[arc]! : sum), locked));
    const floor = sums.reduce((least, sum, p) => (counted[p] === 1 ? Math.min(least, sum) : least), Infinity);
    choices.push({ chosen, floor, gain: chosen.reduce<number>((sum, used, arc) => sum + used * gain[arc]!, 0) });
  }
  return {
    choices,
    floor: Math.max(...choices.map(({ floor }) => floor)),
    gainOver: (least) => Math.max(...choices.filter(({ floor }) => floor >= least).map(({ gain: value }) => value)),
  };
}
