import { DenseSearch } from './dense-search.ts';
import { EventHeap } from './event-heap.ts';
import type { Pairing } from './pairing.ts';
import type { RowLists } from './row-lists.ts';
import type { Workspace } from './workspace.ts';

/** A search leaves its lists once it has read more rows than this and more than a third of those it settled. */
const FEW_READS = 8;
const MANY_READS = 1 / 3;

/** Augments along shortest alternating paths, one free row at a time (Dijkstra over columns, on reduced costs). */
export class ShortestPaths {
  target = -1;
  targetDistance = Infinity;
  touchedCount = 0;
  settledCount = 0;
  /** How many rows all searches so far have read in full. */
  rowsRead = 0;

  private readonly pairing: Pairing;
  private readonly lists: RowLists;
  private readonly workspace: Workspace;
  /** Entries below `columns` are columns, above are rows whose bound is due. */
  private readonly heap: EventHeap;
  private readonly dense: DenseSearch;
  private readyCount = 0;
  private level = 0;

  constructor(pairing: Pairing, lists: RowLists, workspace: Workspace) {
    this.pairing = pairing;
    this.lists = lists;
    this.workspace = workspace;
    this.heap = new EventHeap(workspace);
    this.dense = new DenseSearch(pairing, workspace);
  }

  /** Returns false where no augmenting path begins at the row (none then ever will): it stays free, and the duals as they are. */
  augmentFrom(freeRow: number): boolean {
    if (this.lists.areWhole) this.searchDensely(freeRow);
    else this.search(freeRow);
    const found = this.target >= 0;
    if (found) {
      this.lowerDuals();
      this.augment(freeRow);
    } else {
      this.pairing.pairCost[freeRow] = 0;
    }
    this.forget();
    return found;
  }

  /** A column has been reached over a row, at this distance. */
  relax(row: number, column: number, reached: number): void {
    const { distance, touched, via, ready } = this.workspace;
    const known = distance[column]!;
    if (!(reached < known && reached < this.targetDistance)) return;
    if (known === Infinity) touched[this.touchedCount++] = column;
    // Settled columns can only be "improved" by a rounding error: leave them.
    else if (known <= this.level) return;
    distance[column] = reached;
    via[column] = row;
    if (this.pairing.rowOfColumn[column]! < 0) {
      this.target = column;
      this.targetDistance = reached;
    } else if (reached <= this.level && !this.heap.has(column)) {
      ready[this.readyCount++] = column;
    } else {
      this.heap.offer(column, reached);
    }
  }

  private search(freeRow: number): void {
    const { dual, pairCost, rowOfColumn, columns } = this.pairing;
    const { distance, settled, ready, rowBase } = this.workspace;
    const { heap } = this;
    let taken = 0;
    let reads = 0;
    this.level = -Infinity;
    this.enter(freeRow, 0);
    for (;;) {
      let column: number;
      if (taken < this.readyCount) {
        if (this.targetDistance <= this.level) return;
        column = ready[taken++]!;
      } else {
        const key = heap.smallestKey;
        if (key >= this.targetDistance) return;
        if (key > this.level) this.level = key;
        const entry = heap.pop();
        if (entry >= columns) {
          this.rowsRead++;
          if (++reads > FEW_READS && reads > MANY_READS * this.settledCount) return this.goDense(entry - columns);
          this.lists.readFor(this, entry - columns, rowBase[entry - columns]!);
          continue;
        }
        column = entry;
      }
      settled[this.settledCount++] = column;
      const row = rowOfColumn[column]!;
      this.enter(row, distance[column]! - (pairCost[row]! - dual[column]!));
    }
  }

  /** A row joins the search tree: its listed columns now, the rest when its bound is due. */
  private enter(row: number, base: number): void {
    const { dual } = this.pairing;
    const { listColumn, listCost, listCount, listBound, rowBase } = this.workspace;
    rowBase[row] = base;
    const list = row * this.lists.length;
    const end = list + listCount[row]!;
    for (let at = list; at < end; at++) {
      const column = listColumn[at]!;
      this.relax(row, column, base + (listCost[at]! - dual[column]!));
    }
    const due = base + listBound[row]!;
    if (due < this.targetDistance) this.heap.offer(this.pairing.columns + row, due);
  }

  /** Few columns are looked through faster than a heap is kept. */
  private searchDensely(freeRow: number): void {
    this.workspace.rowBase[freeRow] = 0;
    this.goDense(freeRow);
  }

  /** Rows in the tree that were not read since they entered, the due one first, are read by the dense search. */
  private goDense(dueRow: number): void {
    const { columns } = this.pairing;
    const rows = [dueRow];
    for (let place = 0; place < this.heap.size; place++) {
      if (this.heap.at(place) >= columns) rows.push(this.heap.at(place) - columns);
    }
    this.heap.clear();
    const settledBefore = this.settledCount;
    this.dense.finish(this, rows);
    this.rowsRead += this.settledCount - settledBefore + rows.length;
  }

  private lowerDuals(): void {
    const { targetDistance } = this;
    const { dual } = this.pairing;
    const { distance, settled } = this.workspace;
    for (let at = 0; at < this.settledCount; at++) {
      const column = settled[at]!;
      const fall = targetDistance - distance[column]!;
      if (fall > 0) dual[column] = dual[column]! - fall;
    }
  }

  private augment(freeRow: number): void {
    const { columns, columnOfRow, rowOfColumn, pairCost, cost } = this.pairing;
    const { via } = this.workspace;
    let column = this.target;
    for (;;) {
      const row = via[column]!;
      const left = columnOfRow[row]!;
      columnOfRow[row] = column;
      rowOfColumn[column] = row;
      pairCost[row] = cost[row * columns + column]!;
      if (row === freeRow) return;
      column = left;
    }
  }

  private forget(): void {
    const { distance, touched } = this.workspace;
    for (let at = 0; at < this.touchedCount; at++) distance[touched[at]!] = Infinity;
    this.heap.clear();
    this.touchedCount = 0;
    this.settledCount = 0;
    this.readyCount = 0;
    this.target = -1;
    this.targetDistance = Infinity;
  }
}
