/** Of each proposal the greatest sums among the reviewers of one part, in no order: row r has `sums[r · width … r · width + counts[r])`; −1 of them where hits do not tell. */
export interface GreatestSums {
  readonly width: number;
  /** By how much two sums may be in the wrong order. */
  readonly slack: number;
  readonly counts: Int32Array;
  readonly sums: Int32Array;
}

/**
 * By proposal the sum that a reviewer needs to be among the best k of all parts, 0 where sums do not tell. Sums of all parts have one scale. What a part does not
 * list itself is not among the best k of that part. O(proposals · k · log(range of the sums)).
 */
export function commonBounds(parts: readonly GreatestSums[], k: number): Int32Array {
  const slack = Math.max(...parts.map((part) => part.slack));
  return Int32Array.from(parts[0]?.counts ?? [], (_, row) => {
    if (parts.some(({ counts }) => counts[row]! < 0) || parts.reduce((sum, { counts }) => sum + counts[row]!, 0) < k) return 0;
    // A number that exactly k sums reach is sought by halving. All of a part that lists k reach its least one.
    let [low, above, reached] = [1, 1, 0];
    for (const { width, counts, sums } of parts) {
      let [least, greatest] = [2 ** 31 - 1, 0];
      for (let at = row * width, end = at + counts[row]!; at < end; at++) {
        const sum = sums[at]!;
        if (sum < least) least = sum;
        if (sum > greatest) greatest = sum;
      }
      if (counts[row]! >= k && least > low) low = least;
      if (greatest >= above) above = greatest + 1;
    }
    while (reached !== k && above - low > 1) {
      const middle = low + Math.floor((above - low) / 2);
      reached = 0;
      for (const { width, counts, sums } of parts) for (let at = row * width, end = at + counts[row]!; at < end; at++) if (sums[at]! >= middle) reached++;
      if (reached < k) above = middle;
      else low = middle;
    }
    return Math.max(0, low - slack);
  });
}
