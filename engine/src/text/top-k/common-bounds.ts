/** Of each proposal the greatest sums among the reviewers of one part, ascending: row r has `sums[r · width … r · width + counts[r])`; −1 of them where hits do not tell. */
export interface GreatestSums {
  readonly width: number;
  /** By how much two sums may be in the wrong order. */
  readonly slack: number;
  readonly counts: Int32Array;
  readonly sums: Int32Array;
}

/**
 * By proposal the sum that a reviewer needs to be among the best k of all parts, 0 where sums do not tell. Sums of all parts have one scale. What a part does not
 * list itself is not among the best k of that part. O(proposals · k).
 */
export function commonBounds(parts: readonly GreatestSums[], k: number): Int32Array {
  const slack = Math.max(...parts.map((part) => part.slack));
  return Int32Array.from(parts[0]?.counts ?? [], (_, row) => {
    if (parts.some(({ counts }) => counts[row]! < 0)) return 0;
    const next = parts.map(({ width, counts }) => row * width + counts[row]! - 1);
    let sum = 0;
    for (let taken = 0; taken < k; taken++) {
      let best = -1;
      for (let part = 0; part < parts.length; part++) {
        if (next[part]! < row * parts[part]!.width) continue;
        if (best < 0 || parts[part]!.sums[next[part]!]! > parts[best]!.sums[next[best]!]!) best = part;
      }
      if (best < 0) return 0;
      sum = parts[best]!.sums[next[best]!--]!;
    }
    return Math.max(0, sum - slack);
  });
}
