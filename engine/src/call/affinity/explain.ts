import { bidValue } from '../assignment/bids.ts';
import type { BidName } from '../assignment/types.ts';
import { compareText, Lexicon, rowProduct, type SparseRows } from '../../text/index.ts';
import { PROFICIENCY_TENTHS, PROPOSAL_FIELDS, proposalDocument, reviewerDocument } from './documents.ts';
import { PhraseIndex } from './keywords.ts';
import { affinityOf } from './matrix.ts';
import { placesOf, type AffinityModel } from './model.ts';
import type { Expertise, Proficiency, ProposalField } from './types.ts';

/** Each keyword as the reviewer gave it. */
export interface KeywordMatch {
  readonly keyword: string;
  readonly proficiency: Proficiency;
  /** 1.0, 0.7 or 0.3. */
  readonly weight: number;
  /** Where the proposal has it; empty where it does not. */
  readonly fields: readonly ProposalField[];
  /** What it gives to the keyword score; 0 where it is not there, or is the same phrase as one at a better proficiency. */
  readonly points: number;
}

/** A term that both have. */
export interface TermShare {
  readonly term: string;
  /** Its forms in the two texts, in code-point order. */
  readonly words: readonly string[];
  /** What it gives to the text score, and which share of it that is. */
  readonly points: number;
  readonly share: number;
}

/** What the reviewer said, and how the call counts it (MatchingConfiguration). */
export interface Bidding { readonly bid: BidName | null; readonly useReviewerBids: boolean; readonly bidWeight: number; readonly minAffinityThreshold: number }

/** Why a pair has its score, with every part and weight (S1). */
export interface AffinityExplanation {
  readonly reviewer: string;
  readonly proposal: string;
  /** min(1, weight · score of the keywords + weight · score of the text). */
  readonly affinity: number;
  readonly keyword: { readonly score: number; readonly weight: number; readonly matched: readonly KeywordMatch[]; readonly unmatched: readonly KeywordMatch[] };
  /** The ten terms that give most, and the share of all others. */
  readonly text: { readonly score: number; readonly weight: number; readonly terms: readonly TermShare[]; readonly others: number };
  /** On the raw affinity (R2). */
  readonly belowThreshold: boolean;
  readonly bid: BidName | null;
  /** bidWeight × bid, in points of the final score; 0 where bids are off. */
  readonly bidPoints: number;
  /** affinity + bidPoints to nine places, as assignments count it; may leave 0–1 (R2). Null for a `conflict` bid, which excludes the pair and is never scored (R1). */
  readonly finalScore: number | null;
}

const TERMS_SHOWN = 10;
/** Final scores have nine places everywhere. */
const UNIT = 1e9;

/**
 * Explains one pair of a compared call, by reading its two texts again. O(length of the two texts and of all keywords of the reviewer).
 *
 * @throws RangeError for an id that the call does not have
 */
export function explainAffinity(model: AffinityModel, pair: { readonly reviewer: string; readonly proposal: string }, bidding: Bidding): AffinityExplanation {
  const reviewer = rowOf(model, 'reviewers', pair.reviewer);
  const proposal = rowOf(model, 'proposals', pair.proposal);
  const { keyword, text } = model;
  const scores = { keyword: rowProduct(keyword.reviewers, reviewer, keyword.proposals, proposal), text: rowProduct(text.reviewers, reviewer, text.proposals, proposal) };
  const affinity = affinityOf(keyword.weight * scores.keyword + text.weight * scores.text);
  const matches = keywordMatches(model, reviewer, proposal);
  const { bid, useReviewerBids, bidWeight, minAffinityThreshold } = bidding;
  const bidPoints = bid === null || bid === 'conflict' || !useReviewerBids ? 0 : bidWeight * bidValue(bid);
  return {
    ...pair, affinity,
    keyword: {
      score: affinityOf(scores.keyword), weight: keyword.weight,
      matched: matches.filter(({ fields }) => fields.length > 0), unmatched: matches.filter(({ fields }) => fields.length === 0),
    },
    text: { score: affinityOf(scores.text), weight: text.weight, ...termShares(model, reviewer, proposal, scores.text) },
    belowThreshold: affinity < minAffinityThreshold,
    bid, bidPoints, finalScore: bid === 'conflict' ? null : Math.round((affinity + bidPoints) * UNIT) / UNIT,
  };
}

function rowOf({ snapshot }: AffinityModel, side: 'reviewers' | 'proposals', id: string): number {
  const row = placesOf(snapshot[side]).get(id);
  if (row === undefined) throw new RangeError(`the call has no ${id} among its ${side}`);
  return row;
}

/** Best proficiency first, then by code point. */
function keywordMatches({ snapshot, phrases, keyword }: AffinityModel, reviewer: number, proposal: number): KeywordMatch[] {
  const { settings } = snapshot;
  const expertise = snapshot.reviewers[reviewer]!.expertise.toSorted(byProficiency);
  const lexicon = new Lexicon(settings);
  const index = new PhraseIndex(expertise.map((each) => each.keyword), lexicon);
  const fieldsOf = index.phrases.map(() => new Set<number>());
  index.find(lexicon.read(proposalDocument(snapshot.proposals[proposal]!)), (column, passage) => fieldsOf[column]!.add(passage));
  const counted = new Set<number>();
  return expertise.map((each) => {
    const column = index.column(each.keyword);
    const fields = PROPOSAL_FIELDS.filter((_field, passage) => fieldsOf[column]!.has(passage));
    const best = !counted.has(column);
    counted.add(column);
    const place = phrases.phrases.indexOf(index.phrases[column]!);
    const points = best ? valueAt(keyword.reviewers, reviewer, place) * valueAt(keyword.proposals, proposal, place) : 0;
    return { keyword: each.keyword, proficiency: each.proficiency, weight: PROFICIENCY_TENTHS[each.proficiency] / 10, fields, points };
  });
}

function byProficiency(a: Expertise, b: Expertise): number {
  return PROFICIENCY_TENTHS[b.proficiency] - PROFICIENCY_TENTHS[a.proficiency] || compareText(a.keyword, b.keyword);
}

function valueAt({ offsets, indices, values }: SparseRows, row: number, column: number): number {
  const at = indices.subarray(offsets[row]!, offsets[row + 1]!).indexOf(column);
  return at < 0 ? 0 : values[offsets[row]! + at]!;
}

function termShares(model: AffinityModel, reviewer: number, proposal: number, score: number): { readonly terms: readonly TermShare[]; readonly others: number } {
  const { terms: { terms }, text } = model;
  const products: { readonly term: string; readonly points: number }[] = [];
  for (let at = text.reviewers.offsets[reviewer]!; at < text.reviewers.offsets[reviewer + 1]!; at++) {
    const column = text.reviewers.indices[at]!;
    const points = text.reviewers.values[at]! * valueAt(text.proposals, proposal, column);
    if (points > 0) products.push({ term: terms[column]!, points });
  }
  products.sort((a, b) => b.points - a.points || compareText(a.term, b.term));
  const forms = formsOf(model, reviewer, proposal);
  const shown = products.slice(0, TERMS_SHOWN).map(({ term, points }) => ({ term, words: [...forms.get(term) ?? []].sort(compareText), points, share: points / score }));
  return { terms: shown, others: products.slice(TERMS_SHOWN).reduce((sum, { points }) => sum + points / score, 0) };
}

/** How the two texts spell each term. */
function formsOf({ snapshot }: AffinityModel, reviewer: number, proposal: number): Map<string, Set<string>> {
  const lexicon = new Lexicon(snapshot.settings);
  const forms = new Map<string, Set<string>>();
  for (const document of [reviewerDocument(snapshot.reviewers[reviewer]!, snapshot), proposalDocument(snapshot.proposals[proposal]!)]) {
    lexicon.read(document).terms.forEach((number, at) => {
      const term = lexicon.terms[number];
      if (term !== undefined) forms.set(term, (forms.get(term) ?? new Set()).add(lexicon.spelling(at)));
    });
  }
  return forms;
}
