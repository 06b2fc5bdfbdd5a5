import { BestSwap } from './best-swap.ts';
import type { Aim } from './best-swap.ts';
import type { FloorTerms } from './floors.ts';
import { Holdings } from './holdings.ts';
import { sumsOf } from './totals.ts';

/** Gains decide only between swaps that level alike. */
const AMONG_EQUALS = 2 ** -48;

/**
 * Swaps between those who have little and those who have more: a proposal below the target lets go of one reviewer and takes another, who has room
 * or whom another proposal gives away for the one let go, or who was beyond that one's minimum. Where all want the same few, this evens out in no time
 * what prices argue over for long.
 *
 * A proposal for which nothing was found is looked at again only for what reviewers had to do with a swap since: no other pair's swap can have come up.
 */
export class Levelling {
  readonly holdings: Holdings;
  private readonly terms: FloorTerms;
  private readonly sums: Float64Array;
  private readonly search: BestSwap;
  private swaps = 0;
  /** Per reviewer and per proposal: how many swaps there were when something of theirs changed, and when nothing was found. */
  private readonly changedAt: Uint32Array;
  private readonly settledAt: Float64Array;
  /** Pairs that may still be looked at; counted, so that the same input always gets as far. */
  private effort: number;

  constructor(terms: FloorTerms, gain: Float64Array, chosen: Uint8Array, effort: number) {
    this.terms = terms;
    this.effort = effort;
    this.holdings = new Holdings(terms.shape, chosen.slice());
    this.sums = sumsOf(terms, chosen);
    this.changedAt = new Uint32Array(terms.shape.right);
    this.settledAt = new Float64Array(terms.shape.left).fill(-1);
    this.search = new BestSwap(terms, gain, this.holdings, this.sums, this.changedAt);
  }

  /**
   * Lifts everyone below the target as far as swaps do; of two, the lower one is higher after each swap than before, so it ends. Whoever nothing lifts
   * cannot be lifted to another target either.
   */
  raiseTo(target: number): void {
    this.untilNothingMoves((p) => {
      const own = this.sums[p]!;
      return own < target ? { target, least: own + 1, ofLevel: 1, ofGain: AMONG_EQUALS } : undefined;
    });
  }

  /** Swaps that gain while both stay at the floor. */
  winBack(floor: number): void {
    this.settledAt.fill(-1);
    const aim = { target: floor, least: floor, ofLevel: 0, ofGain: 1 };
    this.untilNothingMoves(() => aim);
  }

  private untilNothingMoves(aimOf: (p: number) => Aim | undefined): void {
    const { counted, shape: { left } } = this.terms;
    for (let moved = true; moved && this.effort > 0;) {
      moved = false;
      this.effort -= left;
      for (let p = 0; p < left; p++) while (counted[p] === 1 && this.effort > 0 && this.swap(p, aimOf(p))) moved = true;
    }
  }

  private swap(p: number, aim: Aim | undefined): boolean {
    const { search, settledAt } = this;
    if (aim === undefined || settledAt[p] === this.swaps) return false;
    search.find(p, aim, settledAt[p]!);
    this.effort -= search.looked;
    if (search.take < 0) {
      settledAt[p] = this.swaps;
      return false;
    }
    this.make([search.drop, search.otherDrop].filter((arc) => arc >= 0), [search.take, search.otherTake].filter((arc) => arc >= 0));
    return true;
  }

  private make(drops: readonly number[], takes: readonly number[]): void {
    this.holdings.exchange(drops, takes, this.terms.affinity, this.sums);
    this.swaps++;
    this.stamp([...drops, ...takes]);
    // Loads have changed: a place came free, or somebody may be let go who might not before.
    if (drops.length < 2 || takes.length < 2) this.settledAt.fill(-1);
  }

  /** Whoever took part, and the reviewers that they have and had. */
  private stamp(arcs: readonly number[]): void {
    const { settledAt, holdings: { leftOfArc, heldStart, held, count }, terms: { shape: { neighbours } } } = this;
    for (const arc of arcs) {
      const p = leftOfArc[arc]!;
      settledAt[p] = -1;
      this.stampReviewer(neighbours[arc]!);
      for (let place = heldStart[p]!; place < heldStart[p]! + count[p]!; place++) this.stampReviewer(neighbours[held[place]!]!);
    }
  }

  private stampReviewer(r: number): void {
    this.changedAt[r] = this.swaps;
    this.search.look(r);
  }
}
