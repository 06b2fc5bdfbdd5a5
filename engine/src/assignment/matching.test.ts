import { expect, test } from 'vitest';
import { everyLargestMatching } from './brute-force.test-support.ts';
import { fewestAddedEdges, maximumMatching, smallestHallViolator, type BipartiteGraph } from './matching.ts';
import { Random } from './random.test-support.ts';

function randomGraph(random: Random, most: number, density: number): BipartiteGraph {
  const rows = random.below(most + 1);
  const columns = random.below(most + 1);
  return { rows, columns, edges: Uint8Array.from({ length: rows * columns }, () => (random.next() < density ? 1 : 0)) };
}

/** Partners of a set of rows. */
function neighbours({ columns, edges }: BipartiteGraph, members: readonly number[]): Set<number> {
  const found = new Set<number>();
  for (const row of members) for (let column = 0; column < columns; column++) if (edges[row * columns + column] !== 0) found.add(column);
  return found;
}

function turned({ rows, columns, edges }: BipartiteGraph): BipartiteGraph {
  return { rows: columns, columns: rows, edges: Uint8Array.from(edges, (_, at) => edges[(at % rows) * columns + Math.floor(at / rows)]!) };
}

test('the largest matching against every matching; Hall violators against every subset', () => {
  const random = new Random(13);
  let violators = 0;
  for (let round = 0; round < 1500; round++) {
    const graph = randomGraph(random, 6, [0.15, 0.3, 0.5][round % 3]!);
    const { rows, columns, edges } = graph;
    const matching = maximumMatching(graph);
    const [one] = everyLargestMatching(rows, columns, (row, column) => edges[row * columns + column] !== 0);
    expect(matching.size).toBe(one!.filter((column) => column >= 0).length);
    matching.columnOfRow.forEach((column, row) => {
      if (column >= 0) expect([edges[row * columns + column], matching.rowOfColumn[column]]).toEqual([1, row]);
    });
    const violator = smallestHallViolator(graph);
    expect(violator === undefined).toBe(matching.size === Math.min(rows, columns));
    if (violator === undefined) continue;
    violators++;
    const side = violator.side === 'rows' ? graph : turned(graph);
    const { members, partners } = violator;
    expect([...neighbours(side, members)].toSorted()).toEqual([...partners]);
    expect(members.length).toBe(partners.length + 1);
    for (let subset = 1; subset < 2 ** side.rows; subset++) {
      const chosen = Array.from({ length: side.rows }, (_, row) => row).filter((row) => (subset >> row) & 1);
      const short = neighbours(side, chosen).size < chosen.length;
      if (short && chosen.every((row) => members.includes(row))) expect(chosen).toEqual(members);
      if (short && matching.size === side.rows - 1 && rows !== columns) expect(chosen.length).toBeGreaterThanOrEqual(members.length);
    }
  }
  expect(violators).toBeGreaterThan(300);
});

test('a long alternating path needs no recursion', () => {
  const n = 2000;
  const edges = new Uint8Array(n * n);
  for (let row = 0; row < n; row++) {
    edges[row * n + row] = 1;
    if (row > 0) edges[row * n + row - 1] = 1;
  }
  // Only the last column is left for row 0 ... after everybody moved up by one.
  edges[0] = 0;
  edges[1] = 1;
  expect(maximumMatching({ rows: n, columns: n, edges }).size).toBe(n);
});

test('the fewest added pairs against every set of pairs', () => {
  const random = new Random(19);
  for (let round = 0; round < 400; round++) {
    const rows = 1 + random.below(3);
    const columns = 1 + random.below(3);
    const size = rows * columns;
    const mask = (share: number): Uint8Array => Uint8Array.from({ length: size }, () => (random.next() < share ? 1 : 0));
    const [edges, permitted] = [mask(0.3), mask(0.7)];
    const weights = random.matrix(size, () => random.below(5));
    const weighted = round % 2 === 0;
    let least = Infinity;
    for (let subset = 0; subset < 2 ** size; subset++) {
      const isAdded = (at: number): boolean => ((subset >> at) & 1) === 1;
      const places = Array.from({ length: size }, (_, at) => at).filter(isAdded);
      if (places.some((at) => permitted[at] === 0 || edges[at] !== 0)) continue;
      const graph = { rows, columns, edges: edges.map((edge, at) => (isAdded(at) ? 1 : edge)) };
      if (maximumMatching(graph).size < Math.min(rows, columns)) continue;
      least = Math.min(least, places.reduce((sum, at) => sum + (weighted ? weights[at]! : 1), 0));
    }
    const answer = fewestAddedEdges({ rows, columns, edges, permitted, ...(weighted ? { weights } : {}) });
    expect(answer?.weight ?? Infinity).toBe(least);
    for (const { row, column } of answer?.added ?? []) expect([edges[row * columns + column], permitted[row * columns + column]]).toEqual([0, 1]);
  }
});

test('refuses wrong input by name', () => {
  const edges = new Uint8Array(1);
  const permitted = Uint8Array.of(1);
  expect(() => maximumMatching({ rows: 1, columns: 2, edges })).toThrow('edges must hold rows * columns = 1 * 2 = 2 values, got 1');
  expect(() => fewestAddedEdges({ rows: 1, columns: 1, edges, permitted, weights: Float64Array.of(-1) })).toThrow(
    'weights[row 0][column 0] must be finite and >= 0, got -1',
  );
});
