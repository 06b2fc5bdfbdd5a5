/**
 * The best of the other side for each row, best first; of equal scores the lower number first. Row r holds `others[r · width … (r + 1) · width)` and
 * their `scores` beside them.
 */
export interface BestOf {
  readonly rows: number;
  readonly width: number;
  readonly others: Uint32Array;
  readonly scores: Float64Array;
}

export interface BestPairs {
  readonly ofProposals: BestOf;
  readonly ofReviewers: BestOf;
}

export function emptyBestOf(rows: number, width: number): BestOf {
  return { rows, width, others: new Uint32Array(rows * width), scores: new Float64Array(rows * width) };
}

/** Fills one row of a BestOf. Candidates must come by ascending number: among equals who came first stays first. O(width) for one that enters. */
export class BestRow {
  private readonly into: BestOf;
  private readonly start: number;
  private size = 0;

  constructor(into: BestOf, row: number) {
    this.into = into;
    this.start = row * into.width;
  }

  offer(other: number, score: number): void {
    const { into: { width, others, scores }, start } = this;
    let at = start + this.size;
    if (this.size === width) {
      if (scores[--at]! >= score) return;
    } else {
      this.size++;
    }
    for (; at > start && scores[at - 1]! < score; at--) {
      scores[at] = scores[at - 1]!;
      others[at] = others[at - 1]!;
    }
    scores[at] = score;
    others[at] = other;
  }
}

/**
 * One answer of parts that searched consecutive ranges of reviewers, in their order, for the same k. The same as that of one search, however many
 * parts there are. O(proposals · k · parts).
 *
 * @throws RangeError without a part
 */
export function joinBestPairs(parts: readonly BestPairs[], k: number): BestPairs {
  const [first] = parts;
  if (first === undefined) throw new RangeError('there must be one part at least');
  const lists = parts.map(({ ofProposals }) => ofProposals);
  const ofProposals = emptyBestOf(first.ofProposals.rows, Math.min(k, lists.reduce((sum, { width }) => sum + width, 0)));
  for (let row = 0; row < ofProposals.rows; row++) mergeRow(lists, ofProposals, row);
  const ofReviewers = emptyBestOf(parts.reduce((sum, part) => sum + part.ofReviewers.rows, 0), first.ofReviewers.width);
  let at = 0;
  for (const { ofReviewers: { others, scores } } of parts) {
    ofReviewers.others.set(others, at);
    ofReviewers.scores.set(scores, at);
    at += scores.length;
  }
  return { ofProposals, ofReviewers };
}

function mergeRow(lists: readonly BestOf[], into: BestOf, row: number): void {
  const next = lists.map(({ width }) => row * width);
  for (let at = row * into.width; at < (row + 1) * into.width; at++) {
    let best = -1;
    for (let list = 0; list < lists.length; list++) {
      const { width, scores } = lists[list]!;
      if (next[list]! >= (row + 1) * width) continue;
      // Of equals that of the earlier part: its reviewers have the lower numbers.
      if (best < 0 || scores[next[list]!]! > lists[best]!.scores[next[best]!]!) best = list;
    }
    into.others[at] = lists[best]!.others[next[best]!]!;
    into.scores[at] = lists[best]!.scores[next[best]!]!;
    next[best]!++;
  }
}
