import type { Random } from '../../assignment/random.test-support.ts';
import type { FairFlowProblem } from './types.ts';

/** 'topics': who shares one is worth much. 'contested': all want the same few. */
export type AffinityKind = 'uniform' | 'tied' | 'reviewers differ' | 'topics' | 'contested';

/** Nine places, so that an oracle with tolerances of 1e-9 can tell answers apart. */
export const UNIT = 1e9;
const TICK = 1e8;

export interface CallShape { readonly proposals: number; readonly reviewers: number; readonly reviews: number; readonly load: number; readonly density: number }

/** Gains are affinities and bids; some reviewers have minimums, some proposals too few candidates, some affinity is locked. */
export function randomCall(random: Random, { proposals, reviewers, reviews, load, density }: CallShape, kind: AffinityKind, plain = false): FairFlowProblem {
  const quality = Float64Array.from({ length: reviewers }, () => 0.2 + 0.8 * random.next());
  const offsets = new Uint32Array(proposals + 1);
  const neighbours: number[] = [];
  const affinity: number[] = [];
  const gain: number[] = [];
  for (let p = 0; p < proposals; p++) {
    for (let r = 0; r < reviewers; r++) {
      if (random.next() >= density) continue;
      const value = kind === 'tied' ? 2 * TICK * random.below(5) : Math.round(UNIT * worth(kind, quality[r]!, p, r, random.next()));
      neighbours.push(r);
      affinity.push(value);
      gain.push(value + TICK * (random.below(4) - 1));
    }
    offsets[p + 1] = neighbours.length;
  }
  const spread = (least: number, most: number, count: number): Uint32Array => Uint32Array.from({ length: count }, () => (plain ? most : least + random.below(most - least + 1)));
  const leftMinimum = spread(0, reviews, proposals);
  const rightMaximum = spread(Math.max(0, load - 2), load, reviewers);
  return {
    transport: {
      left: proposals, right: reviewers, offsets, neighbours: Uint32Array.from(neighbours), gain: Float64Array.from(gain), leftMinimum,
      leftMaximum: leftMinimum.map((minimum) => minimum + (plain ? 0 : random.below(2))),
      rightMinimum: rightMaximum.map((maximum) => (plain ? 0 : Math.min(maximum, random.below(3)))), rightMaximum,
      fill: plain || random.below(3) > 0 ? 'minimum' : 'maximum',
    },
    affinity: Float64Array.from(affinity),
    lockedAffinity: Float64Array.from({ length: proposals }, () => (!plain && random.below(6) === 0 ? TICK * random.below(9) : 0)),
  };
}

/** Few reviews are needed, but all reviewers want some: who gets more than they need is to be decided, too. */
export function callWithExtras(random: Random, proposals: number, reviewers: number, kind: AffinityKind): FairFlowProblem {
  const call = randomCall(random, { proposals, reviewers, reviews: 1, load: 7, density: [0.4, 0.7, 1][random.below(3)]! }, kind, true);
  const all = (count: number, value: number): Uint32Array => new Uint32Array(count).fill(value);
  const least = 1 + random.below(3);
  return {
    ...call,
    transport: { ...call.transport, leftMinimum: all(proposals, least), leftMaximum: all(proposals, least + 1 + random.below(2)), rightMinimum: all(reviewers, 1 + random.below(3)) },
  };
}

const TOPICS = 5;

function worth(kind: AffinityKind, quality: number, p: number, r: number, chance: number): number {
  if (kind === 'reviewers differ') return quality * (0.9 + 0.1 * chance);
  if (kind === 'contested') return 0.9 * quality + 0.1 * chance;
  if (kind === 'topics') return (p % TOPICS === r % TOPICS ? 0.6 : (p + r) % TOPICS === 0 ? 0.3 : 0) + 0.4 * chance;
  return chance;
}
