import type { TransportProblem } from '../transport.ts';

type Graph = Pick<TransportProblem, 'left' | 'right' | 'offsets' | 'neighbours'>;

/** Arcs by right, within a right by left. */
export interface IncomingArcs {
  readonly offsets: Uint32Array;
  readonly arc: Uint32Array;
  readonly left: Uint32Array;
}

export function incomingArcs(problem: Graph): IncomingArcs {
  return gathered(problem, problem.neighbours.length, () => true);
}

export function usedArcs(problem: Graph, chosen: Uint8Array): IncomingArcs {
  return gathered(problem, chosen.reduce((sum, used) => sum + used, 0), (arc) => chosen[arc] === 1);
}

function gathered({ left, right, offsets, neighbours }: Graph, size: number, belongs: (arc: number) => boolean): IncomingArcs {
  const starts = new Uint32Array(right + 2);
  for (let arc = 0; arc < neighbours.length; arc++) if (belongs(arc)) starts[neighbours[arc]! + 2]!++;
  for (let to = 0; to < right; to++) starts[to + 2]! += starts[to + 1]!;
  const arcs = new Uint32Array(size);
  const lefts = new Uint32Array(size);
  for (let from = 0; from < left; from++) {
    for (let arc = offsets[from]!; arc < offsets[from + 1]!; arc++) {
      if (!belongs(arc)) continue;
      const at = starts[neighbours[arc]! + 1]!++;
      arcs[at] = arc;
      lefts[at] = from;
    }
  }
  return { offsets: starts.subarray(0, right + 1), arc: arcs, left: lefts };
}
