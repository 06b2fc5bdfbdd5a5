import type { Workspace } from './workspace.ts';

/** Binary heap of numbered entries with decrease-key, over arrays that it leaves as it found them. */
export class EventHeap {
  size = 0;
  private readonly key: Float64Array;
  private readonly entry: Int32Array;
  private readonly place: Int32Array;

  constructor({ heapKey, heapEntry, heapPlace }: Workspace) {
    this.key = heapKey;
    this.entry = heapEntry;
    this.place = heapPlace;
  }

  /** Of the first entry; Infinity when there is none. */
  get smallestKey(): number {
    return this.size === 0 ? Infinity : this.key[0]!;
  }

  has(entry: number): boolean {
    return this.place[entry]! >= 0;
  }

  /** The entry at a place, in no order: for looking at all of them. */
  at(place: number): number {
    return this.entry[place]!;
  }

  clear(): void {
    for (let at = 0; at < this.size; at++) this.place[this.entry[at]!] = -1;
    this.size = 0;
  }

  /** Inserts an entry or lowers its key. */
  offer(entry: number, key: number): void {
    const { entry: entries, key: keys, place: places } = this;
    let place = places[entry]!;
    if (place < 0) place = this.size++;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (keys[parent]! <= key) break;
      keys[place] = keys[parent]!;
      const moved = entries[parent]!;
      entries[place] = moved;
      places[moved] = place;
      place = parent;
    }
    keys[place] = key;
    entries[place] = entry;
    places[entry] = place;
  }

  pop(): number {
    const { entry: entries, key: keys, place: places } = this;
    const top = entries[0]!;
    places[top] = -1;
    const size = --this.size;
    if (size === 0) return top;
    const key = keys[size]!;
    const entry = entries[size]!;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= size) break;
      if (child + 1 < size && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[place] = keys[child]!;
      const moved = entries[child]!;
      entries[place] = moved;
      places[moved] = place;
      place = child;
    }
    keys[place] = key;
    entries[place] = entry;
    places[entry] = place;
    return top;
  }
}
