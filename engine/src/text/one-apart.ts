/** Whether two words are the same but for one letter added, left out or replaced, or two neighbours swapped (F. Damerau, CACM 7, 1964). O(length). */
export function isOneApart(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [left, right] = [a.slice(start, endA), b.slice(start, endB)];
  return left.length <= 1 && right.length <= 1 ? true : left.length === 2 && right === left[1]! + left[0]!;
}
