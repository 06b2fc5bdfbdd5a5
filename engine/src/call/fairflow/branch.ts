import { Floors } from './floors.ts';
import type { FloorTerms, PricedStart } from './floors.ts';
import { withNeededReviews } from './needed-reviews.ts';
import { easeMultipliers, effortFor, raiseFloor } from './raise-floor.ts';
import type { Effort } from './raise-floor.ts';
import { gainOf } from './totals.ts';

export interface Searched {
  /** Undefined: nothing above what was known. */
  readonly chosen: Uint8Array | undefined;
  readonly complete: boolean;
  readonly cases: number;
}

/** What is asked for: more gain than `above`, over a floor. A floor alone is asked for with gains of 0 and `above` = -1. */
export interface Quest {
  readonly gain: Float64Array;
  readonly floor: number;
  readonly above: number;
  /** The first answer will do. */
  readonly first: boolean;
  /** Of multipliers. */
  readonly grain: number;
}

/**
 * Branch and bound for small calls: the greatest gain over a floor, every case considered.
 *
 * A case has some pairs made and some ruled out. Its bound is the priced one of `Floors`, kept warm from case to case; where that does not settle it,
 * one more pair is decided. The number of cases is limited by a count, never by a clock.
 */
export function searchAbove(terms: FloorTerms, start: PricedStart, quest: Quest, effort: Effort): Searched {
  const needy = withNeededReviews(terms, start, quest.gain, quest.floor);
  if (needy === undefined) return { chosen: undefined, complete: true, cases: 0 };
  const search = new CaseSearch(needy.terms, needy.start, quest, effort.left);
  search.run();
  effort.left -= search.floors.flow.work;
  return search;
}

/** How much more than needed multipliers are raised, in a case. */
const SHARES = [0.1, 0.01];

class CaseSearch implements Searched {
  readonly floors: Floors;
  chosen: Uint8Array | undefined;
  complete = true;
  cases = 0;
  private readonly terms: FloorTerms;
  private readonly quest: Quest;
  private readonly mostWork: number;
  private best: number;

  constructor(terms: FloorTerms, start: PricedStart, quest: Quest, mostWork: number) {
    this.terms = terms;
    this.quest = quest;
    this.mostWork = mostWork;
    this.best = quest.above;
    this.floors = new Floors(terms, start, quest.gain, quest.grain);
  }

  run(): void {
    const { floors, terms: { counted, shape: { left } }, quest: { floor } } = this;
    for (let p = 0; p < left; p++) if (counted[p] === 1 && floors.imply(p, floor) === null) return;
    this.visit();
  }

  private visit(): void {
    this.cases++;
    if (this.floors.flow.work > this.mostWork) {
      this.complete = false;
      return;
    }
    if (this.isSettled() || this.isOver()) return;
    const arc = this.undecided();
    if (arc < 0) return;
    const p = this.floors.flow.holdings.leftOfArc[arc]!;
    const likelier = this.floors.flow.chosen[arc] === 1 ? 1 : -1;
    const multipliers = this.floors.multiplier.slice();
    for (const state of [likelier, -likelier]) {
      this.visitWith(p, arc, state, multipliers);
      if (this.isOver()) return;
    }
  }

  /** The case in which this pair is decided, too, and what that implies; afterwards all is as before. */
  private visitWith(p: number, arc: number, state: number, multipliers: Float64Array): void {
    const { floors, terms: { counted }, quest: { floor } } = this;
    floors.decide(arc, state);
    floors.refresh(p);
    const implied = floors.imply(p, counted[p] === 1 ? floor : 0);
    if (implied !== null) this.visit();
    for (const each of [arc, ...(implied ?? [])]) floors.decide(each, 0);
    multipliers.forEach((multiplier, q) => {
      if (q === p || floors.multiplier[q] !== multiplier) floors.setMultiplier(q, multiplier);
    });
  }

  private isOver(): boolean {
    return !this.complete || (this.quest.first && this.chosen !== undefined);
  }

  /** Whether prices show that the case has nothing better, or that what it has is found. */
  private isSettled(): boolean {
    const { floors, quest: { floor, gain } } = this;
    const effort = effortFor(gain, 0, 200);
    for (const share of SHARES) {
      const reached = raiseFloor(floors, floor, share, effort);
      if (reached === 'impossible') return true;
      if (reached === 'holds') this.keep();
      if (this.isBounded()) return true;
      if (reached === 'open') return false;
      easeMultipliers(floors, floor, effort);
      if (this.isBounded()) return true;
    }
    return false;
  }

  private isBounded(): boolean {
    return this.floors.bound(this.quest.floor) <= BigInt(this.best);
  }

  private keep(): void {
    const { decided, flow: { chosen } } = this.floors;
    const total = gainOf(this.quest.gain, chosen);
    if (total <= this.best || !decided.every((state, arc) => state === 0 || (state === 1) === (chosen[arc] === 1))) return;
    this.best = total;
    this.chosen = chosen.slice();
  }

  /** Of the proposal whose floor costs the bound most, the pair that is nearest to being decided otherwise; -1: all is decided. */
  private undecided(): number {
    const { floors, terms: { counted, shape: { left } }, quest: { floor } } = this;
    let [bestArc, worst] = [-1, -1];
    for (let p = 0; p < left; p++) {
      const sum = floors.sumOf(p);
      const slack = Math.abs(sum - floor) * (floors.multiplier[p]! + (sum < floor ? 1 : 0));
      if (counted[p] === 0 || slack <= worst) continue;
      const arc = this.nearest(p);
      if (arc >= 0) [bestArc, worst] = [arc, slack];
    }
    return bestArc;
  }

  /** p's pair of least worth, of those it has; else, the one of most worth of the others. */
  private nearest(p: number): number {
    const { decided, flow: { weight, price, chosen } } = this.floors;
    const { offsets, neighbours } = this.terms.shape;
    let [least, had, most, lacked] = [Infinity, -1, -Infinity, -1];
    for (let arc = offsets[p]!; arc < offsets[p + 1]!; arc++) {
      if (decided[arc] !== 0) continue;
      const value = weight[arc]! - price[neighbours[arc]!]!;
      if (chosen[arc] === 1) {
        if (value < least) [least, had] = [value, arc];
      } else if (value > most) [most, lacked] = [value, arc];
    }
    return had >= 0 ? had : lacked;
  }
}
