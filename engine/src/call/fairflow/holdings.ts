import type { FlowShape } from './flow-shape.ts';

/** Who has whom at the moment: an assignment as one flag per arc, as the arcs of each proposal, and as those of each reviewer. */
export class Holdings {
  readonly chosen: Uint8Array;
  readonly leftOfArc: Uint32Array;
  /** Pairs of each proposal; `held` has their arcs from `heldStart` on. */
  readonly count: Uint32Array;
  readonly heldStart: Uint32Array;
  readonly held: Uint32Array;
  /** Pairs of each reviewer; `slots` has their arcs from `slotStart` on, with room for one pair too many. */
  readonly load: Uint32Array;
  readonly slotStart: Uint32Array;
  readonly slots: Uint32Array;
  private readonly neighbours: Uint32Array;

  constructor({ left, right, offsets, neighbours, leftOfArc, incoming, leftMaximum, rightMaximum }: FlowShape, chosen: Uint8Array) {
    this.chosen = chosen;
    this.neighbours = neighbours;
    this.leftOfArc = leftOfArc;
    this.count = new Uint32Array(left);
    this.load = new Uint32Array(right);
    this.heldStart = new Uint32Array(left + 1);
    this.slotStart = new Uint32Array(right + 1);
    for (let p = 0; p < left; p++) this.heldStart[p + 1] = this.heldStart[p]! + Math.min(offsets[p + 1]! - offsets[p]!, leftMaximum[p]!);
    for (let r = 0; r < right; r++) this.slotStart[r + 1] = this.slotStart[r]! + Math.min(incoming.offsets[r + 1]! - incoming.offsets[r]!, rightMaximum[r]! + 1);
    this.held = new Uint32Array(this.heldStart[left]!);
    this.slots = new Uint32Array(this.slotStart[right]!);
    chosen.forEach((used, arc) => { if (used !== 0) this.enter(arc); });
  }

  enter(arc: number): void {
    const [p, r] = [this.leftOfArc[arc]!, this.neighbours[arc]!];
    this.chosen[arc] = 1;
    this.slots[this.slotStart[r]! + this.load[r]!++] = arc;
    this.held[this.heldStart[p]! + this.count[p]!++] = arc;
  }

  leave(arc: number): void {
    const [p, r] = [this.leftOfArc[arc]!, this.neighbours[arc]!];
    this.chosen[arc] = 0;
    remove(this.slots, this.slotStart[r]!, --this.load[r]!, arc);
    remove(this.held, this.heldStart[p]!, --this.count[p]!, arc);
  }

  /** Lets pairs go and takes others; the proposals' sums of what pairs are worth go along. */
  exchange(drops: readonly number[], takes: readonly number[], worth: Float64Array, sums: Float64Array): void {
    for (const arc of drops) {
      this.leave(arc);
      sums[this.leftOfArc[arc]!]! -= worth[arc]!;
    }
    for (const arc of takes) {
      this.enter(arc);
      sums[this.leftOfArc[arc]!]! += worth[arc]!;
    }
  }
}

/** The last of the list takes the place; `rest` are left. */
function remove(list: Uint32Array, start: number, rest: number, arc: number): void {
  let at = start;
  while (list[at] !== arc) at++;
  list[at] = list[start + rest]!;
}
