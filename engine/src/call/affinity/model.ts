import { compareText, Lexicon, rowsBetween, weighTerms, type Channel, type SparseRows, type TermCounts, type TextDocument } from '../../text/index.ts';
import { proposalDocument, reviewerDocument } from './documents.ts';
import { sameJson } from '../../same-json.ts';
import { isOfStopWords, keywordRows, PhraseIndex, type PhraseHits } from './keywords.ts';
import { AffinityReader, joinTexts, type AffinityTexts } from './reader.ts';
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

/** Of a snapshot in order: its reviewers' documents, then its proposals'. */
export function documentsOf(ordered: AffinitySnapshot): TextDocument[] {
  return [...ordered.reviewers.map((reviewer) => reviewerDocument(reviewer, ordered)), ...ordered.proposals.map(proposalDocument)];
}

/**
 * Makes a call comparable. Where `AffinityReader`s have read its texts, in parts or in other threads, these are handed in as `parts` and need not be in
 * the snapshot, nor need reviewers' keywords if none were expected; then the model can be scored, but neither explained nor updated.
 * O(length of all texts).
 *
 * @throws UnusableAffinityError; RangeError where the parts are not those of the call
 */
export function affinityModel(snapshot: AffinitySnapshot, parts?: readonly AffinityTexts[]): AffinityModel {
  assertUsableAffinity(snapshot);
  const ordered = inOrder(snapshot);
  const { terms, phrases } = joinTexts(ordered, parts ?? [readWhole(ordered)]);
  return modelOf(ordered, terms, phrases);
}

function readWhole(call: AffinitySnapshot): AffinityTexts {
  const reader = new AffinityReader(call);
  for (const reviewer of call.reviewers) reader.readReviewer(reviewer);
  reader.expectKeywords(keywordsOf(call));
  for (const proposal of call.proposals) reader.readProposal(proposal);
  return reader.texts();
}

/** @throws RangeError where `phrases` are not those of the reviewers' keywords */
export function modelOf(ordered: AffinitySnapshot, terms: TermCounts, phrases: PhraseHits): AffinityModel {
  const { reviewers, proposals, settings } = ordered;
  const { weights } = weighTerms(terms.counts);
  const index = new PhraseIndex(keywordsOf(ordered), new Lexicon(settings));
  if (!sameJson(index.phrases, phrases.phrases)) throw new RangeError('proposals were searched for other keywords than those of the reviewers');
  const { keyword, text } = partWeights(settings);
  return {
    snapshot: ordered, terms, phrases,
    keyword: { ...keywordRows(reviewers, phrases, index, settings.coverage), weight: keyword },
    text: { reviewers: rowsBetween(weights, 0, reviewers.length), proposals: rowsBetween(weights, reviewers.length, reviewers.length + proposals.length), weight: text },
  };
}

/** Every keyword of every reviewer. O(keywords). */
export function* keywordsOf({ reviewers }: Pick<AffinitySnapshot, 'reviewers'>): Generator<string> {
  for (const { expertise } of reviewers) for (const { keyword } of expertise) yield keyword;
}

/** The parts that count, as kernels take them. */
export function affinityChannels({ keyword, text }: AffinityModel): Channel[] {
  return [keyword, text].filter(({ weight }) => weight > 0);
}

/** Who gets a part of the score as 0 for want of anything to compare (R3), by id. */
export interface AffinityGaps {
  readonly reviewersWithoutKeywords: readonly string[];
  /** All theirs are stop words of a language, and no proposal has one of them. */
  readonly reviewersWithStopWordsOnly: readonly string[];
  readonly reviewersWithoutText: readonly string[];
  readonly proposalsWithoutText: readonly string[];
}

/** Stop words alone are no text. O(reviewers + proposals + keywords). */
export function affinityGaps({ snapshot: { reviewers, proposals }, phrases: { phrases, columns: found }, keyword, text }: AffinityModel): AffinityGaps {
  const idsWhere = (members: readonly { readonly id: string }[], { offsets, indices }: SparseRows, is: (columns: Uint32Array) => boolean) =>
    members.filter((_member, row) => is(indices.subarray(offsets[row], offsets[row + 1]))).map(({ id }) => id);
  const isEmpty = (columns: Uint32Array): boolean => columns.length === 0;
  const lost = phrases.map(isOfStopWords);
  for (const column of found) lost[column] = false;
  return {
    reviewersWithoutKeywords: idsWhere(reviewers, keyword.reviewers, isEmpty),
    reviewersWithStopWordsOnly: idsWhere(reviewers, keyword.reviewers, (columns) => !isEmpty(columns) && columns.every((column) => lost[column]!)),
    reviewersWithoutText: idsWhere(reviewers, text.reviewers, isEmpty),
    proposalsWithoutText: idsWhere(proposals, text.proposals, isEmpty),
  };
}
