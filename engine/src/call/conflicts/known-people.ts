import type { Identity, Person } from './identity.ts';

/** Where somebody works or worked; `until` is a calendar day (YYYY-MM-DD), null or ahead while they are there. Institutions compare by id. */
export interface Affiliation { readonly institution: string; readonly until: string | null }

/** Papers are one with the same DOI (null or empty: none is known), or the same title and year. */
export interface Paper { readonly doi: string | null; readonly title: string; readonly year: number; readonly authors: readonly Identity[] }

/** Somebody as known from a profile or a proposal. */
export interface KnownPerson extends Identity { readonly affiliations: readonly Affiliation[]; readonly papers: readonly Paper[] }

export interface KnownReviewer extends KnownPerson { readonly id: string }
export interface ProposalTeam { readonly id: string; readonly members: readonly KnownPerson[] }

/** Somebody named in a proposal, made comparable. */
export interface TeamMember { readonly proposal: string; readonly known: KnownPerson; readonly person: Person }

/** How far back conflicts reach (R10); kept with what was found. */
export interface DetectionSettings {
  readonly formerInstitutionYears: number;
  readonly coauthorshipYears: number;
  /** So many papers within `coauthorshipYears`, one of them within `activeYears`, make co-authorship a real conflict. */
  readonly activePapers: number;
  readonly activeYears: number;
}

export const defaultDetectionSettings: DetectionSettings = { formerInstitutionYears: 2, coauthorshipYears: 3, activePapers: 3, activeYears: 1 };

export interface DetectionInput {
  readonly reviewers: readonly KnownReviewer[];
  readonly proposals: readonly ProposalTeam[];
  readonly settings: DetectionSettings;
  /** Milliseconds since 1970. */
  readonly now: number;
}
