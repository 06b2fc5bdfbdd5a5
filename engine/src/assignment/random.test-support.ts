/** Seeded inputs for tests: mulberry32, a public-domain 32-bit generator. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** Whole number in 0..below-1. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  matrix(size: number, value: () => number): Float64Array {
    return Float64Array.from({ length: size }, value);
  }
}
