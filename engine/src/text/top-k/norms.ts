/** The greatest sum, length and value that any row of a matrix has, of values that are not negative. */
export class Norms {
  sum = 0;
  length = 0;
  greatest = 0;
  private rowSum = 0;
  private rowSquare = 0;

  add(value: number): void {
    this.rowSum += value;
    this.rowSquare += value * value;
    if (value > this.greatest) this.greatest = value;
  }

  endRow(): void {
    this.sum = Math.max(this.sum, this.rowSum);
    this.length = Math.max(this.length, Math.sqrt(this.rowSquare));
    this.rowSum = 0;
    this.rowSquare = 0;
  }
}

/** What no product of a row of one with a row of the other is above (O. Hölder 1889, for the exponents 1, 2 and ∞). */
export function greatestProduct(one: Norms, other: Norms): number {
  return Math.min(one.sum * other.greatest, one.length * other.length, one.greatest * other.sum);
}
