import { compareText, countTerms, rowsBetween, weighTerms, type Channel, type SparseRows, type TermCounts, type TextDocument } from '../../text/index.ts';
import { proposalDocument, reviewerDocument } from './documents.ts';
import { keywordRows, PhraseIndex, phraseHits, type PhraseHits } from './keywords.ts';
import { partWeights } from './settings.ts';
import type { AffinitySnapshot } from './types.ts';
import { assertUsableAffinity } from './validate.ts';

/**
 * A call made comparable: the affinity of proposal p and reviewer r is the sum over `keyword` and `text`, in this order, of weight · product of row p with
 * row r, and 1 where rounding takes it beyond. Rows stand in the order of `snapshot`.
 */
export interface AffinityModel {
  /** As given, but both lists in code-point order of ids. */
  readonly snapshot: AffinitySnapshot;
  /** Reviewers' rows first, then proposals'. */
  readonly terms: TermCounts;
  /** Which phrases of the reviewers' keywords stand in which proposal. */
  readonly phrases: PhraseHits;
  readonly keyword: Channel;
  readonly text: Channel;
}

/** The snapshot with both lists in the order in which results have them. */
export function inOrder(snapshot: AffinitySnapshot): AffinitySnapshot {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => compareText(a.id, b.id);
  return { ...snapshot, reviewers: snapshot.reviewers.toSorted(byId), proposals: snapshot.proposals.toSorted(byId) };
}

export function placesOf(members: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(members.map(({ id }, at) => [id, at]));
}

/**
 * The corpus of a call: the documents of its reviewers, then those of its proposals, each by id. It can be counted in parts (`joinCounts`). O(length).
 *
 * @throws UnusableAffinityError
 */
export function affinityDocuments(snapshot: AffinitySnapshot): TextDocument[] {
  assertUsableAffinity(snapshot);
  return documentsOf(inOrder(snapshot));
}

/** Of a snapshot in order. */
export function documentsOf(ordered: AffinitySnapshot): TextDocument[] {
  return [...ordered.reviewers.map((reviewer) => reviewerDocument(reviewer, ordered)), ...ordered.proposals.map(proposalDocument)];
}

/**
 * Makes a call comparable. `terms` may be handed in by who counted `affinityDocuments` elsewhere, in parts or in other threads.
 * O(length of all texts).
 *
 * @throws UnusableAffinityError; RangeError where `terms` are of another number of documents
 */
export function affinityModel(snapshot: AffinitySnapshot, terms?: TermCounts): AffinityModel {
  assertUsableAffinity(snapshot);
  const ordered = inOrder(snapshot);
  const documents = ordered.reviewers.length + ordered.proposals.length;
  if (terms !== undefined && terms.counts.rows !== documents) throw new RangeError(`terms are of ${terms.counts.rows} documents, the call has ${documents}`);
  return modelOf(ordered, terms ?? countTerms(documentsOf(ordered), snapshot.settings));
}

/** `known` are phrases that were searched already, with the row of each proposal among them, or −1. */
export function modelOf(ordered: AffinitySnapshot, terms: TermCounts, known?: { readonly phrases: PhraseHits; readonly row: Int32Array }): AffinityModel {
  const { reviewers, proposals, settings } = ordered;
  const { weights } = weighTerms(terms.counts);
  const index = new PhraseIndex(keywordsOf(ordered), settings);
  const phrases = phraseHits(proposals, index, known);
  const { keyword, text } = partWeights(settings);
  return {
    snapshot: ordered, terms, phrases,
    keyword: { ...keywordRows(reviewers, phrases, index, settings.coverage), weight: keyword },
    text: { reviewers: rowsBetween(weights, 0, reviewers.length), proposals: rowsBetween(weights, reviewers.length, weights.rows), weight: text },
  };
}

/** Every keyword of every reviewer. */
export function* keywordsOf({ reviewers }: AffinitySnapshot): Generator<string> {
  for (const { expertise } of reviewers) for (const { keyword } of expertise) yield keyword;
}

/** The parts that count, as kernels take them. */
export function affinityChannels({ keyword, text }: AffinityModel): Channel[] {
  return [keyword, text].filter(({ weight }) => weight > 0);
}

/** Who gets a part of the score as 0 for want of anything to compare (R3), by id. */
export interface AffinityGaps {
  readonly reviewersWithoutKeywords: readonly string[];
  readonly reviewersWithoutText: readonly string[];
  readonly proposalsWithoutText: readonly string[];
}

/** Stop words alone are no text. O(reviewers + proposals). */
export function affinityGaps({ snapshot: { reviewers, proposals }, keyword, text }: AffinityModel): AffinityGaps {
  const empty = (members: readonly { readonly id: string }[], { offsets }: SparseRows) => members.filter((_member, row) => offsets[row] === offsets[row + 1]).map(({ id }) => id);
  return {
    reviewersWithoutKeywords: empty(reviewers, keyword.reviewers), reviewersWithoutText: empty(reviewers, text.reviewers), proposalsWithoutText: empty(proposals, text.proposals),
  };
}
