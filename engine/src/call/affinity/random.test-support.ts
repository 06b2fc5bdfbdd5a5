import { randomSource } from '../../cohort/random.test-support.ts';
import { defaultAffinitySettings } from './settings.ts';
import type { AffinitySettings, AffinitySnapshot, Expertise, Proficiency, ProposalText, ReviewerProfile } from './types.ts';

const WORDS = ('storm wave model network neural learning machine ocean ice climate turbulence protein folding kernel graph optimal transport coast tide satellite data '
  + 'the of and for with Netz Welle lernen Strömung Küste Eis die und für mit').split(' ');
const KEYWORDS = ['machine learning', 'neural networks', 'ocean waves', 'optimal transport', 'ice', 'graph of data', 'Küste', 'protein folding'];
const PROFICIENCIES: readonly Proficiency[] = ['expert', 'familiar', 'basic'];

/** Invented calls: few words, so that texts share many; some people without keywords, some without text. */
export class RandomCall {
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = randomSource(seed);
  }

  below(bound: number): number {
    return Math.floor(this.random() * bound);
  }

  text(longest: number): string {
    return Array.from({ length: this.below(longest + 1) }, () => WORDS[this.below(WORDS.length)]).join(' ');
  }

  reviewer(id: string): ReviewerProfile {
    const expertise: Expertise[] = Array.from({ length: this.below(4) }, () => ({ keyword: KEYWORDS[this.below(KEYWORDS.length)]!, proficiency: PROFICIENCIES[this.below(3)]! }));
    const publications = Array.from({ length: this.below(3) }, () => ({ title: this.text(5), abstract: this.text(20), year: 2018 + this.below(9) }));
    return { id, expertise, publications, biography: this.text(12) };
  }

  proposal(id: string): ProposalText {
    return { id, title: this.text(4), summary: this.text(12), description: this.text(30) };
  }

  snapshot(reviewers: number, proposals: number, settings: Partial<AffinitySettings> = {}): AffinitySnapshot {
    return {
      reviewers: Array.from({ length: reviewers }, (_, at) => this.reviewer(`r${at}`)), proposals: Array.from({ length: proposals }, (_, at) => this.proposal(`p${at}`)),
      settings: { ...defaultAffinitySettings, ...settings }, now: Date.UTC(2026, 5, 1),
    };
  }
}
