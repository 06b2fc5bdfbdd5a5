import type { TransportProblem } from '../transport.ts';

/**
 * As many units as can be, without gains: each left gives up to its supply, each right takes up to min(its room, a cap that may grow).
 * Hopcroft & Karp 1973 with capacities: paths of the shortest length together, found by levels, until there are none.
 */
export class CoverageFlow {
  private readonly problem: TransportProblem;
  private readonly room: Uint32Array;
  private readonly supply: Uint32Array;
  private readonly taken: Uint32Array;
  private readonly chosen: Uint8Array;
  private readonly slots: Uint32Array;
  private readonly holder: Uint32Array;
  private readonly heldArc: Uint32Array;
  private readonly leftLevel: Int32Array;
  private readonly rightLevel: Int32Array;
  private readonly nextArc: Uint32Array;
  private readonly nextSlot: Uint32Array;
  private readonly queue: Uint32Array;
  private cap = 0;

  constructor(problem: TransportProblem, supply: Uint32Array, room: Uint32Array) {
    const { left, right, neighbours } = problem;
    this.problem = problem;
    this.room = room;
    this.supply = supply.slice();
    this.taken = new Uint32Array(right);
    this.chosen = new Uint8Array(neighbours.length);
    this.slots = new Uint32Array(right + 1);
    for (let arc = 0; arc < neighbours.length; arc++) this.slots[neighbours[arc]! + 1]!++;
    for (let to = 0; to < right; to++) this.slots[to + 1] = this.slots[to]! + Math.min(this.slots[to + 1]!, room[to]!);
    this.holder = new Uint32Array(this.slots[right]!);
    this.heldArc = new Uint32Array(this.slots[right]!);
    this.leftLevel = new Int32Array(left);
    this.rightLevel = new Int32Array(right);
    this.nextArc = new Uint32Array(left);
    this.nextSlot = new Uint32Array(right);
    this.queue = new Uint32Array(left);
  }

  /** The largest flow under this cap, from the one under a smaller cap. */
  grow(cap: number): void {
    this.cap = cap;
    while (this.assignLevels() < Infinity) {
      this.nextArc.set(this.problem.offsets.subarray(0, this.problem.left));
      this.nextSlot.set(this.slots.subarray(0, this.problem.right));
      for (let from = 0; from < this.problem.left; from++) {
        while (this.supply[from]! > 0 && this.augmentFrom(from)) this.supply[from]!--;
      }
    }
  }

  /** The lefts that a largest flow leaves with supply, and those that exchanges lead to from there: the reason why no more flows. */
  reachedLefts(): Uint32Array {
    return Uint32Array.from(this.leftLevel.keys()).filter((left) => this.leftLevel[left]! >= 0);
  }

  /** Whether all supply flows. */
  isComplete(): boolean {
    return this.supply.every((units) => units === 0);
  }

  /** Whether a higher cap would let more flow: a right that was reached, by an arc that is not used yet, could then take more. */
  gainsByMore(): boolean {
    return this.rightLevel.some((level, right) => level >= 0 && this.room[right]! > this.cap);
  }

  private hasRoom(right: number): boolean {
    return this.taken[right]! < this.cap && this.taken[right]! < this.slots[right + 1]! - this.slots[right]!;
  }

  /** Breadth first from every left with supply; returns the level of the nearest right with room. */
  private assignLevels(): number {
    const { leftLevel, rightLevel, queue, chosen, slots, holder, taken } = this;
    const { left, offsets, neighbours } = this.problem;
    leftLevel.fill(-1);
    rightLevel.fill(-1);
    let count = 0;
    for (let from = 0; from < left; from++) {
      if (this.supply[from] === 0) continue;
      leftLevel[from] = 0;
      queue[count++] = from;
    }
    let nearest = Infinity;
    for (let next = 0; next < count && leftLevel[queue[next]!]! <= nearest; next++) {
      const from = queue[next]!;
      const level = leftLevel[from]!;
      for (let arc = offsets[from]!; arc < offsets[from + 1]!; arc++) {
        const to = neighbours[arc]!;
        if (rightLevel[to]! >= 0 || chosen[arc] === 1) continue;
        rightLevel[to] = level;
        if (this.hasRoom(to)) { nearest = level; continue; }
        for (let slot = slots[to]!; slot < slots[to]! + taken[to]!; slot++) {
          const other = holder[slot]!;
          if (leftLevel[other]! >= 0) continue;
          leftLevel[other] = level + 1;
          queue[count++] = other;
        }
      }
    }
    return nearest;
  }

  /** Depth first along the levels; `trail` holds the lefts, each of which goes through its `nextArc` to the `nextSlot` there. */
  private augmentFrom(start: number): boolean {
    const { leftLevel, rightLevel, nextArc, nextSlot, chosen, slots, holder, taken } = this;
    const { offsets, neighbours } = this.problem;
    const trail = [start];
    while (trail.length > 0) {
      const from = trail.at(-1)!;
      const level = leftLevel[from]!;
      const arc = nextArc[from]!;
      if (arc === offsets[from + 1]!) {
        leftLevel[from] = -1;
        trail.pop();
        continue;
      }
      const to = neighbours[arc]!;
      if (chosen[arc] === 1 || rightLevel[to] !== level) { nextArc[from] = arc + 1; continue; }
      if (this.hasRoom(to)) {
        this.augment(trail);
        return true;
      }
      const end = slots[to]! + taken[to]!;
      while (nextSlot[to]! < end && leftLevel[holder[nextSlot[to]!]!] !== level + 1) nextSlot[to]!++;
      if (nextSlot[to]! < end) trail.push(holder[nextSlot[to]!]!);
      else nextArc[from] = arc + 1;
    }
    return false;
  }

  private augment(trail: readonly number[]): void {
    const { nextArc, nextSlot, chosen, slots, holder, heldArc, taken } = this;
    for (const [step, from] of trail.entries()) {
      const arc = nextArc[from]!++;
      const to = this.problem.neighbours[arc]!;
      const slot = step < trail.length - 1 ? nextSlot[to]! : slots[to]! + taken[to]!++;
      if (step < trail.length - 1) chosen[heldArc[slot]!] = 0;
      chosen[arc] = 1;
      holder[slot] = from;
      heldArc[slot] = arc;
    }
  }
}
