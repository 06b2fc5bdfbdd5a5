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
