import type { Language } from '../../text/index.ts';

/**
 * The vocabulary of affinity: what is known of reviewers and proposals, and how alike that makes them. Plain data; `id` is any stable unique
 * text. Lists come in any order and give the same bytes: results are ordered by the code points of ids.
 */

export type Proficiency = 'expert' | 'familiar' | 'basic';

export interface Expertise { readonly keyword: string; readonly proficiency: Proficiency }

/** `year` is a calendar year; empty texts are fine. */
export interface Publication { readonly title: string; readonly abstract: string; readonly year: number }

export interface ReviewerProfile {
  readonly id: string;
  readonly expertise: readonly Expertise[];
  readonly publications: readonly Publication[];
  readonly biography: string;
  /** Detected where it is missing. */
  readonly language?: Language;
}

export interface ProposalText {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  /** Detected where it is missing. */
  readonly language?: Language;
}

export type ProposalField = 'title' | 'summary' | 'description';
export type AffinityMethod = 'combined' | 'keyword' | 'tfidf';

export interface AffinitySettings {
  readonly method: AffinityMethod;
  /** 0–1; with `textWeight` 1 within 1e-9 when the method is `combined`, ignored by the others (R4). */
  readonly keywordWeight: number;
  readonly textWeight: number;
  /** Whether the keyword score says how much of the proposal a reviewer covers instead of how much of the reviewer the proposal asks for (R3). */
  readonly coverage: boolean;
  /** How many years back publications count; 5. */
  readonly publicationYears: number;
  readonly stopWords: boolean;
  readonly stems: boolean;
}

export interface AffinitySnapshot {
  readonly reviewers: readonly ReviewerProfile[];
  readonly proposals: readonly ProposalText[];
  readonly settings: AffinitySettings;
  /** Milliseconds since 1970; publications are recent as seen from its year in UTC. */
  readonly now: number;
}
