/** Seeded inputs for the benches; written to disk once, so that every contender reads the same bytes. */

/** mulberry32, a public-domain 32-bit generator: in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const costKinds = ['continuous', 'tied', 'structured', 'cohort', 'contested'] as const;
export type CostKind = (typeof costKinds)[number];

type Random = () => number;
type Fill = (cost: Float64Array, size: number, random: Random) => void;

const fills: Readonly<Record<CostKind, Fill>> = {
  continuous: (cost, _, random) => fill(cost, random),
  tied: (cost, _, random) => fill(cost, () => Math.floor(random() * 101)),
  structured: fillStructured,
  cohort: fillCohort,
  contested: fillContested,
};

/**
 * continuous: uniform in [0, 1). tied: whole numbers 0..100. structured: how far two people are apart in four traits, plus how
 * sought-after the second is, to four digits. cohort: people of some organizations list twenty of the other side each; score and
 * penalties by the cohort specification's letter. contested: products of three talents, so that all want the same few.
 */
export function fillCosts(cost: Float64Array, size: number, kind: CostKind, seed: number): void {
  fills[kind](cost, size, seeded(seed));
}

function fill(cost: Float64Array, value: () => number): void {
  for (let at = 0; at < cost.length; at++) cost[at] = value();
}

function draw(length: number, value: () => number): Float64Array {
  return Float64Array.from({ length }, value);
}

function fillStructured(cost: Float64Array, size: number, random: Random): void {
  const traits = 4;
  const [left, right, popularity] = [draw(size * traits, random), draw(size * traits, random), draw(size, random)];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let apart = 0.5 * popularity[column]!;
      for (let trait = 0; trait < traits; trait++) apart += Math.abs(left[row * traits + trait]! - right[column * traits + trait]!);
      cost[row * size + column] = Math.round(1e4 * apart) / 1e4;
    }
  }
}

function fillContested(cost: Float64Array, size: number, random: Random): void {
  const talents = 3;
  const [left, right] = [draw(size * talents, random), draw(size * talents, random)];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let fit = 0;
      for (let talent = 0; talent < talents; talent++) fit += left[row * talents + talent]! * right[column * talents + talent]!;
      cost[row * size + column] = -fit;
    }
  }
}

interface Group {
  readonly organization: Float64Array;
  /** Bits: twelve tags, each held or wished for by three in ten. */
  readonly tags: Float64Array;
  readonly sought: Float64Array;
}

const LISTED = 20;

/** §6.2 and §8.4 with their defaults: 1,000 per point of score; 1,000,000, 300,000 and 100,000 for the three exceptions. */
function fillCohort(cost: Float64Array, size: number, random: Random): void {
  const organizations = Math.max(5, Math.round(Math.sqrt(size)));
  const group = (): Group => ({
    organization: draw(size, () => Math.floor(random() * organizations)),
    tags: draw(size, () => Array.from({ length: 12 }, () => (random() < 0.3 ? '1' : '0')).reduce((bits, bit) => bits * 2 + Number(bit), 0)),
    sought: draw(size, () => random() ** 2),
  });
  const [mentors, mentees] = [group(), group()];
  const byMentor = rankings(mentors, mentees, size, random);
  const byMentee = rankings(mentees, mentors, size, random);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [one, other] = [byMentor[row * size + column]!, byMentee[column * size + row]!];
      const [has, wants] = [mentors.tags[row]!, mentees.tags[column]!];
      const shared = bitCount(has & wants) / Math.max(1, bitCount(has | wants));
      const score = Math.floor(20 * rankScore(one) + 20 * rankScore(other) + 30 * shared + 0.5);
      const accept = (one > 0 ? 1 : 0) + (other > 0 ? 1 : 0);
      const refused = accept === 2 ? 0 : accept === 1 ? 100_000 : 300_000;
      const together = mentors.organization[row] === mentees.organization[column] ? 1_000_000 : 0;
      cost[row * size + column] = together + refused - 1_000 * score;
    }
  }
}

/** Rank by each of each of the others, 0 = not listed; people list the sought-after rather, and nobody of their own organization. */
function rankings(own: Group, others: Group, size: number, random: Random): Uint8Array {
  const ranks = new Uint8Array(size * size);
  for (let person = 0; person < size; person++) {
    let listed = 0;
    for (let tries = 0; tries < 50 * LISTED && listed < LISTED; tries++) {
      const other = Math.floor(random() * size);
      if (ranks[person * size + other] !== 0 || own.organization[person] === others.organization[other]) continue;
      if (random() < 0.1 + others.sought[other]!) ranks[person * size + other] = ++listed;
    }
  }
  return ranks;
}

function rankScore(rank: number): number {
  return rank === 0 ? 0 : 1 - (rank - 1) / (LISTED - 1);
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
