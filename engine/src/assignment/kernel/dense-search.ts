import type { Pairing } from './pairing.ts';
import type { ShortestPaths } from './shortest-paths.ts';
import type { Workspace } from './workspace.ts';

/**
 * The rest of a search in which nearly every row has to be read anyway: each settled row is relaxed in full, and the nearest column is found by
 * looking at all that are open. Without heap and lists that is several times faster per row.
 */
export class DenseSearch {
  private readonly pairing: Pairing;
  private readonly workspace: Workspace;
  private openCount = 0;
  /** Place among the open columns, -1 = nothing left. */
  private nearest = -1;

  constructor(pairing: Pairing, workspace: Workspace) {
    this.pairing = pairing;
    this.workspace = workspace;
  }

  /** `rows` are those in the tree that have yet to be read. Leaves target, distances, settled and touched columns in the search. */
  finish(search: ShortestPaths, rows: readonly number[]): void {
    const { dual, pairCost, rowOfColumn } = this.pairing;
    const { distance, open, settled, rowBase } = this.workspace;
    this.openAllButSettled(search.settledCount);
    for (const row of rows) this.relaxAll(search, row, rowBase[row]!);
    search.target = -1;
    while (this.nearest >= 0) {
      const column = open[this.nearest]!;
      const row = rowOfColumn[column]!;
      if (row < 0) {
        search.target = column;
        search.targetDistance = distance[column]!;
        return;
      }
      settled[search.settledCount++] = column;
      open[this.nearest] = open[--this.openCount]!;
      this.relaxAll(search, row, distance[column]! - (pairCost[row]! - dual[column]!));
    }
  }

  private openAllButSettled(settledCount: number): void {
    const { isSettled, open, settled } = this.workspace;
    for (let at = 0; at < settledCount; at++) isSettled[settled[at]!] = 1;
    this.openCount = 0;
    for (let column = 0; column < this.pairing.columns; column++) if (isSettled[column] === 0) open[this.openCount++] = column;
    for (let at = 0; at < settledCount; at++) isSettled[settled[at]!] = 0;
  }

  /** Relaxes one row and finds the nearest open column, a free one among equals. */
  private relaxAll(search: ShortestPaths, row: number, base: number): void {
    const { cost, dual, rowOfColumn, columns } = this.pairing;
    const { distance, open, touched, via } = this.workspace;
    const { openCount } = this;
    const from = row * columns;
    let nearest = -1;
    let lowest = Infinity;
    for (let at = 0; at < openCount; at++) {
      const column = open[at]!;
      const reached = base + (cost[from + column]! - dual[column]!);
      let known = distance[column]!;
      if (reached < known) {
        if (known === Infinity) touched[search.touchedCount++] = column;
        known = reached;
        distance[column] = reached;
        via[column] = row;
      }
      if (known < lowest) {
        lowest = known;
        nearest = at;
      } else if (known === lowest && nearest >= 0 && rowOfColumn[column]! < 0) {
        nearest = at;
      }
    }
    this.nearest = nearest;
  }
}
