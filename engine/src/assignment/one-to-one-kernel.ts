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
 *               event, and when that comes up the row is relaxed in full.
 *
 * Deterministic: no randomness; ties go by position. Time O(rows^2 columns) worst case, near O(rows columns) on usual inputs.
 */

/**
 * Bids allowed per row in step 2, on average: beyond it rows outbid each other in tiny steps and a shortest path is cheaper.
 * The bound on exact whole numbers in one-to-one.ts counts on it.
 */
const BIDS_PER_ROW = 8;

/** Longer lists are dearer to fill, shorter ones are exhausted sooner. A row this short is its own list. */
const LIST_LENGTH = 12;
const SHORT_ROW = 40;

function listLength(columns: number): number {
  return columns <= SHORT_ROW ? columns : LIST_LENGTH;
}

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
  const kernel = new Kernel(rows, columns, cost, scratchFor(rows, columns));
  if (!kernel.fillAllLists()) return undefined;
  kernel.shiftDuals();
  kernel.reduceRows();
  const unmatchedRows = kernel.augmentFreeRows();
  kernel.unshiftDuals();
  return {
    columnOfRow: kernel.columnOfRow,
    rowOfColumn: kernel.rowOfColumn,
    columnDual: kernel.dual,
    pairCost: kernel.pairCost,
    unmatchedRows,
  };
}

/** Working memory that no result refers to. Between solves every distance is Infinity and every heap place -1. */
class Scratch {
  readonly listColumn: Int32Array;
  readonly listCost: Float64Array;
  readonly listCount: Int32Array;
  /** c - v of every unlisted column is at least this. */
  readonly listBound: Float64Array;
  readonly listKey: Float64Array;
  readonly freeRows: Int32Array;

  /** Search state per column. */
  readonly distance: Float64Array;
  readonly via: Int32Array;
  readonly viaCost: Float64Array;
  readonly touched: Int32Array;
  readonly settled: Int32Array;
  readonly ready: Int32Array;
  /** Distance at which a row's reduced costs start: distance of its column minus its own dual. */
  readonly rowBase: Float64Array;

  /** Binary heap with decrease-key. Entries below `columns` are columns, above are rows whose bound is due. */
  readonly heapKey: Float64Array;
  readonly heapEntry: Int32Array;
  readonly heapPlace: Int32Array;

  constructor(rows: number, columns: number) {
    const length = listLength(columns);
    this.listColumn = new Int32Array(rows * length);
    this.listCost = new Float64Array(rows * length);
    this.listCount = new Int32Array(rows);
    this.listBound = new Float64Array(rows);
    this.listKey = new Float64Array(length);
    this.freeRows = new Int32Array(rows);
    this.distance = new Float64Array(columns).fill(Infinity);
    this.via = new Int32Array(columns);
    this.viaCost = new Float64Array(columns);
    this.touched = new Int32Array(columns);
    this.settled = new Int32Array(columns);
    this.ready = new Int32Array(columns);
    this.rowBase = new Float64Array(rows);
    this.heapKey = new Float64Array(rows + columns);
    this.heapEntry = new Int32Array(rows + columns);
    this.heapPlace = new Int32Array(rows + columns).fill(-1);
  }
}

/** Small problems come in numbers, and allocating would be a quarter of their time: they share one. */
let smallScratch: Scratch | undefined;

function scratchFor(rows: number, columns: number): Scratch {
  if (columns > SHORT_ROW) return new Scratch(rows, columns);
  smallScratch ??= new Scratch(SHORT_ROW, SHORT_ROW);
  return smallScratch;
}

class Kernel {
  readonly columnOfRow: Int32Array;
  readonly rowOfColumn: Int32Array;
  readonly dual: Float64Array;
  readonly pairCost: Float64Array;

  private readonly rows: number;
  private readonly columns: number;
  private readonly cost: Float64Array;
  private readonly length: number;
  private readonly scratch: Scratch;
  private smallest = Infinity;
  private freeCount = 0;
  private touchedCount = 0;
  private readyCount = 0;
  private heapSize = 0;
  private level = 0;
  private target = -1;
  private targetDistance = Infinity;

  constructor(rows: number, columns: number, cost: Float64Array, scratch: Scratch) {
    this.rows = rows;
    this.columns = columns;
    this.cost = cost;
    this.scratch = scratch;
    this.length = listLength(columns);
    this.columnOfRow = new Int32Array(rows).fill(-1);
    this.rowOfColumn = new Int32Array(columns).fill(-1);
    this.dual = new Float64Array(columns);
    this.pairCost = new Float64Array(rows);
  }

  /** Returns false on the first row with NaN or -Infinity. */
  fillAllLists(): boolean {
    const { listCost, listCount } = this.scratch;
    const copying = this.length === this.columns;
    let smallest = Infinity;
    for (let row = 0; row < this.rows; row++) {
      if (!(copying ? this.copyRow(row) : this.fillList(row, -Infinity, 0))) return false;
      if (listCount[row] === 0) continue;
      const best = listCost[row * this.length]!;
      if (best < smallest) smallest = best;
    }
    this.smallest = smallest;
    return true;
  }

  /** A short row is listed whole, its smallest cost first; the bound is never reached. */
  private copyRow(row: number): boolean {
    const { cost, columns } = this;
    const { listColumn, listCost, listCount, listBound } = this.scratch;
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

  /**
   * Duals count from the smallest cost, so that c - v stays small and integers near 2^53 stay exact.
   * Lists were filled with duals of 0: their bounds move along.
   */
  shiftDuals(): void {
    if (this.smallest === Infinity) this.smallest = 0;
    this.dual.fill(this.smallest);
    const { listBound } = this.scratch;
    for (let row = 0; row < this.rows; row++) listBound[row] = listBound[row]! - this.smallest;
  }

  unshiftDuals(): void {
    for (let column = 0; column < this.columns; column++) this.dual[column] = this.dual[column]! - this.smallest;
  }

  /**
   * Reads one row: keeps its best columns, sorted by c - v, and (inside a search) relaxes every column that a path through this row,
   * starting at `base`, reaches before the target does. `reach` is the target's distance as seen from the row; -Infinity = no search.
   * Returns false on NaN or -Infinity.
   */
  private fillList(row: number, reach: number, base: number): boolean {
    const { cost, columns, dual, length } = this;
    const { listColumn, listCost, listKey, listCount, listBound } = this.scratch;
    const from = row * columns;
    const list = row * length;
    const first = this.smallest === Infinity;
    const searching = reach !== -Infinity;
    let count = 0;
    let bound = Infinity;
    let gate = Infinity;
    const start = row % columns;
    for (let half = 0; half < 2; half++) {
      const end = half === 0 ? columns : start;
      let column = half === 0 ? start : 0;
      column = first ? this.nextCheaper(gate, row, column, end) : this.nextBelow(gate, row, column, end);
      while (column < end) {
        const c = cost[from + column]!;
        const key = c - dual[column]!;
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
        if (searching && key < reach) {
          this.relax(row, column, c, base + key);
          reach = this.targetDistance - base;
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
    const { cost, dual } = this;
    const from = row * this.columns;
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
    const { cost } = this;
    let at = row * this.columns + column;
    const last = row * this.columns + end;
    while (at + 3 < last && cost[at]! >= gate && cost[at + 1]! >= gate && cost[at + 2]! >= gate && cost[at + 3]! >= gate) at += 4;
    while (at < last && cost[at]! >= gate) at++;
    return at - row * this.columns;
  }

  reduceRows(): void {
    let bids = BIDS_PER_ROW * this.rows;
    for (let first = 0; first < this.rows; first++) {
      let row = first;
      while (row >= 0 && bids-- > 0) row = this.bid(row);
      if (row >= 0) this.scratch.freeRows[this.freeCount++] = row;
    }
  }

  /** Gives `row` its best column and returns the row that lost it, or -1. A row that cannot bid joins freeRows. */
  private bid(row: number): number {
    const { dual, rowOfColumn } = this;
    const { listColumn, listCost, listCount, listBound } = this.scratch;
    const list = row * this.length;
    for (let attempt = 0; ; attempt++) {
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
      if (second > listBound[row]! && attempt === 0) {
        this.fillList(row, -Infinity, 0);
        continue;
      }
      return this.place(row, bestAt, best, second);
    }
  }

  private place(row: number, at: number, best: number, second: number): number {
    const column = at < 0 ? -1 : this.scratch.listColumn[at]!;
    const loser = column < 0 ? -1 : this.rowOfColumn[column]!;
    // A lone allowed column has no second best to price by, and a tie moves nobody: the shortest path decides.
    if (column < 0 || (loser >= 0 && (second === Infinity || !(best < second)))) {
      this.scratch.freeRows[this.freeCount++] = row;
      return -1;
    }
    if (second !== Infinity) this.dual[column] = this.dual[column]! - (second - best);
    this.columnOfRow[row] = column;
    this.rowOfColumn[column] = row;
    this.pairCost[row] = this.scratch.listCost[at]!;
    if (loser >= 0) this.columnOfRow[loser] = -1;
    return loser;
  }

  /** Returns how many rows no augmenting path reaches (none then ever will). */
  augmentFreeRows(): number {
    let unmatched = 0;
    for (let f = 0; f < this.freeCount; f++) {
      const row = this.scratch.freeRows[f]!;
      const settledCount = this.search(row);
      if (this.target < 0) {
        unmatched++;
        this.pairCost[row] = 0;
      } else {
        this.lowerDuals(settledCount);
        this.augment(row);
      }
      this.forgetSearch();
    }
    return unmatched;
  }

  private search(freeRow: number): number {
    const { dual, pairCost, rowOfColumn, columns } = this;
    const { distance, settled, ready, heapKey, rowBase } = this.scratch;
    let settledCount = 0;
    let taken = 0;
    this.level = -Infinity;
    this.enter(freeRow, 0);
    for (;;) {
      let column: number;
      if (taken < this.readyCount) {
        if (this.targetDistance <= this.level) break;
        column = ready[taken++]!;
      } else {
        if (this.heapSize === 0 || heapKey[0]! >= this.targetDistance) break;
        if (heapKey[0]! > this.level) this.level = heapKey[0]!;
        const entry = this.popHeap();
        if (entry >= columns) {
          const row = entry - columns;
          this.fillList(row, this.targetDistance - rowBase[row]!, rowBase[row]!);
          continue;
        }
        column = entry;
      }
      settled[settledCount++] = column;
      const row = rowOfColumn[column]!;
      this.enter(row, distance[column]! - (pairCost[row]! - dual[column]!));
    }
    return settledCount;
  }

  /** A row joins the search tree: its listed columns now, the rest when its bound is due. */
  private enter(row: number, base: number): void {
    const { dual } = this;
    const { listColumn, listCost, listCount, listBound, rowBase } = this.scratch;
    rowBase[row] = base;
    const list = row * this.length;
    const end = list + listCount[row]!;
    for (let at = list; at < end; at++) {
      const column = listColumn[at]!;
      const c = listCost[at]!;
      this.relax(row, column, c, base + (c - dual[column]!));
    }
    const due = base + listBound[row]!;
    if (due < this.targetDistance) this.offer(this.columns + row, due);
  }

  private relax(row: number, column: number, c: number, reached: number): void {
    const { distance, touched, via, viaCost, heapPlace, ready } = this.scratch;
    const known = distance[column]!;
    if (!(reached < known && reached < this.targetDistance)) return;
    if (known === Infinity) touched[this.touchedCount++] = column;
    // Settled columns can only be "improved" by a rounding error: leave them.
    else if (known <= this.level) return;
    distance[column] = reached;
    via[column] = row;
    viaCost[column] = c;
    if (this.rowOfColumn[column]! < 0) {
      this.target = column;
      this.targetDistance = reached;
    } else if (reached <= this.level && heapPlace[column]! < 0) {
      ready[this.readyCount++] = column;
    } else {
      this.offer(column, reached);
    }
  }

  private lowerDuals(settledCount: number): void {
    const { dual, targetDistance } = this;
    const { distance, settled } = this.scratch;
    for (let s = 0; s < settledCount; s++) {
      const column = settled[s]!;
      const fall = targetDistance - distance[column]!;
      if (fall > 0) dual[column] = dual[column]! - fall;
    }
  }

  private augment(freeRow: number): void {
    const { via, viaCost } = this.scratch;
    let column = this.target;
    for (;;) {
      const row = via[column]!;
      const left = this.columnOfRow[row]!;
      this.columnOfRow[row] = column;
      this.rowOfColumn[column] = row;
      this.pairCost[row] = viaCost[column]!;
      if (row === freeRow) return;
      column = left;
    }
  }

  private forgetSearch(): void {
    const { distance, touched, heapEntry, heapPlace } = this.scratch;
    for (let t = 0; t < this.touchedCount; t++) distance[touched[t]!] = Infinity;
    for (let h = 0; h < this.heapSize; h++) heapPlace[heapEntry[h]!] = -1;
    this.touchedCount = 0;
    this.heapSize = 0;
    this.readyCount = 0;
    this.target = -1;
    this.targetDistance = Infinity;
  }

  /** Inserts an entry or lowers its key. */
  private offer(entry: number, key: number): void {
    const { heapEntry, heapKey, heapPlace } = this.scratch;
    let place = heapPlace[entry]!;
    if (place < 0) place = this.heapSize++;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (heapKey[parent]! <= key) break;
      heapKey[place] = heapKey[parent]!;
      const moved = heapEntry[parent]!;
      heapEntry[place] = moved;
      heapPlace[moved] = place;
      place = parent;
    }
    heapKey[place] = key;
    heapEntry[place] = entry;
    heapPlace[entry] = place;
  }

  private popHeap(): number {
    const { heapEntry, heapKey, heapPlace } = this.scratch;
    const top = heapEntry[0]!;
    heapPlace[top] = -1;
    const size = --this.heapSize;
    if (size === 0) return top;
    const key = heapKey[size]!;
    const entry = heapEntry[size]!;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= size) break;
      if (child + 1 < size && heapKey[child + 1]! < heapKey[child]!) child++;
      if (heapKey[child]! >= key) break;
      heapKey[place] = heapKey[child]!;
      const moved = heapEntry[child]!;
      heapEntry[place] = moved;
      heapPlace[moved] = place;
      place = child;
    }
    heapKey[place] = key;
    heapEntry[place] = entry;
    heapPlace[entry] = place;
    return top;
  }
}
