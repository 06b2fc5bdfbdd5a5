import { rowProducts, transpose } from '../../text/index.ts';
import type { AffinityModel } from './model.ts';

/** Every pair of a call: reviewers × proposals, row by row, both in code-point order of ids; every score is 0 to 1. */
export interface AffinityMatrix {
  readonly reviewers: readonly string[];
  readonly proposals: readonly string[];
  readonly affinity: Float64Array;
  readonly keywordScore: Float64Array;
  readonly textScore: Float64Array;
}

/** All three scores of every pair. O(reviewers · proposals + shared terms over all pairs); 24 bytes per pair. */
export function affinityMatrix(model: AffinityModel): AffinityMatrix {
  const { reviewers, proposals } = model.snapshot;
  const size = reviewers.length * proposals.length;
  const matrix = { affinity: new Float64Array(size), keywordScore: new Float64Array(size), textScore: new Float64Array(size) };
  const scores = reviewerScores(model);
  for (let reviewer = 0; reviewer < reviewers.length; reviewer++) {
    const { affinity, keyword, text } = scores(reviewer);
    const start = reviewer * proposals.length;
    matrix.affinity.set(affinity, start);
    matrix.keywordScore.set(keyword, start);
    matrix.textScore.set(text, start);
  }
  return { reviewers: reviewers.map(({ id }) => id), proposals: proposals.map(({ id }) => id), ...matrix };
}

/** One reviewer's scores, by proposal; valid until the next is asked for. */
export interface ReviewerScores { readonly affinity: Float64Array; readonly keyword: Float64Array; readonly text: Float64Array }

export function reviewerScores({ keyword, text }: Pick<AffinityModel, 'keyword' | 'text'>): (reviewer: number) => ReviewerScores {
  const inverted = { keyword: transpose(keyword.proposals), text: transpose(text.proposals) };
  const proposals = text.proposals.rows;
  const scores = { affinity: new Float64Array(proposals), keyword: new Float64Array(proposals), text: new Float64Array(proposals) };
  return (reviewer) => {
    rowProducts(keyword.reviewers, reviewer, inverted.keyword, scores.keyword);
    rowProducts(text.reviewers, reviewer, inverted.text, scores.text);
    for (let proposal = 0; proposal < proposals; proposal++) {
      const [byKeyword, byText] = [scores.keyword[proposal]!, scores.text[proposal]!];
      scores.affinity[proposal] = affinityOf(keyword.weight * byKeyword + text.weight * byText);
      scores.keyword[proposal] = affinityOf(byKeyword);
      scores.text[proposal] = affinityOf(byText);
    }
    return scores;
  };
}

/** Rounding can take a sum of products an ulp or two beyond 1. */
export function affinityOf(sum: number): number {
  return Math.min(1, sum);
}
