/**
 * The exact assignment kernel on typed arrays: every row gets a column of its own at least total cost (rows <= columns).
 *
 * Problem:  min sum c[i][x(i)], x injective.  Dual: max sum u + sum v with u[i] + v[j] <= c[i][j], v[j] <= 0, v[j] = 0 on unused columns.
 *
 * Method: Jonker & Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
 * Computing 38 (1987), started without column reduction so that rectangular problems need no padding (Crouse, "On implementing 2D
 * rectangular assignment algorithms", IEEE TAES 52 (2016)). Added here: column duals only fall, so c - v only rises. A row therefore
 * keeps a short list of its best columns and a bound that every unlisted column respects for ever; the whole row (N values that are not
 * in cache) is read again only when the bound is reached.
 *
 *   1. fill     every row's list, reading the matrix once, from a start that differs by row (ties then spread over the columns)
 *   2. reduce   rows bid for their best column, lowering its dual to the second best (augmenting row reduction)
 *   3. augment  each row still free: Dijkstra over alternating paths. A row enters with its list only; its bound is queued as an
 *               event, and when that comes up the row is relaxed in full. A search that reads most of its rows ends without lists.
 *   4. scale    only where searches turn out long for most rows (everybody wants the same few): better duals by an auction, then 2 and 3 again.
 *
 * Deterministic: no randomness; ties go by position. Time O(rows^2 columns) worst case, near O(rows columns) on usual inputs.
 * What each part earned is in docs/decisions/0009-the-assignment-kernel.md.
 */
import { scalePrices } from './auction.ts';
import { Pairing } from './pairing.ts';
import { reduceRows } from './reduce-rows.ts';
import { RowLists } from './row-lists.ts';
import { ShortestPaths } from './shortest-paths.ts';
import { workspaceFor } from './workspace.ts';

/**
 * How often searches may read each row, on average, before an auction is tried: far below what the auction costs, so that little is lost
 * where it would not have been needed.
 */
const READS_BEFORE_SCALING = 2;

export interface KernelResult {
  readonly columnOfRow: Int32Array;
  readonly rowOfColumn: Int32Array;
  readonly columnDual: Float64Array;
  /** Cost of each row's pair; 0 where unmatched. */
  readonly pairCost: Float64Array;
  readonly unmatchedRows: number;
}

/** `cost` is row-major, rows <= columns. Returns undefined when it holds NaN or -Infinity. */
export function assignRows(rows: number, columns: number, cost: Float64Array): KernelResult | undefined {
  const workspace = workspaceFor(rows, columns);
  const pairing = new Pairing(rows, columns, cost);
  const lists = new RowLists(pairing, workspace);
  const smallest = lists.fillAll();
  if (smallest === undefined) return undefined;
  // Duals count from the smallest cost, so that c - v stays small and integers near 2^53 stay exact.
  pairing.dual.fill(smallest);
  lists.lowerBounds(smallest);
  const paths = new ShortestPaths(pairing, lists, workspace);
  const { freeRows } = workspace;
  let free = reduceRows(pairing, lists, workspace);
  let mayScale = true;
  let unmatchedRows = 0;
  for (let next = 0; next < free; next++) {
    if (mayScale && paths.rowsRead > READS_BEFORE_SCALING * rows && 2 * (free - next) > rows) {
      mayScale = false;
      if (scalePrices(pairing, lists, workspace, smallest)) {
        free = reduceRows(pairing, lists, workspace);
        next = -1;
        continue;
      }
    }
    if (!paths.augmentFrom(freeRows[next]!)) unmatchedRows++;
  }
  const { columnOfRow, rowOfColumn, pairCost, dual } = pairing;
  for (let column = 0; column < columns; column++) dual[column] = dual[column]! - smallest;
  return { columnOfRow, rowOfColumn, columnDual: dual, pairCost, unmatchedRows };
}
