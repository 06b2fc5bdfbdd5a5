import type { TransportProblem } from '../../assignment/transport.ts';

export interface KeptAnswer { readonly chosen: Uint8Array; readonly gain: number; readonly kept: number }

/** What is best for rewarded gains: no answer has more than `bound`, which `solution` proves. */
export interface Rewarded<Solution> { readonly chosen: Uint8Array; readonly bound: number; readonly solution: Solution }

/** Where answers are not always best, their lines need not cross where they should. */
const MOST_TRIALS = 100;

/** The reward at which keeping pairs costs just what is allowed. */
export class RewardSearch<Solution> {
  best: KeptAnswer;
  bound: number;
  proof: { readonly reward: number; readonly solution: Solution } | undefined;
  private readonly transport: TransportProblem;
  private readonly previous: Uint8Array;
  private readonly least: number;
  private readonly solve: (gain: Float64Array, known: Uint8Array) => Rewarded<Solution>;
  private trials = 0;

  /** `best` gains `least`; `bound` pairs could stay at most. `solve` gets the best that is known, too. */
  constructor(
    transport: TransportProblem, previous: Uint8Array, least: number, best: KeptAnswer, bound: number, solve: (gain: Float64Array, known: Uint8Array) => Rewarded<Solution>,
  ) {
    this.transport = transport;
    this.previous = previous;
    this.least = least;
    this.best = best;
    this.bound = bound;
    this.solve = solve;
  }

  /** `most`: no reward above it is tried. */
  run(most = Infinity): void {
    let low = { reward: 0, answer: this.best };
    const dearest = Math.min(most, this.dearest());
    let high = { reward: dearest, answer: this.tried(dearest) };
    if (high.answer.gain >= this.least) return;
    while (high.reward - low.reward > 1 && this.isOpen()) {
      // Where the lines of both answers cross; both are best there if nothing else is.
      const crossing = Math.floor((low.answer.gain - high.answer.gain) / Math.max(1, high.answer.kept - low.answer.kept));
      const reward = Math.max(low.reward + 1, Math.min(high.reward - 1, crossing));
      const answer = this.tried(reward);
      const value = answer.gain + reward * answer.kept;
      const known = Math.max(low.answer.gain + reward * low.answer.kept, high.answer.gain + reward * high.answer.kept);
      if (answer.gain < this.least) {
        high = { reward, answer };
        continue;
      }
      low = { reward, answer };
      if (value > known || reward + 1 >= high.reward) continue;
      const next = this.tried(reward + 1);
      if (next.gain >= this.least) low = { reward: reward + 1, answer: next };
      else high = { reward: reward + 1, answer: next };
    }
    this.divide(low.reward);
  }

  /** The first of the pairs get one unit more; how many, is sought by halving. */
  private divide(reward: number): void {
    let few = 0;
    let many = this.previous.reduce((sum, value) => sum + value, 0);
    while (many - few > 1 && this.isOpen()) {
      const middle = Math.floor((few + many) / 2);
      if (this.tried(reward, middle).gain >= this.least) few = middle;
      else many = middle;
    }
  }

  private isOpen(): boolean {
    return this.best.kept < this.bound && this.trials < MOST_TRIALS;
  }

  /** Outweighs all gains where that stays exact; else as much as does. */
  private dearest(): number {
    const { left, right, gain } = this.transport;
    const most = gain.reduce((sum, value) => Math.max(sum, value), 0);
    const reach = Math.max(1, Math.min(left, right)) * (most - gain.reduce((sum, value) => Math.min(sum, value), 0)) + 1;
    const exact = Math.floor(Number.MAX_SAFE_INTEGER / (64 * Math.max(1, Math.min(left, right)))) - most;
    const countable = Math.floor(Number.MAX_SAFE_INTEGER / Math.max(1, gain.length)) - most;
    return Math.max(1, Math.min(reach, exact, Math.max(countable, most)));
  }

  private tried(reward: number, more = 0): KeptAnswer {
    let left = more;
    const gain = this.transport.gain.map((value, arc) => (this.previous[arc] === 0 ? value : value + reward + (left-- > 0 ? 1 : 0)));
    const rewarded = this.solve(gain, this.best.chosen);
    const answer = measured(this.transport, this.previous, rewarded.chosen);
    this.trials++;
    if (answer.gain >= this.least && (answer.kept > this.best.kept || (answer.kept === this.best.kept && answer.gain > this.best.gain))) this.best = answer;
    if (more === 0) {
      const bound = Number((BigInt(rewarded.bound) - BigInt(this.least)) / BigInt(reward));
      if (bound < this.bound) [this.bound, this.proof] = [bound, { reward, solution: rewarded.solution }];
    }
    return answer;
  }
}

export function measured({ gain }: TransportProblem, previous: Uint8Array, chosen: Uint8Array): KeptAnswer {
  let [sum, kept] = [0, 0];
  for (let arc = 0; arc < chosen.length; arc++) {
    if (chosen[arc] === 0) continue;
    sum += gain[arc]!;
    kept += previous[arc]!;
  }
  return { chosen, gain: sum, kept };
}

/** @throws RangeError for pairs of before that are not one value per arc, and for a loss that is not whole or below 0. */
export function checkKeeping({ neighbours }: TransportProblem, previous: Uint8Array, losses: Readonly<Record<string, number>>): void {
  if (previous.length !== neighbours.length) throw new RangeError(`previous must hold ${neighbours.length} values, got ${previous.length}`);
  for (const [name, loss] of Object.entries(losses)) if (!Number.isSafeInteger(loss) || loss < 0) throw new RangeError(`${name} must be a whole number >= 0, got ${loss}`);
}
