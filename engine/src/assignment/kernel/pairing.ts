/** What all steps share: the problem, who has whom so far, and the column duals that prove it. */
export class Pairing {
  readonly rows: number;
  readonly columns: number;
  /** Row-major. */
  readonly cost: Float64Array;
  readonly columnOfRow: Int32Array;
  readonly rowOfColumn: Int32Array;
  readonly dual: Float64Array;
  /** Cost of each row's pair; 0 for a row that never had one. */
  readonly pairCost: Float64Array;

  constructor(rows: number, columns: number, cost: Float64Array) {
    this.rows = rows;
    this.columns = columns;
    this.cost = cost;
    this.columnOfRow = new Int32Array(rows).fill(-1);
    this.rowOfColumn = new Int32Array(columns).fill(-1);
    this.dual = new Float64Array(columns);
    this.pairCost = new Float64Array(rows);
  }

  /** Gives `row` the column; returns the row that had it and is now free, or -1. */
  give(row: number, column: number, cost: number): number {
    const loser = this.rowOfColumn[column]!;
    if (loser >= 0) this.columnOfRow[loser] = -1;
    this.columnOfRow[row] = column;
    this.rowOfColumn[column] = row;
    this.pairCost[row] = cost;
    return loser;
  }

  /** Parts everybody; the duals stay. */
  part(): void {
    this.columnOfRow.fill(-1);
    this.rowOfColumn.fill(-1);
  }
}
