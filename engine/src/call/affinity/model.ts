import { compareText, countTerms, rowsBetween, weighTerms, type SparseRows, type TermCounts, type TextDocument } from '../../text/index.ts';
import { proposalDocument, reviewerDocument } from './documents.ts';
import { keywordRows, PhraseIndex, type KeywordRows } from './keywords.ts';
import { partWeights } from './settings.ts';
import type { AffinitySnapshot } from './types.ts';
import { assertUsableAffinity } from './validate.ts';

/** One way in which proposals and reviewers are alike: the product of their rows, times a weight. Columns mean the same on both sides. */
export interface AffinityPart {
  readonly proposals: SparseRows;
  readonly reviewers: SparseRows;
  readonly weight: number;
}

/**
 * A call made comparable: the affinity of proposal p and reviewer r is the sum over `keyword` and `text`, in this order, of weight · product of row p with
 * row r, and 1 where rounding takes it beyond. Rows stand in the order of `snapshot`.
 */
export interface AffinityModel {
  /** As given, but both lists in code-point order of ids. */
  readonly snapshot: AffinitySnapshot;
  /** Reviewers' rows first, then proposals'. */
  readonly terms: TermCounts;
  readonly keyword: AffinityPart;
  readonly text: AffinityPart;
}

/** The snapshot with both lists in the order in which results have them. */
export function inOrder(snapshot: AffinitySnapshot): AffinitySnapshot {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => compareText(a.id, b.id);
  return { ...snapshot, reviewers: snapshot.reviewers.toSorted(byId), proposals: snapshot.proposals.toSorted(byId) };
}

/** The corpus of a call: the documents of its reviewers, then those of its proposals, each by id. It can be counted in parts (`joinCounts`). O(length). */
export function affinityDocuments(snapshot: AffinitySnapshot): TextDocument[] {
  const { reviewers, proposals } = inOrder(snapshot);
  return [...reviewers.map((reviewer) => reviewerDocument(reviewer, snapshot)), ...proposals.map(proposalDocument)];
}

/**
 * Makes a call comparable. `terms` may be handed in by who counted `affinityDocuments` elsewhere, in parts or in other threads.
 * O(length of all texts).
 *
 * @throws UnusableAffinityError
 */
export function affinityModel(snapshot: AffinitySnapshot, terms?: TermCounts): AffinityModel {
  assertUsableAffinity(snapshot);
  const ordered = inOrder(snapshot);
  return modelOf(ordered, terms ?? countTerms(affinityDocuments(ordered), snapshot.settings));
}

export function modelOf(ordered: AffinitySnapshot, terms: TermCounts): AffinityModel {
  const { reviewers, proposals, settings } = ordered;
  const { weights } = weighTerms(terms.counts);
  const index = new PhraseIndex(phrasesOf(ordered), settings);
  const keywords: KeywordRows = keywordRows(reviewers, proposals.map(proposalDocument), index, settings.coverage);
  const { keyword, text } = partWeights(settings);
  return {
    snapshot: ordered, terms,
    keyword: { ...keywords, weight: keyword },
    text: { reviewers: rowsBetween(weights, 0, reviewers.length), proposals: rowsBetween(weights, reviewers.length, weights.rows), weight: text },
  };
}

/** Every keyword of every reviewer. */
export function* phrasesOf({ reviewers }: AffinitySnapshot): Generator<string> {
  for (const { expertise } of reviewers) for (const { keyword } of expertise) yield keyword;
}

/** The parts that count, as kernels take them. */
export function affinityChannels({ keyword, text }: AffinityModel): AffinityPart[] {
  return [keyword, text].filter(({ weight }) => weight > 0);
}
