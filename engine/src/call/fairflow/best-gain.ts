import { Exchanges } from './exchanges.ts';
import { Floors } from './floors.ts';
import type { FloorTerms, PricedStart } from './floors.ts';
import { Levelling } from './levelling.ts';
import { easeMultipliers, effortFor, raiseFloor, STEPS, tighten } from './raise-floor.ts';
import { gainOf } from './totals.ts';
import type { BoundProof } from './types.ts';

export interface BestGain {
  readonly chosen: Uint8Array;
  readonly gain: number;
  readonly bound: number;
  readonly proof: BoundProof;
}

/** How much more than needed multipliers are raised, pass after pass: boldly first, then to the point. */
const SHARES = [0.1, 0.02, 0.005, 0.001];

/**
 * A great gain over a floor that `known` has, and a bound on it: multipliers are raised until the floor holds; where they prove that nothing is
 * better, that is the answer. Otherwise the bound is lowered from another side, and swaps and chains win back what the floor cost.
 */
export function bestGain(terms: FloorTerms, start: PricedStart, gain: Float64Array, floor: number, known: Uint8Array): BestGain {
  const record = new GainRecord(gain, floor, known);
  const floors = new Floors(terms, start, gain, 1 / 1024);
  const isWar = raisedUntilProven(floors, record);
  if (record.isProven()) return record.answer();
  if (isWar) record.keep(swappedBack(terms, gain, floor, record.chosen));
  // Where raising went astray, a patient descent from no multipliers at all may still lower the bound; of a war, that is seldom so.
  const anew = new Floors(terms, start, gain, 1 / 1024);
  tighten(anew, STEPS, effortFor(gain, isWar ? 1e6 : 4e6, isWar ? 0 : 2), () => (record.look(anew) ? null : { floor, excess: Number(anew.bound(floor)) - record.gain }));
  record.keep(improvedBy(floors, floor, record.chosen, isWar ? 4 : 10));
  return record.answer();
}

/** The best that came up, and the least bound that was proven. */
class GainRecord {
  chosen: Uint8Array;
  gain: number;
  private bound = Infinity;
  private proof: BoundProof = { kind: 'search', cases: 0 };
  readonly floor: number;
  private readonly gains: Float64Array;

  constructor(gains: Float64Array, floor: number, known: Uint8Array) {
    this.gains = gains;
    this.floor = floor;
    this.chosen = known;
    this.gain = gainOf(gains, known);
  }

  /** What these multipliers prove and reach; whether nothing is left open. */
  look(floors: Floors): boolean {
    const { multiplier, flow } = floors;
    const proven = Number(floors.bound(this.floor));
    if (proven < this.bound) {
      this.bound = proven;
      this.proof = { kind: 'prices', multiplier: multiplier.slice(), rightPrice: flow.price.slice(), extraPrice: flow.extraPrice };
    }
    if (floors.below(this.floor).length === 0) this.keep(flow.chosen);
    return this.isProven();
  }

  /** An answer that has the floor. */
  keep(chosen: Uint8Array): void {
    const total = gainOf(this.gains, chosen);
    if (total > this.gain) [this.gain, this.chosen] = [total, chosen.slice()];
  }

  isProven(): boolean {
    return this.gain === this.bound;
  }

  answer(): BestGain {
    return { chosen: this.chosen, gain: this.gain, bound: this.bound, proof: this.proof };
  }
}

/** Raises multipliers to the floor, more and more to the point; true: that is a price war, in which effort would be lost. */
function raisedUntilProven(floors: Floors, record: GainRecord): boolean {
  const { gain } = floors;
  const { floor } = record;
  if (record.look(floors)) return false;
  // Where a first try leaves most of those below where they are, all want the same few.
  const short = floors.below(floor).length;
  const tried = raiseFloor(floors, floor, SHARES[0]!, effortFor(gain, 1e6, 1));
  const isWar = tried === 'open' && floors.below(floor).length > short / 2;
  if (record.look(floors) || isWar) return isWar;
  const effort = effortFor(gain, 3e7, 40);
  for (const share of SHARES) {
    const reached = raiseFloor(floors, floor, share, effort);
    if (record.look(floors) || reached !== 'holds') break;
    easeMultipliers(floors, floor, effort);
    if (record.look(floors)) break;
  }
  return false;
}

/** Swaps that gain. */
function swappedBack(terms: FloorTerms, gain: Float64Array, floor: number, chosen: Uint8Array): Uint8Array {
  const levelling = new Levelling(terms, gain, chosen, 4e6 + 20 * gain.length);
  levelling.winBack(floor);
  return levelling.holdings.chosen;
}

/** Only proposals that pay for the floor can have something to gain by a chain; elsewhere the prices say that there is nothing. */
function improvedBy({ terms, multiplier, gain }: Floors, floor: number, chosen: Uint8Array, times: number): Uint8Array {
  const exchanges = new Exchanges(terms, gain, chosen, 2e6 + times * gain.length);
  let improved = true;
  for (let round = 0; improved && round < 10; round++) {
    improved = false;
    multiplier.forEach((value, p) => {
      if (value > 0) while (exchanges.improve(p, floor)) improved = true;
    });
  }
  return exchanges.holdings.chosen;
}
