/** The greatest sum, length and value that any row of a matrix has, of values that are not negative. */
export class Norms {
  sum: number;
  length: number;
  greatest: number;

  constructor(sum = 0, length = 0, greatest = 0) {
    this.sum = sum;
    this.length = length;
    this.greatest = greatest;
  }

  addRow(values: Float64Array, from: number, to: number): void {
    let sum = 0;
    let square = 0;
    let greatest = this.greatest;
    for (let at = from; at < to; at++) {
      const value = values[at]!;
      sum += value;
      square += value * value;
      if (value > greatest) greatest = value;
    }
    this.sum = Math.max(this.sum, sum);
    this.length = Math.max(this.length, Math.sqrt(square));
    this.greatest = greatest;
  }

  /** Of the same rows, all values times a factor. */
  times(factor: number): Norms {
    return new Norms(this.sum * factor, this.length * factor, this.greatest * factor);
  }

  /** What no norm of a sum of both is above. */
  plus({ sum, length, greatest }: Norms): Norms {
    return new Norms(this.sum + sum, this.length + length, this.greatest + greatest);
  }
}

/** What no product of a row of one with a row of the other is above (O. Hölder 1889, for the exponents 1, 2 and ∞). */
export function greatestProduct(one: Norms, other: Norms): number {
  return Math.min(one.sum * other.greatest, one.length * other.length, one.greatest * other.sum);
}
