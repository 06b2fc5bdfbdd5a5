/** One stage of costs with its duals. */
export interface Layer {
  readonly cost: Float64Array;
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
  /** Up to this reduced cost a pair counts as tight. */
  readonly tightness: number;
}

/**
 * Dijkstra over columns from one row at a time; the shorter side is called rows, whichever way the matrices lie in memory. Distances have one
 * number per layer and are compared layer by layer.
 */
export class RepairSearch {
  private readonly layers: readonly Layer[];
  private readonly rowStride: number;
  private readonly columnStride: number;
  private readonly columnOfRow: Int32Array;
  private readonly rowOfColumn: Int32Array;
  private readonly distance: readonly Float64Array[];
  private readonly openColumn: Int32Array;
  private readonly reached: Float64Array;
  private readonly candidate: Float64Array;

  constructor(layers: readonly Layer[], rowStride: number, columnStride: number, columnOfRow: Int32Array, rowOfColumn: Int32Array) {
    this.layers = layers;
    this.rowStride = rowStride;
    this.columnStride = columnStride;
    this.columnOfRow = columnOfRow;
    this.rowOfColumn = rowOfColumn;
    this.distance = layers.map(() => new Float64Array(rowOfColumn.length));
    this.openColumn = new Int32Array(rowOfColumn.length);
    this.reached = new Float64Array(layers.length);
    this.candidate = new Float64Array(layers.length);
  }

  /** The least rise without the pair of `start`, per layer; undefined = no alternative. */
  repair(start: number): Float64Array | undefined {
    const { distance, openColumn, reached, rowOfColumn } = this;
    const left = this.columnOfRow[start]!;
    if (left < 0) return undefined;
    const first = distance[0]!;
    for (const layer of distance) layer.fill(Infinity);
    for (let column = 0; column < openColumn.length; column++) openColumn[column] = column;
    let remaining = openColumn.length;
    let leftoverUsed = false;
    reached.fill(0);
    this.relaxFrom(start, left, remaining);
    while (remaining > 0) {
      let nearest = 0;
      for (let at = 1; at < remaining; at++) {
        const closer = first[openColumn[at]!]! - first[openColumn[nearest]!]!;
        if (closer < 0 || (closer === 0 && distance.length > 1 && this.isCloser(openColumn[at]!, openColumn[nearest]!))) nearest = at;
      }
      const column = openColumn[nearest]!;
      if (first[column] === Infinity) return undefined;
      for (let layer = 0; layer < reached.length; layer++) reached[layer] = distance[layer]![column]!;
      if (column === left) return reached.slice();
      openColumn[nearest] = openColumn[--remaining]!;
      const row = rowOfColumn[column]!;
      if (row >= 0) this.relaxFrom(row, -1, remaining);
      else if (!leftoverUsed) {
        leftoverUsed = true;
        this.relaxLetGo(remaining);
      }
    }
    return undefined;
  }

  /** Columns are left over only where there is one layer: several are padded to a square. */
  private relaxLetGo(remaining: number): void {
    const { columnDual } = this.layers[0]!;
    const first = this.distance[0]!;
    for (let at = 0; at < remaining; at++) {
      const column = this.openColumn[at]!;
      first[column] = Math.min(first[column]!, this.reached[0]! + Math.max(0, -columnDual[column]!));
    }
  }

  private relaxFrom(row: number, except: number, remaining: number): void {
    const { layers, columnStride, distance, openColumn, reached, candidate } = this;
    const { cost, rowDual, columnDual, tightness } = layers[0]!;
    const first = distance[0]!;
    const from = row * this.rowStride;
    const rowDualHere = rowDual[row]!;
    const reachedFirst = reached[0]!;
    for (let at = 0; at < remaining; at++) {
      const column = openColumn[at]!;
      if (column === except) continue;
      const pair = from + column * columnStride;
      const reduced = cost[pair]! - rowDualHere - columnDual[column]!;
      // Rounding may leave a reduced cost a hair below 0; Dijkstra needs it at 0.
      const next = reduced <= tightness ? reachedFirst : reachedFirst + reduced;
      if (layers.length === 1) {
        if (next < first[column]!) first[column] = next;
      } else if (next <= first[column]! && next < Infinity) {
        candidate[0] = next;
        this.fillLower(row, column, pair, reduced <= tightness);
        this.offer(column);
      }
    }
  }

  /** What lies below the first layer is bounded only as long as every layer above is tight. */
  private fillLower(row: number, column: number, pair: number, tightSoFar: boolean): void {
    let bounded = tightSoFar;
    for (let layer = 1; layer < this.layers.length; layer++) {
      const { cost, rowDual, columnDual, tightness } = this.layers[layer]!;
      const reduced = cost[pair]! - rowDual[row]! - columnDual[column]!;
      this.candidate[layer] = this.reached[layer]! + (bounded && reduced <= tightness ? 0 : reduced);
      bounded &&= reduced <= tightness;
    }
  }

  private offer(column: number): void {
    const { candidate, distance } = this;
    let layer = 0;
    while (layer < distance.length && candidate[layer] === distance[layer]![column]) layer++;
    if (layer === distance.length || !(candidate[layer]! < distance[layer]![column]!)) return;
    for (; layer < distance.length; layer++) distance[layer]![column] = candidate[layer]!;
  }

  private isCloser(one: number, other: number): boolean {
    for (let layer = 1; layer < this.distance.length; layer++) {
      const difference = this.distance[layer]![one]! - this.distance[layer]![other]!;
      if (difference !== 0) return difference < 0;
    }
    return false;
  }
}
