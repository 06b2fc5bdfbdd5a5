import { countTerms, joinCounts, Lexicon, pickRows, type TermCounts, type TextDocument } from '../../text/index.ts';
import { sameJson } from '../../same-json.ts';
import { affinityMatrix, type AffinityMatrix } from './matrix.ts';
import { proposalDocument } from './documents.ts';
import { PhraseIndex, PhraseSearch, type PhraseHits } from './keywords.ts';
import { documentsOf, inOrder, keywordsOf, modelOf, placesOf, type AffinityModel } from './model.ts';
import type { AffinitySnapshot } from './types.ts';
import { movedMembers, updateMatrix } from './update-matrix.ts';
import { assertUsableAffinity } from './validate.ts';

/** A call that was compared: what is kept so that it can be brought up to date. */
export interface ComparedCall { readonly model: AffinityModel; readonly matrix: AffinityMatrix }

/** The same, with what had to be computed again: everything of these reviewers, and of these proposals. */
export interface UpdatedCall extends ComparedCall {
  readonly changed: { readonly reviewers: readonly string[]; readonly proposals: readonly string[]; readonly pairs: number };
}

/**
 * Brings a compared call up to date (R9). Texts that are as they were are not read again, and pairs of which neither side's weights moved keep their
 * scores. A text that changes moves the weights of those who share its terms, by their rarity in the corpus; one more or one fewer moves all.
 * The result is that of a full computation, to the bit. O(length of changed texts + entries of all rows + pairs that changed).
 *
 * @throws UnusableAffinityError
 */
export function updateAffinity(previous: ComparedCall, snapshot: AffinitySnapshot): UpdatedCall {
  assertUsableAffinity(snapshot);
  const { snapshot: before, terms, phrases } = previous.model;
  const ordered = inOrder(snapshot);
  const documents = documentsOf(ordered);
  const known = knownRows(before, ordered, documents);
  const searched = known.subarray(ordered.reviewers.length).map((row) => (row < 0 ? -1 : row - before.reviewers.length));
  const model = modelOf(ordered, recount(terms, documents, known, ordered), searchAgain(phrases, searched, ordered));
  const moved = sameJson(before.settings, ordered.settings) ? movedMembers(previous.model, model) : null;
  const matrix = moved === null ? affinityMatrix(model) : updateMatrix(previous.matrix, model, moved);
  const { reviewers, proposals } = ordered;
  const changed = { reviewers: idsOfMoved(reviewers, moved?.reviewers), proposals: idsOfMoved(proposals, moved?.proposals) };
  const kept = (reviewers.length - changed.reviewers.length) * (proposals.length - changed.proposals.length);
  return { model, matrix, changed: { ...changed, pairs: reviewers.length * proposals.length - kept } };
}

/** All of them where nothing is known of their rows. */
function idsOfMoved(members: readonly { readonly id: string }[], rows: Int32Array | undefined): string[] {
  return members.filter((_member, at) => rows === undefined || rows[at]! < 0).map(({ id }) => id);
}

/** For each document the row that it had, where it had one, is as it was and is read the same way; else −1. */
function knownRows(before: AffinitySnapshot, after: AffinitySnapshot, documents: readonly TextDocument[]): Int32Array {
  const rows = new Int32Array(documents.length).fill(-1);
  if (before.settings.stems !== after.settings.stems || before.settings.stopWords !== after.settings.stopWords) return rows;
  const earlier = documentsOf(before);
  const places = { reviewers: placesOf(before.reviewers), proposals: placesOf(before.proposals) };
  const look = (row: number | undefined, at: number) => {
    if (row !== undefined && sameJson(earlier[row], documents[at])) rows[at] = row;
  };
  after.reviewers.forEach(({ id }, at) => look(places.reviewers.get(id), at));
  after.proposals.forEach(({ id }, at) => {
    const row = places.proposals.get(id);
    look(row === undefined ? undefined : before.reviewers.length + row, after.reviewers.length + at);
  });
  return rows;
}

/** Rows of unchanged documents are kept, the others counted. */
function recount({ terms, counts }: TermCounts, documents: readonly TextDocument[], known: Int32Array, { settings }: AffinitySnapshot): TermCounts {
  const everywhere = [...known.keys()];
  const [kept, changed] = [everywhere.filter((at) => known[at]! >= 0), everywhere.filter((at) => known[at]! < 0)];
  const anew = countTerms(changed.map((at) => documents[at]!), settings);
  return joinCounts([{ terms, counts: pickRows(counts, kept.map((at) => known[at]!)) }, anew], Uint32Array.from([...kept, ...changed]));
}

/** Proposals that were searched for the very same phrases keep what was found. `known` has their rows, or −1. */
function searchAgain(before: PhraseHits, known: Int32Array, ordered: AffinitySnapshot): PhraseHits {
  const lexicon = new Lexicon(ordered.settings);
  const index = new PhraseIndex(keywordsOf(ordered), lexicon);
  const search = new PhraseSearch(index);
  const same = sameJson(before.phrases, index.phrases);
  ordered.proposals.forEach((proposal, at) => {
    if (same && known[at]! >= 0) search.keep(before, known[at]!);
    else search.add(lexicon.read(proposalDocument(proposal)));
  });
  return search.hits();
}
