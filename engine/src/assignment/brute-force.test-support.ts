import type { AssignmentProblem } from './one-to-one.ts';

/** Tries every way to give rows columns of their own: most pairs first, then least cost. For a handful of rows. */
export function bruteForce({ rows, columns, cost }: AssignmentProblem): { pairs: number; cost: number } {
  let best = { pairs: 0, cost: 0 };
  const used = new Array<boolean>(columns).fill(false);
  const visit = (row: number, pairs: number, total: number): void => {
    if (row === rows) {
      if (pairs > best.pairs || (pairs === best.pairs && total < best.cost)) best = { pairs, cost: total };
      return;
    }
    if (pairs + rows - row < best.pairs) return;
    visit(row + 1, pairs, total);
    for (let column = 0; column < columns; column++) {
      const pairCost = cost[row * columns + column]!;
      if (used[column] || pairCost === Infinity) continue;
      used[column] = true;
      visit(row + 1, pairs + 1, total + pairCost);
      used[column] = false;
    }
  };
  visit(0, 0, 0);
  return best;
}

/** Every way to give rows columns of their own, as columnOfRow arrays (-1 = unmatched), most pairs only. */
export function everyLargestMatching(rows: number, columns: number, allowed: (row: number, column: number) => boolean): number[][] {
  let largest: number[][] = [];
  let most = -1;
  const columnOfRow = new Array<number>(rows).fill(-1);
  const visit = (row: number, pairs: number): void => {
    if (pairs + rows - row < most) return;
    if (row === rows) {
      if (pairs > most) {
        most = pairs;
        largest = [];
      }
      largest.push([...columnOfRow]);
      return;
    }
    visit(row + 1, pairs);
    for (let column = 0; column < columns; column++) {
      if (columnOfRow.includes(column) || !allowed(row, column)) continue;
      columnOfRow[row] = column;
      visit(row + 1, pairs + 1);
      columnOfRow[row] = -1;
    }
  };
  visit(0, 0);
  return largest;
}
