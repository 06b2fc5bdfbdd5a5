import type { IncomingArcs } from '../../assignment/transport/incoming-arcs.ts';

/** Who may get whom and how many; `leftMinimum` can be met by everyone, and the number of pairs is given. */
export interface FlowShape {
  readonly left: number;
  readonly right: number;
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly leftMinimum: Uint32Array;
  readonly leftMaximum: Uint32Array;
  readonly rightMinimum: Uint32Array;
  readonly rightMaximum: Uint32Array;
  /** The same arcs from the reviewers' side, and whose each arc is. */
  readonly incoming: IncomingArcs;
  readonly leftOfArc: Uint32Array;
}
