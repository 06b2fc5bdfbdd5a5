import type { Pairing } from './pairing.ts';
import type { RowLists } from './row-lists.ts';
import type { Workspace } from './workspace.ts';

/** What a row would bid on: its best column by c - v and what the second best says the first is worth. */
export class BestTwo {
  /** Place in the lists of the best column, a free one among equals; -1 = the row may have no column at all. */
  bestAt = -1;
  best = Infinity;
  second = Infinity;
  private readonly pairing: Pairing;
  private readonly lists: RowLists;
  private readonly workspace: Workspace;

  constructor(pairing: Pairing, lists: RowLists, workspace: Workspace) {
    this.pairing = pairing;
    this.lists = lists;
    this.workspace = workspace;
  }

  /** The list answers unless the second best may lie beyond its bound; then the row is read again. */
  look(row: number): void {
    this.lookAtList(row);
    if (this.second <= this.workspace.listBound[row]!) return;
    this.lists.refill(row);
    this.lookAtList(row);
  }

  private lookAtList(row: number): void {
    const { dual, rowOfColumn } = this.pairing;
    const { listColumn, listCost, listCount } = this.workspace;
    const list = row * this.lists.length;
    const end = list + listCount[row]!;
    let best = Infinity;
    let second = Infinity;
    let bestAt = -1;
    for (let at = list; at < end; at++) {
      const column = listColumn[at]!;
      const key = listCost[at]! - dual[column]!;
      if (key < best) {
        second = best;
        best = key;
        bestAt = at;
      } else if (key < second) {
        second = key;
      }
      if (key === best && rowOfColumn[column]! < 0) bestAt = at;
    }
    this.best = best;
    this.second = second;
    this.bestAt = bestAt;
  }
}
