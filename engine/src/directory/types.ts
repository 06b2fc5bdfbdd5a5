/** The vocabulary of the directory: who seeks, and what a ranking says. Plain data, JSON all through; practitioners are in `facts/practitioner.ts`. */
import type { Gender, SessionFormat } from './facts/practitioner.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const PARTS_OF_DAY = ['morning', 'afternoon', 'evening'] as const;
export const WISHED_GENDERS = ['female', 'male', 'diverse'] as const;

export type Weekday = (typeof WEEKDAYS)[number];
export type PartOfDay = (typeof PARTS_OF_DAY)[number];

/** D5: on one of these days (none named: on any) in this part of the day, by the practitioner's wall clock: before 12:00, before 17:00, from 17:00. */
export interface TimePreference {
  readonly weekdays: readonly Weekday[];
  readonly part: PartOfDay | 'any';
}

/** Somebody who seeks a practitioner. What is empty or null was not asked. */
export interface Person {
  readonly focusAreas: readonly string[];
  readonly modalities: readonly string[];
  /** Only one: nothing else will do (E5). */
  readonly formats: readonly SessionFormat[];
  /** Null: any (D6). */
  readonly gender: Exclude<Gender, 'unspecified'> | null;
  readonly city: string | null;
  readonly times: readonly TimePreference[];
}

/** What a criterion gave, of what it can give. */
export interface Points { readonly points: number; readonly of: number }

/** Why the platform score is what it is; the sum of the points is the score, at most 70 (D1). */
export interface PlatformParts {
  readonly journey: Points & { readonly full: boolean };
  readonly slots: Points & { readonly inSevenDays: number; readonly inFourteenDays: number };
  readonly profile: Points & { readonly kind: 'complete' | 'basic' | 'incomplete' };
}

/** Why the match score is what it is. `of` is 0 where this person asked nothing of the kind; their sum is what could be achieved (D2). */
export interface MatchParts {
  /** How many different ones were asked for, and which of them are there, as the person wrote them. */
  readonly focus: Points & { readonly asked: number; readonly matched: readonly string[] };
  readonly city: Points;
  readonly modality: Points & { readonly asked: number; readonly matched: readonly string[] };
  readonly time: Points;
  readonly gender: Points;
}

export type Badge = 'recommended' | 'bookable_now' | 'online_available' | 'in_your_city';

export interface RankedPractitioner {
  readonly id: string;
  /** 0–70. */
  readonly platformScore: number;
  /** 0–100; null in the directory view, as the next two. */
  readonly matchScore: number | null;
  /** match × 1.5 + platform: 0–220 in halves. */
  readonly totalScore: number | null;
  /** Whole per cent of the points achievable for what this person asked; null as well where nothing was asked that gives points. */
  readonly matchPercent: number | null;
  /** In the order of the type. */
  readonly badges: readonly Badge[];
  readonly parts: { readonly platform: PlatformParts; readonly match: MatchParts | null };
  /** The practitioner as far as the explanation names it. */
  readonly city: string | null;
  readonly onlineOnly: boolean;
}

/** `eligible`: how many there would be if this one wish were dropped (D10). */
export interface Relaxation { readonly criterion: 'gender' | 'format'; readonly eligible: number }

export type Note =
  | { readonly code: 'lowMatch' }
  | { readonly code: 'noneEligible'; readonly relaxation: Relaxation | null };

export interface Ranking {
  readonly view: 'directory' | 'match';
  readonly results: readonly RankedPractitioner[];
  readonly note: Note | null;
  /** How many passed the hard filters, whether or not the limit shows them. */
  readonly eligible: number;
  /** Which day's order decides ties, and where that day is counted (D3). */
  readonly rotation: { readonly day: string; readonly timeZone: string };
}

export interface RankingOptions {
  /** Null or left out: the directory view. */
  readonly person?: Person | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** At most so many results, a whole number from 0; all unless said otherwise. */
  readonly limit?: number;
  /** Where the day of the rotation begins; Europe/Berlin unless said otherwise. */
  readonly rotationTimeZone?: string;
}
