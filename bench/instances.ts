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

export const costKinds = ['continuous', 'tied', 'structured'] as const;
export type CostKind = (typeof costKinds)[number];

/**
 * continuous: uniform in [0, 1). tied: whole numbers 0..100. structured: how far two people are apart in four traits, plus how
 * sought-after the second is, to four digits; everyone wants the same few, as in real preference data.
 */
export function fillCosts(cost: Float64Array, size: number, kind: CostKind, seed: number): void {
  const random = seeded(seed);
  if (kind === 'structured') {
    fillStructured(cost, size, random);
    return;
  }
  for (let at = 0; at < cost.length; at++) cost[at] = kind === 'tied' ? Math.floor(random() * 101) : random();
}

function fillStructured(cost: Float64Array, size: number, random: () => number): void {
  const traits = 4;
  const draw = (length: number): Float64Array => Float64Array.from({ length }, random);
  const [left, right, popularity] = [draw(size * traits), draw(size * traits), draw(size)];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let apart = 0.5 * popularity[column]!;
      for (let trait = 0; trait < traits; trait++) apart += Math.abs(left[row * traits + trait]! - right[column * traits + trait]!);
      cost[row * size + column] = Math.round(1e4 * apart) / 1e4;
    }
  }
}
