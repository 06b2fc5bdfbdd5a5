import type { TransportProblem } from '../transport.ts';

/** The arcs of each right, by left. */
export interface IncomingArcs {
  readonly offsets: Uint32Array;
  readonly arc: Uint32Array;
  readonly left: Uint32Array;
}

export function transposed({ left, right, offsets, neighbours }: TransportProblem): IncomingArcs {
  const starts = new Uint32Array(right + 2);
  for (let arc = 0; arc < neighbours.length; arc++) starts[neighbours[arc]! + 2]!++;
  for (let to = 0; to < right; to++) starts[to + 2]! += starts[to + 1]!;
  const arcs = new Uint32Array(neighbours.length);
  const lefts = new Uint32Array(neighbours.length);
  for (let from = 0; from < left; from++) {
    for (let arc = offsets[from]!; arc < offsets[from + 1]!; arc++) {
      const at = starts[neighbours[arc]! + 1]!++;
      arcs[at] = arc;
      lefts[at] = from;
    }
  }
  return { offsets: starts.subarray(0, right + 1), arc: arcs, left: lefts };
}
