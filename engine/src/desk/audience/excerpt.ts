const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const wordly = new Intl.Segmenter('und', { granularity: 'word' });

/** How much of a text is shown where not all of it is, in characters as people count them. */
export const EXCERPTS = {
  /** A biography in a shortlist (§1.3, K6). */
  bio: 300,
  /** A problem on the expert's dashboard (§3.1). */
  problem: 150,
  /** A message in a mail (§2.1). */
  message: 200,
} as const;

/**
 * The beginning of a text in one line: at most `limit` characters (grapheme clusters, UAX #29), an ellipsis that ends a cut one among them. It is cut
 * between words; within one only where the first is longer than that. O(length).
 *
 * @throws RangeError where the limit is no whole number from 1 on.
 */
export function excerpt(text: string, limit: number): string {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`An excerpt has a whole number of characters from 1 on, not ${limit}.`);
  const line = text.replace(/\s+/gu, ' ').trim();
  let count = 0;
  let cut = 0;
  for (const { index } of graphemes.segment(line)) {
    if (count === limit - 1) cut = index;
    if (count === limit) return `${line.slice(0, boundaryBefore(line, cut)).trimEnd()}…`;
    count++;
  }
  return line;
}

function boundaryBefore(line: string, cut: number): number {
  const { index = cut, isWordLike = false } = wordly.segment(line).containing(cut) ?? {};
  return isWordLike && index > 0 ? index : cut;
}
