/** What ranking and commission both know about a practitioner: plain data, in the terms of the directory's data model. */

export const GENDERS = ['female', 'male', 'diverse', 'unspecified'] as const;
export const FORMATS = ['online', 'in_person'] as const;
export const SLOT_TYPES = ['intake', 'session'] as const;
export const SLOT_STATUSES = ['open', 'held', 'booked'] as const;

export type Gender = (typeof GENDERS)[number];
export type SessionFormat = (typeof FORMATS)[number];

export interface Slot {
  readonly type: (typeof SLOT_TYPES)[number];
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly start: number;
  readonly status: (typeof SLOT_STATUSES)[number];
}

export interface Practitioner {
  /** Unique; ties that nothing else decides break by its code points. */
  readonly id: string;
  /** E1: only `verified` is listed. Whatever else a table has, people, not rules, tell apart. */
  readonly status: string;
  /** Null: never said, which is not a no (E2). */
  readonly acceptingNew: boolean | null;
  readonly hidden: boolean;
  /** Null: not connected. */
  readonly calUsername: string | null;
  readonly calEventTypes: readonly string[];
  /** Schwerpunkte; texts compare folded, doubles count once. */
  readonly focusAreas: readonly string[];
  readonly modalities: readonly string[];
  readonly formats: readonly SessionFormat[];
  readonly gender: Gender;
  readonly city: string | null;
  readonly photoUrl: string | null;
  readonly approachText: string | null;
  readonly whoComesToMe: string | null;
  readonly slots: readonly Slot[];
  /** IANA name; windows and times of day are counted there (D5). */
  readonly timeZone: string;
}

/** A text of blanks says nothing. */
export function isGiven(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}
