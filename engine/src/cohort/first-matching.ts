/**
 * The first of all perfect matchings: row by row the earliest column that still leaves a perfect matching for the rest. It makes the
 * answer depend on the ids alone and not on the solver that found an optimum (S2).
 *
 * Moving a row to an earlier column needs an alternating cycle: the column's owner must pass on, in some number of steps, to the column
 * that the row leaves. One backward search from that column finds all rows that can.
 */
export const EDGE = {
  none: 0,
  pair: 1,
  /** Stands for "unmatched": comes after every pair, and which one of them it is means nothing. */
  spare: 2,
} as const;

export interface MatchingGraph {
  readonly size: number;
  /** Row-major size × size, values of `EDGE`. */
  readonly edges: Uint8Array;
}

/** `start` is any perfect matching (column of each row). O(size) searches of O(size²) at worst; near O(edges) when ties are few. */
export function firstPerfectMatching(graph: MatchingGraph, start: Int32Array): Int32Array {
  const search = new Search(graph, start);
  for (let row = 0; row < graph.size; row++) search.settle(row);
  return search.columnOf;
}

class Search {
  readonly columnOf: Int32Array;
  private readonly rowOf: Int32Array;
  private readonly size: number;
  private readonly edges: Uint8Array;
  /** Rows that have found their pair stay where they are. */
  private readonly isFixed: Uint8Array;

  constructor({ size, edges }: MatchingGraph, start: Int32Array) {
    this.size = size;
    this.edges = Uint8Array.from(edges);
    this.columnOf = Int32Array.from(start);
    this.rowOf = new Int32Array(size);
    this.isFixed = new Uint8Array(size);
    this.columnOf.forEach((column, row) => { this.rowOf[column] = row; });
  }

  settle(row: number): void {
    this.isFixed[row] = 1;
    const earlier = this.earlierColumns(row);
    if (earlier.length > 0) this.moveToEarliest(row, earlier);
    if (this.edgeAt(row, this.columnOf[row]!) === EDGE.pair) return;
    // Unmatched for good, but still free to lend its spare place to whoever needs that column.
    this.isFixed[row] = 0;
    for (let column = 0; column < this.size; column++) {
      if (this.edgeAt(row, column) === EDGE.pair) this.edges[row * this.size + column] = EDGE.none;
    }
  }

  private edgeAt(row: number, column: number): number {
    return this.edges[row * this.size + column]!;
  }

  private earlierColumns(row: number): number[] {
    const present = this.columnOf[row]!;
    const end = this.edgeAt(row, present) === EDGE.pair ? present : this.size;
    const found: number[] = [];
    for (let column = 0; column < end; column++) {
      if (this.edgeAt(row, column) === EDGE.pair && this.isFixed[this.rowOf[column]!] === 0) found.push(column);
    }
    return found;
  }

  private moveToEarliest(row: number, earlier: readonly number[]): void {
    const left = this.columnOf[row]!;
    const nextColumn = this.rowsThatCanPassOn(left, this.rowOf[earlier[0]!]!);
    const target = earlier.find((column) => nextColumn[this.rowOf[column]!]! >= 0);
    if (target === undefined) return;
    let column = target;
    let mover = row;
    for (;;) {
      const evicted = this.rowOf[column]!;
      this.columnOf[mover] = column;
      this.rowOf[column] = mover;
      if (column === left) return;
      mover = evicted;
      column = nextColumn[mover]!;
    }
  }

  /** Per row the column it would take so that `left` ends up filled, -1 = none; stops once the most wanted owner is among them. */
  private rowsThatCanPassOn(left: number, wanted: number): Int32Array {
    const nextColumn = new Int32Array(this.size).fill(-1);
    const open: number[] = [];
    for (let row = 0; row < this.size; row++) if (this.isFixed[row] === 0) open.push(row);
    const queue = [left];
    for (let head = 0; head < queue.length && open.length > 0; head++) {
      const column = queue[head]!;
      for (let at = open.length - 1; at >= 0; at--) {
        const row = open[at]!;
        if (this.edgeAt(row, column) === EDGE.none) continue;
        nextColumn[row] = column;
        if (row === wanted) return nextColumn;
        queue.push(this.columnOf[row]!);
        open[at] = open[open.length - 1]!;
        open.pop();
      }
    }
    return nextColumn;
  }
}
