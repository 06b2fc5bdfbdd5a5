import type { Floors } from './floors.ts';

/** What a search may still cost, in arcs looked at: a count, so that the same input always gets as far. */
export interface Effort { left: number }

/** Of a subgradient's descent; effort ends it earlier in large calls. */
export const STEPS = 300;

/** So much whatever the size, and so often the whole call. */
export function effortFor({ length }: { readonly length: number }, atLeast: number, times: number): Effort {
  return { left: atLeast + times * length };
}

/**
 * Raises multipliers until the floor holds. `impossible`: some proposal cannot have it; `open`: the effort is spent or multipliers grew too large.
 * Each step asks for somewhat more than is needed (`share`), as bidders do who would otherwise outbid each other by pennies (Bertsekas' auction).
 */
export function raiseFloor(floors: Floors, floor: number, share: number, effort: Effort): 'holds' | 'open' | 'impossible' {
  for (;;) {
    const below = spend(effort, floors, () => floors.below(floor));
    if (below.length === 0) return 'holds';
    for (const p of below) {
      if (floors.sumOf(p) >= floor) continue;
      if (!floors.implyOnce(p, floor)) return 'impossible';
      if (effort.left <= 0) return 'open';
      const multiplier = spend(effort, floors, () => floors.raised(p, floor, share));
      if (!(multiplier > floors.multiplier[p]!) || multiplier === Infinity) return 'open';
      spend(effort, floors, () => floors.setMultiplier(p, multiplier));
    }
  }
}

/** Takes back what is more than enough; the floor may then be missed, but the bound falls. */
export function easeMultipliers(floors: Floors, floor: number, effort: Effort): void {
  floors.multiplier.forEach((multiplier, p) => {
    if (multiplier === 0 || floors.sumOf(p) <= floor || effort.left <= 0) return;
    const lowered = floors.lowered(p, floor);
    if (lowered >= multiplier) return;
    spend(effort, floors, () => floors.setMultiplier(p, lowered));
  });
}

/**
 * Moves multipliers against the bound's subgradient: up where the floor is missed, down where there is more than enough, in steps by how far the bound
 * is above what it may come to (Polyak 1969). `aim` says how far, and which floor is in question; null ends it.
 */
export function tighten(floors: Floors, steps: number, effort: Effort, aim: () => { readonly floor: number; readonly excess: number } | null): void {
  const { counted, shape: { left } } = floors.terms;
  const lacking = new Float64Array(left);
  for (let step = 0; step < steps && effort.left > 0; step++) {
    const next = spend(effort, floors, aim);
    if (next === null) return;
    let square = 0;
    for (let p = 0; p < left; p++) {
      const lack = counted[p] === 1 ? next.floor - floors.sumOf(p) : 0;
      lacking[p] = lack < 0 && floors.multiplier[p] === 0 ? 0 : lack;
      square += lacking[p]! ** 2;
    }
    if (square === 0) return;
    // A step may be broken off: where all want the same few, one alone can cost more than everything else.
    for (let p = 0; p < left && effort.left > 0; p++) if (lacking[p] !== 0) spend(effort, floors, () => floors.moveMultiplier(p, (next.excess / square) * lacking[p]!));
  }
}

function spend<Result>(effort: Effort, { flow }: Floors, change: () => Result): Result {
  const before = flow.work;
  const result = change();
  effort.left = flow.isExact ? effort.left - (flow.work - before) : -Infinity;
  return result;
}
