import { describe, expect, it } from 'vitest';
import { rowProduct } from '../sparse.ts';
import type { SparseRows } from '../sparse.ts';
import { bestPairs, commonBounds, joinBestPairs, searchPart } from './best-pairs.ts';
import type { BestOf, BestPairs, Channel } from './best-pairs.ts';

type Random = () => number;

function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function sparse(columns: number, lists: readonly ReadonlyMap<number, number>[]): SparseRows {
  const entries = lists.flatMap((list) => [...list].sort(([a], [b]) => a - b));
  const offsets = new Uint32Array(lists.length + 1);
  lists.forEach(({ size }, row) => { offsets[row + 1] = offsets[row]! + size; });
  return { rows: lists.length, columns, offsets, indices: Uint32Array.from(entries, ([term]) => term), values: Float64Array.from(entries, ([, value]) => value) };
}

/** Rows of length 1 with terms as common as Zipf's law has them, or of another value. */
function texts(rows: number, columns: number, longest: number, random: Random, value: Random = random): SparseRows {
  return sparse(columns, Array.from({ length: rows }, () => {
    const terms = Array.from({ length: Math.floor(random() * (longest + 1)) }, () => Math.floor((columns + 1) ** random()) - 1);
    const weights = new Map(terms.map((term) => [term, value() + 1e-3]));
    const length = Math.hypot(...weights.values());
    return new Map(Array.from(weights, ([term, weight]) => [term, weight / length]));
  }));
}

/** Every pair in a double loop, sorted. */
function expected(channels: readonly Channel[], k: number): BestPairs {
  const { proposals, reviewers } = channels[0]!;
  const score = (proposal: number, reviewer: number): number =>
    Math.min(1, channels.reduce((sum, channel) => sum + channel.weight * rowProduct(channel.proposals, proposal, channel.reviewers, reviewer), 0));
  const best = (rows: number, others: number, scoreOf: (row: number, other: number) => number): BestOf => {
    const width = Math.min(k, others);
    const lists = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: others }, (_other, other) => ({ other, score: scoreOf(row, other) })).sort((a, b) => b.score - a.score || a.other - b.other).slice(0, width));
    return { rows, width, others: Uint32Array.from(lists.flat(), ({ other }) => other), scores: Float64Array.from(lists.flat(), (entry) => entry.score) };
  };
  return {
    ofProposals: best(proposals.rows, reviewers.rows, score),
    ofReviewers: best(reviewers.rows, proposals.rows, (reviewer, proposal) => score(proposal, reviewer)),
  };
}

const alike = (proposals: SparseRows, reviewers: SparseRows, weight = 1): Channel => ({ proposals, reviewers, weight });
const range = (length: number): number[] => Array.from({ length }, (_, at) => at);

describe('issue 3 section 1: top-k per proposal and per reviewer, exact, not approximate', () => {
  it.each(range(40))('texts of random lengths, call %i: the same to the bit as a plain double loop', (seed) => {
    const random = seeded(seed);
    const [proposals, reviewers, columns, longest] = [1 + random() * 90, 1 + random() * 90, 1 + random() ** 3 * 3000, random() * 60].map(Math.floor) as [number, number, number, number];
    const channels = [alike(texts(proposals, columns, longest, random), texts(reviewers, columns, longest, random))];
    for (const k of [1, 3, 17, 200]) expect(bestPairs(channels, k)).toEqual(expected(channels, k));
  });

  it('more rows than a block has and a list holds, so that thresholds, selection and several blocks take part', () => {
    const random = seeded(5);
    const channels = [alike(texts(301, 900, 40, random), texts(4500, 900, 40, random))];
    for (const k of [2, 30]) expect(bestPairs(channels, k)).toEqual(expected(channels, k));
  });

  const orders: Record<string, (reviewer: number) => number> = {
    'better from block to block': (reviewer) => 0.3 + reviewer / 1e4,
    'worse from block to block': (reviewer) => 0.9 - reviewer / 1e4,
    'alike in the first block, better in the next': (reviewer) => (reviewer < 2048 ? 0.3 : 0.4 + ((reviewer * 7) % 100) / 300),
    'exactly as many good ones as are wanted, at the very end': (reviewer) => (reviewer >= 4480 ? 0.8 : 0.2 + (reviewer % 9) / 1e6),
  };
  it.each(Object.keys(orders))('blocks of reviewers, %s: thresholds that rise before hits are listed lose none', (order) => {
    const value = orders[order]!;
    const channels = [alike(sparse(2, range(23).map((row) => new Map([[0, (row + 1) / 30], [1, 0.01 * (row % 5)]]))), sparse(2, range(4500).map((row) => new Map([[0, value(row)], [1, ((row * 31) % 17) / 100]]))))];
    for (const k of [1, 20]) expect(bestPairs(channels, k)).toEqual(expected(channels, k));
  });

  it('keywords and texts together: weight by weight, channel by channel', () => {
    const random = seeded(11);
    const keywords = (rows: number): SparseRows => texts(rows, 40, 4, random, () => 1);
    const channels = [alike(keywords(150), keywords(420), 0.4), alike(texts(150, 700, 30, random), texts(420, 700, 30, random), 0.6)];
    expect(bestPairs(channels, 10)).toEqual(expected(channels, 10));
  });

  it('keywords alone: mostly zeros, few distinct scores; ties go to the lower number, pairs of score 0 fill up', () => {
    const random = seeded(12);
    const channels = [alike(texts(300, 60, 3, random, () => 1), texts(500, 60, 3, random, () => 1))];
    expect(bestPairs(channels, 25)).toEqual(expected(channels, 25));
  });

  const few = new Map([[0, 0.6], [2, 0.8]]);
  const adversaries: Record<string, () => Channel> = {
    'every row the same': () => alike(sparse(3, range(300).map(() => few)), sparse(3, range(400).map(() => few))),
    'no term at all': () => alike(sparse(0, range(5).map(() => new Map())), sparse(0, range(7).map(() => new Map()))),
    'empty rows between others': () => alike(sparse(3, range(200).map((row) => (row % 3 === 0 ? few : new Map()))), sparse(3, range(300).map((row) => (row % 50 === 0 ? few : new Map())))),
    'nothing in common': () => alike(sparse(4, range(9).map(() => few)), sparse(4, range(8).map(() => new Map([[1, 1]])))),
    'one term everywhere, its values rising': () => alike(sparse(1, range(500).map((row) => new Map([[0, (row + 1) / 1000]]))), sparse(1, range(700).map((row) => new Map([[0, (row + 1) / 1000]])))),
    'values a millionth of a millionth apart': () => alike(sparse(1, range(300).map(() => new Map([[0, 1]]))), sparse(1, range(900).map((row) => new Map([[0, 0.5 + ((row * 389) % 900) * 1e-12]])))),
    'values too small for 16 bits beside great ones': () => alike(sparse(2, range(300).map((row) => new Map([[row % 2, row === 1 ? 1 : 1e-9 * (row + 1)]]))), sparse(2, range(400).map((row) => new Map([[row % 2, row === 0 ? 1 : 1e-9 * (row + 1)]])))),
    'values whose squares vanish': () => alike(sparse(1, range(20).map((row) => new Map([[0, (row + 1) * 1e-150]]))), sparse(1, range(20).map(() => new Map([[0, 1e-150]])))),
    'a row of very many terms': () => alike(sparse(30_000, [new Map(range(30_000).map((term) => [term, 1 / Math.sqrt(30_000)]))]), texts(400, 30_000, 60, seeded(3))),
  };
  it.each(Object.keys(adversaries))('%s', (name) => {
    const channels = [adversaries[name]!()];
    for (const k of [1, 20]) expect(bestPairs(channels, k)).toEqual(expected(channels, k));
  });

  it('parts of any number and size give one answer', () => {
    const random = seeded(21);
    const channels = [alike(texts(120, 800, 40, random), texts(450, 800, 40, random))];
    const whole = bestPairs(channels, 40);
    for (const cuts of [[0, 450], [0, 225, 450], [0, 1, 30, 30, 449, 450]]) {
      const parts = () => cuts.slice(1).map((to, part) => searchPart(channels, 40, { from: cuts[part]!, to }));
      expect(joinBestPairs(parts().map((part) => part.best()), 40)).toEqual(whole);
      const sharing = parts();
      const bounds = commonBounds(sharing.map((part) => part.greatestSums()), 40);
      expect(bounds.filter((bound) => bound > 0).length).toBeGreaterThan(60);
      expect(joinBestPairs(sharing.map((part) => part.best(bounds)), 40)).toEqual(whole);
    }
  });

  it('progress is told to the end', () => {
    const random = seeded(22);
    const told: number[] = [];
    searchPart([alike(texts(20, 50, 9, random), texts(5000, 50, 9, random))], 5, { from: 100, to: 5000 }, (done) => told.push(done));
    expect(told).toHaveLength(3);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('no proposals or no reviewers: empty lists', () => {
    const [none, some] = [sparse(3, []), sparse(3, [few])];
    expect(bestPairs([alike(none, some)], 3)).toEqual(expected([alike(none, some)], 3));
    expect(bestPairs([alike(some, none)], 3)).toEqual(expected([alike(some, none)], 3));
  });

  it('what cannot be searched is refused', () => {
    const side = sparse(3, [few]);
    expect(() => bestPairs([], 1)).toThrow('there must be one channel at least');
    expect(() => bestPairs([alike(side, sparse(4, [few]))], 1)).toThrow('proposals have 3 columns and reviewers 4: they must be the same');
    expect(() => bestPairs([alike(side, side), alike(side, sparse(3, [few, few]))], 1)).toThrow('the same proposals and the same reviewers');
    for (const indices of [[2, 0], [0, 0], [0, 3]]) {
      const odd = { ...side, indices: Uint32Array.from(indices) };
      for (const channel of [alike(odd, side), alike(side, odd)]) expect(() => bestPairs([channel], 1)).toThrow('columns must ascend within a row, from 0 to below 3');
    }
    for (const value of [NaN, -1, Infinity]) {
      expect(() => bestPairs([alike(side, side, value)], 1)).toThrow('values and weights must be finite and not negative');
      expect(() => bestPairs([alike(side, sparse(3, [new Map([[0, value]])]))], 1)).toThrow('values and weights must be finite and not negative');
    }
    for (const k of [0, -1, 1.5, NaN]) expect(() => bestPairs([alike(side, side)], k)).toThrow(`k must be a whole number from 1, not ${k}`);
    expect(() => searchPart([alike(side, side)], 1, { from: 0, to: 2 })).toThrow('0 to 2 are not within the 1 reviewers');
    expect(() => joinBestPairs([], 1)).toThrow('there must be one part at least');
  });
});
