/** Columns and their values, side by side in longer arrays from a place on. */
export interface Row { readonly columns: Uint32Array; readonly values: Float64Array; readonly from: number; readonly length: number }

const BLOCK = 1 << 16;

/** Rows of a sparse matrix as they come, block by block: what is there is not copied when more comes. */
export class RowList {
  readonly rows: Row[] = [];
  private block = { columns: new Uint32Array(0), values: new Float64Array(0) };
  private used = 0;

  add(columns: Uint32Array, values: Float64Array): void {
    const { length } = columns;
    if (this.used + length > this.block.columns.length) {
      const room = Math.max(BLOCK, length);
      this.block = { columns: new Uint32Array(room), values: new Float64Array(room) };
      this.used = 0;
    }
    this.block.columns.set(columns, this.used);
    this.block.values.set(values, this.used);
    this.rows.push({ ...this.block, from: this.used, length });
    this.used += length;
  }
}
