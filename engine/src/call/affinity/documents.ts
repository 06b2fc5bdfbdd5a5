import type { Passage, TextDocument } from '../../text/index.ts';
import type { AffinitySnapshot, Proficiency, ProposalField, ProposalText, ReviewerProfile } from './types.ts';

/** Tenths of the specification's weights, so that sums of them are exact. */
export const PROFICIENCY_TENTHS: Readonly<Record<Proficiency, number>> = { expert: 10, familiar: 7, basic: 3 };

export const PROPOSAL_FIELDS = ['title', 'summary', 'description'] as const satisfies readonly ProposalField[];

export type Recency = Pick<AffinitySnapshot, 'now'> & { readonly settings: Pick<AffinitySnapshot['settings'], 'publicationYears'> };

/**
 * What a reviewer is compared by: biography, recent publications and keywords, these weighted by proficiency. A publication counts when
 * its year is at most `publicationYears` before that of `now`: only the year is known, and nothing that recent is left out. The greatest weights
 * come first, so that the order of the lists changes no sum. O(length).
 */
export function reviewerDocument({ expertise, publications, biography, language }: ReviewerProfile, { now, settings }: Recency): TextDocument {
  const earliest = new Date(now).getUTCFullYear() - settings.publicationYears;
  const recent = publications.filter(({ year }) => year >= earliest);
  const passages: Passage[] = [biography, ...recent.map(({ title, abstract }) => `${title}\n${abstract}`)].map((text) => ({ text, weight: 1 }));
  const keywords = expertise.map(({ keyword, proficiency }) => ({ text: keyword, weight: PROFICIENCY_TENTHS[proficiency] / 10 }));
  return { language: language ?? 'auto', passages: [...passages, ...keywords.toSorted((a, b) => b.weight - a.weight)] };
}

/** What a proposal is compared by; its passages are `PROPOSAL_FIELDS`. */
export function proposalDocument(proposal: ProposalText): TextDocument {
  return { language: proposal.language ?? 'auto', passages: PROPOSAL_FIELDS.map((field) => ({ text: proposal[field], weight: 1 })) };
}
