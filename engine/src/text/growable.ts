/** A list of numbers that grows by doubling; `clear` keeps the room it has taken. */
export class Uint32List {
  items = new Uint32Array(1024);
  length = 0;

  push(item: number): void {
    if (this.length === this.items.length) this.items = widened(this.items, new Uint32Array(2 * this.length));
    this.items[this.length++] = item;
  }

  clear(): void {
    this.length = 0;
  }
}

/** A longer array that begins with what a shorter one has. */
export function widened<T extends Uint32Array | Uint16Array | Int32Array | Int8Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
