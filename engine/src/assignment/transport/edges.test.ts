import { describe, expect, test } from 'vitest';
import { shortfallWitness, smallestMaximumLoad, solveTransport, transportRises, verifyMaximumLoad, verifyTransport, type TransportProblem } from '../transport.ts';

interface Bounds { readonly least?: number; readonly most?: number }

/** A complete graph with the given gains by left. */
function complete(gains: readonly (readonly number[])[], left: Bounds, right: Bounds, fill: TransportProblem['fill'] = 'minimum'): TransportProblem {
  const [rows, columns] = [gains.length, gains[0]?.length ?? 0];
  const filled = (size: number, value: number): Uint32Array => new Uint32Array(size).fill(value);
  return {
    left: rows, right: columns, fill, gain: Float64Array.from(gains.flat()),
    offsets: Uint32Array.from({ length: rows + 1 }, (_, row) => row * columns), neighbours: Uint32Array.from(gains.flat(), (_, at) => at % columns),
    leftMinimum: filled(rows, left.least ?? 1), leftMaximum: filled(rows, left.most ?? left.least ?? 1),
    rightMinimum: filled(columns, right.least ?? 0), rightMaximum: filled(columns, right.most ?? 1),
  };
}

function solved(problem: TransportProblem): ReturnType<typeof solveTransport> {
  const solution = solveTransport(problem);
  expect(verifyTransport(problem, solution)).toEqual([]);
  return solution;
}

describe('at the edges', () => {
  test('nothing at all', () => {
    expect(solved(complete([], {}, {}))).toMatchObject({ shortfall: 0, rightShortage: 0, extra: 0, gain: 0 });
    expect(smallestMaximumLoad(complete([], {}, {})).load).toBe(0);
  });

  test('a left and a right without arcs miss what they want', () => {
    const lonely = { ...complete([[5]], {}, {}), left: 2, right: 2, offsets: Uint32Array.of(0, 1, 1), leftMinimum: Uint32Array.of(1, 2), leftMaximum: Uint32Array.of(1, 2), rightMinimum: Uint32Array.of(0, 3), rightMaximum: Uint32Array.of(1, 4) };
    expect(solved(lonely)).toMatchObject({ shortfall: 2, rightShortage: 3, gain: 5 });
    expect(shortfallWitness(lonely, solveTransport(lonely))).toEqual([
      { short: Uint32Array.of(1), lefts: Uint32Array.of(1), rights: Uint32Array.of(), demand: 2, capacity: 0 },
    ]);
  });

  test('rights that may take nothing', () => {
    const closed = complete([[3, 4], [5, 6]], {}, { most: 0 });
    expect(solved(closed)).toMatchObject({ shortfall: 2, gain: 0 });
    expect(smallestMaximumLoad(closed)).toEqual({ load: 0, witness: undefined });
    expect(transportRises(closed, solveTransport(closed)).withArc(0)).toBeUndefined();
  });

  test('a loss is taken where a minimum asks for it, and only there', () => {
    expect(solved(complete([[-7, -2]], { least: 1, most: 2 }, {}))).toMatchObject({ extra: 0, gain: -2 });
    expect(solved(complete([[-7, -2]], { least: 1, most: 2 }, {}, 'maximum'))).toMatchObject({ extra: 1, gain: -9 });
    expect(solved(complete([[-7, -2]], { least: 1, most: 2 }, { least: 1 }))).toMatchObject({ extra: 1, rightShortage: 0, gain: -9 });
    expect(solved(complete([[-7, -2]], { least: 0, most: 2 }, {}))).toMatchObject({ extra: 0, gain: 0 });
  });

  test('no gain, however large, outweighs a unit that is missing', () => {
    const far = 1e12;
    // Left 0 gains a fortune from right 0, which is all that left 1 may have.
    const problem = { ...complete([[far, 0], [0, 0]], {}, {}), offsets: Uint32Array.of(0, 2, 3), neighbours: Uint32Array.of(0, 1, 0), gain: Float64Array.of(far, -far, -far) };
    expect(solved(problem)).toMatchObject({ shortfall: 0, gain: -2 * far });
  });

  test('equal everything gives the same answer twice, with the load spread where that is asked', () => {
    const equal = complete(Array.from({ length: 30 }, () => new Array<number>(20).fill(7)), { least: 3 }, { most: 30 });
    expect(solved(equal).chosen).toEqual(solved(equal).chosen);
    const smallest = smallestMaximumLoad(equal);
    expect(smallest.load).toBe(5);
    expect(verifyMaximumLoad(equal, smallest, solveTransport({ ...equal, rightMaximum: new Uint32Array(20).fill(5) }))).toEqual([]);
  });

  test('what is missing names who competes for what', () => {
    // Lefts 0 and 1 have right 0 only; left 2 has right 1 and is nobody's rival.
    const problem = { ...complete([[1], [2], [3]], {}, {}), right: 2, neighbours: Uint32Array.of(0, 0, 1), rightMinimum: new Uint32Array(2), rightMaximum: Uint32Array.of(1, 1) };
    expect(shortfallWitness(problem, solved(problem))).toEqual([
      { short: Uint32Array.of(0), lefts: Uint32Array.of(0, 1), rights: Uint32Array.of(0), demand: 2, capacity: 1 },
    ]);
  });
});

describe('what cannot be used is named', () => {
  const good = complete([[1, 2], [3, 4]], {}, {});
  const wrong: [string, Partial<TransportProblem>, RegExp][] = [
    ['a size', { left: -1 }, /left must be a whole number >= 0, got -1/],
    ['offsets', { offsets: Uint32Array.of(0, 3, 2) }, /offsets\[2\] = 2 is below offsets\[1\] = 3/],
    ['a start', { offsets: Uint32Array.of(1, 2, 4) }, /offsets\[0\] must be 0, got 1/],
    ['neighbours twice', { neighbours: Uint32Array.of(0, 0, 0, 1) }, /neighbours\[1\] of left 0 must be above 0, got 0/],
    ['neighbours outside', { neighbours: Uint32Array.of(0, 2, 0, 1) }, /neighbours of left 0 must be below 2, got 2/],
    ['a fraction', { gain: Float64Array.of(1, 2.5, 3, 4) }, /gain\[1\] of left 0 must be a safe integer, got 2.5/],
    ['gains too large', { gain: Float64Array.of(1, 2, 3, 2 ** 51) }, /could pass 2\^53 when added: give them in a coarser unit/],
    ['bounds', { leftMinimum: Uint32Array.of(0, 2) }, /leftMinimum\[1\] = 2 is above leftMaximum\[1\] = 1/],
    ['lengths', { rightMaximum: Uint32Array.of(1) }, /rightMaximum must hold 2 values, got 1/],
    ['fill', { fill: 'most' as 'maximum' }, /fill must be minimum or maximum, got most/],
  ];
  test.each(wrong)('%s', (_, change, sentence) => {
    expect(() => solveTransport({ ...good, ...change })).toThrow(RangeError);
    expect(() => solveTransport({ ...good, ...change })).toThrow(sentence);
    if (change.fill === undefined && change.gain?.[3] !== 2 ** 51) expect(() => smallestMaximumLoad({ ...good, ...change })).toThrow(sentence);
  });
});

describe('the verifier', () => {
  const problem = complete([[9, 8, 1], [9, 2, 1], [9, 3, 1]], { least: 1, most: 2 }, { least: 1, most: 2 });
  const solution = solveTransport(problem);
  const priced = (change: Partial<typeof solution.certificate>): typeof solution => ({ ...solution, certificate: { ...solution.certificate, ...change } });
  const forged: [string, typeof solution][] = [
    ['shape', { ...solution, chosen: new Uint8Array(8) }],
    ['shape', { ...solution, chosen: solution.chosen.map((used) => 2 * used) }],
    ['above-maximum', { ...solution, chosen: new Uint8Array(9).fill(1) }],
    ['wrong-total', { ...solution, gain: solution.gain + 1 }],
    ['tier-order', priced({ requiredValue: 1 })],
    ['tier-order', priced({ extraValue: 0 })],
    ['arc-price', priced({ leftPrice: solution.certificate.leftPrice.map((price) => price + 1e6) })],
    ['left-price', priced({ leftPrice: solution.certificate.leftPrice.map((price) => price - 1e6) })],
    ['right-price', priced({ rightPrice: solution.certificate.rightPrice.map((price) => price + 1e6) })],
  ];
  test.each(forged)('%s', (code, answer) => {
    expect(verifyTransport(problem, solution)).toEqual([]);
    expect(verifyTransport(problem, answer).map((violation) => violation.code)).toContain(code);
  });

  test('a load that is not the smallest, one that is not kept, one without a reason', () => {
    const smallest = smallestMaximumLoad(problem);
    expect(smallest.load).toBe(1);
    const capped = solveTransport({ ...problem, rightMaximum: new Uint32Array(3).fill(1) });
    expect(verifyMaximumLoad(problem, smallest, capped)).toEqual([]);
    expect(verifyMaximumLoad(problem, { ...smallest, load: 2 }, capped).map(({ code }) => code)).toEqual(['smaller-load']);
    expect(verifyMaximumLoad(problem, { ...smallest, witness: undefined }, capped).map(({ code }) => code)).toEqual(['smaller-load']);
    const free = solveTransport({ ...problem, rightMinimum: new Uint32Array(3) });
    expect(verifyMaximumLoad(problem, smallest, free).map(({ code }) => code)).toEqual(['load']);
  });
});
