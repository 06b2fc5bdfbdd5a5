/** Seeded calls: who could review what, and how well. */
import type { TransportProblem } from '../engine/src/assignment/index.ts';
import { seeded } from './instances.ts';

export const scoreKinds = ['continuous', 'uniform', 'tied', 'contested'] as const;
export type ScoreKind = (typeof scoreKinds)[number];

/** Scores become whole numbers by this. */
export const UNITS = 1e9;
const TOPICS_PER_TEXT = 3;
const FROM_OWN_TOPICS = 0.8;

interface Size { readonly proposals: number; readonly reviewers: number; readonly candidates: number }

/**
 * continuous: every text is a mixture of three topics; candidates are mostly people who share one; the score is how far the mixtures overlap, and a little
 * chance. uniform: any candidates, any scores. tied: as continuous, to two digits. contested: mostly how good the reviewer is, so that all want the same few.
 * Three reviews per proposal, six per reviewer at most.
 */
export function callInstance({ proposals, reviewers, candidates }: Size, kind: ScoreKind, seed: number): TransportProblem {
  const random = seeded(seed);
  const topics = Math.max(10, Math.round(reviewers / 100));
  const [papers, people] = [mixtures(proposals, topics, random), mixtures(reviewers, topics, random)];
  const quality = Float64Array.from({ length: reviewers }, random);
  const experts = Array.from({ length: topics }, (): number[] => []);
  people.forEach((mixture, person) => { for (const topic of mixture.keys()) experts[topic]!.push(person); });
  const everybody = [...quality.keys()];
  const offsets = new Uint32Array(proposals + 1);
  const neighbours = new Uint32Array(proposals * candidates);
  const gain = new Float64Array(proposals * candidates);
  papers.forEach((paper, left) => {
    const own = [...paper.keys()].flatMap((topic) => experts[topic]!);
    const chosen = new Set<number>(candidates === reviewers ? everybody : []);
    for (let tries = 0; chosen.size < candidates; tries++) {
      const fromOwn = kind !== 'uniform' && own.length > 0 && tries < 4 * candidates && random() < FROM_OWN_TOPICS;
      chosen.add(fromOwn ? own[Math.floor(random() * own.length)]! : Math.floor(random() * reviewers));
    }
    let at = left * candidates;
    for (const right of Uint32Array.from(chosen).toSorted()) {
      neighbours[at] = right;
      gain[at++] = Math.round(UNITS * score(kind, paper, people[right]!, quality[right]!, random()));
    }
    offsets[left + 1] = at;
  });
  const [reviews, load] = [new Uint32Array(proposals).fill(3), new Uint32Array(reviewers).fill(6)];
  return {
    left: proposals, right: reviewers, offsets, neighbours, gain, fill: 'minimum',
    leftMinimum: reviews, leftMaximum: reviews, rightMinimum: new Uint32Array(reviewers), rightMaximum: load,
  };
}

type Mixture = ReadonlyMap<number, number>;

function mixtures(count: number, topics: number, random: () => number): Mixture[] {
  return Array.from({ length: count }, () => {
    const weights = new Map<number, number>();
    // Squares: some topics are much more common than others.
    for (let pick = 0; pick < TOPICS_PER_TEXT; pick++) weights.set(Math.floor(topics * random() ** 2), 0.2 + random());
    const norm = Math.hypot(...weights.values());
    return new Map([...weights].map(([topic, weight]) => [topic, weight / norm]));
  });
}

function score(kind: ScoreKind, paper: Mixture, person: Mixture, quality: number, chance: number): number {
  if (kind === 'uniform') return chance;
  let overlap = 0;
  for (const [topic, weight] of paper) overlap += weight * (person.get(topic) ?? 0);
  const affinity = 0.75 * overlap + 0.25 * chance;
  if (kind === 'contested') return 0.9 * quality + 0.1 * affinity;
  return kind === 'tied' ? Math.round(100 * affinity) / 100 : affinity;
}
