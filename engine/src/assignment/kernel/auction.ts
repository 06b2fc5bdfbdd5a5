import { BestTwo } from './best-two.ts';
import type { Pairing } from './pairing.ts';
import type { RowLists } from './row-lists.ts';
import type { Workspace } from './workspace.ts';

/** Steps fall from an eighth of the cost range by eighths to about 1e-7 of it; whole numbers end at 1. */
const FIRST_STEP = 2 ** -3;
const STEP_RATIO = 2 ** -3;
const LAST_STEP = 2 ** -24;

/** Five bids per row and step are usual. Where it takes many more, the prices reached so far have to do. */
const MOST_BIDS_PER_ROW = 200;

/**
 * Duals by an auction with ever smaller steps (Bertsekas, "The auction algorithm", Annals of OR 14 (1988); scaling: Goldberg & Kennedy,
 * "An efficient cost scaling algorithm for the assignment problem", Math. Programming 71 (1995)). A step keeps rows that want the same few
 * columns from outbidding each other by next to nothing. Only the prices are kept, as duals to start from: everybody is parted, so the
 * pairs found afterwards are exact.
 *
 * Square problems without forbidden pairs only: any duals are sound there, and every auction ends. Whole numbers keep whole duals: a round
 * of the auction lowers the lowest by the cost range and a step at most, which ten rounds and the paths after them repeat less than 32 times.
 * Returns whether it changed anything.
 */
export function scalePrices(pairing: Pairing, lists: RowLists, workspace: Workspace, smallest: number): boolean {
  const range = rangeOf(pairing, smallest);
  if (range === undefined) return false;
  const auction = new Auction(pairing, lists, workspace);
  for (let step = FIRST_STEP; step >= LAST_STEP && auction.bidsLeft > 0; step *= STEP_RATIO) {
    const wholeStep = Math.max(1, Math.floor(step * range.width));
    auction.round(range.isWhole ? wholeStep : step * range.width);
    if (range.isWhole && wholeStep === 1) break;
  }
  pairing.part();
  return true;
}

interface Range { readonly width: number; readonly isWhole: boolean }

/** Undefined where an auction is not for the problem: see `scalePrices`. */
function rangeOf({ rows, columns, cost }: Pairing, smallest: number): Range | undefined {
  if (rows !== columns) return undefined;
  let largest = smallest;
  let isWhole = true;
  for (let at = 0; at < cost.length; at++) {
    const c = cost[at]!;
    if (c > largest) largest = c;
    if (isWhole && Math.floor(c) !== c) isWhole = false;
  }
  const width = largest - smallest;
  const reach = Math.abs(smallest) + 32 * width;
  return reach < Infinity && !(isWhole && reach > Number.MAX_SAFE_INTEGER) ? { width, isWhole } : undefined;
}

class Auction {
  bidsLeft: number;
  private readonly pairing: Pairing;
  private readonly workspace: Workspace;
  private readonly view: BestTwo;
  /** A ring: who was outbid waits behind everybody who is still waiting. */
  private readonly waiting: Int32Array;

  constructor(pairing: Pairing, lists: RowLists, workspace: Workspace) {
    this.pairing = pairing;
    this.workspace = workspace;
    this.view = new BestTwo(pairing, lists, workspace);
    this.waiting = new Int32Array(pairing.rows);
    this.bidsLeft = MOST_BIDS_PER_ROW * pairing.rows;
  }

  /** Everybody is parted and bids until each has a column, paying at least a step more than the second best says. */
  round(step: number): void {
    const { pairing, waiting } = this;
    pairing.part();
    for (let row = 0; row < waiting.length; row++) waiting[row] = row;
    let head = 0;
    let count = waiting.length;
    while (count > 0 && this.bidsLeft > 0) {
      const loser = this.bid(waiting[head]!, step);
      head = head + 1 === waiting.length ? 0 : head + 1;
      if (loser < 0) count--;
      else waiting[(head + count - 1) % waiting.length] = loser;
    }
  }

  private bid(row: number, step: number): number {
    const { pairing, view } = this;
    const { listColumn, listCost } = this.workspace;
    this.bidsLeft--;
    view.look(row);
    const column = listColumn[view.bestAt]!;
    pairing.dual[column] = pairing.dual[column]! - (view.second - view.best) - step;
    return pairing.give(row, column, listCost[view.bestAt]!);
  }
}
