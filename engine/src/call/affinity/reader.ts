import { joinCounts, Lexicon, TermCounter, type TermCounts } from '../../text/index.ts';
import { sameJson } from '../../same-json.ts';
import { proposalDocument, reviewerDocument, type Recency } from './documents.ts';
import { PhraseIndex, PhraseSearch, type PhraseHits } from './keywords.ts';
import type { AffinitySnapshot, ProposalText, ReviewerProfile } from './types.ts';

/** What texts were read for. */
export interface AffinityTexts {
  /** Ids, in the order in which they were read. */
  readonly reviewers: readonly string[];
  readonly proposals: readonly string[];
  /** A row for each of these reviewers, then one for each of these proposals. */
  readonly terms: TermCounts;
  /** A row for each of these proposals. */
  readonly phrases: PhraseHits;
}

/**
 * Reads the texts of a call one by one, which may be forgotten then: first those of reviewers, then those of proposals, which are searched for what
 * all reviewers know. Several readers can share a call, each with any of its members; what they have read is for `affinityModel`.
 */
export class AffinityReader {
  private readonly call: AffinityReading;
  private readonly lexicon: Lexicon;
  private readonly counter: TermCounter;
  private readonly reviewers: string[] = [];
  private readonly proposals: string[] = [];
  private search: PhraseSearch | undefined;

  constructor(call: AffinityReading) {
    this.call = call;
    this.lexicon = new Lexicon(call.settings);
    this.counter = new TermCounter(this.lexicon);
  }

  /** O(length). @throws RangeError after `expectKeywords` */
  readReviewer(reviewer: ReviewerProfile): void {
    if (this.search !== undefined) throw new RangeError(`reviewer ${reviewer.id} comes after the keywords of all`);
    this.reviewers.push(reviewer.id);
    const document = reviewerDocument(reviewer, this.call);
    this.counter.add(document, this.lexicon.read(document));
  }

  /** Those of all reviewers of the call, in any order. O(length). */
  expectKeywords(keywords: Iterable<string>): void {
    this.search = new PhraseSearch(new PhraseIndex(keywords, this.lexicon));
  }

  /** O(length · longest keyword). @throws RangeError before `expectKeywords` */
  readProposal(proposal: ProposalText): void {
    if (this.search === undefined) throw new RangeError(`proposal ${proposal.id} comes before the keywords of all`);
    this.proposals.push(proposal.id);
    const document = proposalDocument(proposal);
    const reading = this.lexicon.read(document);
    this.search.add(reading);
    this.counter.add(document, reading);
  }

  /** Of all that was read. O(entries + terms · log terms) @throws RangeError before `expectKeywords` */
  texts(): AffinityTexts {
    if (this.search === undefined) throw new RangeError('nobody has said what keywords there are');
    const { reviewers, proposals } = this;
    return { reviewers, proposals, terms: this.counter.counts(), phrases: this.search.hits() };
  }
}

/** How texts are read. */
export type AffinityReading = Recency & { readonly settings: Pick<AffinitySnapshot['settings'], 'stopWords' | 'stems'> };

/**
 * Those of a whole call, in its order, of what any number of readers have read. O(entries + terms · parts)
 *
 * @throws RangeError where somebody was not read, or twice, or where readers did not expect the same keywords
 */
export function joinTexts({ reviewers, proposals }: AffinitySnapshot, parts: readonly AffinityTexts[]): Pick<AffinityTexts, 'terms' | 'phrases'> {
  const places = { reviewers: waiting(reviewers, 0), proposals: waiting(proposals, reviewers.length) };
  const take = (side: 'reviewers' | 'proposals', id: string): number => {
    const place = places[side].get(id);
    if (place === undefined) throw new RangeError(`${id} of the ${side} is not in the call, or was read twice`);
    places[side].delete(id);
    return place;
  };
  const rows = parts.map((part) => ({ reviewers: part.reviewers.map((id) => take('reviewers', id)), proposals: part.proposals.map((id) => take('proposals', id)) }));
  for (const [side, left] of Object.entries(places)) for (const id of left.keys()) throw new RangeError(`${id} of the ${side} was not read`);
  return {
    terms: joinCounts(parts.map(({ terms }) => terms), Uint32Array.from(rows.flatMap((part) => [...part.reviewers, ...part.proposals]))),
    phrases: joinHits(parts.map(({ phrases }) => phrases), rows.map((part) => part.proposals.map((row) => row - reviewers.length))),
  };
}

function waiting(members: readonly { readonly id: string }[], from: number): Map<string, number> {
  return new Map(members.map(({ id }, at) => [id, from + at]));
}

/** `places` has the row of each proposal of each part in the result. */
function joinHits(parts: readonly PhraseHits[], places: readonly (readonly number[])[]): PhraseHits {
  const phrases = parts[0]?.phrases ?? [];
  if (!parts.every((part) => sameJson(part.phrases, phrases))) throw new RangeError('readers have expected different keywords');
  const found: Uint32Array[] = [];
  parts.forEach(({ offsets, columns }, part) => places[part]!.forEach((place, row) => (found[place] = columns.subarray(offsets[row], offsets[row + 1]))));
  const offsets = new Uint32Array(found.length + 1);
  found.forEach((columns, row) => (offsets[row + 1] = offsets[row]! + columns.length));
  const columns = new Uint32Array(offsets[found.length]!);
  found.forEach((own, row) => columns.set(own, offsets[row]));
  return { phrases, offsets, columns };
}
