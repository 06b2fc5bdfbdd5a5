import { Exchanges } from './exchanges.ts';
import { Floors } from './floors.ts';
import type { FloorTerms, PricedStart } from './floors.ts';
import { Levelling } from './levelling.ts';
import { easeMultipliers, effortFor, raiseFloor, STEPS, tighten } from './raise-floor.ts';
import type { BoundProof } from './types.ts';

export interface BestGain {
  readonly chosen: Uint8Array;
  readonly gain: number;
  readonly bound: number;
  readonly proof: BoundProof;
}

/** How much more than needed multipliers are raised, pass after pass: boldly first, then to the point. */
const SHARES = [0.1, 0.02, 0.005, 0.001];

/** The greatest gain over a floor that `known` has; a bound on it. */
export function bestGain(terms: FloorTerms, start: PricedStart, gain: Float64Array, floor: number, known: Uint8Array): BestGain {
  let floors = new Floors(terms, start, gain, 1 / 1024);
  let chosen = known;
  let most = gainOf(gain, known);
  let bound = Infinity;
  let proof: BoundProof = { kind: 'search', cases: 0 };
  const look = (): boolean => {
    const proven = Number(floors.bound(floor));
    if (proven < bound) {
      bound = proven;
      proof = { kind: 'prices', multiplier: floors.multiplier.slice(), rightPrice: floors.flow.price.slice(), extraPrice: floors.flow.extraPrice };
    }
    if (floors.below(floor).length === 0) {
      const total = gainOf(gain, floors.flow.chosen);
      if (total > most) [most, chosen] = [total, floors.flow.chosen.slice()];
    }
    return most === bound;
  };
  const effort = effortFor(gain, 3e7, 40);
  if (look()) return { chosen, gain: most, bound, proof };
  // Where a first try leaves most of those below where they are, raising multipliers is a price war, and more effort is lost on it.
  const short = floors.below(floor).length;
  const tried = raiseFloor(floors, floor, SHARES[0]!, effortFor(gain, 1e6, 8));
  const war = tried === 'open' && floors.below(floor).length > short / 2;
  if (look()) return { chosen, gain: most, bound, proof };
  for (const share of war ? [] : SHARES) {
    const reached = raiseFloor(floors, floor, share, effort);
    if (look() || reached !== 'holds') break;
    easeMultipliers(floors, floor, effort);
    if (look()) break;
  }
  const paying = { terms, multiplier: floors.multiplier };
  if (most < bound) {
    // Where raising went astray, a patient descent from no multipliers at all may still lower the bound.
    floors = new Floors(terms, start, gain, 1 / 1024);
    tighten(floors, STEPS, effortFor(gain, 4e6, 2), () => (look() ? null : { floor, excess: Number(floors.bound(floor)) - most }));
  }
  const levelling = new Levelling(terms, gain, chosen, 4e6 + 20 * gain.length);
  if (war) levelling.winBack(floor);
  chosen = levelling.chosen;
  const improved = improvedBy(paying, gain, floor, chosen);
  return { chosen: improved, gain: gainOf(gain, improved), bound, proof };
}

/** Only proposals that pay for the floor can have something to gain by a chain; elsewhere the prices say that there is nothing. */
function improvedBy({ terms, multiplier }: Pick<Floors, 'terms' | 'multiplier'>, gain: Float64Array, floor: number, chosen: Uint8Array): Uint8Array {
  const exchanges = new Exchanges(terms, gain, chosen, 2e6 + 10 * gain.length);
  let improved = true;
  for (let round = 0; improved && round < 10; round++) {
    improved = false;
    multiplier.forEach((value, p) => {
      if (value > 0) while (exchanges.improve(p, floor)) improved = true;
    });
  }
  return exchanges.chosen;
}

export function gainOf(gain: Float64Array, chosen: Uint8Array): number {
  let sum = 0;
  for (let arc = 0; arc < gain.length; arc++) if (chosen[arc] === 1) sum += gain[arc]!;
  return sum;
}
