/** Puts a few distinct numbers below a limit in order, again and again: a bit for each, and one for each 32 of these that are not all 0. */
export class Ascending {
  private readonly bits: Uint32Array;
  private readonly groups: Uint32Array;

  constructor(limit: number) {
    this.bits = new Uint32Array((limit + 31) >>> 5);
    this.groups = new Uint32Array((this.bits.length + 31) >>> 5);
  }

  add(number: number): void {
    this.bits[number >>> 5]! |= 1 << (number & 31);
    this.groups[number >>> 10]! |= 1 << ((number >>> 5) & 31);
  }

  /** Moves the numbers into a list, from a place on. O(numbers + limit / 1024) */
  take(into: Uint32Array, from: number): void {
    const { bits, groups } = this;
    let next = from;
    for (let group = 0; group < groups.length; group++) {
      for (let words = groups[group]!; words !== 0; words &= words - 1) {
        const word = (group << 5) + lowest(words);
        for (let left = bits[word]!; left !== 0; left &= left - 1) into[next++] = (word << 5) + lowest(left);
        bits[word] = 0;
      }
      groups[group] = 0;
    }
  }
}

function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
