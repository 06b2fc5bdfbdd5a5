/**
 * As high a floor as can be found, and a bound on the best one.
 *
 * Most calls have one proposal for which even its own best candidates are poor; a floor there is often reachable for all, and then it is the best.
 * Otherwise the floor is sought by halving; where multipliers grow without end, they prove that a floor cannot be had (Farkas).
 */
import { solveTransport } from '../../assignment/transport.ts';
import { mostModest } from './best-alone.ts';
import { Exchanges } from './exchanges.ts';
import { Floors } from './floors.ts';
import { Levelling } from './levelling.ts';
import type { FloorTerms, PricedStart } from './floors.ts';
import { effortFor, raiseFloor, STEPS, tighten } from './raise-floor.ts';
import { pricedBy } from './settled.ts';
import { lowestSum, meanSum } from './totals.ts';
import type { BoundProof } from './types.ts';

export interface BestFloor {
  readonly floor: number;
  readonly bound: number;
  readonly proof: BoundProof;
  /** Which arcs have it. */
  readonly chosen: Uint8Array;
}

/** In grains: leaves room both ways. */
const EVEN = 1024;
/** Halvings of what lies between the floor and its bound; by multipliers fewer as calls grow, from so many pairs on none. */
const HALVINGS = 24;
const HALVED = 9e4;

export function bestFloor(terms: FloorTerms, start: PricedStart, gain: Float64Array): BestFloor {
  const { left, right } = terms.shape;
  const modest = mostModest(terms);
  const alone = new Float64Array(left);
  if (modest.proposal < 0) return { floor: 0, bound: 0, proof: prices(alone, new Float64Array(right), 0), chosen: start.chosen };
  alone[modest.proposal] = 1;
  let found = { floor: 0, bound: modest.bound, proof: prices(alone, new Float64Array(right), 0), chosen: start.chosen };
  const floors = new Floors(terms, start, gain, 1 / 1024);
  const keep = (chosen: Uint8Array): void => {
    const floor = lowestSum(terms, chosen);
    if (floor > found.floor) found = { ...found, floor, chosen: chosen.slice() };
  };
  keep(floors.flow.chosen);
  // Where the bound is above the mean, the floor is a matter of sharing, and raising multipliers towards it would be a price war.
  if (found.bound <= meanSum(terms, start.chosen)) {
    raiseFloor(floors, found.bound, 0.1, effortFor(gain, 3e7, 40));
    keep(floors.flow.chosen);
    if (found.floor < found.bound) keep(lifted(terms, gain, floors.flow.chosen, found.bound));
    if (found.floor === found.bound) return found;
  }
  const shared = sharedBound(evenly(terms, start, gain), found.floor, keep);
  if (shared.bound < found.bound) found = { ...found, ...shared };
  if (found.floor < found.bound) keep(levelled(terms, gain, start.chosen, found));
  let high = found.bound;
  const halvings = Math.min(HALVINGS, Math.floor(HALVED / gain.length));
  for (let round = 0; round < halvings && high > found.floor; round++) {
    const floor = Math.ceil((found.floor + high) / 2);
    const trial = bare(terms, found.chosen);
    raiseFloor(trial, floor, 0.1, effortFor(gain, 5e6, 4));
    keep(trial.flow.chosen);
    if (found.floor < floor) keep(lifted(terms, gain, trial.flow.chosen, floor));
    if (found.floor < floor) high = floor - 1;
  }
  keep(climbed(terms, gain, found.chosen));
  return found;
}

/** Gains put aside: multipliers alone decide. */
function bare(terms: FloorTerms, chosen: Uint8Array): Floors {
  return new Floors(terms, { chosen, price: new Float64Array(terms.shape.right), extraPrice: 0 }, new Float64Array(chosen.length), 1);
}

/** Everyone who counts has the same multiplier (without bids that is where the gains stand already): from there, single ones move. */
function evenly(terms: FloorTerms, best: PricedStart, gains: Float64Array): Floors {
  const { shape: { offsets, left }, affinity, counted } = terms;
  const gain = affinity.slice();
  for (let p = 0; p < left; p++) if (counted[p] === 0) gain.fill(0, offsets[p]!, offsets[p + 1]!);
  const { chosen, price, extraPrice } = gain.every((value, arc) => value === gains[arc]) ? best : pricedBy(solveTransport({ ...terms.shape, gain, fill: terms.fill }));
  const start = { chosen, price: price.map((value) => EVEN * value), extraPrice: EVEN * extraPrice };
  return new Floors(terms, start, new Float64Array(gain.length), 1, Float64Array.from(counted, (counts) => EVEN * counts));
}

/**
 * All who count share one best: Σ m × floor is at most the greatest Σ m × affinity. From equal multipliers, weight moves to those who have least.
 * What comes up on the way may have a better floor than is known.
 */
function sharedBound(floors: Floors, floor: number, keep: (chosen: Uint8Array) => void): { readonly bound: number; readonly proof: BoundProof } {
  let bound = Infinity;
  let proof = prices(new Float64Array(0), new Float64Array(0), 0);
  tighten(floors, STEPS, effortFor(floors.gain, 2e6, 1), () => {
    let weight = 0;
    for (const multiplier of floors.multiplier) weight += multiplier;
    const value = Number(floors.bound(0) / BigInt(weight));
    keep(floors.flow.chosen);
    if (value < bound) {
      bound = value;
      proof = prices(floors.multiplier.slice(), floors.flow.price.slice(), floors.flow.extraPrice);
    }
    return value <= floor ? null : { floor: value, excess: (value - floor) * weight };
  });
  return { bound, proof };
}

/** Everyone below the floor is brought nearer to it while chains can be found. */
function lifted(terms: FloorTerms, gain: Float64Array, chosen: Uint8Array, floor: number): Uint8Array {
  const exchanges = new Exchanges(terms, gain, chosen, 4e6 + 10 * gain.length);
  terms.counted.forEach((counted, p) => {
    if (counted === 1) while (exchanges.sumOf(p) < floor && exchanges.lift(p, floor));
  });
  return exchanges.holdings.chosen;
}

/** The target is sought by halving; what swaps have reached is where the next ones begin. */
function levelled(terms: FloorTerms, gain: Float64Array, chosen: Uint8Array, { floor, bound }: { readonly floor: number; readonly bound: number }): Uint8Array {
  const levelling = new Levelling(terms, gain, chosen, 2e7 + 40 * gain.length);
  let [low, high, best] = [floor, bound, chosen];
  for (let halving = 0; halving < HALVINGS && low < high; halving++) {
    const target = Math.ceil((low + high) / 2);
    levelling.raiseTo(target);
    const reached = lowestSum(terms, levelling.holdings.chosen);
    if (reached > low) [low, best] = [reached, levelling.holdings.chosen.slice()];
    if (reached < target) high = target - 1;
  }
  return best;
}

/** The lowest proposal is lifted, again and again, above where it stands, nobody sinking below that. */
function climbed(terms: FloorTerms, gain: Float64Array, chosen: Uint8Array): Uint8Array {
  const exchanges = new Exchanges(terms, gain, chosen, 4e6 + 4 * gain.length);
  for (let steps = Math.floor(2e7 / gain.length); steps > 0; steps--) {
    let [lowestOf, least] = [-1, Infinity];
    terms.counted.forEach((counted, p) => { if (counted === 1 && exchanges.sumOf(p) < least) [lowestOf, least] = [p, exchanges.sumOf(p)]; });
    if (lowestOf < 0 || !exchanges.lift(lowestOf, least + 1)) break;
  }
  return exchanges.holdings.chosen;
}

function prices(multiplier: Float64Array, rightPrice: Float64Array, extraPrice: number): BoundProof {
  return { kind: 'prices', multiplier, rightPrice, extraPrice };
}
