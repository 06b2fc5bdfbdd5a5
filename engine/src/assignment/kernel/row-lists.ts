import type { Pairing } from './pairing.ts';
import type { ShortestPaths } from './shortest-paths.ts';
import { listLength, type Workspace } from './workspace.ts';

/** Every row's best columns by c - v, and the bound that the others respect while duals only fall. Here alone the matrix is read row by row. */
export class RowLists {
  /** Entries that a row's list has room for; row i's begin at `i * length`. */
  readonly length: number;
  private readonly pairing: Pairing;
  private readonly workspace: Workspace;
  /** Until all lists are filled, when every dual is 0. */
  private isFirstReading = true;

  constructor(pairing: Pairing, workspace: Workspace) {
    this.pairing = pairing;
    this.workspace = workspace;
    this.length = listLength(pairing.columns);
  }

  /** Short rows are listed in full. */
  get areWhole(): boolean {
    return this.length === this.pairing.columns;
  }

  /** Returns the smallest cost (0 where every pair is forbidden), or undefined on the first row with NaN or -Infinity. */
  fillAll(): number | undefined {
    const { listCost, listCount } = this.workspace;
    const { rows } = this.pairing;
    let smallest = Infinity;
    for (let row = 0; row < rows; row++) {
      if (!(this.areWhole ? this.copy(row) : this.read(row, undefined, 0))) return undefined;
      if (listCount[row] === 0) continue;
      const best = listCost[row * this.length]!;
      if (best < smallest) smallest = best;
    }
    this.isFirstReading = false;
    return smallest === Infinity ? 0 : smallest;
  }

  /** Bounds move along when all duals rise by `shift` before the first of them has fallen. */
  lowerBounds(shift: number): void {
    const { listBound } = this.workspace;
    for (let row = 0; row < this.pairing.rows; row++) listBound[row] = listBound[row]! - shift;
  }

  refill(row: number): void {
    this.read(row, undefined, 0);
  }

  /** Reads a row for a search: lists it anew and relaxes every column that is nearer than the target, given where the row begins. */
  readFor(search: ShortestPaths, row: number, base: number): void {
    this.read(row, search, base);
  }

  /** A short row is listed whole, its smallest cost first; the bound is never reached. */
  private copy(row: number): boolean {
    const { cost, columns } = this.pairing;
    const { listColumn, listCost, listCount, listBound } = this.workspace;
    const from = row * columns;
    let end = from;
    for (let column = 0; column < columns; column++) {
      const c = cost[from + column]!;
      if (!(c > -Infinity)) return false;
      if (c === Infinity) continue;
      const at = end > from && c < listCost[from]! ? from : end;
      if (at < end) {
        listCost[end] = listCost[from]!;
        listColumn[end] = listColumn[from]!;
      }
      listCost[at] = c;
      listColumn[at] = column;
      end++;
    }
    listCount[row] = end - from;
    listBound[row] = Infinity;
    return true;
  }

  /** Returns false on NaN or -Infinity. */
  private read(row: number, search: ShortestPaths | undefined, base: number): boolean {
    const { length } = this;
    const { cost, columns, dual } = this.pairing;
    const { listColumn, listCost, listKey, listCount, listBound } = this.workspace;
    const from = row * columns;
    const list = row * length;
    const first = this.isFirstReading;
    let count = 0;
    let bound = Infinity;
    let gate = Infinity;
    let reach = search === undefined ? -Infinity : search.targetDistance - base;
    const start = row % columns;
    for (let half = 0; half < 2; half++) {
      const end = half === 0 ? columns : start;
      let column = half === 0 ? start : 0;
      column = first ? this.nextCheaper(gate, row, column, end) : this.nextBelow(gate, row, column, end);
      while (column < end) {
        const key = cost[from + column]! - dual[column]!;
        if (key !== key) return false;
        if (key < bound) {
          let place = count < length ? count++ : length - 1;
          while (place > 0 && listKey[place - 1]! > key) {
            listKey[place] = listKey[place - 1]!;
            listColumn[list + place] = listColumn[list + place - 1]!;
            place--;
          }
          listKey[place] = key;
          listColumn[list + place] = column;
          if (count === length) bound = listKey[length - 1]!;
        }
        if (search !== undefined && key < reach) {
          search.relax(row, column, base + key);
          reach = search.targetDistance - base;
        }
        gate = bound > reach ? bound : reach;
        column = first ? this.nextCheaper(gate, row, column + 1, end) : this.nextBelow(gate, row, column + 1, end);
      }
    }
    for (let at = list; at < list + count; at++) listCost[at] = cost[from + listColumn[at]!]!;
    listCount[row] = count;
    listBound[row] = bound;
    return count === 0 || listKey[0] !== -Infinity;
  }

  /**
   * The first column from `column` on, before `end`, whose c - v is below `gate` (or not a number); `end` when there is none.
   * Nearly all the time of a large problem passes here: four at a time runs at the speed of memory.
   */
  private nextBelow(gate: number, row: number, column: number, end: number): number {
    const { cost, dual } = this.pairing;
    const from = row * this.pairing.columns;
    while (
      column + 3 < end &&
      cost[from + column]! - dual[column]! >= gate &&
      cost[from + column + 1]! - dual[column + 1]! >= gate &&
      cost[from + column + 2]! - dual[column + 2]! >= gate &&
      cost[from + column + 3]! - dual[column + 3]! >= gate
    ) column += 4;
    while (column < end && cost[from + column]! - dual[column]! >= gate) column++;
    return column;
  }

  /** The same for the first reading, when every dual is 0. */
  private nextCheaper(gate: number, row: number, column: number, end: number): number {
    const { cost, columns } = this.pairing;
    let at = row * columns + column;
    const last = row * columns + end;
    while (at + 3 < last && cost[at]! >= gate && cost[at + 1]! >= gate && cost[at + 2]! >= gate && cost[at + 3]! >= gate) at += 4;
    while (at < last && cost[at]! >= gate) at++;
    return at - row * columns;
  }
}
