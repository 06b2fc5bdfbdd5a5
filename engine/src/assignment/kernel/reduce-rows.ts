import { BestTwo } from './best-two.ts';
import type { Pairing } from './pairing.ts';
import type { RowLists } from './row-lists.ts';
import type { Workspace } from './workspace.ts';

/**
 * Bids allowed per row, on average: beyond it rows outbid each other in tiny steps and a shortest path is cheaper.
 * The bound on exact whole numbers in one-to-one.ts counts on it.
 */
const BIDS_PER_ROW = 8;

/** Augmenting row reduction. Writes the rows that stay free into `workspace.freeRows` and returns how many there are. */
export function reduceRows(pairing: Pairing, lists: RowLists, workspace: Workspace): number {
  const view = new BestTwo(pairing, lists, workspace);
  const { freeRows } = workspace;
  let free = 0;
  let bids = BIDS_PER_ROW * pairing.rows;
  for (let first = 0; first < pairing.rows; first++) {
    let row = first;
    while (row >= 0) {
      const loser = bids-- > 0 ? bid(row, view, pairing, workspace) : row;
      if (loser === row) freeRows[free++] = row;
      row = loser === row ? -1 : loser;
    }
  }
  return free;
}

/** Gives `row` its best column and returns the row that lost it, -1 when none did, or `row` itself when it cannot bid. */
function bid(row: number, view: BestTwo, pairing: Pairing, { listColumn, listCost }: Workspace): number {
  view.look(row);
  const { best, second, bestAt } = view;
  if (bestAt < 0) return row;
  const column = listColumn[bestAt]!;
  // A lone allowed column has no second best to price by, and a tie moves nobody: the shortest path decides.
  if (pairing.rowOfColumn[column]! >= 0 && (second === Infinity || !(best < second))) return row;
  if (second !== Infinity) pairing.dual[column] = pairing.dual[column]! - (second - best);
  return pairing.give(row, column, listCost[bestAt]!);
}
