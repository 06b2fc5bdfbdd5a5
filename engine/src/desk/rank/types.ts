import type { SettingProblem } from '../../settings-checks.ts';
import type { Tier } from '../audience/matrix.ts';
import type { InvitationStatus } from '../flow/statuses.ts';
import type { Said } from './words.ts';

export const tagTypes = ['discipline', 'sector', 'skill'] as const;
export type TagType = (typeof tagTypes)[number];
export const engagementTypes = ['consultation', 'research', 'advisory'] as const;
export type EngagementType = (typeof engagementTypes)[number];
export const availabilities = ['available', 'limited', 'unavailable'] as const;
export type Availability = (typeof availabilities)[number];

/** Compared by type and by name in any capitals. */
export interface Tag { readonly type: TagType; readonly name: string }

export interface ExpertRequest {
  readonly id: string;
  /** `preferred_expertise` (§1.1). */
  readonly tags: readonly Tag[];
  readonly engagementType: EngagementType;
  /** Company and problem are read for words of a sector, in English or German. */
  readonly company: string;
  readonly problem: string;
}

export interface Expert {
  readonly id: string;
  /** Admitted by the operator and active. */
  readonly admitted: boolean;
  /** The client themself, whom nobody proposes to themself. */
  readonly isClient: boolean;
  readonly tier: Tier;
  readonly tags: readonly Tag[];
  /** `sector_expertise`: free text in English or German. */
  readonly sectorExpertise: string;
  readonly availability: Availability;
  readonly yearsExperience: number | null;
  /** A record of research: an ORCID iD or publications. */
  readonly researches: boolean;
  /** Bookings that are under way, and how many at most; null: no limit is known. */
  readonly activeBookings: number;
  readonly capacity: number | null;
  /** Earlier invitations to other requests, over whatever time the caller looks back; conflicts of interest are not held against anybody and are left out. */
  readonly past: { readonly asked: number; readonly declined: number; readonly unanswered: number };
  /** How the latest invitation to this very request stands; null: there is none. */
  readonly thisRequest: InvitationStatus | null;
}

export const rankParts = ['tags', 'sector', 'availability', 'years', 'load', 'declines', 'research'] as const;
export type RankPartName = (typeof rankParts)[number];

export interface RankSettings {
  /** §1.1 asks other things for each type of engagement; each row sums to 100. */
  readonly weights: Readonly<Record<EngagementType, Readonly<Record<RankPartName, number>>>>;
  /** What a tag of each type counts. */
  readonly tagWeights: Readonly<Record<TagType, number>>;
  /** So many common words, or years, count in full. */
  readonly sectorWords: number;
  readonly fullYears: number;
}

export interface RankingSnapshot { readonly request: ExpertRequest; readonly experts: readonly Expert[]; readonly settings: RankSettings }

/** One reason for a score: `points` = weight × value, `says` in words of both languages. */
export interface RankPart {
  readonly part: RankPartName;
  readonly weight: number;
  /** 0 to 1. */
  readonly value: number;
  readonly points: number;
  readonly says: Said;
}

export interface RankedExpert {
  readonly id: string;
  /** From 1; equal scores stand in the order of their ids. */
  readonly place: number;
  /** 0 to 100: the sum of the points. */
  readonly score: number;
  /** Shown so that the admin knows what the client will see; it counts nothing. */
  readonly tier: Tier;
  readonly parts: readonly RankPart[];
}

export type IneligibleReason = 'notAdmitted' | 'isClient' | 'declined' | 'unanswered' | 'alreadyInvited' | 'unavailable' | 'atCapacity';

export interface ExpertRanking {
  readonly request: string;
  readonly ranked: readonly RankedExpert[];
  /** By id. */
  readonly ineligible: readonly { readonly id: string; readonly reasons: readonly IneligibleReason[] }[];
}

export type RankingProblemCode = 'emptyId' | 'duplicateId' | 'unknownValue' | 'notACount' | 'moreThanAsked' | 'setting';
export interface RankingProblem {
  readonly code: RankingProblemCode;
  /** E.g. `experts[3].past.declined`. */
  readonly path: string;
  readonly value: string;
  /** Only for `setting`. */
  readonly setting?: SettingProblem;
}
