/** Longer lists are dearer to fill, shorter ones are exhausted sooner. A row this short is its own list. */
const LIST_LENGTH = 12;
const SHORT_ROW = 40;

export function listLength(columns: number): number {
  return columns <= SHORT_ROW ? columns : LIST_LENGTH;
}

/** Working memory that no result refers to. Between solves every distance is Infinity and every heap place -1. */
export class Workspace {
  readonly listColumn: Int32Array;
  readonly listCost: Float64Array;
  readonly listCount: Int32Array;
  /** c - v of every unlisted column is at least this. */
  readonly listBound: Float64Array;
  readonly listKey: Float64Array;
  readonly freeRows: Int32Array;

  /** Search state per column: how far it is, and the row it is reached through. */
  readonly distance: Float64Array;
  readonly via: Int32Array;
  readonly touched: Int32Array;
  readonly settled: Int32Array;
  readonly ready: Int32Array;
  readonly open: Int32Array;
  readonly isSettled: Uint8Array;
  /** Distance at which a row's reduced costs start: distance of its column minus its own dual. */
  readonly rowBase: Float64Array;

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
    this.touched = new Int32Array(columns);
    this.settled = new Int32Array(columns);
    this.ready = new Int32Array(columns);
    this.open = new Int32Array(columns);
    this.isSettled = new Uint8Array(columns);
    this.rowBase = new Float64Array(rows);
    this.heapKey = new Float64Array(rows + columns);
    this.heapEntry = new Int32Array(rows + columns);
    this.heapPlace = new Int32Array(rows + columns).fill(-1);
  }
}

/** Small problems come in numbers, and allocating would be a quarter of their time: they share one. */
let smallWorkspace: Workspace | undefined;

export function workspaceFor(rows: number, columns: number): Workspace {
  if (columns > SHORT_ROW) return new Workspace(rows, columns);
  smallWorkspace ??= new Workspace(SHORT_ROW, SHORT_ROW);
  return smallWorkspace;
}
